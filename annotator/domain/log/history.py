"""The history as people read it: who did what and when, and what stood in each place before and after."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from annotator.domain.ids import AnnotatorId, ArticleId, MarkId, PersonId, TagId
from annotator.domain.language import _, marked
from annotator.domain.log.operations import Deed, Operation
from annotator.domain.moments import Moment


class Kind(StrEnum):
    """What a deed was about."""

    ARTICLES = "articles"
    MARKS = "marks"
    LINKS = "links"
    PEOPLE = "people"
    TAGS = "tags"
    SUGGESTIONS = "suggestions"
    PROJECT = "project"
    UNDOING = "undoing"


_KINDS: Mapping[str, Kind] = {
    "article": Kind.ARTICLES, "articles": Kind.ARTICLES, "status": Kind.ARTICLES, "theme": Kind.ARTICLES,
    "mark": Kind.MARKS, "marks": Kind.MARKS, "speaker": Kind.LINKS, "cue": Kind.LINKS, "holder": Kind.LINKS,
    "link": Kind.LINKS, "person": Kind.PEOPLE, "people": Kind.PEOPLE, "tag": Kind.TAGS, "link_type": Kind.TAGS,
    "codebook": Kind.TAGS,
    "suggestions": Kind.SUGGESTIONS, "undo": Kind.UNDOING, "redo": Kind.UNDOING,
}  # fmt: skip


def kind_of(deed: Deed) -> Kind:
    """What a deed was about, by the first word of its name."""
    return _KINDS.get(deed.value.partition(".")[0], Kind.PROJECT)


class Event(StrEnum):
    """What happened to one thing."""

    BORN = "born"
    GONE = "gone"
    BACK = "back"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Step:
    """What an operation did to one thing, or to ``count`` of them that are not named.

    ``subject`` is the kind of thing (``mark``, ``person``, …), ``thing`` what it was called then;
    ``before`` and ``after`` are words, never keys: a tag by its path, a person by the name. Both are
    empty where a thing has nothing else to say than that it is there.
    """

    event: Event
    subject: str
    thing: str = ""
    field: str = ""
    before: str = ""
    after: str = ""
    count: int = 1

    @property
    def is_count(self) -> bool:
        """Whether it tells only how many there are."""
        return self.count > 1 or not (self.thing or self.field)


@dataclass(frozen=True, slots=True)
class Entry:
    """One operation with who did it and its first steps; ``more`` of them are not shown.

    Of what brought many things ``steps`` tell the numbers, and ``named`` the first of them by name.
    """

    operation: Operation
    by: str
    steps: tuple[Step, ...]
    more: int = 0
    named: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Sought:
    """Which entries of the history are wanted; what is not said does not matter.

    ``words`` are looked for in the sentence of the deed, script, width and case aside. ``since`` is the
    first moment, ``until`` the first one after.
    """

    article: ArticleId | None = None
    mark: MarkId | None = None
    person: PersonId | None = None
    by: AnnotatorId | None = None
    kinds: frozenset[Kind] = frozenset()
    since: Moment | None = None
    until: Moment | None = None
    words: str = ""
    tag: TagId | None = None


EVERYTHING = Sought()
"""The whole history."""

_SUBJECTS = {
    "mark": marked("mark"), "link": marked("link"), "person": marked("person"), "tag": marked("tag"),
    "link_type": marked("link type"), "article": marked("article"), "status": marked("article"),
    "article_theme": marked("theme"), "suggestion": marked("suggestion"), "project": marked("project"),
    "annotator": marked("annotator"), "saved_search": marked("saved search"), "difference": marked("difference"),
}  # fmt: skip
_MANY = {
    "mark": marked("marks"), "link": marked("links"), "person": marked("people"), "tag": marked("tags"),
    "link_type": marked("link types"), "article": marked("articles"), "status": marked("statuses"),
    "article_theme": marked("themes"), "suggestion": marked("suggestions"),
    "saved_search": marked("saved searches"), "difference": marked("differences"),
}  # fmt: skip
_FIELDS = {
    "tag": marked("tag"), "person": marked("person"), "span": marked("words"), "note": marked("note"),
    "features": marked("features"), "name": marked("name"), "variants": marked("variants"),
    "identifiers": marked("identifiers"), "merged": marked("is the same as"), "same_as": marked("is the same as"),
    "parent": marked("stands below"), "colour": marked("colour"), "key": marked("key"), "sign": marked("sign"),
    "description": marked("description"), "guideline": marked("guideline"), "overlap": marked("overlap"),
    "state": marked("status"), "body": marked("text"), "title": marked("title"), "byline": marked("byline"),
    "source": marked("source"), "place": marked("place"), "published": marked("date"), "url": marked("address"),
    "language": marked("language"), "script": marked("script"), "type": marked("type"),
    "from_kinds": marked("leads from"), "to_kinds": marked("leads to"),
    "starred": marked("star"), "retired": marked("retired"), "line": marked("line"), "query": marked("query"),
    "sources_off": marked("sources that are off"),
}  # fmt: skip


def subject_name(subject: str, count: int = 1) -> str:
    """What a kind of thing is called, in the current language; one that has no name by that of its table."""
    names = _SUBJECTS if count == 1 else _MANY
    return _(names[subject]) if subject in names else subject


def step_field(field: str) -> str:
    """What a field is called, in the current language."""
    return _(_FIELDS[field]) if field in _FIELDS else field


_SIGNS = {Event.BORN: "+", Event.BACK: "+", Event.GONE: "−", Event.CHANGED: "·"}


def step_line(step: Step) -> str:
    """A step on one line, such as ``· mark 曹建明: tag person → role``."""
    if step.is_count:
        return f"{_SIGNS[step.event]} {step.count} {subject_name(step.subject, step.count)}"
    begin = f"{_SIGNS[step.event]} {subject_name(step.subject)}"
    if step.event is Event.CHANGED:
        return f"{begin} {step.thing}: {step_field(step.field)} {step.before or '–'} → {step.after or '–'}"
    told = step.before or step.after
    return f"{begin} {step.thing}" + (f" ({told})" if told else "")
