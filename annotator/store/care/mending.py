"""Making a sound project of the rows that were saved: what they need is made anew, what cannot stand is left out."""

import json
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, delete, func, insert, select, update

from annotator.domain.articles import Metadata, digest
from annotator.domain.care.findings import Finding
from annotator.domain.codebook import THEME, default_codebook
from annotator.domain.ids import ArticleId, TagId, built_in_id, new_id
from annotator.domain.language import _, ngettext
from annotator.domain.moments import now
from annotator.store.care import rows
from annotator.store.shelves.article_rows import article_row
from annotator.store.shelves.articles import ARTICLE, BODY, REPAIR
from annotator.store.shelves.codebook import LINK_TYPE, PROJECT, PROJECT_KEY, TAG
from annotator.store.shelves.history import CHANGE
from annotator.store.shelves.marks import MARK
from annotator.store.shelves.people import ANNOTATOR, PERSON
from annotator.store.tables import CHANGEABLE
from annotator.store.writing import tally

_TITLE = 60
"""Characters of a text by which an article is called whose title is lost."""
_NAMED = 12
"""Titles that are told; of more only how many they are."""
_BORN: dict[str, Any] = {"hlc": 0, "site": 0, "gone": False}
_UNKNOWN = "?"


def mend(home: Connection, title: str) -> list[Finding]:
    """Bring the rows in ``home`` together; gives what is lost by that. ``title`` is for a nameless project."""
    found = [*_damaged_texts(home), *_orphans(home), *_stand_ins(home), *_lost_articles(home)]
    _straighten(home)
    found += _dangling(home)
    _name(home, title)
    tally.rebuild(home)
    return found


def drop_dangling(execute: Callable[[str], Any]) -> Counter[str]:
    """Take out rows that point to rows which are not there; gives how many of each table."""
    dropped: Counter[str] = Counter()
    while broken := execute("PRAGMA foreign_key_check").fetchall():
        for table, rowid in {(row[0], row[1]) for row in broken}:
            execute(f"DELETE FROM {table} WHERE rowid = {int(rowid)}")
            dropped[table] += 1
    return dropped


def _damaged_texts(home: Connection) -> Iterator[Finding]:
    """Take out texts that do not have the hash which was kept beside them."""
    found = home.execute(select(BODY.c.id, BODY.c.sha256, BODY.c.length, BODY.c.text))
    damaged = [row[0] for row in found if digest(row[3]) != row[1] or len(row[3]) != row[2]]
    for key in damaged:
        home.execute(delete(REPAIR).where(REPAIR.c.body == key))
        home.execute(delete(BODY).where(BODY.c.id == key))
    if damaged:
        what = ngettext(
            "{count} text is not what was brought in; it was left out.",
            "{count} texts are not what was brought in; they were left out.",
            len(damaged),
        )
        yield Finding("body", what.format(count=len(damaged)), _compare())


def _orphans(home: Connection) -> Iterator[Finding]:
    """Make an article anew for each text whose article could not be saved.

    The key of the article is the one that its marks name, else a new one. A text that an article showed
    before it was corrected is no orphan.
    """
    shown = {*home.execute(select(ARTICLE.c.body)).scalars(), *_earlier_bodies(home)}
    named = select(MARK.c.body, MARK.c.article).where(MARK.c.article.not_in(select(ARTICLE.c.id)))
    articles = {row[0]: row[1] for row in home.execute(named)}
    query = select(BODY.c.id, func.substr(BODY.c.text, 1, _TITLE)).order_by(BODY.c.id)
    lost = [(body, words) for body, words in home.execute(query).all() if body not in shown]
    made = [
        article_row(
            articles.get(body) or ArticleId(new_id()), body, Metadata(title=words.strip().split("\n")[0]), at, now()
        )
        | _BORN
        for at, (body, words) in enumerate(lost, 1)
    ]
    if made:
        home.execute(insert(ARTICLE), made)
        what = _("{count} articles have lost what was known about them; their texts are saved.")
        yield Finding("article", what.format(count=len(made)), _("Look at their titles."))


def _earlier_bodies(home: Connection) -> set[UUID]:
    """The bodies that articles showed before they were corrected."""
    fields = (CHANGE.c.subject == "article", CHANGE.c.field == "body")
    found: set[UUID] = set()
    for before in home.execute(select(CHANGE.c.before).where(*fields)).scalars():
        try:
            found.add(UUID(json.loads(before)[0]))
        except (ValueError, LookupError, TypeError, AttributeError):  # the log may be damaged as well
            continue
    return found


def _stand_ins(home: Connection) -> Iterator[Finding]:
    """Make anew what marks and links need: tags, types of link, annotators, persons, under names that can be had."""
    book = default_codebook()
    tags = {tag.id: tag for tag in book.tags}
    kinds = {link_type.id: link_type for link_type in book.link_types}
    lost = 0
    for key in (*_missing(home, "mark", "tag", "tag"), *_missing(home, "article_theme", "tag", "tag")):
        tag = tags.get(TagId(key))
        kind, parent = (tag.kind, None) if tag else (THEME, built_in_id(f"tag/{THEME}"))
        home.execute(insert(TAG).prefix_with("OR IGNORE"), {
            "id": key, "ordinal": 0, "kind": kind, "name": tag.name if tag else _unknown(key), "parent": parent,
            "colour": tag.colour if tag else "#777777", "key": "", "sign": tag.sign if tag else _UNKNOWN,
            "description": "", "guideline": "", "overlap": "any", "features": [], "line": "", "retired": False,
            **_BORN,
        })  # fmt: skip
        lost += 1
    for key in _missing(home, "link", "type", "link_type"):
        for link_type in (one for one in kinds.values() if one.id == key):
            ends = {"from_kinds": list(link_type.from_kinds), "to_kinds": list(link_type.to_kinds)}
            home.execute(insert(LINK_TYPE), {"id": key, "ordinal": 0, "name": link_type.name, **ends, **_BORN})
            lost += 1
    for table in ("mark", "link", "article_theme", "status", "suggestion", "operation"):
        for key in _missing(home, table, "annotator", "annotator"):
            home.execute(insert(ANNOTATOR), {"id": key, "name": _unknown(key), **_BORN})
            lost += 1
    for key in _missing(home, "mark", "person", "person"):
        words = home.execute(select(MARK.c.text).where(MARK.c.person == key).limit(1)).scalar_one()
        home.execute(insert(PERSON), {"id": key, "name": words, "variants": [], "note": "", "identifiers": {}, **_BORN})
        lost += 1
    if lost:
        what = _("{count} tags, annotators or people were lost; those that marks need were made anew.")
        yield Finding("tag", what.format(count=lost), _("Give them their names again."))


def _unknown(key: UUID) -> str:
    return f"{_UNKNOWN} {key.hex[-6:]}"


def _missing(home: Connection, table: str, column: str, parent: str) -> list[UUID]:
    lost = f"{column} IS NOT NULL AND {column} NOT IN (SELECT id FROM {parent})"
    query = f"SELECT DISTINCT {column} FROM {table} WHERE {lost}"
    return [UUID(bytes=row[0]) for row in home.exec_driver_sql(query)]


def _lost_articles(home: Connection) -> Iterator[Finding]:
    """Take out articles whose text is gone, and tell them by title and by the marks that were on them."""
    query = (
        "SELECT title, (SELECT count(*) FROM mark WHERE mark.article = article.id AND NOT mark.gone) FROM article "
        "WHERE body NOT IN (SELECT id FROM body) AND NOT gone"
    )
    lost = home.exec_driver_sql(query).all()
    home.exec_driver_sql("DELETE FROM article WHERE body NOT IN (SELECT id FROM body)")
    for title, marks in lost[:_NAMED]:
        told = ngettext(
            "The text of “{title}” is gone, and with it {count} mark.",
            "The text of “{title}” is gone, and with it {count} marks.",
            marks,
        )
        yield Finding("article", told.format(title=title, count=marks), _compare())
    if more := lost[_NAMED:]:
        what = _("The texts of {count} more articles are gone, and with them {marks} marks.")
        told = what.format(count=len(more), marks=sum(marks for _title, marks in more))
        yield Finding("article", told, _compare())


def _straighten(home: Connection) -> None:
    """Undo what would lead astray: tags below themselves, people that point nowhere, two names of one project."""
    for key in rows.circles(home):
        kind = home.exec_driver_sql("SELECT kind FROM tag WHERE id = ?", (key,)).scalar_one()
        above = built_in_id(f"tag/{kind}")
        there = above.bytes != key and home.execute(select(TAG.c.id).where(TAG.c.id == above)).first() is not None
        home.execute(update(TAG).where(TAG.c.id == UUID(bytes=key)).values(parent=above if there else None))
    home.exec_driver_sql("UPDATE person SET merged = NULL WHERE merged NOT IN (SELECT id FROM person)")
    home.exec_driver_sql("UPDATE annotator SET same_as = NULL WHERE same_as NOT IN (SELECT id FROM annotator)")
    home.exec_driver_sql("DELETE FROM project WHERE rowid > (SELECT min(rowid) FROM project)")


def _dangling(home: Connection) -> Iterator[Finding]:
    """Take out what points to rows that could not be saved, and marks whose words are not those of their text."""
    dropped = drop_dangling(home.exec_driver_sql)
    dropped["mark"] += _disagreeing(home, "mark", '"end"')
    dropped["repair"] += _disagreeing(home, "repair", "start + length(t.text)")
    dropped += drop_dangling(home.exec_driver_sql)
    for subject in CHANGEABLE:
        home.exec_driver_sql(
            f"DELETE FROM change WHERE subject = '{subject}' AND target NOT IN (SELECT id FROM {subject})"
        )
        _forget_lives(home, subject)
    known = ", ".join(f"'{subject}'" for subject in (*CHANGEABLE, "conflict"))
    home.exec_driver_sql(f"DELETE FROM change WHERE subject NOT IN ({known})")
    for table, count in sorted(dropped.items()):
        if count:
            what = ngettext(
                "{table}: {count} row needs something that is gone; it was left out.",
                "{table}: {count} rows need something that is gone; they were left out.", count,
            )  # fmt: skip
            yield Finding(table, what.format(table=table, count=count), _compare())


def _forget_lives(home: Connection, subject: str) -> None:
    """Let the log no longer speak of rows that are gone: their keys, and what was seen of each (8 bytes a key)."""
    known = set(home.exec_driver_sql(f"SELECT id FROM {subject}").scalars())
    query = "SELECT rowid, targets, seen FROM life WHERE subject = ?"
    for rowid, targets, seen in home.exec_driver_sql(query, (subject,)).all():
        stay = [at for at in range(len(targets) // 16) if targets[at * 16 : at * 16 + 16] in known]
        if len(stay) * 16 == len(targets):
            continue
        left = b"".join(targets[at * 16 : at * 16 + 16] for at in stay)
        also = None if seen is None else b"".join(seen[at * 8 : at * 8 + 8] for at in stay)
        home.exec_driver_sql("UPDATE life SET targets = ?, seen = ? WHERE rowid = ?", (left, also, rowid))


def _disagreeing(home: Connection, table: str, end: str) -> int:
    """Rows of a table whose ``text`` is not what stands at their place of the body (SQLite counts code points)."""
    query = (
        f"DELETE FROM {table} WHERE rowid IN (SELECT t.rowid FROM {table} t JOIN body b ON b.id = t.body WHERE "
        f"t.start < 0 OR {end} > b.length OR {end} - t.start <> length(t.text) "
        f"OR substr(b.text, t.start + 1, length(t.text)) <> t.text)"
    )
    return home.exec_driver_sql(query).rowcount


def _name(home: Connection, title: str) -> None:
    """Call the project after its file where even its title is lost."""
    if home.execute(select(func.count()).select_from(PROJECT)).scalar_one() == 0:
        row: dict[str, Any] = {
            "id": PROJECT_KEY,
            "identity": new_id(),
            "title": title,
            "created": now(),
            "sources_off": [],
            **_BORN,
        }
        home.execute(insert(PROJECT), row)


def _compare() -> str:
    return _("Compare with a backup, if there is one.")
