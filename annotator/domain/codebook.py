"""The codebook of a project: kinds, tags below them, features of a tag, types of link."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from annotator.domain.errors import NotFound
from annotator.domain.ids import LinkTypeId, TagId, built_in_id
from annotator.domain.language import _

PERSON, ROLE, QUOTE, THEME, CUE = "person", "role", "quote", "theme", "cue"
BUILT_IN_KINDS = (PERSON, ROLE, QUOTE, THEME)
"""The four kinds of every project; ``cue`` (what announces a quote) is a further kind of the default codebook."""

HOLDS, SAYS, CUE_OF, CONTINUES = "holds", "says", "cue", "continues"

FeatureValue: TypeAlias = str | bool | int | float


class Overlap(StrEnum):
    """What marks of one kind by one annotator may do to each other."""

    ANY = "any"
    NEST = "nest"
    NONE = "none"


class Line(StrEnum):
    """How the marks of a tag are underlined."""

    SOLID = "solid"
    DASHED = "dashed"
    DOTTED = "dotted"
    WAVE = "wave"
    AS_KIND = ""
    """As the tag of its kind; for that itself, as the program draws the kind."""


class FeatureKind(StrEnum):
    """What a feature of a tag may hold."""

    CHOICE = "choice"
    TEXT = "text"
    YES_NO = "yes_no"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Feature:
    """A further question that a tag asks about each of its marks."""

    name: str
    kind: FeatureKind
    choices: tuple[str, ...] = ()
    required: bool = False


@dataclass(frozen=True, slots=True)
class Tag:
    """One code of the codebook.

    ``parent`` is ``None`` for the tag that stands for its kind itself. ``colour`` is ``#rrggbb``,
    ``key`` one character or empty, ``sign`` the one character that its chips show. One that is ``retired``
    is not offered any more, but its marks stay.
    """

    id: TagId
    kind: str
    name: str
    parent: TagId | None = None
    colour: str = "#777777"
    key: str = ""
    sign: str = ""
    description: str = ""
    guideline: str = ""
    overlap: Overlap = Overlap.ANY
    features: tuple[Feature, ...] = ()
    line: Line = Line.AS_KIND
    retired: bool = False


@dataclass(frozen=True, slots=True)
class LinkType:
    """A type of link and what it may join; an empty tuple of kinds allows any."""

    id: LinkTypeId
    name: str
    from_kinds: tuple[str, ...] = ()
    to_kinds: tuple[str, ...] = ()

    def allows(self, from_kind: str, to_kind: str) -> bool:
        """Whether a mark of ``from_kind`` may be joined to one of ``to_kind``."""
        return (not self.from_kinds or from_kind in self.from_kinds) and (not self.to_kinds or to_kind in self.to_kinds)


@dataclass(frozen=True, slots=True)
class Codebook:
    """All tags and link types in their order; look-ups by key and by path of names."""

    tags: tuple[Tag, ...]
    link_types: tuple[LinkType, ...]
    _by_id: Mapping[TagId, Tag] = field(init=False, repr=False, compare=False)
    _types: Mapping[LinkTypeId, LinkType] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Build the look-ups once."""
        object.__setattr__(self, "_by_id", {tag.id: tag for tag in self.tags})
        object.__setattr__(self, "_types", {link_type.id: link_type for link_type in self.link_types})

    def tag(self, tag: TagId) -> Tag:
        """The tag with that key. Raises ``NotFound``."""
        if tag not in self._by_id:
            raise NotFound(_("The codebook has no tag with the key {key}.").format(key=tag))
        return self._by_id[tag]

    def knows(self, tag: TagId) -> bool:
        """Whether the codebook has that tag."""
        return tag in self._by_id

    def path(self, tag: TagId) -> str:
        """The names from its kind down, such as ``theme/社會工作``; the kind's own tag is just ``theme``."""
        found = self.tag(tag)
        if found.parent is None:
            return found.name
        return f"{self.path(found.parent)}/{found.name}"

    def by_path(self, path: str) -> Tag:
        """The tag of a path as ``path`` gives it. Raises ``NotFound`` and says which there are."""
        for tag in self.tags:
            if self.path(tag.id) == path:
                return tag
        raise NotFound(
            _("The codebook has no tag “{path}”.").format(path=path),
            _("It has: {tags}.").format(tags=", ".join(self.path(tag.id) for tag in self.tags)),
        )

    def root(self, kind: str) -> Tag:
        """The tag that stands for a kind itself, whatever it is called. Raises ``NotFound``."""
        return next((tag for tag in self.tags if tag.parent is None and tag.kind == kind), None) or self.by_path(kind)

    def offers(self, tag: TagId) -> bool:
        """Whether a tag is offered when marking: neither it nor a tag above it is retired."""
        found = self.tag(tag)
        return not found.retired and (found.parent is None or self.offers(found.parent))

    def offered(self) -> tuple[Tag, ...]:
        """The tags that are offered when marking, in order."""
        return tuple(tag for tag in self.tags if self.offers(tag.id))

    def line(self, tag: Tag) -> Line:
        """How the marks of a tag are underlined: as it says, else as its kind does."""
        return tag.line or self.root(tag.kind).line

    def branch(self, tag: TagId) -> Iterator[Tag]:
        """A tag and all below it, each before those below it."""
        yield self.tag(tag)
        for child in self.children(tag):
            yield from self.branch(child.id)

    def children(self, tag: TagId | None) -> Iterator[Tag]:
        """The tags directly below one, or the roots, in order."""
        return (child for child in self.tags if child.parent == tag)

    def with_those_below(self, tag: TagId) -> list[TagId]:
        """A tag and all tags below it."""
        found = [tag]
        for one in found:
            found += [child.id for child in self.children(one) if child.id not in found]
        return found

    def link_type(self, name: str) -> LinkType:
        """The link type of that name. Raises ``NotFound`` and says which there are."""
        for link_type in self.link_types:
            if link_type.name == name:
                return link_type
        raise NotFound(
            _("The codebook has no link type “{name}”.").format(name=name),
            _("It has: {types}.").format(types=", ".join(link_type.name for link_type in self.link_types)),
        )

    def link_type_of(self, link_type: LinkTypeId) -> LinkType:
        """The link type with that key. Raises ``NotFound``."""
        if link_type not in self._types:
            raise NotFound(_("The codebook has no link type with the key {key}.").format(key=link_type))
        return self._types[link_type]


def default_codebook() -> Codebook:
    """The codebook of a new project: people, roles, quotes, themes and cue words. Colours by Okabe and Ito."""
    rows = (
        (PERSON, "#0072B2", "1", "人"),
        (ROLE, "#E69F00", "2", "職"),
        (QUOTE, "#009E73", "3", "言"),
        (THEME, "#CC79A7", "4", "題"),
        (CUE, "#009E73", "", "曰"),
    )
    types = (
        (HOLDS, (PERSON,), (ROLE,)),
        (SAYS, (PERSON,), (QUOTE,)),
        (CUE_OF, (QUOTE,), (CUE,)),
        (CONTINUES, (QUOTE,), (QUOTE,)),
    )
    return Codebook(
        tuple(
            Tag(TagId(built_in_id(f"tag/{name}")), name, name, colour=colour, key=key, sign=sign)
            for name, colour, key, sign in rows
        ),
        tuple(LinkType(LinkTypeId(built_in_id(f"link/{name}")), name, *ends) for name, *ends in types),
    )
