"""The steps that bring a project file of an earlier format to the present one; each is a function on its tables.

A step runs inside a transaction that its caller begins, with foreign keys not enforced meanwhile. Once a
later format changes a table that a step makes, the step has to keep the layout of its own time.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Connection
from sqlalchemy.schema import CreateIndex, CreateTable
from sqlmodel import SQLModel

from annotator.domain.ids import AnnotatorId, ArticleId
from annotator.store.engine import FORMAT
from annotator.store.shelves.article_rows import body_key, status_key
from annotator.store.tables import (
    OF_STATUS,
    WHOLE_SCORE,
    ArticleRow,
    BodyRow,
    ConflictRow,
    DifferenceRow,
    MarkRow,
    PendingRow,
    ProjectRow,
    RepairRow,
    SavedSearchRow,
    SettledRow,
    SoughtRow,
    SuggestionRow,
    TagRow,
    TallyRow,
    table_of,
)
from annotator.store.writing import tally

Renamed = Mapping[bytes, bytes]
"""New keys of rows by their old ones."""
_OF_REPAIR = "ordinal, kind, source_start, source_end, source_text, start, text, reason"
_OF_TAG = (
    "id, hlc, site, gone, ordinal, kind, name, parent, colour, key, sign, description, guideline, overlap, features"
)
_OF_ARTICLE = (
    "id, hlc, site, gone, ordinal, body, title, byline, source, place, published, url, language, script, created"
)
_OF_SUGGESTION = 'id, hlc, site, gone, article, tag, start, "end", text, source, reason, annotator'
_OF_PENDING = 'id, article, body, tag, start, "end", core_start, core_end, text, source, reason, score, person, ties'
_OF_PROJECT = "id, hlc, site, gone, identity, title, created"
_OF_MARK = (
    'id, hlc, site, gone, article, tag, start, "end", text, annotator, origin, person, note, features, created, changed'
)


def migrate(connection: Connection, version: int) -> None:
    """Take every step from the format ``version`` to the present one; the number of the format goes with them."""
    for number in range(version, FORMAT):
        STEPS[number](connection)
    connection.exec_driver_sql(f"PRAGMA user_version={FORMAT}")


def to_format_2(connection: Connection) -> None:
    """Bodies are called after their text, spans say in which body they count, changes which one they are laid over."""
    for table, column in (("person", "merged"), ("annotator", "same_as"), ("change", "over"), ("life", "seen")):
        connection.exec_driver_sql(f"ALTER TABLE {table} ADD COLUMN {column} BLOB")
    for index in (
        "person_merged ON person (merged) WHERE merged IS NOT NULL",
        "article_listed ON article (gone, ordinal, id)",
        "article_gone ON article (id) WHERE gone = 1",
        "article_body ON article (body)",
        "status_of ON status (annotator, state, gone)",
        "operation_undone ON operation (annotator, hlc) WHERE standing = 'undone'",
    ):
        connection.exec_driver_sql(f"CREATE INDEX {index}")
    _make(connection, SettledRow, ConflictRow)
    bodies = _rename_bodies(connection)
    _rename_statuses(connection)
    _chain_changes(connection, bodies)


def to_format_3(connection: Connection) -> None:
    """Tags have a line and may be retired, articles have a note and a star; searches and who differs are kept."""
    _make_anew(connection, TagRow, f"{_OF_TAG}, line, retired", f"SELECT {_OF_TAG}, '', 0 FROM tag")
    _make_anew(connection, ArticleRow, f"{_OF_ARTICLE}, note, starred", f"SELECT {_OF_ARTICLE}, '', 0 FROM article")
    _make(connection, DifferenceRow, SavedSearchRow)
    connection.exec_driver_sql(f"CREATE INDEX life_of_status ON life (operation) WHERE {OF_STATUS}")


def to_format_4(connection: Connection) -> None:
    """Suggestions are accepted, too, and keep their score; projects switch sources off; pending ones have a table."""
    decided = f"{_OF_SUGGESTION}, score, state, mark"
    _make_anew(
        connection, SuggestionRow, decided, f"SELECT {_OF_SUGGESTION}, {WHOLE_SCORE}, 'rejected', NULL FROM suggestion"
    )
    _make_anew(connection, ProjectRow, f"{_OF_PROJECT}, sources_off", f"SELECT {_OF_PROJECT}, '[]' FROM project")
    _make(connection, PendingRow, SoughtRow)


def to_format_5(connection: Connection) -> None:
    """Suggestions that are pending tell whether they came from elsewhere; none did before."""
    _make_anew(connection, PendingRow, f"{_OF_PENDING}, offered", f"SELECT {_OF_PENDING}, 0 FROM pending")


def to_format_6(connection: Connection) -> None:
    """Tallies tell how many of the marks nobody sees."""
    connection.exec_driver_sql("DROP TABLE tally")
    _make(connection, TallyRow)
    tally.rebuild(connection)


def _make(connection: Connection, *rows: type[SQLModel]) -> None:
    """Make tables that are new."""
    for table in map(table_of, rows):
        connection.execute(CreateTable(table))
        for index in table.indexes:
            connection.execute(CreateIndex(index))


def _rename_bodies(connection: Connection) -> Renamed:
    """The tables of texts, repairs and marks made anew with the new keys of bodies; gives those by the old ones."""
    hashes = connection.exec_driver_sql("SELECT id, sha256 FROM body").all()
    renamed = {row[0]: body_key(row[1]).bytes for row in hashes}
    connection.exec_driver_sql("CREATE TEMP TABLE renamed (old BLOB PRIMARY KEY, new BLOB)")
    if renamed:
        connection.exec_driver_sql("INSERT INTO renamed VALUES (?, ?)", list(renamed.items()))
    _make_anew(
        connection, RepairRow, f"{_OF_REPAIR}, article, body",
        f"SELECT {_OF_REPAIR}, (SELECT article FROM body WHERE body.id = repair.body), "
        "(SELECT new FROM renamed WHERE old = repair.body) FROM repair",
    )  # fmt: skip
    connection.exec_driver_sql("UPDATE article SET body = (SELECT new FROM renamed WHERE old = body)")
    _make_anew(
        connection, MarkRow, f"{_OF_MARK}, body",
        f"SELECT {_OF_MARK}, (SELECT body FROM article WHERE article.id = mark.article) FROM mark",
    )  # fmt: skip
    _make_anew(
        connection, BodyRow, "id, length, sha256, text",
        "SELECT n.new, length, sha256, text FROM body JOIN renamed n ON n.old = body.id GROUP BY n.new",
    )  # fmt: skip
    connection.exec_driver_sql("DROP TABLE renamed")
    return renamed


def _make_anew(connection: Connection, row: type[SQLModel], columns: str, query: str) -> None:
    """Make a table as it is laid out now and fill it from the one that lies there."""
    table = table_of(row)
    made = str(CreateTable(table).compile(connection.engine))
    fresh = f"{table.name}_anew"
    connection.exec_driver_sql(made.replace(f"CREATE TABLE {table.name} ", f"CREATE TABLE {fresh} ", 1))
    connection.exec_driver_sql(f"INSERT INTO {fresh} ({columns}) {query}")
    connection.exec_driver_sql(f"DROP TABLE {table.name}")
    connection.exec_driver_sql(f"ALTER TABLE {fresh} RENAME TO {table.name}")
    for index in table.indexes:
        connection.execute(CreateIndex(index))


def _rename_statuses(connection: Connection) -> None:
    """A status is called after its article and annotator, in the log, too."""
    rows = connection.exec_driver_sql("SELECT id, article, annotator FROM status").all()
    renamed: dict[bytes, bytes] = {
        key: status_key(ArticleId(UUID(bytes=article)), AnnotatorId(UUID(bytes=annotator))).bytes
        for key, article, annotator in rows
    }
    for old, new in renamed.items():
        connection.exec_driver_sql("UPDATE status SET id = ? WHERE id = ?", (new, old))
        connection.exec_driver_sql("UPDATE change SET target = ? WHERE target = ? AND subject = 'status'", (new, old))
    lives = connection.exec_driver_sql("SELECT operation, number, targets FROM life WHERE subject = 'status'").all()
    for operation, number, targets in lives:
        keys: list[bytes] = [targets[at : at + 16] for at in range(0, len(targets), 16)]
        packed = b"".join(renamed.get(key, key) for key in keys)
        where = (packed, operation, number)
        connection.exec_driver_sql("UPDATE life SET targets = ? WHERE operation = ? AND number = ?", where)


def _chain_changes(connection: Connection, bodies: Renamed) -> None:
    """Go through the log from its beginning: each change learns what it is laid over, and in which body spans count."""
    replay = _Replay(connection, bodies)
    for operation in connection.exec_driver_sql("SELECT id, hlc FROM operation ORDER BY hlc, site").all():
        replay.take(*operation)


class _Replay:
    """The log as it is gone through: what articles show, where marks stand, which operation changed a field last."""

    def __init__(self, connection: Connection, bodies: Renamed) -> None:
        self._connection, self._bodies = connection, bodies
        self._last: dict[tuple[bytes, str], bytes] = {}
        self._shown = {row[0]: row[1] for row in self._ask("SELECT id, body FROM article")}
        self._shown |= {key: self._body(before) for key, before in self._first("body")}
        self._places = {row[0]: list(row[1:]) for row in self._ask('SELECT id, start, "end", text FROM mark')}
        self._places |= {key: json.loads(before) for key, before in self._first("span")}
        born = self._ask("SELECT id, article, hlc FROM mark")
        self._article_of = {mark: article for mark, article, _hlc in born}
        self._marks: dict[bytes, list[tuple[bytes, int]]] = {}
        for mark, article, hlc in born:
            self._marks.setdefault(article, []).append((mark, hlc))

    def take(self, operation: bytes, hlc: int) -> None:
        """Bring the changes of one operation to the present form."""
        query = "SELECT number, target, field, before, after FROM change WHERE operation = ? ORDER BY number"
        changes = self._ask(query, operation)
        was = dict(self._shown)
        corrected = {target: self._body(after) for _number, target, field, _before, after in changes if field == "body"}
        self._shown |= corrected
        for number, target, field, before, after in changes:
            values = self._values(target, field, (before, after), was)
            over = self._last.get((target, field))
            put = "UPDATE change SET before = ?, after = ?, over = ? WHERE operation = ? AND number = ?"
            self._connection.exec_driver_sql(put, (*values, over, operation, number))
            if field == "span":
                self._places[target] = json.loads(after)
        self._last |= {(one[1], one[2]): operation for one in changes}
        moved = {one[1] for one in changes if one[2] == "span"}
        for article, body in corrected.items():
            stayed = [mark for mark, born in self._marks.get(article, ()) if born < hlc and mark not in moved]
            self._take_along(operation, stayed, was[article], body)

    def _take_along(self, operation: bytes, marks: Sequence[bytes], old: bytes, new: bytes) -> None:
        """Marks whose place a correction did not move stand in another body all the same."""
        both = "SELECT operation, number FROM change UNION ALL SELECT operation, number FROM life"
        [(last,)] = self._ask(f"SELECT max(number) FROM ({both}) WHERE operation = ?", operation)
        for number, mark in enumerate(marks, last + 1):
            before, after = (_span(body, self._places[mark]) for body in (old, new))
            row = (operation, number, mark, before, after, self._last.get((mark, "span")))
            self._connection.exec_driver_sql("INSERT INTO change VALUES (?, ?, 'mark', ?, 'span', ?, ?, ?)", row)
            self._last[mark, "span"] = operation

    def _values(
        self, target: bytes, field: str, values: tuple[str, str], was: Mapping[bytes, bytes]
    ) -> tuple[str, str]:
        """What stood before and after a change; a span gets the body in which it counts, a body its new key."""
        before, after = values
        if field == "body":
            return _key(self._body(before)), _key(self._body(after))
        if field == "span":
            article = self._article_of[target]
            return _span(was[article], json.loads(before)), _span(self._shown[article], json.loads(after))
        return values

    def _first(self, field: str) -> list[tuple[bytes, str]]:
        """What stood in a field of each row before it was ever changed; the last one of a row counts."""
        query = "SELECT c.target, c.before FROM change c JOIN operation o ON o.id = c.operation WHERE c.field = ?"
        rows = self._ask(f"{query} ORDER BY o.hlc DESC, o.site DESC, c.number DESC", field)
        return [(row[0], row[1]) for row in rows]

    def _body(self, logged: str) -> bytes:
        return self._bodies[UUID(json.loads(logged)[0]).bytes]

    def _ask(self, query: str, *values: object) -> list[Any]:
        return list(self._connection.exec_driver_sql(query, values).all())


def _key(key: bytes) -> str:
    """A key as the log writes it."""
    return json.dumps([str(UUID(bytes=key))])


def _span(body: bytes, place: Sequence[object]) -> str:
    """A span with its body as the log writes it."""
    return json.dumps([str(UUID(bytes=body)), *place], ensure_ascii=False)


STEPS: Mapping[int, Callable[[Connection], None]] = {
    1: to_format_2,
    2: to_format_3,
    3: to_format_4,
    4: to_format_5,
    5: to_format_6,
}
"""The step that leaves each format behind."""
