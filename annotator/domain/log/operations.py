"""Operations: one thing somebody did = one transaction, one undo step, one broadcast."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Generic, TypeAlias, TypeVar

from annotator.domain.ids import AnnotatorId, ArticleId, LinkId, MarkId, OperationId, PersonId
from annotator.domain.language import _, marked
from annotator.domain.marks import Mark
from annotator.domain.moments import Moment
from annotator.domain.people import Person
from annotator.domain.spans import Span

T = TypeVar("T")


class Deed(StrEnum):
    """What kind of thing was done; the sentence that tells it is in ``_TITLES``."""

    PROJECT_MADE = "project.made"
    PROJECT_RENAMED = "project.renamed"
    ARTICLES_IMPORTED = "articles.imported"
    ARTICLE_EDITED = "article.edited"
    ARTICLE_CORRECTED = "article.corrected"
    ARTICLE_REMOVED = "article.removed"
    ARTICLES_EDITED = "articles.edited"
    ARTICLES_STARRED = "articles.starred"
    ARTICLES_UNSTARRED = "articles.unstarred"
    ARTICLES_ASSIGNED = "articles.assigned"
    ARTICLES_UNASSIGNED = "articles.unassigned"
    ARTICLES_REMOVED = "articles.removed"
    STATUS_SET = "status.set"
    THEME_SET = "theme.set"
    THEME_REMOVED = "theme.removed"
    MARK_ADDED = "mark.added"
    MARKS_ADDED = "marks.added"
    MARK_RELABELLED = "mark.relabelled"
    MARK_MOVED = "mark.moved"
    MARK_REMOVED = "mark.removed"
    MARK_NOTED = "mark.noted"
    MARK_ANSWERED = "mark.answered"
    SUGGESTIONS_ACCEPTED = "suggestions.accepted"
    SUGGESTIONS_REJECTED = "suggestions.rejected"
    SOURCES_SWITCHED = "suggestions.sources"
    SPEAKER_SET = "speaker.set"
    CUE_SET = "cue.set"
    HOLDER_SET = "holder.set"
    LINK_ADDED = "link.added"
    LINK_REMOVED = "link.removed"
    PERSON_CREATED = "person.created"
    PERSON_JOINED = "person.joined"
    PERSON_EDITED = "person.edited"
    PEOPLE_MERGED = "people.merged"
    PERSON_SPLIT = "person.split"
    PERSON_REMOVED = "person.removed"
    PEOPLE_TOLD_APART = "people.told_apart"
    PEOPLE_IMPORTED = "people.imported"
    TAG_ADDED = "tag.added"
    TAG_EDITED = "tag.edited"
    TAG_REMOVED = "tag.removed"
    TAG_RENAMED = "tag.renamed"
    TAG_PLACED = "tag.placed"
    TAG_MERGED = "tag.merged"
    TAG_SPLIT = "tag.split"
    TAG_RETIRED = "tag.retired"
    TAG_RETURNED = "tag.returned"
    TAG_ASKS = "tag.asks"
    TAG_EXAMPLE = "tag.example"
    LINK_TYPE_ADDED = "link_type.added"
    LINK_TYPE_EDITED = "link_type.edited"
    LINK_TYPE_REMOVED = "link_type.removed"
    CODEBOOK_IMPORTED = "codebook.imported"
    SEARCH_SAVED = "search.saved"
    SEARCH_RENAMED = "search.renamed"
    SEARCH_REMOVED = "search.removed"
    MERGED = "merged"
    CONFLICT_SETTLED = "conflict.settled"
    HISTORY_CUT = "history.cut"
    UNDO = "undo"
    REDO = "redo"


_TITLES: dict[Deed, str] = {
    Deed.PROJECT_MADE: marked("make the project {what}"),
    Deed.PROJECT_RENAMED: marked("rename the project to {what}"),
    Deed.ARTICLES_IMPORTED: marked("import {what}"),
    Deed.ARTICLE_EDITED: marked("edit the article {what}"),
    Deed.ARTICLE_CORRECTED: marked("correct the text of {what}"),
    Deed.ARTICLE_REMOVED: marked("remove the article {what}"),
    Deed.ARTICLES_EDITED: marked("edit {what}"),
    Deed.ARTICLES_STARRED: marked("put a star on {what}"),
    Deed.ARTICLES_UNSTARRED: marked("take the star off {what}"),
    Deed.ARTICLES_ASSIGNED: marked("assign {what}"),
    Deed.ARTICLES_UNASSIGNED: marked("take back {what}"),
    Deed.ARTICLES_REMOVED: marked("remove {what}"),
    Deed.STATUS_SET: marked("set the status of {what}"),
    Deed.THEME_SET: marked("put the theme {what} on the article"),
    Deed.THEME_REMOVED: marked("take the theme {what} off the article"),
    Deed.MARK_ADDED: marked("mark {what}"),
    Deed.MARKS_ADDED: marked("mark every {what}"),
    Deed.MARK_RELABELLED: marked("relabel {what}"),
    Deed.MARK_MOVED: marked("move the edge of {what}"),
    Deed.MARK_REMOVED: marked("remove the mark {what}"),
    Deed.MARK_NOTED: marked("write a note on {what}"),
    Deed.MARK_ANSWERED: marked("set the features of {what}"),
    Deed.SUGGESTIONS_ACCEPTED: marked("accept {what}"),
    Deed.SUGGESTIONS_REJECTED: marked("reject {what}"),
    Deed.SOURCES_SWITCHED: marked("switch the source of suggestions {what}"),
    Deed.SPEAKER_SET: marked("set the speaker {what}"),
    Deed.CUE_SET: marked("set the cue {what}"),
    Deed.HOLDER_SET: marked("set the holder {what}"),
    Deed.LINK_ADDED: marked("link {what}"),
    Deed.LINK_REMOVED: marked("remove the link {what}"),
    Deed.PERSON_CREATED: marked("add the person {what}"),
    Deed.PERSON_JOINED: marked("join a mention to {what}"),
    Deed.PERSON_EDITED: marked("edit the person {what}"),
    Deed.PEOPLE_MERGED: marked("merge people into {what}"),
    Deed.PERSON_SPLIT: marked("split {what} off another person"),
    Deed.PERSON_REMOVED: marked("remove the person {what}"),
    Deed.PEOPLE_TOLD_APART: marked("tell {what} apart"),
    Deed.PEOPLE_IMPORTED: marked("bring in the register {what}"),
    Deed.TAG_ADDED: marked("add the tag {what}"),
    Deed.TAG_EDITED: marked("edit the tag {what}"),
    Deed.TAG_REMOVED: marked("remove the tag {what}"),
    Deed.TAG_RENAMED: marked("rename the tag {what}"),
    Deed.TAG_PLACED: marked("move the tag {what}"),
    Deed.TAG_MERGED: marked("merge the tags {what}"),
    Deed.TAG_SPLIT: marked("split the tag {what}"),
    Deed.TAG_RETIRED: marked("retire the tag {what}"),
    Deed.TAG_RETURNED: marked("bring back the tag {what}"),
    Deed.TAG_ASKS: marked("change what the tag {what} asks"),
    Deed.TAG_EXAMPLE: marked("take an example for the tag {what}"),
    Deed.LINK_TYPE_ADDED: marked("add the link type {what}"),
    Deed.LINK_TYPE_EDITED: marked("edit the link type {what}"),
    Deed.LINK_TYPE_REMOVED: marked("remove the link type {what}"),
    Deed.CODEBOOK_IMPORTED: marked("import the codebook {what}"),
    Deed.SEARCH_SAVED: marked("save the search {what}"),
    Deed.SEARCH_RENAMED: marked("rename the search to {what}"),
    Deed.SEARCH_REMOVED: marked("remove the search {what}"),
    Deed.MERGED: marked("merge {what}"),
    Deed.CONFLICT_SETTLED: marked("settle {what}"),
    Deed.HISTORY_CUT: marked("cut the history before {what}"),
    Deed.UNDO: marked("undo: {what}"),
    Deed.REDO: marked("redo: {what}"),
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where something was done: an article, and in it a span where there is one."""

    article: ArticleId
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Operation:
    """One entry of the history. ``what`` are the words it was done to, ``hlc`` its hybrid logical clock.

    An undo or redo ``reverts`` another one.
    """

    id: OperationId
    hlc: int
    deed: Deed
    what: str
    annotator: AnnotatorId
    done: Moment
    place: Place | None = None
    undone: bool = False
    reverts: OperationId | None = None

    @property
    def title(self) -> str:
        """What was done, in the current language, such as ``mark 曹建明``."""
        return title_of(self.deed, self.what)


def title_of(deed: Deed, what: str) -> str:
    """The sentence of a deed in the current language."""
    return _(_TITLES[deed]).format(what=what)


class Subject(StrEnum):
    """A kind of thing that a panel may have to reread."""

    PROJECT = "project"
    ARTICLES = "articles"
    TEXT = "text"
    STATUS = "status"
    MARKS = "marks"
    LINKS = "links"
    THEMES = "themes"
    SUGGESTIONS = "suggestions"
    PEOPLE = "people"
    CODEBOOK = "codebook"
    CONFLICTS = "conflicts"
    SEARCHES = "searches"


@dataclass(frozen=True, slots=True)
class Changes:
    """What an operation touched, broadcast once after it is committed.

    ``articles`` are those touched; empty means any. ``marks``, ``links`` and ``people`` are those
    touched where they are few enough to be named; empty with their subject means: reread them all.
    ``left`` is how those marks and people stand afterwards, where whoever wrote them knows it.
    """

    subjects: frozenset[Subject] = frozenset()
    articles: frozenset[ArticleId] = frozenset()
    marks: frozenset[MarkId] = frozenset()
    links: frozenset[LinkId] = frozenset()
    people: frozenset[PersonId] = frozenset()
    left: "Left | None" = field(default=None, compare=False)

    def names_all(self) -> bool:
        """Whether every mark, link and person that was touched is named."""
        named = ((Subject.MARKS, self.marks), (Subject.LINKS, self.links), (Subject.PEOPLE, self.people))
        return all(keys or subject not in self.subjects for subject, keys in named)

    def concern(self, article: ArticleId | None, *subjects: Subject) -> bool:
        """Whether one of ``subjects`` changed in ``article`` (or anywhere, for ``None``)."""
        here = article is None or not self.articles or article in self.articles
        return here and not self.subjects.isdisjoint(subjects)


@dataclass(frozen=True, slots=True)
class Left:
    """The marks and people that an operation touched and that stand after it; nobody need read them again."""

    marks: tuple[Mark, ...]
    people: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """What a verb gives back: its value, what changed, where to look, and the entry of the history."""

    value: T
    changes: Changes = field(default_factory=Changes)
    place: Place | None = None
    operation: Operation | None = None


Listener: TypeAlias = Callable[[Changes], None]
