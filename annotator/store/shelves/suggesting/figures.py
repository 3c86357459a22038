"""The shelf of figures: how the proposals of each source fared, and what was marked by hand beside them."""

from collections import Counter
from collections.abc import Mapping

from sqlalchemy import Connection, func, select

from annotator.domain.corpus.pending import Figure, Figures, Made
from annotator.domain.ids import TagId
from annotator.domain.marks import Origin
from annotator.domain.suggestions import Verdict
from annotator.store.pointers import Meanings
from annotator.store.tables import ArticleRow, MarkRow, SuggestionRow, table_of

SUGGESTION, MARK, ARTICLE = (table_of(row) for row in (SuggestionRow, MarkRow, ArticleRow))

_DECIDED = ("source", "tag", "state", "article", "start", "end", "annotator")


class OfSuggestions:
    """Counts decisions and marks of all annotators."""

    def __init__(self, connection: Connection, meanings: Meanings) -> None:
        self._connection, self._meanings = connection, meanings

    def figures(self, standing: Mapping[tuple[str, TagId], int]) -> Figures:
        """Everything that was counted, by source and tag; ``standing`` is what is pending."""
        decided = self._decided()
        pairs = sorted({*standing, *((source, tag) for source, tag, _verdict in decided)}, key=str)
        return Figures(
            tuple(
                Figure(
                    source,
                    tag,
                    standing.get((source, tag), 0),
                    decided[source, tag, Verdict.ACCEPTED],
                    decided[source, tag, Verdict.REJECTED],
                )
                for source, tag in pairs
            ),
            self._made(),
        )

    def _decided(self) -> Counter[tuple[str, TagId, Verdict]]:
        """How many were accepted whose marks stand, and rejected. What somebody accepted in two copies counts once."""
        query = (
            select(*(SUGGESTION.c[name] for name in _DECIDED))
            .join(ARTICLE, ARTICLE.c.id == SUGGESTION.c.article)
            .outerjoin(MARK, MARK.c.id == SUGGESTION.c.mark)
            .where(~SUGGESTION.c.gone, ~ARTICLE.c.gone, SUGGESTION.c.mark.is_(None) | ~MARK.c.gone)
            .distinct()
        )
        root = self._meanings.annotators.root
        seen = {
            (row["source"], row["tag"], row["state"], row["article"], row["start"], row["end"], root(row["annotator"]))
            for row in self._connection.execute(query).mappings()
        }
        return Counter((one[0], TagId(one[1]), Verdict(one[2])) for one in seen)

    def _made(self) -> dict[TagId, Made]:
        query = (
            select(MARK.c.tag, MARK.c.origin, func.count())
            .join(ARTICLE, ARTICLE.c.id == MARK.c.article)
            .where(~MARK.c.gone, ~ARTICLE.c.gone, MARK.c.origin.in_([Origin.HAND.value, Origin.SUGGESTION.value]))
            .group_by(MARK.c.tag, MARK.c.origin)
        )
        counts = {(TagId(row[0]), row[1]): row[2] for row in self._connection.execute(query).all()}
        return {
            tag: Made(counts.get((tag, Origin.HAND.value), 0), counts.get((tag, Origin.SUGGESTION.value), 0))
            for tag in {tag for tag, _origin in counts}
        }
