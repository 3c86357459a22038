"""The shelf of decisions about suggestions: what was rejected is not proposed again, what was accepted says by whom."""

from collections.abc import Iterable

from sqlalchemy import Connection, RowMapping, bindparam, select

from annotator.domain.ids import AnnotatorId, ArticleId, MarkId
from annotator.domain.spans import Span
from annotator.domain.suggestions import Decision, Provenance, Suggestion, Verdict, key_of_accepted
from annotator.store import straight
from annotator.store.pointers import Meanings
from annotator.store.tables import WHOLE_SCORE, SuggestionRow, table_of
from annotator.store.writing.ink import Ink

SUGGESTION = table_of(SuggestionRow)
_ACCEPTED = (
    SUGGESTION.c.id == bindparam("key"), SUGGESTION.c.state == Verdict.ACCEPTED.value, ~SUGGESTION.c.gone
)  # fmt: skip
_ORIGIN = select(SUGGESTION.c.source, SUGGESTION.c.score, SUGGESTION.c.reason).where(*_ACCEPTED)


def _decision_of(row: RowMapping, by: AnnotatorId) -> Decision:
    span = Span(row["start"], row["end"])
    score = row["score"] / WHOLE_SCORE
    suggestion = Suggestion(row["article"], row["tag"], span, row["text"], row["source"], row["reason"], score)
    return Decision(by, suggestion, Verdict(row["state"]), row["mark"])


def _row_of(decision: Decision) -> dict[str, object]:
    one = decision.suggestion
    return {
        "id": decision.key, "article": one.article, "tag": one.tag, "start": one.span.start, "end": one.span.end,
        "text": one.text, "source": one.source, "reason": one.reason, "score": round(one.score * WHOLE_SCORE),
        "state": decision.verdict.value, "mark": decision.mark, "annotator": decision.annotator,
    }  # fmt: skip


class Suggestions:
    """Reads what was decided."""

    def __init__(self, connection: Connection, meanings: Meanings) -> None:
        self._connection, self._meanings = connection, meanings

    def rejected(self, article: ArticleId, by: AnnotatorId) -> list[Decision]:
        """What an annotator rejected on an article, by place."""
        mine = SUGGESTION.c.annotator.in_(self._meanings.annotators.meaning(by))
        here = (SUGGESTION.c.article == article, mine, SUGGESTION.c.state == Verdict.REJECTED.value, ~SUGGESTION.c.gone)
        query = select(SUGGESTION).where(*here).order_by(SUGGESTION.c.start, SUGGESTION.c.end)
        return [_decision_of(row, by) for row in self._connection.execute(query).mappings()]

    def origin_of(self, mark: MarkId) -> Provenance | None:
        """Which source proposed what became a mark; ``None`` for one that nobody proposed."""
        rows = straight.rows(self._connection, _ORIGIN, {"key": key_of_accepted(mark)})
        return next((Provenance(row["source"], row["score"] / WHOLE_SCORE, row["reason"]) for row in rows), None)


class SuggestionsPen(Suggestions):
    """Writes what is decided."""

    def __init__(self, connection: Connection, meanings: Meanings, ink: Ink) -> None:
        super().__init__(connection, meanings)
        self._ink = ink

    def decide(self, decisions: Iterable[Decision]) -> None:
        """Remember decisions; the same one twice is one."""
        rows = {decision.key: _row_of(decision) for decision in decisions}
        self._ink.put(SuggestionRow, list(rows.values()))

    def forget(self, decisions: Iterable[Decision]) -> None:
        """Take decisions back: what was rejected may be proposed again."""
        self._ink.end(SuggestionRow, [decision.key for decision in decisions])
