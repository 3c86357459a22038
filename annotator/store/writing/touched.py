"""What an operation touched: the subjects, articles and rows that panels may have to read again."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any
from uuid import UUID

from annotator.domain.ids import ArticleId, LinkId, MarkId, PersonId
from annotator.domain.log.operations import Changes, Subject
from annotator.store.tables import Born, table_of

NAMED = 500
"""A change names its marks, links, people and articles up to this many of each; beyond it, panels reread."""
_SUBJECTS: Mapping[str, Subject] = {
    "mark": Subject.MARKS,
    "link": Subject.LINKS,
    "person": Subject.PEOPLE,
    "tag": Subject.CODEBOOK,
    "link_type": Subject.CODEBOOK,
    "article": Subject.ARTICLES,
    "status": Subject.STATUS,
    "article_theme": Subject.THEMES,
    "suggestion": Subject.SUGGESTIONS,
    "project": Subject.PROJECT,
    "settled": Subject.CONFLICTS,
    "difference": Subject.PEOPLE,
    "saved_search": Subject.SEARCHES,
}
_POINTERS = frozenset({"merged", "same_as"})
"""Fields that let other rows mean somebody else without being touched themselves."""


class Touched:
    """Gathered while an operation is written."""

    def __init__(self) -> None:
        self._subjects: set[Subject] = set()
        self._articles: set[UUID] = set()
        self._named: dict[str, dict[UUID, Mapping[str, Any]]] = {"mark": {}, "link": {}, "person": {}}
        self._rereads_marks = False

    def rows(self, subject: str, rows: Iterable[Mapping[str, Any]]) -> None:
        """Some rows of a subject, as they stand now, are new, changed, gone or back."""
        if subject in _SUBJECTS:
            self._subjects.add(_SUBJECTS[subject])
        for entry in rows:
            if subject == "article":
                self._articles.add(entry["id"])
            elif "article" in entry:
                self._articles.add(entry["article"])
            if subject == "mark" and self._rereads_marks:
                continue
            if subject in self._named and len(self._named[subject]) <= NAMED:
                self._named[subject][entry["id"]] = entry

    def fields(self, fields: Collection[str]) -> None:
        """Some fields mean more than that their row changed."""
        if "body" in fields:
            self._subjects.add(Subject.TEXT)
        if not _POINTERS.isdisjoint(fields):
            self._reread_marks()

    def _reread_marks(self) -> None:
        """Whom marks mean has changed, although no row of theirs has: name none, so that all are read again."""
        self._subjects.add(Subject.MARKS)
        self._named["mark"].clear()
        self._rereads_marks = True

    def changes(self) -> Changes:
        """What was touched so far."""
        few = {name: set(rows) if len(rows) <= NAMED else set[UUID]() for name, rows in self._named.items()}
        articles = self._articles if len(self._articles) <= NAMED else set[UUID]()
        return Changes(
            frozenset(self._subjects),
            frozenset(map(ArticleId, articles)),
            frozenset(map(MarkId, few["mark"])),
            frozenset(map(LinkId, few["link"])),
            frozenset(map(PersonId, few["person"])),
        )

    def left(self, row: type[Born]) -> list[Mapping[str, Any]] | None:
        """The rows of a table that were touched, as they stand now, those that are gone among them.

        ``None`` where they are too many to be named.
        """
        rows = self._named[table_of(row).name]
        return list(rows.values()) if len(rows) <= NAMED and not self._rereads_marks else None
