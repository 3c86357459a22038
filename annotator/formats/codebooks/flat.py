"""What all formats of codebooks share: tags as a plain list of JSON objects, looked through before it is a codebook."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from annotator.domain.codebook import Codebook, Tag
from annotator.domain.errors import ImportRefused
from annotator.domain.ids import TagId
from annotator.domain.language import _
from annotator.formats import parsing

FORMAT, VERSION = "article-annotator-codebook", 1
EVERYTHING = frozenset({
    "colour", "key", "sign", "line", "description", "guideline", "overlap", "features", "retired", "link_types",
})  # fmt: skip
"""What a codebook may say beyond the names of its tags and where they stand."""
LARGEST = 8_000_000
"""Bytes; the largest codebooks that are known have some hundred thousand."""
_GREY = "#777777"


@dataclass(frozen=True, slots=True)
class BookFormat:
    """One format of codebooks. ``carries`` says what of a codebook it holds beyond names and places."""

    name: str
    suffixes: tuple[str, ...]
    about: str
    read: Callable[[bytes], Codebook]
    write: Callable[[Codebook], bytes]
    carries: frozenset[str] = EVERYTHING

    @property
    def summary(self) -> str:
        """What it is, in the current language."""
        return _(self.about)


def book(value: Mapping[str, Any]) -> Codebook:
    """The codebook of plain objects (``tags``, ``link_types``). Raises ``ImportRefused`` and says what does not fit."""
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
    return above.colour or _GREY
