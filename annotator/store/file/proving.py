"""Whether the search index of a file says what the texts say; ``mend_derived`` takes one away that does not."""

from collections.abc import Iterator

from sqlalchemy import Connection, select, text
from sqlalchemy.exc import DatabaseError

from annotator.domain.care.findings import Finding
from annotator.store import search
from annotator.store.care.check import mendable
from annotator.store.words.fts import phrase_of
from annotator.store.words.index import BODY
from annotator.store.words.unsound import disagreeing, unreadable
from annotator.text.folding import fold

_MOST_ASKED = 500
"""So many texts, spread over all, are looked for by their first and by their last characters."""
_CHARACTERS = 16
_LOST = text(
    "SELECT coalesce(max(number), 0) - count(*) + count(*) FILTER (WHERE body NOT IN (SELECT id FROM body))"
    " FROM search_body"
)
"""Numbers are given without gaps, each to a text that is there."""
_NUMBERED = text("SELECT number FROM search_body ORDER BY number")
_BODY_OF = text("SELECT body FROM search_body WHERE number = :number").columns(BODY.c.id)
_FOUND = text("SELECT 1 FROM search WHERE search MATCH :phrase AND rowid = :number")


def findings(connection: Connection) -> Iterator[Finding]:
    """What is wrong with the index, if there is one."""
    if not search.exists(connection):
        return
    try:
        wrong = connection.execute(_LOST).scalar_one() or _not_found(connection)
    except DatabaseError as error:
        yield unreadable(error, mendable())
        return
    if wrong:
        yield disagreeing(wrong, mendable())


def _not_found(connection: Connection) -> int:
    """How many of the texts that are looked for are not found."""
    numbers = list(connection.execute(_NUMBERED).scalars())
    return sum(not _is_found(connection, number) for number in numbers[:: 1 + len(numbers) // _MOST_ASKED])


def _is_found(connection: Connection, number: int) -> bool:
    body = connection.execute(_BODY_OF, {"number": number}).scalar_one()
    words = connection.execute(select(BODY.c.text).where(BODY.c.id == body)).scalar_one()
    phrases = (phrase_of(fold(part)) for part in (words[:_CHARACTERS], words[-_CHARACTERS:]))
    asked = [{"phrase": phrase, "number": number} for phrase in phrases if phrase]
    return all(connection.execute(_FOUND, one).first() is not None for one in asked)
