"""Codebooks going out and coming in: what a format cannot carry is told before, what comes in is one step."""

from dataclasses import dataclass, replace
from pathlib import Path

from annotator.domain.codebook import Codebook, Tag
from annotator.domain.errors import ExportRefused, NotFound
from annotator.domain.ids import TagId
from annotator.domain.language import _
from annotator.domain.log.operations import Deed, Outcome
from annotator.formats.codebooks import registry
from annotator.formats.codebooks.flat import EVERYTHING
from annotator.project.desk import Desk
from annotator.project.rules.coding import fitting
from annotator.store import Pen

_FIELDS = ("colour", "sign", "line", "description", "guideline", "overlap", "features", "retired", "key")


@dataclass(frozen=True, slots=True)
class Brought:
    """What came in: how many tags and types of link are new, how many tags say something else now."""

    added: int
    changed: int
    link_types: int


@dataclass(frozen=True, slots=True)
class BookFile:
    """The codebook of a file, and what of a codebook its format carries."""

    codebook: Codebook
    name: str
    carries: frozenset[str] = EVERYTHING


def book_in(path: Path) -> BookFile:
    """The codebook in a file: JSON, YAML, REFI or CSV by its ending. Raises ``ImportRefused``, ``NotFound``."""
    if not path.is_file():
        raise NotFound(_("There is no file “{path}”.").format(path=path), _("Check the name."))
    book_format = registry.for_path(path)
    return BookFile(book_format.read(path.read_bytes()), path.name, book_format.carries)


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

        Tags that are here, by key or by path, say afterwards what the file says, as far as its format carries
        that; others are added with their link types. Nothing is taken away, and a key that another tag has
        stays with that one.
        """
        with self._desk.write(Deed.CODEBOOK_IMPORTED, file.name) as pen:
            book = pen.project.codebook()
            added, changed = self._bring_tags(pen, book, file)
            names = {one.name for one in book.link_types}
            known = {one.id for one in book.link_types}
            types = [one for one in file.codebook.link_types if one.name not in names and one.id not in known]
            pen.project.add_link_types(types)
        return self._desk.done(pen, Brought(added, changed, len(types)))

    @staticmethod
    def _bring_tags(pen: Pen, book: Codebook, file: BookFile) -> tuple[int, int]:
        found: dict[TagId, TagId] = {}
        added = changed = 0
        for tag in file.codebook.tags:
            own = _own(book, tag, found)
            taken = {one.key for one in book.tags if one.key and (own is None or one.id != own.id)}
            wanted = replace(tag, key="" if tag.key in taken else tag.key)
            if own is None:
                parent = found[tag.parent] if tag.parent else None
                after = fitting(book, replace(wanted, parent=parent))
                pen.project.add_tags([after])
                book, added = Codebook((*book.tags, after), book.link_types), added + 1
            else:
                fields = {name: getattr(wanted, name) for name in _FIELDS if name in file.carries}
                if not wanted.key:
                    fields.pop("key", None)
                after = fitting(book, replace(own, **fields))
                if after != own:
                    pen.project.change_tag(after)
                    changed += 1
                book = Codebook(tuple(after if one.id == own.id else one for one in book.tags), book.link_types)
            found[tag.id] = after.id
        return added, changed


def _own(book: Codebook, tag: Tag, found: dict[TagId, TagId]) -> Tag | None:
    """The tag of the project that a tag of a file means: the same key, kind or place."""
    if book.knows(tag.id):
        return book.tag(tag.id)
    if tag.parent is None:
        return next((one for one in book.children(None) if one.kind == tag.kind), None)
    return next((one for one in book.children(found[tag.parent]) if one.name == tag.name), None)
