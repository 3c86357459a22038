"""Taking in what a copy has and this project has not: operations and the rows that they bore. Nothing is decided here.

What is read grows with the difference: only rows that new operations have born, and the texts they need.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias
from uuid import UUID

from sqlalchemy import Connection, Table, bindparam, delete, select

from annotator.domain.articles import digest
from annotator.store import search
from annotator.store.joining.carrying import CHUNK, Raw, fetch, known_among, place_of, put, values_of
from annotator.store.joining.copies import Copy
from annotator.store.joining.log import CHANGE, LIFE, OF_OPERATIONS, OPERATION, rows_of
from annotator.store.refusals import damaged
from annotator.store.shelves.article_rows import body_key
from annotator.store.tables import CHANGEABLE, AnnotatorRow, ArticleRow, BodyRow, RepairRow, SourceRow, table_of
from annotator.store.writing import tally
from annotator.store.writing.fields import decode
from annotator.store.writing.ink import parts

Values: TypeAlias = dict[str, Any]
Register: TypeAlias = tuple[str, UUID, str]
"""A field of a row: the name of the table, the row, the field."""
Count: TypeAlias = Callable[[int], None]
"""Is told how many rows came, and may raise to stop."""
BODY, SOURCE, REPAIR = table_of(BodyRow), table_of(SourceRow), table_of(RepairRow)
_ANNOTATOR, ARTICLE = table_of(AnnotatorRow), table_of(ArticleRow)
_WITH_BODIES = frozenset({("article", "body"), ("mark", "span")})
"""Fields whose values name a body."""
_OF_OPERATIONS = ("id", "hlc", "site", "annotator", "deed", "reverts", "standing")
_OF_CHANGES = ("subject", "field", "target", "before", "after")
"""What is asked of new operations and changes here; the rest of their columns goes home unread."""


@dataclass(slots=True)
class Taken:
    """What was taken in from copies so far, for those who decide what it means."""

    operations: dict[UUID, Values] = field(default_factory=dict[UUID, Values])
    """The operations that are new here."""
    registers: set[Register] = field(default_factory=set[Register])
    """Fields that new operations changed."""
    ended: dict[str, set[UUID]] = field(default_factory=dict[str, set[UUID]])
    """Rows that new operations took away or brought back, by table."""
    new: Counter[str] = field(default_factory=Counter[str])
    """How many rows of each table came that are not gone."""
    born: dict[str, set[UUID]] = field(default_factory=dict[str, set[UUID]])
    """Rows that are here only now, by table."""
    twice: dict[str, dict[UUID, Values]] = field(default_factory=dict[str, dict[UUID, Values]])
    """Rows that were here already and are born in a copy, too: as the copy with the smallest birth has them."""
    marks_by: Counter[UUID] = field(default_factory=Counter[UUID])
    """How many of the new marks each annotator made."""

    @property
    def earliest(self) -> int:
        """The smallest clock of a new operation."""
        return min((one["hlc"] for one in self.operations.values()), default=0)


def take(home: Connection, copy: Copy, fresh: Sequence[bytes], taken: Taken, count: Count) -> None:
    """Take in those operations of a copy that are ``fresh`` here. Fields are settled later, for all copies at once.

    Raises ``DamagedProject`` where a text is not what its hash says.
    """
    operations = list(fetch(copy.connection, OPERATION, "id", fresh))
    lives = list(fetch(copy.connection, LIFE, "operation", fresh))
    changes = list(fetch(copy.connection, CHANGE, "operation", fresh))
    known = {UUID(bytes=key) for key in fresh}
    taken.operations |= {one["id"]: one for one in (values_of(OPERATION, row, _OF_OPERATIONS) for row in operations)}
    subject, target, name = (place_of(CHANGE, column) for column in ("subject", "target", "field"))
    taken.registers |= {(one[subject], UUID(bytes=one[target]), one[name]) for one in changes}
    _take_annotators(home, copy, taken)
    born = _noted(lives, taken)
    rows = {subject: _take_born(home, copy, subject, born.get(subject, []), taken, count) for subject in CHANGEABLE}
    _take_texts(home, copy, rows, changes, _earlier_twins(home, taken, known))
    for table, values in ((OPERATION, operations), (LIFE, lives), (CHANGE, changes)):
        _put(home, table, values, count)


def _noted(lives: Iterable[Raw], taken: Taken) -> dict[str, list[bytes]]:
    """Note which rows came back or went; gives those that were born."""
    subject, event, targets = (place_of(LIFE, name) for name in ("subject", "event", "targets"))
    born: dict[str, list[bytes]] = {}
    for one in lives:
        keys = [one[targets][at : at + 16] for at in range(0, len(one[targets]), 16)]
        if one[event] == "born":
            born.setdefault(one[subject], []).extend(keys)
        elif one[event] not in OF_OPERATIONS:
            taken.ended.setdefault(one[subject], set()).update(UUID(bytes=key) for key in keys)
    return born


def _take_annotators(home: Connection, copy: Copy, taken: Taken) -> None:
    """Annotators are born without a word in the log, and are few."""
    here = {row["id"]: row for row in home.execute(select(_ANNOTATOR)).mappings()}
    missing: list[Raw] = []
    keys = copy.connection.exec_driver_sql("SELECT id FROM annotator").scalars().all()
    for raw in fetch(copy.connection, _ANNOTATOR, "id", keys):
        row = values_of(_ANNOTATOR, raw)
        known = here.get(row["id"])
        if known is None:
            missing.append(raw)
            taken.born.setdefault(_ANNOTATOR.name, set()).add(row["id"])
        elif (known["hlc"], known["site"]) != (row["hlc"], row["site"]):
            _born_twice(_ANNOTATOR.name, row, taken)
    taken.new[_ANNOTATOR.name] += len(missing)
    put(home, _ANNOTATOR, missing)


def _take_born(
    home: Connection, copy: Copy, subject: str, keys: Sequence[bytes], taken: Taken, count: Count
) -> list[Raw]:
    """Insert the rows of one table that are missing here; gives them."""
    table = table_of(CHANGEABLE[subject])
    known = known_among(home, table, "id", keys)
    key, gone = place_of(table, "id"), place_of(table, "gone")
    rows: list[Raw] = []
    for raw in fetch(copy.connection, table, "id", keys):
        if raw[key] in known:
            _born_twice(subject, values_of(table, raw), taken)
        else:
            rows.append(raw)
    taken.born.setdefault(subject, set()).update(UUID(bytes=row[key]) for row in rows)
    taken.new[subject] += sum(not row[gone] for row in rows)
    _put(home, table, rows, count)
    if subject == "mark":
        _count_marks(home, [row for row in rows if not row[gone]], taken)
    return rows


def _count_marks(home: Connection, rows: Sequence[Raw], taken: Taken) -> None:
    table = table_of(CHANGEABLE["mark"])
    by = place_of(table, "annotator")
    taken.marks_by.update({UUID(bytes=key): number for key, number in Counter(row[by] for row in rows).items()})
    article, body = place_of(table, "article"), place_of(table, "body")
    articles = tally.shown_by(home, (UUID(bytes=key) for key in {row[article] for row in rows}))
    shown = {key.bytes: one.bytes if one else None for key, one in articles.items()}
    tally.count(home, _counted(table, rows), _counted(table, [row for row in rows if shown[row[article]] != row[body]]))


def _counted(table: Table, rows: Sequence[Raw]) -> dict[UUID, int]:
    counted = Counter(row[at] for at in (place_of(table, name) for name in tally.COUNTED) for row in rows if row[at])
    return {UUID(bytes=key): number for key, number in counted.items()}


def _born_twice(subject: str, row: Values, taken: Taken) -> None:
    others = taken.twice.setdefault(subject, {})
    known = others.get(row["id"])
    if known is None or (row["hlc"], row["site"]) < (known["hlc"], known["site"]):
        others[row["id"]] = row


def _earlier_twins(home: Connection, taken: Taken, known: Iterable[UUID]) -> dict[bytes, UUID]:
    """The articles that this copy imported, too, and before all others, each with its text: its sources are theirs."""
    others = taken.twice.get("article", {})
    imports = (taken.operations[key] for key in known)
    clocks = {(one["hlc"], one["site"]) for one in imports}
    query = select(ARTICLE).where(ARTICLE.c.id.in_(bindparam("keys", expanding=True)))
    found: dict[bytes, UUID] = {}
    for row in rows_of(home, query, list(others)):
        other = others[row["id"]]
        stamp = (other["hlc"], other["site"])
        if stamp in clocks and stamp < (row["hlc"], row["site"]):
            found[row["id"].bytes] = other["body"]
    return found


def _make_room(home: Connection, twins: Iterable[bytes], bodies: set[bytes]) -> None:
    """Take away the sources of articles whose earlier sources come, and the repairs that lead from them."""
    texts = [UUID(bytes=key) for key in bodies]
    for article in (UUID(bytes=key) for key in twins):
        home.execute(delete(SOURCE).where(SOURCE.c.article == article))
        for part in parts(texts, CHUNK):
            home.execute(delete(REPAIR).where(REPAIR.c.article == article, REPAIR.c.body.in_(part)))


def _take_texts(
    home: Connection, copy: Copy, rows: dict[str, list[Raw]], changes: Sequence[Raw], twins: dict[bytes, UUID]
) -> None:
    """Take in the bodies that new rows and changes speak of, with sources and repairs."""
    articles = {*_cells(rows, "article", "id"), *twins}
    bodies = {*_cells(rows, "article", "body"), *_cells(rows, "mark", "body"), *(body.bytes for body in twins.values())}
    subject, field_, target, *sides = (place_of(CHANGE, name) for name in _OF_CHANGES)
    for one in changes:
        register = one[subject], one[field_]
        if register in _WITH_BODIES:
            bodies |= {decode(*register, one[side])["body"].bytes for side in sides}
        if register == ("article", "body"):
            articles.add(one[target])
    here = known_among(home, BODY, "id", list(bodies))
    missing = sorted(bodies - here)
    put(home, BODY, [_sound(row, copy.path) for row in fetch(copy.connection, BODY, "id", missing)])
    search.take_in(home, [UUID(bytes=key) for key in missing])
    keys = [UUID(bytes=key) for key in articles]
    _make_room(home, twins, bodies)
    with_source = known_among(home, SOURCE, "article", list(articles))
    put(home, SOURCE, list(fetch(copy.connection, SOURCE, "article", sorted(articles - with_source))))
    pairs = select(REPAIR.c.article, REPAIR.c.body).where(REPAIR.c.article.in_(bindparam("keys", expanding=True)))
    repaired = {(row["article"].bytes, row["body"].bytes) for row in rows_of(home, pairs.distinct(), keys)}
    article, body = place_of(REPAIR, "article"), place_of(REPAIR, "body")
    repairs = fetch(copy.connection, REPAIR, "article", sorted(articles))
    put(home, REPAIR, [row for row in repairs if (row[article], row[body]) not in repaired])


def _cells(rows: dict[str, list[Raw]], subject: str, column: str) -> Iterable[bytes]:
    at = place_of(table_of(CHANGEABLE[subject]), column)
    return (row[at] for row in rows[subject])


def _sound(body: Raw, path: Path) -> Raw:
    """A body, if it is what its key says."""
    if body_key(digest(body[place_of(BODY, "text")])).bytes != body[place_of(BODY, "id")]:
        raise damaged(path)
    return body


def _put(home: Connection, table: Table, rows: Sequence[Raw], count: Count) -> None:
    for part in parts(rows, 4 * CHUNK):
        put(home, table, part)
        count(len(part))
