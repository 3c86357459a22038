"""What may be wrong with the content of a project, found by looking at all of it."""

from collections.abc import Iterator
from dataclasses import replace
from uuid import UUID

from sqlalchemy import Connection, select, text

from annotator.domain.articles import digest
from annotator.domain.care.findings import Finding
from annotator.domain.language import _
from annotator.domain.transfer.merging import Told, unheard
from annotator.store.care import layouts, rows
from annotator.store.shelves.articles import ARTICLE, BODY, REPAIR
from annotator.store.shelves.marks import MARK
from annotator.store.tables import CHANGEABLE
from annotator.store.writing import tally

OFTEN = 25
"""After so many texts it is told how far it is."""


def findings(connection: Connection, told: Told = unheard) -> list[Finding]:
    """Structure, hashes, offsets, ends of links, tallies: everything wrong in a file, each with what to do.

    ``told`` is told texts looked at and their number, and may raise ``Cancelled``.
    """
    found: list[Finding] = []
    for look in (_structure, _rows, _dangling, _log):
        told(0, 0)
        found += look(connection)
    return [*found, *content_findings(connection, told)]


def content_findings(connection: Connection, told: Told = unheard) -> list[Finding]:
    """What is wrong with the content, wherever the project lies: hashes, offsets, tallies."""
    return [*_texts(connection, told), *_tallies(connection)]


def _structure(connection: Connection) -> Iterator[Finding]:
    for (told,) in connection.execute(text("PRAGMA integrity_check(20)")):
        if told != "ok":
            yield Finding("file", _("The file is damaged: {what}.").format(what=told), _restore())


def _rows(connection: Connection) -> Iterator[Finding]:
    """Rows that cannot be values, articles without a text, tags below themselves, indexes that are gone."""
    for table, count in rows.unfit(connection):
        what = _("{count} rows of “{table}” are not as they must be.").format(count=count, table=table)
        yield Finding(table, what, _restore())
    for key in rows.lost_texts(connection):
        yield Finding(str(UUID(bytes=key)), _("The text of the article is gone."), _restore(), _title(connection, key))
    for key in rows.circles(connection):
        name = connection.exec_driver_sql("SELECT name FROM tag WHERE id = ?", (key,)).scalar_one()
        what = _("The tag “{tag}” stands below itself.").format(tag=name)
        yield Finding(str(UUID(bytes=key)), what, _("Put it below another tag."))
    for name in missing_indexes(connection):
        yield Finding(name, _("The index “{name}” is gone.").format(name=name), mendable(), derived=True)


def missing_indexes(connection: Connection) -> list[str]:
    """The indexes of our tables that are not in the file: everything is right without them, but slow."""
    there = set(connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'index'").scalars())
    return sorted(layouts.indexes().keys() - there)


def _log(connection: Connection) -> Iterator[Finding]:
    """Changes and lives of rows that are not there; people who are said to be somebody who is not there."""
    hint = _("The history of it cannot be undone; the rest is sound.")
    for subject in CHANGEABLE:
        lost = f"subject = '{subject}' AND target NOT IN (SELECT id FROM {subject})"
        count = connection.exec_driver_sql(f"SELECT count(*) FROM change WHERE {lost}").scalar_one()
        known = set(connection.exec_driver_sql(f"SELECT id FROM {subject}").scalars())
        lives = connection.exec_driver_sql("SELECT targets FROM life WHERE subject = ?", (subject,)).scalars()
        count += sum(1 for keys in lives for at in range(0, len(keys), 16) if keys[at : at + 16] not in known)
        if count:
            what = _("The history speaks {count} times of rows of “{table}” that are not there.")
            yield Finding(subject, what.format(count=count, table=subject), hint)
    for table, column in (("person", "merged"), ("annotator", "same_as")):
        query = f"SELECT name FROM {table} WHERE {column} NOT IN (SELECT id FROM {table})"
        for name in connection.exec_driver_sql(query).scalars():
            what = _("“{name}” was joined with somebody who is not there.").format(name=name)
            yield Finding(table, what, _restore())


def _title(connection: Connection, article: bytes) -> str:
    return connection.exec_driver_sql("SELECT title FROM article WHERE id = ?", (article,)).scalar() or ""


def mendable() -> str:
    """What to do about anything that is derived."""
    return _("It is derived from the rest; make it anew with: annotator check --repair")


def _dangling(connection: Connection) -> Iterator[Finding]:
    for table, _row, parent, _number in connection.execute(text("PRAGMA foreign_key_check")):
        yield Finding(
            str(table),
            _("A row of “{table}” points to one of “{parent}” that is not there.").format(table=table, parent=parent),
            _restore(),
        )


def _texts(connection: Connection, told: Told) -> Iterator[Finding]:
    titles = {row[0]: row[1] for row in connection.execute(select(ARTICLE.c.body, ARTICLE.c.title))}
    bodies = connection.execute(select(BODY.c.id, BODY.c.length, BODY.c.sha256)).all()
    for at, (body, length, sha256) in enumerate(bodies):
        if at % OFTEN == 0:
            told(at, len(bodies))
        title = titles.get(body, "")
        words: str | None = connection.execute(select(BODY.c.text).where(BODY.c.id == body)).scalar()
        if words is None:  # an index is damaged, which is told already
            continue
        if len(words) != length or digest(words) != sha256:
            what = _("The text of the article is not the one that was brought in.")
            yield Finding(_article_of(connection, body), what, _restore(), title)
        found = (*_repairs(connection, body, words), *_marks(connection, body, words))
        yield from (replace(one, where=title) for one in found)


def _article_of(connection: Connection, body: UUID) -> str:
    """The article that shows a body; a version that none shows any more is called by its own key."""
    return str(connection.execute(select(ARTICLE.c.id).where(ARTICLE.c.body == body).limit(1)).scalar() or body)


def _repairs(connection: Connection, body: UUID, words: str) -> Iterator[Finding]:
    for row in connection.execute(select(REPAIR).where(REPAIR.c.body == body)).mappings():
        if words[row["start"] : row["start"] + len(row["text"])] != row["text"]:
            what = _("A repair at {start} does not agree with the text.").format(start=row["start"])
            yield Finding(str(row["article"]), what, _restore())


def _marks(connection: Connection, body: UUID, words: str) -> Iterator[Finding]:
    query = select(MARK.c.id, MARK.c.start, MARK.c.end, MARK.c.text).where(MARK.c.body == body, ~MARK.c.gone)
    for key, start, end, marked in connection.execute(query).all():
        if not 0 <= start < end <= len(words) or words[start:end] != marked:
            what = _("The mark {start}–{end} says “{marked}”, the text there “{words}”.")
            yield Finding(
                str(key), what.format(start=start, end=end, marked=marked, words=words[start:end]), _restore()
            )


def _tallies(connection: Connection) -> Iterator[Finding]:
    for subject in tally.wrong(connection):
        yield Finding(str(subject), _("The count of marks is wrong."), mendable(), derived=True)


def _restore() -> str:
    return _("Restore a backup made before, or save what is left with: annotator recover.")
