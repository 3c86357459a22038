"""The shelf of decisions about suggestions: what was rejected is not proposed again."""

from collections.abc import Iterable

from sqlalchemy import Connection, RowMapping, select

from annotator.domain.ids import AnnotatorId, ArticleId
from annotator.domain.spans import Span
from annotator.domain.suggestions import Rejection, Suggestion
from annotator.store.pointers import Meanings
from annotator.store.tables import SuggestionRow, table_of
from annotator.store.writing.ink import Ink

SUGGESTION = table_of(SuggestionRow)


def _rejection_of(row: RowMapping, by: AnnotatorId) -> Rejection:
    span = Span(row["start"], row["end"])
    suggestion = Suggestion(row["article"], row["tag"], span, row["text"], row["source"], row["reason"])
    return Rejection(by, suggestion)


def _row_of(rejection: Rejection) -> dict[str, object]:
    one = rejection.suggestion
    return {
        "id": rejection.key, "article": one.article, "tag": one.tag, "start": one.span.start, "end": one.span.end,
        "text": one.text, "source": one.source, "reason": one.reason, "annotator": rejection.annotator,
    }  # fmt: skip


class Suggestions:
    """Reads what was rejected."""

    def __init__(self, connection: Connection, meanings: Meanings) -> None:
        self._connection, self._meanings = connection, meanings

    def rejected(self, article: ArticleId, by: AnnotatorId) -> list[Rejection]:
        """What an annotator rejected on an article, by place."""
        mine = SUGGESTION.c.annotator.in_(self._meanings.annotators.meaning(by))
        here = (SUGGESTION.c.article == article, mine, ~SUGGESTION.c.gone)
        query = select(SUGGESTION).where(*here).order_by(SUGGESTION.c.start, SUGGESTION.c.end)
        return [_rejection_of(row, by) for row in self._connection.execute(query).mappings()]


class SuggestionsPen(Suggestions):
    """Writes what is rejected."""

    def __init__(self, connection: Connection, meanings: Meanings, ink: Ink) -> None:
        super().__init__(connection, meanings)
        self._ink = ink

    def reject(self, rejections: Iterable[Rejection]) -> None:
        """Remember rejections; the same one twice is one."""
        rows = {rejection.key: _row_of(rejection) for rejection in rejections}
        self._ink.put(SuggestionRow, list(rows.values()))

    def forget(self, rejections: Iterable[Rejection]) -> None:
        """Let these be proposed again."""
        self._ink.end(SuggestionRow, [rejection.key for rejection in rejections])
