"""Which operations had to do with one article, mark, person or tag: made, changed, took away or brought back of it."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import reduce
from uuid import UUID

from sqlalchemy import Connection, or_, select

from annotator.domain.ids import ArticleId, MarkId, PersonId
from annotator.domain.log.history import Sought
from annotator.store.pointers import Meanings
from annotator.store.tables import CHANGEABLE, ChangeRow, LifeRow, LinkRow, MarkRow, OperationRow, table_of
from annotator.store.turning.records import unpacked
from annotator.store.writing.ink import parts

CHANGE, LIFE, OPERATION = table_of(ChangeRow), table_of(LifeRow), table_of(OperationRow)
MARK, LINK = table_of(MarkRow), table_of(LinkRow)
_ON_ARTICLES = ("mark", "link", "article_theme", "status", "suggestion")


@dataclass(slots=True)
class _Rows:
    """The rows that are asked about: whose births, which fields, whose ends."""

    born: dict[str, set[UUID]] = field(default_factory=dict[str, set[UUID]])
    changed: set[UUID] = field(default_factory=set[UUID])
    joined: set[UUID] = field(default_factory=set[UUID])
    """Marks of which only the person matters."""

    def take(self, subject: str, keys: Collection[UUID]) -> None:
        """Everything about some rows matters."""
        self.born.setdefault(subject, set()).update(keys)
        self.changed |= set(keys)


def touching(connection: Connection, meanings: Meanings, sought: Sought) -> set[UUID] | None:
    """The operations about the article, mark, person and tag that are sought, all of them; ``None`` where none is."""
    found: list[set[UUID]] = []
    if sought.article is not None:
        rows = _of_article(connection, sought.article)
        placed = connection.execute(select(OPERATION.c.id).where(OPERATION.c.article == sought.article)).scalars()
        found.append({*placed, *_about(connection, rows)})
    if sought.mark is not None:
        found.append(set(_about(connection, _of_mark(connection, sought.mark))))
    if sought.person is not None:
        found.append(set(_about(connection, _of_person(connection, meanings, sought.person))))
    if sought.tag is not None:
        rows = _Rows()
        rows.take("tag", [sought.tag])
        found.append(set(_about(connection, rows)))
    return reduce(set[UUID].intersection, found) if found else None


def _of_article(connection: Connection, article: ArticleId) -> _Rows:
    rows = _Rows()
    rows.take("article", [article])
    for subject in _ON_ARTICLES:
        table = table_of(CHANGEABLE[subject])
        rows.take(subject, set(connection.execute(select(table.c.id).where(table.c.article == article)).scalars()))
    return rows


def _of_mark(connection: Connection, mark: MarkId) -> _Rows:
    rows = _Rows()
    rows.take("mark", [mark])
    rows.take("link", _links(connection, [mark]))
    return rows


def _of_person(connection: Connection, meanings: Meanings, person: PersonId) -> _Rows:
    """A person, those that were merged into it, and whoever's mention it is or ever was."""
    rows, who = _Rows(), meanings.people.meaning(meanings.people.root(person))
    rows.take("person", who)
    now = set(connection.execute(select(MARK.c.id).where(MARK.c.person.in_(who))).scalars())
    named = or_(*(or_(CHANGE.c.before.contains(str(key)), CHANGE.c.after.contains(str(key))) for key in who))
    once = select(CHANGE.c.target).where(CHANGE.c.subject == "mark", CHANGE.c.field == "person", named)
    rows.joined = now | set(connection.execute(once).scalars())
    rows.born["mark"] = rows.joined
    rows.take("link", _links(connection, rows.joined))
    return rows


def _links(connection: Connection, marks: Iterable[UUID]) -> set[UUID]:
    found: set[UUID] = set()
    for part in parts(list(marks), 500):
        ends = or_(LINK.c.from_mark.in_(part), LINK.c.to_mark.in_(part))
        found |= set(connection.execute(select(LINK.c.id).where(ends)).scalars())
    return found


def _about(connection: Connection, rows: _Rows) -> Iterator[UUID]:
    yield from _births(connection, rows.born)
    for part in parts(list(rows.changed), 500):
        yield from connection.execute(select(CHANGE.c.operation).where(CHANGE.c.target.in_(part))).scalars()
    for part in parts(list(rows.joined), 500):
        which = select(CHANGE.c.operation).where(CHANGE.c.target.in_(part), CHANGE.c.field == "person")
        yield from connection.execute(which).scalars()
    yield from _ends(connection, rows.born)


def _births(connection: Connection, born: Mapping[str, set[UUID]]) -> Iterator[UUID]:
    """A row knows the clock of its birth, and a clock belongs to one operation."""
    clocks: set[tuple[int, int]] = set()
    for subject, keys in born.items():
        table = table_of(CHANGEABLE[subject])
        for part in parts(list(keys), 500):
            rows = connection.execute(select(table.c.hlc, table.c.site).where(table.c.id.in_(part)).distinct()).all()
            clocks |= {(row[0], row[1]) for row in rows}
    for part in parts(list({hlc for hlc, _site in clocks}), 500):
        rows = connection.execute(
            select(OPERATION.c.id, OPERATION.c.hlc, OPERATION.c.site).where(OPERATION.c.hlc.in_(part))
        )
        yield from (row[0] for row in rows.all() if (row[1], row[2]) in clocks)


def _ends(connection: Connection, born: Mapping[str, set[UUID]]) -> Iterator[UUID]:
    """Removals and returns name their rows packed, so that they are looked through; 20,000 take some 20 ms."""
    keys = {key for subject in born for key in born[subject]}
    query = select(LIFE.c.operation, LIFE.c.targets).where(
        LIFE.c.event.in_(("gone", "back")), LIFE.c.subject.in_(list(born))
    )
    for operation, targets in connection.execute(query).all():
        if any(key in keys for key in unpacked(targets)):
            yield operation
