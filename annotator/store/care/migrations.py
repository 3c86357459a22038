"""The steps that bring a project file of an earlier format to the present one; each is a function on its tables.

A step runs inside a transaction that its caller begins, with foreign keys not enforced meanwhile. Once a
later format changes a table that a step makes, the step has to keep the layout of its own time.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from uuid import UUID

from sqlalchemy import Connection
from sqlalchemy.schema import CreateIndex, CreateTable

from annotator.domain.ids import AnnotatorId, ArticleId
from annotator.store.engine import FORMAT
from annotator.store.shelves.article_rows import body_key, status_key
from annotator.store.tables import BodyRow, MarkRow, RepairRow, Row, table_of

Renamed = Mapping[bytes, bytes]
"""New keys of rows by their old ones."""


def migrate(connection: Connection, version: int) -> None:
    """Take every step from the format ``version`` to the present one; the number of the format goes with them."""
    for number in range(version, FORMAT):
        STEPS[number](connection)
    connection.exec_driver_sql(f"PRAGMA user_version={FORMAT}")


def to_format_2(connection: Connection) -> None:
    """Bodies are called after their text, spans say in which body they count, changes which one they are laid over."""
    for table, column in (("person", "merged"), ("annotator", "same_as"), ("change", "over"), ("life", "seen")):
        connection.exec_driver_sql(f"ALTER TABLE {table} ADD COLUMN {column} BLOB")
    connection.exec_driver_sql("CREATE INDEX person_merged ON person (merged) WHERE merged IS NOT NULL")
    bodies = _rename_bodies(connection)
    _rename_statuses(connection)
    _chain_changes(connection, bodies)


def _rename_bodies(connection: Connection) -> Renamed:
    """The tables of texts, repairs and marks made anew with the new keys of bodies; gives those by the old ones."""
    hashes = connection.exec_driver_sql("SELECT id, sha256 FROM body").all()
    renamed = {row[0]: body_key(row[1]).bytes for row in hashes}
    connection.exec_driver_sql("CREATE TEMP TABLE renamed (old BLOB PRIMARY KEY, new BLOB)")
    if renamed:
        connection.exec_driver_sql("INSERT INTO renamed VALUES (?, ?)", list(renamed.items()))
    _make_anew(
        connection, RepairRow, "article, body, ordinal, kind, source_start, source_end, source_text, start, text, reason",
        "SELECT b.article, n.new, r.ordinal, r.kind, r.source_start, r.source_end, r.source_text, r.start, r.text, r.reason "
        "FROM repair r JOIN body b ON b.id = r.body JOIN renamed n ON n.old = r.body",
    )  # fmt: skip
    connection.exec_driver_sql("UPDATE article SET body = (SELECT new FROM renamed WHERE old = body)")
    columns = 'hlc, site, gone, id, article, tag, start, "end", text, annotator, origin, person, note, features, created, changed'
    _make_anew(
        connection, MarkRow, f"{columns}, body",
        f"SELECT {columns}, (SELECT body FROM article WHERE article.id = mark.article) FROM mark",
    )  # fmt: skip
    _make_anew(
        connection, BodyRow, "id, length, sha256, text",
        "SELECT n.new, length, sha256, text FROM body JOIN renamed n ON n.old = body.id GROUP BY n.new",
    )  # fmt: skip
    connection.exec_driver_sql("DROP TABLE renamed")
    return renamed


def _make_anew(connection: Connection, row: type[Row], columns: str, query: str) -> None:
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
    renamed = {
        key: status_key(ArticleId(UUID(bytes=article)), AnnotatorId(UUID(bytes=annotator))).bytes
        for key, article, annotator in rows
    }
    for old, new in renamed.items():
        connection.exec_driver_sql("UPDATE status SET id = ? WHERE id = ?", (new, old))
        connection.exec_driver_sql("UPDATE change SET target = ? WHERE target = ? AND subject = 'status'", (new, old))
    lives = connection.exec_driver_sql("SELECT operation, number, targets FROM life WHERE subject = 'status'").all()
    for operation, number, targets in lives:
        keys = (targets[at : at + 16] for at in range(0, len(targets), 16))
        packed = b"".join(renamed.get(key, key) for key in keys)
        where = (packed, operation, number)
        connection.exec_driver_sql("UPDATE life SET targets = ? WHERE operation = ? AND number = ?", where)


def _chain_changes(connection: Connection, bodies: Renamed) -> None:
    """Go through the log from its beginning: each change learns what it is laid over, and in which body spans count."""
    shown = _first_bodies(connection, bodies)
    article_of = dict(connection.exec_driver_sql("SELECT id, article FROM mark").all())
    last: dict[tuple[bytes, str], bytes] = {}
    for operation in connection.exec_driver_sql("SELECT id FROM operation ORDER BY hlc, site").scalars().all():
        query = "SELECT number, target, field, before, after FROM change WHERE operation = ? ORDER BY number"
        changes = connection.exec_driver_sql(query, (operation,)).all()
        texts = [one for one in changes if one[2] == "body"]
        was = dict(shown)
        shown |= {target: bodies[UUID(json.loads(after)[0]).bytes] for _number, target, _f, _b, after in texts}
        for number, target, field, before, after in changes:
            article = article_of.get(target, b"")
            values = _in_bodies(field, (before, after), (was.get(article), shown.get(article)), bodies)
            over = last.get((target, field))
            put = "UPDATE change SET before = ?, after = ?, over = ? WHERE operation = ? AND number = ?"
            connection.exec_driver_sql(put, (*values, over, operation, number))
        last |= {(target, field): operation for _number, target, field, _b, _a in changes}


def _first_bodies(connection: Connection, bodies: Renamed) -> dict[bytes, bytes]:
    """The body that each article showed before anybody corrected it."""
    first = dict(connection.exec_driver_sql("SELECT id, body FROM article").all())
    query = (
        "SELECT c.target, c.before FROM change c JOIN operation o ON o.id = c.operation "
        "WHERE c.subject = 'article' AND c.field = 'body' ORDER BY o.hlc DESC, o.site DESC, c.number DESC"
    )
    return first | {row[0]: bodies[UUID(json.loads(row[1])[0]).bytes] for row in connection.exec_driver_sql(query).all()}


def _in_bodies(
    field: str, values: Sequence[str], counted: Sequence[bytes | None], bodies: Renamed
) -> tuple[str, ...]:
    """The values of a change before and after it; a span gets the body in which it counts, a body its new key."""
    if field == "body":
        return tuple(json.dumps([str(UUID(bytes=bodies[UUID(json.loads(one)[0]).bytes]))]) for one in values)
    if field != "span":
        return tuple(values)
    return tuple(
        json.dumps([str(UUID(bytes=body or b"\0" * 16)), *json.loads(one)], ensure_ascii=False)
        for one, body in zip(values, counted, strict=True)
    )


STEPS: Mapping[int, Callable[[Connection], None]] = {1: to_format_2}
"""The step that leaves each format behind."""
