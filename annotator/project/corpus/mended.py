"""The repairs of a project: found across its articles, and taken back."""

from collections.abc import Iterable, Sequence

from annotator.domain.articles import RepairKind
from annotator.domain.corpus.mended import Mended, MendedSought
from annotator.domain.errors import NotFound
from annotator.domain.ids import ArticleId
from annotator.domain.language import _, ngettext
from annotator.domain.log.operations import Deed, Outcome, Place
from annotator.domain.wording import shortened
from annotator.project.desk import Desk
from annotator.project.rules.retexting import retext
from annotator.store import Pen
from annotator.text.mending.repairs import without

MOST = 10_000
"""More repairs than these are not listed at once; a filter leads to the others."""


class Repairs:
    """What was mended in the texts of the articles."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def found(self, sought: MendedSought = MendedSought(), limit: int = MOST) -> list[Mended]:  # noqa: B008
        """Up to ``limit`` repairs of the shown texts, in the order of articles and places."""
        with self._desk.read() as reader:
            return reader.mended.found(sought, limit)

    def counts(self) -> dict[RepairKind, int]:
        """How many repairs there are of each kind."""
        with self._desk.read() as reader:
            return reader.mended.counts()

    def undo(self, repairs: Iterable[Mended]) -> Outcome[int]:
        """Put back what stood in the source, as new versions of the texts; every mark goes along.

        The value is how many were taken back. Raises ``NotFound`` where a repair is not there any more, and
        ``SpanRefused`` where a mark would lose all its words.
        """
        wanted: dict[ArticleId, set[int]] = {}
        for one in repairs:
            if one.can_be_undone:
                wanted.setdefault(one.article, set()).add(one.repair.source.start)
        if not wanted:
            raise NotFound(_("There is no repair that can be undone."), _("A NUL stays out: no text may hold it."))
        with self._desk.write(Deed.ARTICLE_CORRECTED, place=Place(next(iter(wanted)))) as pen:
            titles = [_taken_back(pen, article, starts, self._desk) for article, starts in sorted(wanted.items())]
            pen.what = _called(titles)
        return self._desk.done(pen, sum(map(len, wanted.values())))


def _taken_back(pen: Pen, article: ArticleId, starts: set[int], desk: Desk) -> str:
    pen.articles.hold(article)
    known = pen.articles.repairs(article)
    gone = [one for one in known if one.source.start in starts]
    if len(gone) < len(starts):
        raise NotFound(_("A repair is not there any more."), _("Look at the list of repairs again."))
    after, moves = without(pen.articles.text(article), known, gone)
    return retext(pen, article, after, moves, desk.annotator.id).metadata.title


def _called(titles: Sequence[str]) -> str:
    if len(titles) == 1:
        return shortened(titles[0])
    return ngettext("{count} article", "{count} articles", len(titles)).format(count=len(titles))
