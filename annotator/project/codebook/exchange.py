"""Codebooks going out and coming in: what a format cannot carry is told before, what comes in is one step."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from annotator.domain.codebook import Codebook, Tag
from annotator.domain.errors import ExportRefused, NotFound
from annotator.domain.ids import TagId
from annotator.domain.language import _
from annotator.domain.log.operations import Deed, Outcome
from annotator.formats.codebooks import registry
from annotator.formats.codebooks.flat import EVERYTHING, LARGEST, limited
from annotator.project.desk import Desk
from annotator.project.rules.coding import fitting
from annotator.store import Pen

_EVERY = EVERYTHING | {"id"}
_FIELDS = ("colour", "sign", "line", "description", "guideline", "overlap", "features", "retired", "key")


@dataclass(frozen=True, slots=True)
class Brought:
    """What came in: how many tags and types of link are new, how many tags say something else now.

    ``kept`` are the paths of tags that the file calls by a name which another tag beside them has.
    """

    added: int
    changed: int
    link_types: int
    kept: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """The same in the current language."""
        told = _("New tags: {added}. Changed tags: {changed}. New link types: {link_types}.")
        words = told.format(added=self.added, changed=self.changed, link_types=self.link_types)
        left = _("Not renamed, for another tag has the new name: {tags}.").format(tags=", ".join(self.kept))
        return f"{words} {left}" if self.kept else words


@dataclass(frozen=True, slots=True)
class BookFile:
    """The codebook of a file, and which values of each tag stood there; of one that is not in ``said`` all do."""

    codebook: Codebook
    name: str
    said: Mapping[TagId, frozenset[str]] = field(default_factory=dict[TagId, frozenset[str]])


def book_in(path: Path) -> BookFile:
    """The codebook in a file: JSON, YAML, REFI or CSV by its ending. Raises ``ImportRefused``, ``NotFound``."""
    if not path.is_file():
        raise NotFound(_("There is no file “{path}”.").format(path=path), _("Check the name."))
    wanted = registry.for_path(path)
    with path.open("rb") as file:
        heard = wanted.read(limited(file.read(LARGEST + 1)))  # one byte more is too large
    return BookFile(heard.codebook, path.name, heard.said)


class Codebooks:
    """The codebook of a project in files of several formats."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def losses(self, path: Path) -> list[str]:
        """What of the codebook the format of a file cannot carry; empty where nothing is lost."""
        return registry.losses(self._desk.codebook, registry.for_path(path))

    def write(self, path: Path) -> None:
        """Write the codebook in the format that the file's name asks for. Raises ``ExportRefused``."""
        data = registry.for_path(path).write(self._desk.codebook)
        try:
            path.write_bytes(data)
        except OSError as error:
            raise ExportRefused(
                _("“{path}” cannot be written: {reason}.").format(path=path, reason=error.strerror),
                _("Choose another folder."),
            ) from error

    def bring(self, file: BookFile) -> Outcome[Brought]:
        """Let the codebook learn what a file says, as one step.

        Tags that are here, by key or by path, say afterwards what the file says, and what it leaves out stays;
        others are added with their link types. Nothing is taken away, and a key or name that another tag has
        stays with that one.
        """
        with self._desk.write(Deed.CODEBOOK_IMPORTED, file.name) as pen:
            book = pen.project.codebook()
            brought = _bring_tags(pen, book, file)
            names = {one.name for one in book.link_types}
            known = {one.id for one in book.link_types}
            types = [one for one in file.codebook.link_types if one.name not in names and one.id not in known]
            pen.project.add_link_types(types)
        return self._desk.done(pen, replace(brought, link_types=len(types)))


def _bring_tags(pen: Pen, book: Codebook, file: BookFile) -> Brought:
    before = {tag.id: tag for tag in book.tags}
    book, kept = _renamed(book, file)
    found: dict[TagId, TagId] = {}
    added: list[Tag] = []
    changed: list[Tag] = []
    for tag in file.codebook.tags:
        own, said = _own(book, tag, found), file.said.get(tag.id, _EVERY)
        if own is None:
            after = fitting(book, _new(book, tag, said, found))
            pen.project.add_tags([after])
            added.append(after)
            book = Codebook((*book.tags, after), book.link_types)
        else:
            after = fitting(book, _learnt(book, own, tag, said))
            if after != before.get(own.id, own):
                pen.project.change_tag(after)
                changed.append(after)
            book = Codebook(tuple(after if one.id == own.id else one for one in book.tags), book.link_types)
        found[tag.id] = after.id
    return Brought(len(added), len(changed), 0, tuple(book.path(tag) for tag in kept))


def _renamed(book: Codebook, file: BookFile) -> tuple[Codebook, list[TagId]]:
    """The codebook with the names that a file gives to tags by their keys, and those whose new name is taken."""
    names = {tag.id: tag.name for tag in file.codebook.tags if "id" in file.said.get(tag.id, _EVERY)}
    kept: list[TagId] = []
    while True:
        after = Codebook(tuple(replace(one, name=names.get(one.id, one.name)) for one in book.tags), book.link_types)
        places = Counter((one.parent, one.name) for one in after.tags)
        taken = [
            one.id for one in book.tags
            if names.get(one.id, one.name) != one.name and places[one.parent, names[one.id]] > 1
        ]  # fmt: skip
        if not taken:
            return after, kept
        kept += taken
        names = {key: name for key, name in names.items() if key not in taken}


def _new(book: Codebook, tag: Tag, said: frozenset[str], found: Mapping[TagId, TagId]) -> Tag:
    """A tag of a file as it is added: below its own here, and coloured like that one where it has no colour."""
    parent = found[tag.parent] if tag.parent else None
    colour = tag.colour if parent is None or "colour" in said else book.tag(parent).colour
    return replace(tag, parent=parent, colour=colour, key="" if _has_key(book, tag) else tag.key)


def _learnt(book: Codebook, own: Tag, tag: Tag, said: frozenset[str]) -> Tag:
    """A tag of the project with what a file says of it."""
    fields = {name: getattr(tag, name) for name in _FIELDS if name in said}
    others = Codebook(tuple(one for one in book.tags if one.id != own.id), book.link_types)
    if not tag.key or _has_key(others, tag):
        fields.pop("key", None)
    return replace(own, **fields)


def _has_key(book: Codebook, tag: Tag) -> bool:
    return any(one.key == tag.key for one in book.tags if one.key)


def _own(book: Codebook, tag: Tag, found: dict[TagId, TagId]) -> Tag | None:
    """The tag of the project that a tag of a file means: the same key, kind or place."""
    if book.knows(tag.id):
        return book.tag(tag.id)
    if tag.parent is None:
        return next((one for one in book.children(None) if one.kind == tag.kind), None)
    return next((one for one in book.children(found[tag.parent]) if one.name == tag.name), None)
