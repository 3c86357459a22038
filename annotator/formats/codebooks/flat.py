"""What all formats of codebooks share: tags as a plain list of JSON objects, looked through before it is a codebook."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeAlias
from uuid import UUID

from annotator.domain.codebook import Codebook, Tag, default_codebook
from annotator.domain.errors import ImportRefused
from annotator.domain.ids import TagId
from annotator.domain.language import _
from annotator.formats import parsing, shaping

FORMAT, VERSION = "article-annotator-codebook", 1
EVERYTHING = frozenset({
    "colour", "key", "sign", "line", "description", "guideline", "overlap", "features", "retired", "link_types",
    "controls",
})  # fmt: skip
"""What a codebook may say beyond the names of its tags and where they stand; ``controls`` are control characters."""
Raw: TypeAlias = tuple[dict[str, Any], Collection[str]]
"""A tag as a plain object, and which of its values the file itself said: others are usual or made up."""
LARGEST = 8_000_000
"""Bytes; the largest codebooks that are known have some hundred thousand."""
_NEVER_EMPTY = frozenset({"id", "colour", "overlap"})
_GREY = "#777777"


@dataclass(frozen=True, slots=True)
class Heard:
    """The codebook of a file; ``said`` tells of each tag which values stood there, with ``id`` for its own key."""

    codebook: Codebook
    said: Mapping[TagId, frozenset[str]]


@dataclass(frozen=True, slots=True)
class BookFormat:
    """One format of codebooks. ``carries`` says what of a codebook it holds beyond names and places."""

    name: str
    suffixes: tuple[str, ...]
    about: str
    read: Callable[[bytes], Heard]
    write: Callable[[Codebook], bytes]
    carries: frozenset[str] = EVERYTHING

    @property
    def summary(self) -> str:
        """What it is, in the current language."""
        return _(self.about)


def heard(tags: Iterable[Raw], link_types: Sequence[Mapping[str, Any]]) -> Heard:
    """The codebook of plain objects. Raises ``ImportRefused`` and says what does not fit."""
    raw = list(tags)
    found = book({"tags": [tag for tag, _said in raw], "link_types": link_types})
    return Heard(found, {TagId(UUID(tag["id"])): frozenset(said) for tag, said in raw})


def said_in(tag: Mapping[str, Any]) -> frozenset[str]:
    """Which values a tag of a file says; to leave empty what no tag can do without says nothing."""
    return frozenset(name for name, value in tag.items() if value or name not in _NEVER_EMPTY)


def usual_link_types() -> list[dict[str, Any]]:
    """Those of a new project as plain objects, for formats that carry none."""
    return shaping.codebook(default_codebook())["link_types"]


def book(value: Mapping[str, Any]) -> Codebook:
    """The codebook of an object of ours (``tags``, ``link_types``). Raises ``ImportRefused``."""
    found = parsing.codebook(value)
    tags = {tag.id: tag for tag in found.tags}
    if len(tags) < len(found.tags):
        raise refused(_("Two tags of the file have the same key."))
    if not tags:
        raise refused(_("There is no tag in the file."))
    for tag in found.tags:
        _check(tag, tags)
    _check_names(found)
    coloured = Codebook(tuple(replace(tag, colour=_colour(tag, tags)) for tag in found.tags), found.link_types)
    return in_order(coloured)


def in_order(codebook: Codebook) -> Codebook:
    """The same codebook, each tag before those below it: the order in which trees are written."""
    tags = tuple(tag for root in codebook.children(None) for tag in codebook.branch(root.id))
    return Codebook(tags, codebook.link_types)


def text_of(data: bytes) -> str:
    """The text of a file. Raises ``ImportRefused`` where it is too large or not UTF-8."""
    limited(data)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise refused(_("The file is not UTF-8: it does not fit at byte {byte}.").format(byte=error.start)) from error


def limited(data: bytes) -> bytes:
    """The bytes of a file that may be one. Raises ``ImportRefused`` where it is too large."""
    if len(data) > LARGEST:
        raise refused(_("The file is too large for a codebook."))
    return data


def refused(reason: str) -> ImportRefused:
    """The refusal of a whole file."""
    return ImportRefused(reason, _("Nothing was imported; choose another file, or mend this one."))


def _check(tag: Tag, tags: Mapping[TagId, Tag]) -> None:
    if not tag.name.strip() or "/" in tag.name or tag.name != tag.name.strip():
        raise refused(_("“{tag}” cannot be the name of a tag.").format(tag=tag.name))
    if tag.parent is not None and tags[tag.parent].kind != tag.kind:
        raise refused(_("The tag “{tag}” does not stand below a tag of its kind.").format(tag=tag.name))


def _check_names(found: Codebook) -> None:
    seen: set[tuple[object, str]] = set()
    kinds: set[str] = set()
    for tag in found.tags:
        place = (tag.parent, tag.name)
        if place in seen or (tag.parent is None and tag.kind in kinds):
            raise refused(_("The tag “{tag}” stands twice at the same place.").format(tag=tag.name))
        seen.add(place)
        kinds |= {tag.kind} if tag.parent is None else set()


def _colour(tag: Tag, tags: Mapping[TagId, Tag]) -> str:
    above = tag
    while not above.colour and above.parent is not None:
        above = tags[above.parent]
    usual = {one.id: one.colour for one in default_codebook().tags}
    return above.colour or usual.get(above.id, _GREY)
