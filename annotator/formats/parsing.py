"""Our own format (DESIGN section 11): from plain JSON objects to values; everything that does not fit is refused."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, cast
from uuid import UUID

from annotator.domain.articles import Annotator, Metadata, ProjectInfo, Repair, RepairKind, State, Status, digest
from annotator.domain.codebook import Codebook, Feature, FeatureKind, Line, LinkType, Overlap, Tag
from annotator.domain.errors import ImportRefused
from annotator.domain.ids import (
    AnnotatorId,
    ArticleId,
    LinkId,
    LinkTypeId,
    MarkId,
    PersonId,
    ProjectId,
    TagId,
    ThemeId,
    new_id,
)
from annotator.domain.language import _
from annotator.domain.marks import ArticleTheme, Link, Mark, Origin
from annotator.domain.people import Person
from annotator.domain.spans import Span
from annotator.domain.suggestions import Suggestion, Tie
from annotator.domain.transfer.exchange import ExchangeArticle
from annotator.formats.fields import Fields, moment_of, refused
from annotator.formats.shaping import FORMAT, VERSION, usual_sign

_PLAIN = frozenset({"person", "note", "features"})
"""What few marks have."""
_ORIGINS = {one.value: one for one in Origin}


@dataclass(frozen=True, slots=True)
class Header:
    """Everything of a file but its articles."""

    project: ProjectInfo
    codebook: Codebook
    annotators: tuple[Annotator, ...]
    people: tuple[Person, ...]


def header(value: object) -> Header:
    """The head of a file. Raises ``ImportRefused`` where it is not ours, newer, or not as the schema says."""
    fields = Fields(value, "file")
    if fields.text("format", "") != FORMAT:
        raise ImportRefused(
            _("Whose JSON this is cannot be told."),
            _("Say it with --format; “annotator formats” lists the formats."),
        )
    if fields.number("version") != VERSION:
        raise refused("file.version", _("this program reads version {version}; update it").format(version=VERSION))
    project = fields.inner("project")
    info = ProjectInfo(ProjectId(project.key("id")), project.text("title"), project.moment("created"))
    book = fields.inner("codebook")
    annotators = tuple(Annotator(AnnotatorId(one.key("id")), one.text("name")) for one in fields.objects("annotators"))
    people = tuple(_person(one) for one in fields.objects("people"))
    tags = _together(tuple(_tag(one) for one in book.objects("tags")))
    return Header(
        info, Codebook(tags, tuple(_link_type(one) for one in book.objects("link_types"))), annotators, people
    )


class Articles:
    """Reads the articles that stand below a header; names of tags, people and annotators must be known there."""

    def __init__(self, head: Header) -> None:
        self._tags = {head.codebook.path(tag.id): tag.id for tag in head.codebook.tags}
        self._types = {one.name: one.id for one in head.codebook.link_types}
        self._annotators = {one.id for one in head.annotators}
        self._by_name = {str(one.id): one.id for one in head.annotators}
        self._people = {one.id for one in head.people}
        self._seen: set[int] = set()

    def read(self, value: object, where: str) -> ExchangeArticle:
        """One article. Raises ``ImportRefused`` with the place of what does not fit."""
        fields = Fields(value, where)
        key, text, sha256 = ArticleId(self._new(fields)), fields.text("text", ""), fields.text("sha256")
        withheld = "" if fields.has("text") else sha256
        if not withheld and sha256 != digest(text):
            raise refused(f"{where}.sha256", _("the text is not the one that this hash was made of"))
        marks = tuple(self._marks(fields, key, None if withheld else text))
        there = {mark.id for mark in marks}
        return ExchangeArticle(
            key,
            Metadata(**{name: fields.text(name, "") for name in Metadata.__dataclass_fields__}),
            text,
            tuple(self._status(one) for one in fields.objects("statuses")),
            tuple(_repair(one, text) for one in fields.objects("repairs")),
            marks,
            tuple(self._link(one, key, there) for one in fields.objects("links")),
            tuple(self._theme(one, key) for one in fields.objects("themes")),
            fields.truth("starred"),
            withheld,
            () if withheld else tuple(self._suggestion(one, key, text) for one in fields.objects("suggestions")),
        )

    def _new(self, one: Fields) -> UUID:
        """The key of something; no two things of one file have the same."""
        key = one.own_key()
        if key.int in self._seen:
            raise refused(one.where, _("its key {key} was used before in this file").format(key=key))
        self._seen.add(key.int)
        return key

    def _marks(self, fields: Fields, article: ArticleId, text: str | None) -> Iterator[Mark]:
        """The marks of an article: nearly all are plain and read quickly, the others looked into."""
        for at, value in enumerate(fields.values("marks")):
            plain = None if text is None else self._plain_mark(value, article, text)
            yield plain or self._mark(Fields(value, f"{fields.where}.marks[{at}]"), article, text)

    def _plain_mark(self, value: Any, article: ArticleId, text: str) -> Mark | None:  # noqa: ANN401
        """A mark that says no more than where it is and whose; ``None`` for any other, and where anything is wrong."""
        try:
            start, end, words, key = value["start"], value["end"], value["text"], UUID(value["id"])
            if not (type(start) is type(end) is int and 0 <= start < end and words and text[start:end] == words):
                return None
            if key.int in self._seen or not _PLAIN.isdisjoint(value):
                return None
            made = Mark(
                MarkId(key), article, self._tags[value["tag"]], Span(start, end), words,
                self._by_name[value["annotator"]], moment_of(value["created"]), moment_of(value["changed"]),
                _ORIGINS[value["origin"]],
            )  # fmt: skip
        except (KeyError, ValueError, TypeError, AttributeError):
            return None
        self._seen.add(key.int)
        return made

    def _mark(self, one: Fields, article: ArticleId, text: str | None) -> Mark:
        """A mark; where the text is withheld it is ``None``, and its words are empty."""
        span = Span(one.number("start"), one.number("end"))
        words = "" if text is None else one.text("text")
        if text is None and not 0 <= span.start < span.end:
            raise refused(one.where, _("{start}–{end} is no span").format(start=span.start, end=span.end))
        if text is not None:
            _must_stand(one, span, words, text)
        person = one.key_or_none("person")
        if person is not None and person not in self._people:
            raise refused(f"{one.where}.person", _("nobody in “people” has this key"))
        return Mark(
            MarkId(self._new(one)), article, self._tag_of(one), span, words, self._annotator(one),
            one.moment("created"), one.moment("changed"), one.one_of("origin", Origin, Origin.HAND.value),
            None if person is None else PersonId(person), one.text("note", ""), one.inner("features").plain(),
        )  # fmt: skip

    def _link(self, one: Fields, article: ArticleId, marks: set[MarkId]) -> Link:
        ends = MarkId(one.key("from")), MarkId(one.key("to"))
        if not marks.issuperset(ends):
            raise refused(one.where, _("it links a mark that is not on this article"))
        name = one.text("type")
        if name not in self._types:
            raise refused(f"{one.where}.type", _("the codebook has no link type “{name}”").format(name=name))
        return Link(LinkId(self._new(one)), article, self._types[name], *ends, self._annotator(one))

    def _suggestion(self, one: Fields, article: ArticleId, text: str) -> Suggestion:
        span, words = Span(one.number("start"), one.number("end")), one.text("text")
        _must_stand(one, span, words, text)
        core = _place(one.inner("core"), text) if one.has("core") else None
        return Suggestion(
            article, self._tag_of(one), span, words, one.text("source"), one.text("reason", ""), one.share("score"),
            one.text("person", ""), core, tuple(_tie(tie, text) for tie in one.objects("ties")),
        )  # fmt: skip

    def _theme(self, one: Fields, article: ArticleId) -> ArticleTheme:
        return ArticleTheme(ThemeId(new_id()), article, self._tag_of(one), self._annotator(one))

    def _status(self, one: Fields) -> Status:
        return Status(self._annotator(one), one.one_of("status", State), one.text("note", ""))

    def _tag_of(self, one: Fields) -> TagId:
        path = one.text("tag")
        if path not in self._tags:
            raise refused(f"{one.where}.tag", _("the codebook has no tag “{path}”").format(path=path))
        return self._tags[path]

    def _annotator(self, one: Fields) -> AnnotatorId:
        key = AnnotatorId(one.key("annotator"))
        if key not in self._annotators:
            raise refused(f"{one.where}.annotator", _("nobody in “annotators” has this key"))
        return key


def _must_stand(one: Fields, span: Span, words: str, text: str) -> None:
    """Raises ``ImportRefused`` where these words do not stand there."""
    if not words or span.of(text) != words or span.end > len(text):
        raise refused(one.where, _("the text at {start}–{end} is “{there}”, not “{words}”").format(
            start=span.start, end=span.end, there=span.of(text)[:40], words=words[:40]
        ))  # fmt: skip


def _place(one: Fields, text: str) -> Span:
    span = Span(one.number("start"), one.number("end"))
    if not span.start < span.end <= len(text):
        raise refused(one.where, _("{start}–{end} is no span").format(start=span.start, end=span.end))
    return span


def _tie(one: Fields, text: str) -> Tie:
    return Tie(one.text("type"), one.text("kind"), _place(one, text), one.text("person", ""))


def codebook(value: object) -> Codebook:
    """A codebook alone: one of our exports, or just its ``codebook`` object."""
    fields = Fields(value, "file")
    book = (
        fields.inner("codebook")
        if isinstance(value, Mapping) and "codebook" in cast("Mapping[str, Any]", value)
        else fields
    )
    tags = _together(tuple(_tag(one) for one in book.objects("tags")))
    return Codebook(tags, tuple(_link_type(one) for one in book.objects("link_types")))


def _together(tags: tuple[Tag, ...]) -> tuple[Tag, ...]:
    """The same tags, each below others of the file and none below itself."""
    parents = {tag.id: tag.parent for tag in tags}
    for tag in tags:
        seen, above = {tag.id}, tag.parent
        while above is not None:
            if above in seen or above not in parents:
                raise refused("codebook.tags", _("“{tag}” does not stand below a tag of the file").format(tag=tag.name))
            seen.add(above)
            above = parents[above]
    return tags


def _repair(one: Fields, text: str) -> Repair:
    start, words = one.number("start"), one.text("text")
    if text[start : start + len(words)] != words:
        raise refused(one.where, _("the text at {start} is not what the repair put there").format(start=start))
    span = Span(one.number("source_start"), one.number("source_end"))
    return Repair(one.one_of("kind", RepairKind), span, one.raw("source_text"), start, words, one.text("reason", ""))


def _tag(one: Fields) -> Tag:
    name, kind, parent = one.text("name"), one.text("kind"), one.key_or_none("parent")
    return Tag(
        TagId(one.key("id")), kind, name, None if parent is None else TagId(parent), one.text("colour", ""),
        one.text("key", ""), one.text("sign", usual_sign(name, kind, is_root=parent is None)),
        one.text("description", ""), one.text("guideline", ""), one.one_of("overlap", Overlap, Overlap.ANY.value),
        tuple(_feature(feature) for feature in one.objects("features")),
        one.one_of("line", Line, Line.AS_KIND.value), one.truth("retired"),
    )  # fmt: skip


def _feature(one: Fields) -> Feature:
    return Feature(one.text("name"), one.one_of("kind", FeatureKind), one.texts("choices"), one.truth("required"))


def _link_type(one: Fields) -> LinkType:
    key: UUID = one.key("id")
    return LinkType(LinkTypeId(key), one.text("name"), one.texts("from_kinds"), one.texts("to_kinds"))


def _person(one: Fields) -> Person:
    identifiers = {name: str(value) for name, value in one.inner("identifiers").plain().items()}
    return Person(PersonId(one.key("id")), one.text("name"), one.texts("variants"), one.text("note", ""), identifiers)
