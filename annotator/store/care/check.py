"""What may be wrong with the content of a project, found by looking at all of it."""

from collections.abc import Iterator
from uuid import UUID

from sqlalchemy import Connection, select, text

from annotator.domain.articles import digest
from annotator.domain.findings import Finding
from annotator.domain.language import _
from annotator.store import tally
from annotator.store.shelves.articles import ARTICLE, BODY, REPAIR
from annotator.store.shelves.marks import MARK


def findings(connection: Connection) -> list[Finding]:
    """Structure, hashes, offsets, ends of links, tallies: everything wrong in a file, each with what to do."""
    return [*_structure(connection), *_dangling(connection), *content_findings(connection)]


def content_findings(connection: Connection) -> list[Finding]:
    """What is wrong with the content, wherever the project lies: hashes, offsets, tallies."""
    return [*_texts(connection), *_tallies(connection)]


def _structure(connection: Connection) -> Iterator[Finding]:
    for (told,) in connection.execute(text("PRAGMA integrity_check(20)")):
        if told != "ok":
            yield Finding("file", _("The file is damaged: {what}.").format(what=told), _restore())


def _dangling(connection: Connection) -> Iterator[Finding]:
    for table, _row, parent, _number in connection.execute(text("PRAGMA foreign_key_check")):
        yield Finding(
            str(table),
            _("A row of “{table}” points to one of “{parent}” that is not there.").format(table=table, parent=parent),
            _restore(),
        )


def _texts(connection: Connection) -> Iterator[Finding]:
    for body, length, sha256 in connection.execute(select(BODY.c.id, BODY.c.length, BODY.c.sha256)).all():
        words: str | None = connection.execute(select(BODY.c.text).where(BODY.c.id == body)).scalar()
        if words is None:  # an index is damaged, which is told already
            continue
        if len(words) != length or digest(words) != sha256:
            what = _("The text of the article is not the one that was brought in.")
            yield Finding(_article_of(connection, body), what, _restore())
        yield from _repairs(connection, body, words)
        yield from _marks(connection, body, words)


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
        hint = _("Counts are derived; the next backup and merge count again.")
        yield Finding(str(subject), _("The count of marks is wrong."), hint)


def _restore() -> str:
    return _("Restore a backup made before, or save what is left with: annotator recover.")
