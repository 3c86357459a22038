"""Saving what a damaged project file still holds: table by table, around the pages that cannot be read."""

import json
import shutil
import sqlite3
import struct
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from sqlalchemy import Connection, delete, func, insert, select
from sqlmodel import SQLModel

from annotator.domain.articles import Metadata, digest
from annotator.domain.errors import AnnotatorError, DamagedProject, NotFound
from annotator.domain.findings import Finding
from annotator.domain.ids import ArticleId, new_id
from annotator.domain.language import _
from annotator.domain.moments import now
from annotator.store import tally
from annotator.store.engine import MAX_VALUE_BYTES
from annotator.store.refusals import not_ours
from annotator.store.shelves.article_rows import article_row
from annotator.store.shelves.articles import ARTICLE, BODY, REPAIR
from annotator.store.shelves.codebook import PROJECT, PROJECT_KEY
from annotator.store.shelves.history import CHANGE
from annotator.store.shelves.marks import MARK

_HEADER_BYTES = 100
_TITLE = 60
"""Characters of a text by which an article is called whose title is lost."""
_SHORTEST_ROW = 30
"""Bytes; no more rows than that fit into a file, so no rowid is greater."""
_LONGEST = 1 << 40
"""A header that speaks of a longer file is damaged itself."""
_READ_ERRORS = (sqlite3.DatabaseError, UnicodeDecodeError)


def salvage(damaged: Path, home: Connection) -> list[Finding]:
    """Copy every row of ``damaged`` that can be read into the empty tables of ``home``.

    Gives one finding for each table of which something is gone. Raises ``NotFound`` where there is no
    file, ``NotAProject`` for one that is no database, ``DamagedProject`` where not even the list of its
    tables can be read.
    """
    if not damaged.is_file():
        raise NotFound(_("There is no file “{path}”.").format(path=damaged), _("Check the name."))
    found: list[Finding] = []
    with TemporaryDirectory(prefix="annotator-") as folder, closing(_opened(damaged, Path(folder))) as source:
        source.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, MAX_VALUE_BYTES)
        try:
            source.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except _READ_ERRORS as error:
            raise _beyond_saving(damaged) from error
        for table in SQLModel.metadata.sorted_tables:
            if table.name == "tally":
                continue
            columns = [column.name for column in table.columns]
            saved, lost = _copy(source, home, table.name, columns)
            if lost:
                what = _("{table}: {saved} rows saved; what lay in {lost} unreadable stretches is gone.")
                hint = _("Compare with a backup, if there is one.")
                found.append(Finding(table.name, what.format(table=table.name, saved=saved, lost=lost), hint))
    if damaged_texts := _drop_damaged_texts(home):
        what = _("{count} texts are not what was brought in; they were left out.").format(count=damaged_texts)
        found.append(Finding("body", what, _("Compare with a backup, if there is one.")))
    if orphans := _adopt_orphans(home):
        what = _("{count} articles have lost what was known about them; their texts are saved.")
        found.append(Finding("article", what.format(count=orphans), _("Look at their titles.")))
    _drop_dangling(home)
    _name(home, damaged.stem)
    tally.rebuild(home)
    return found


def _beyond_saving(damaged: Path) -> AnnotatorError:
    with damaged.open("rb") as file:
        if not file.read(_HEADER_BYTES).startswith(b"SQLite format 3\0"):
            return not_ours(damaged)
    return DamagedProject(
        _("Not even the list of tables of “{name}” can be read.").format(name=damaged.name),
        _("Restore a backup; nothing can be saved from this file."),
    )


def _opened(damaged: Path, folder: Path) -> sqlite3.Connection:
    """A private copy of the file, as long as its header says: of a shorter one SQLite reads no page at all."""
    copy = folder / "damaged"
    shutil.copyfile(damaged, copy)
    with copy.open("r+b") as file:
        header = file.read(_HEADER_BYTES)
        if len(header) == _HEADER_BYTES:
            size, pages = struct.unpack(">H", header[16:18])[0], struct.unpack(">I", header[28:32])[0]
            whole = (65_536 if size == 1 else size) * pages
            if copy.stat().st_size < whole <= _LONGEST:
                file.truncate(whole)
    return sqlite3.connect(f"{copy.as_uri()}?mode=ro", uri=True)


def _copy(source: sqlite3.Connection, home: Connection, table: str, columns: list[str]) -> tuple[int, int]:
    """Copy one table; gives how many rows were saved and how many stretches could not be read."""
    try:
        first, last = source.execute(f"SELECT min(rowid), max(rowid) FROM {table}").fetchone()
    except _READ_ERRORS:
        pages, size = (source.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "page_size"))
        first, last = 1, pages * size // _SHORTEST_ROW
    if first is None:
        return 0, 0
    names = ", ".join(f'"{name}"' for name in columns)
    put = f"INSERT OR IGNORE INTO {table} ({names}) VALUES ({', '.join('?' * len(columns))})"
    lost: list[tuple[int, int]] = []
    saved = 0
    for rows in _stretches(source, f"SELECT {names} FROM {table}", first, last, lost):
        if rows:
            home.exec_driver_sql(put, rows)
        saved += len(rows)
    return saved, len(lost)


def _stretches(
    source: sqlite3.Connection, query: str, first: int, last: int, lost: list[tuple[int, int]]
) -> Iterator[list[tuple[object, ...]]]:
    """The rows between two rowids; a stretch that fails is halved until only what is unreadable is left out."""
    waiting = [(first, last)]
    while waiting:
        low, high = waiting.pop()
        try:
            yield source.execute(f"{query} WHERE rowid BETWEEN ? AND ?", (low, high)).fetchall()
        except _READ_ERRORS:
            if low == high:
                start = lost.pop()[0] if lost and lost[-1][1] == low - 1 else low
                lost.append((start, high))
            else:
                middle = (low + high) // 2
                waiting += [(middle + 1, high), (low, middle)]


def _drop_damaged_texts(home: Connection) -> int:
    """Take out texts that do not have the hash which was kept beside them; gives how many."""
    rows = home.execute(select(BODY.c.id, BODY.c.sha256, BODY.c.text))
    damaged = [key for key, sha256, text in rows if digest(text) != sha256]
    for key in damaged:
        home.execute(delete(REPAIR).where(REPAIR.c.body == key))
        home.execute(delete(BODY).where(BODY.c.id == key))
    return len(damaged)


def _adopt_orphans(home: Connection) -> int:
    """Make an article anew for each text whose article could not be saved; gives how many.

    The key of the article is the one that its marks name, else a new one. A text that an article showed
    before it was corrected is no orphan.
    """
    shown = {*home.execute(select(ARTICLE.c.body)).scalars(), *_earlier_bodies(home)}
    named = select(MARK.c.body, MARK.c.article).where(MARK.c.article.not_in(select(ARTICLE.c.id)))
    articles = {row[0]: row[1] for row in home.execute(named)}
    query = select(BODY.c.id, func.substr(BODY.c.text, 1, _TITLE)).order_by(BODY.c.id)
    born = {"hlc": 0, "site": 0, "gone": False}
    rows = [
        article_row(
            articles.get(body) or ArticleId(new_id()), body, Metadata(title=words.strip().split("\n")[0]), at, now()
        )
        | born
        for at, (body, words) in enumerate(home.execute(query).all(), 1)
        if body not in shown
    ]
    if rows:
        home.execute(insert(ARTICLE), rows)
    return len(rows)


def _earlier_bodies(home: Connection) -> set[UUID]:
    """The bodies that articles showed before they were corrected."""
    fields = (CHANGE.c.subject == "article", CHANGE.c.field == "body")
    return {UUID(json.loads(before)[0]) for before in home.execute(select(CHANGE.c.before).where(*fields)).scalars()}


def _name(home: Connection, title: str) -> None:
    """Call the project after its file where even its title is lost."""
    if home.execute(select(func.count()).select_from(PROJECT)).scalar_one() == 0:
        row = {
            "id": PROJECT_KEY,
            "identity": new_id(),
            "title": title,
            "created": now(),
            "hlc": 0,
            "site": 0,
            "gone": False,
        }
        home.execute(insert(PROJECT), row)


def _drop_dangling(home: Connection) -> None:
    """Take out rows that point to rows which could not be saved, and articles whose text is gone."""
    home.exec_driver_sql("DELETE FROM article WHERE body NOT IN (SELECT id FROM body)")
    while rows := home.exec_driver_sql("PRAGMA foreign_key_check").fetchall():
        for table, rowid, *_rest in rows:
            home.exec_driver_sql(f"DELETE FROM {table} WHERE rowid = ?", (rowid,))
