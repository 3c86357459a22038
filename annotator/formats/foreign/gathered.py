"""One article of another tool on its way in: marks, links, themes and statuses are put on it by names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import isfinite
from typing import TYPE_CHECKING

from annotator.domain.articles import Metadata, State, Status
from annotator.domain.codebook import THEME, FeatureValue
from annotator.domain.ids import AnnotatorId, ArticleId, LinkId, MarkId, PersonId, TagId, ThemeId
from annotator.domain.language import _
from annotator.domain.marks import ArticleTheme, Link, Mark, Origin
from annotator.domain.spans import Span
from annotator.domain.suggestions import Suggestion, Tie
from annotator.domain.transfer.exchange import ExchangeArticle, Outline
from annotator.formats.foreign.keys import key, named
from annotator.formats.foreign.loose import NOT_TOLD, Times, storable
from annotator.formats.foreign.proof import ToCodePoints
from annotator.formats.packed import KEY_BYTES, Packed, pack
from annotator.text.anchoring import Places

if TYPE_CHECKING:
    from annotator.formats.foreign.building import Building

_NOTHING: Mapping[str, FeatureValue] = {}
"""The features of most marks, once for all of them."""


def _told(metadata: Metadata) -> Metadata:
    words = {name: getattr(metadata, name) for name in Metadata.__dataclass_fields__}
    return metadata if storable("".join(words.values())) == "".join(words.values()) else Metadata(
        **{name: storable(value) for name, value in words.items()}
    )  # fmt: skip


def _storable(features: Mapping[str, FeatureValue]) -> dict[str, FeatureValue]:
    return {storable(name): _value(one) for name, one in features.items()}


def _value(one: FeatureValue) -> FeatureValue:
    """A value that JSON knows: it has no name for the infinite or for what is no number, which stay as words."""
    if isinstance(one, float) and not isfinite(one):
        return str(one)
    return storable(one) if isinstance(one, str) else one


@dataclass(frozen=True, slots=True)
class _Pen:
    """With what marks of one label by one annotator are put into one article: they are many, their keys slow to make.

    The name of a key is ``begins``, the two offsets, ``ends``.
    """

    tag: TagId
    annotator: AnnotatorId
    begins: bytes
    ends: bytes


@dataclass(slots=True)
class Gathered:
    """One article on its way in; spans count code points of ``text``."""

    building: Building
    id: ArticleId
    sha256: str
    text: str
    metadata: Metadata
    marks: dict[MarkId, Mark] = field(default_factory=dict[MarkId, Mark])
    links: dict[LinkId, Link] = field(default_factory=dict[LinkId, Link])
    themes: dict[ThemeId, ArticleTheme] = field(default_factory=dict[ThemeId, ArticleTheme])
    statuses: dict[AnnotatorId, Status] = field(default_factory=dict[AnnotatorId, Status])
    suggestions: list[Suggestion] = field(default_factory=list[Suggestion])
    _pens: dict[tuple[str, str], _Pen] = field(default_factory=dict[tuple[str, str], _Pen])
    withheld: str = ""
    to_ours: ToCodePoints | None = None
    """From offsets of the file, where these count line ends of two characters."""
    _packed: Packed | None = None
    _places: Places | None = None

    @property
    def places(self) -> Places:
        """Where words stand in its text, which is asked for every quotation that has no offsets."""
        if self._places is None:
            self._places = Places(self.text)
        return self._places

    def place(self, start: int, end: int, label: str, line: int | None = None) -> Span | None:
        """The span of a label that counts code points; one that is no place in the text is told and left out."""
        if 0 <= start < end <= len(self.text):
            return Span(start, end)
        self.building.leave_out(
            line,
            _("{start}–{end} is no place in a text of {length} characters: {label}").format(
                start=start, end=end, length=len(self.text), label=label
            ),
        )
        return None

    def place_as_held(self, start: int, end: int, label: str, line: int | None = None) -> Span | None:
        """The same for offsets in the text as the file holds it."""
        if self.to_ours is not None and 0 <= start < end:
            start, end = self.to_ours(start), self.to_ours(end)
        return self.place(start, end, label, line)

    def mark(
        self,
        label: str,
        span: Span,
        by: str = "",
        *,
        person: PersonId | None = None,
        note: str = "",
        features: Mapping[str, FeatureValue] | None = None,
        origin: Origin = Origin.IMPORT,
        when: Times = NOT_TOLD,
    ) -> MarkId:
        """Put a mark; the same label on the same span by the same annotator is one."""
        pen = self._pens.get((label, by)) or self._pen(label, by)
        made = MarkId(named(pen.begins + b"%d\n%d\n%s" % (span.start, span.end, pen.ends)))
        if made not in self.marks:
            self.building.count(label)
        self.marks[made] = Mark(
            made, self.id, pen.tag, span, self.text[span.start : span.end], pen.annotator, *when, origin, person,
            storable(note) if note else note, _storable(features) if features else _NOTHING,
        )  # fmt: skip
        return made

    def _pen(self, label: str, by: str) -> _Pen:
        tag, annotator = self.building.tag(label).id, self.building.annotator(by)
        begins = f"mark\n{self.id}\n{tag}\n".encode()
        pen = self._pens[label, by] = _Pen(tag, annotator, begins, str(annotator).encode())
        return pen

    def link(self, name: str, from_mark: MarkId, to_mark: MarkId, by: str = "") -> None:
        """Join two marks; the same pair is joined once."""
        link_type, annotator = self.building.link_type(name), self.building.annotator(by)
        made = LinkId(key("link", self.id, link_type.id, from_mark, to_mark, annotator))
        self.links[made] = Link(made, self.id, link_type.id, from_mark, to_mark, annotator)

    def suggest(
        self, label: str, span: Span, source: str, score: float, ties: tuple[Tie, ...] = (), person: str = ""
    ) -> None:
        """Propose a mark; ``score`` is from 0 to 1, and ``source`` is called the tool where it has no name."""
        tag, named_source = self.building.tag(label).id, storable(source).strip() or self.building.tool
        self.building.count(label)
        self.suggestions.append(
            Suggestion(self.id, tag, span, span.of(self.text), named_source, "", score, person, ties=ties)
        )

    def theme(self, label: str, by: str = "") -> None:
        """Put a theme on the whole article, below the kind of themes."""
        tag, annotator = self.building.tag(label, kind=THEME), self.building.annotator(by)
        made = ThemeId(key("theme", self.id, tag.id, annotator))
        if made not in self.themes:
            self.building.count(label, THEME)
        self.themes[made] = ArticleTheme(made, self.id, tag.id, annotator)

    def done(self, by: str = "") -> None:
        """Say that an annotator is done with it."""
        annotator = self.building.annotator(by)
        self.statuses[annotator] = Status(annotator, State.DONE)

    def outline(self) -> Outline:
        """What tells it apart, and how many marks and suggestions it has."""
        packed = self._packed
        count = len(self.marks) if packed is None else len(packed.keys) // KEY_BYTES
        suggestions = len(self.suggestions if packed is None else packed.bare.suggestions)
        return Outline(self.id, self.sha256, bool(self.withheld), count, suggestions)

    def set_aside(self) -> None:
        """Keep it in few bytes: nothing more is put on it. Readers of large files say so of each article."""
        self._packed = packed = pack(self.finished(), self.building.aside)
        self.building.hold(packed.size_bytes)
        self.text = ""
        self._places = None
        for held in (self.marks, self.links, self.themes, self.statuses, self.suggestions, self._pens):
            held.clear()

    def finished(self) -> ExchangeArticle:
        """The article as it goes into the exchange."""
        if self._packed is not None:
            return self._packed.article()
        marks = sorted(self.marks.values(), key=lambda mark: (mark.span.start, mark.span.end, mark.id.int))
        return ExchangeArticle(
            self.id, _told(self.metadata), self.text, tuple(self.statuses.values()), (), tuple(marks),
            tuple(self.links.values()), tuple(self.themes.values()), withheld=self.withheld,
            suggestions=tuple(self.suggestions),
        )  # fmt: skip
