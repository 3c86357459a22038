"""What an import would bring: files found, read, decoded and repaired; nothing is written here."""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields, replace
from pathlib import Path, PurePath

from annotator.domain.articles import Metadata, RepairKind, Source, refuse_too_large, refuse_too_long
from annotator.domain.errors import AnnotatorError, ImportRefused
from annotator.domain.language import _, ngettext
from annotator.domain.transfer.plans import Document, FoundIn, Inferred, PlannedArticle, Problem, Proposal
from annotator.formats.format import Format
from annotator.formats.registry import FORMATS, may_be_taken, named, of_folder, recognised
from annotator.formats.streams.pieces import in_utf8
from annotator.text.mending import repairs
from annotator.text.metadata import infer

HEAD_BYTES = 64 * 1024
"""So much of a file is looked at to tell its format."""
_KEPT_AS_FOUND = {"text", "markdown"}


def files_in(paths: Sequence[Path], refuse: Callable[[Problem], None], read_as: Format | None = None) -> Iterator[Path]:
    """The files that are meant, folders walked in the order of their names; what cannot be looked at is refused.

    A folder that is one thing of some format is given as it is: of the one that all is ``read_as``, or of any.
    """
    for path in paths:
        if path.is_dir():
            yield from _walk(path, refuse, read_as)
        else:
            yield path


def _walk(folder: Path, refuse: Callable[[Problem], None], read_as: Format | None) -> Iterator[Path]:
    def unreadable(error: OSError) -> None:
        refuse(Problem(str(error.filename), _("The folder cannot be read: {reason}.").format(reason=error.strerror)))

    for root, folders, names in os.walk(folder, onerror=unreadable):
        if _is_one(Path(root), read_as):
            folders.clear()
            yield Path(root)
            continue
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(root, name)
            if name.startswith("."):
                continue
            if may_be_taken(path) or is_archive(path):
                yield path
            else:
                refuse(Problem(str(path), _("This kind of file cannot be imported."), _("It was left out.")))


def _is_one(folder: Path, read_as: Format | None) -> bool:
    """Whether a folder is read as a whole."""
    if read_as is None:
        return of_folder(folder) is not None
    return read_as.owns is not None and read_as.owns(folder)


def is_archive(path: Path) -> bool:
    """Whether a file is an archive whose files are meant, by its name."""
    return path.suffix.lower() == ".zip" and not path.is_dir()


def format_of(path: Path) -> Format:
    """The format of a file or folder by its beginning and name; a file without an ending is text.

    Raises ``OSError``, and ``ImportRefused`` where it has none that can be imported.
    """
    if path.is_dir():
        found = of_folder(path)
    else:
        with path.open("rb") as file:
            head = file.read(HEAD_BYTES)
        if not head:
            raise ImportRefused(_("The file is empty."), _("Choose a file that holds text."))
        found = recognised(path, in_utf8(head)) or (None if path.suffix else named("text"))
    if found is None and path.suffix == ".annot":
        raise ImportRefused(_("This is a project."), _("To bring it home, use: annotator merge"))
    if found is None:
        raise ImportRefused(
            _("This kind of file cannot be imported."),
            _("Save the article as plain text (.txt), or import it as it is with: --format text"),
        )
    return found


def content(path: Path) -> bytes:
    """The bytes of a file. Raises ``OSError``, and ``ImportRefused`` for more than one article has, unread."""
    refuse_too_large(path.stat().st_size)
    return path.read_bytes()


def articles(
    name: str, raw: bytes, read_as: Format, encoding: str | None = None, *, mend: bool = True, url: str = ""
) -> list[PlannedArticle]:
    """The articles in the bytes of a file; ``url`` is where it came from, if known. Raises ``AnnotatorError``."""
    refuse_too_large(len(raw))
    if read_as.documents is None:
        others = [one.name for one in FORMATS if one.reads and set(one.suffixes) & set(read_as.suffixes)]
        raise ImportRefused(
            _("The format “{name}” cannot be imported.").format(name=read_as.name),
            _("Files that end so can be read as: {names}").format(names=", ".join(others))
            if others
            else _("Import the JSON or JSONL of the same project."),
        )
    read_as.must_be_installed()
    found_in = FoundIn(name, lambda: raw, read_as.name, url)
    return [article(found_in, one, mend=mend) for one in read_as.documents(raw, name, encoding)]


def article(found_in: FoundIn, document: Document, *, mend: bool) -> PlannedArticle:
    """The article of one document of a file, with what can be mended in it. Raises ``ImportRefused``."""
    if found_in.url and not document.metadata.url:
        document = replace(document, metadata=replace(document.metadata, url=found_in.url))
    text = document.decoded.text
    said = {one.kind for one in document.proposals} & {RepairKind.LINE}  # who reads a page knows its lines best
    mended = [one for one in repairs.propose(text) if one.kind not in said]
    proposals = tuple(sorted((*document.proposals, *mended), key=lambda one: (one.span.start, -one.span.end)))
    chosen = repairs.default_choices(proposals)
    if not mend:
        kept = set(document.proposals)  # what the file itself says is not the article
        chosen = {
            at: text
            for at, text in chosen.items()
            if proposals[at].kind is RepairKind.CHARACTER or proposals[at] in kept
        }
    return _planned(found_in, document, proposals, chosen)


def decided(planned: PlannedArticle, chosen: Mapping[int, str]) -> PlannedArticle:
    """The same article with other repairs chosen; metadata that a person wrote stays."""
    fresh = _planned(planned.found_in, planned.document, planned.proposals, chosen)
    before = _inferred(planned.repaired.text, planned.found_in.name, planned.document)
    written = planned.inferred if planned.inferred != before else fresh.inferred
    return replace(planned, chosen=dict(chosen), repaired=fresh.repaired, inferred=written)


def _planned(
    found_in: FoundIn, document: Document, proposals: tuple[Proposal, ...], chosen: Mapping[int, str]
) -> PlannedArticle:
    decoded = document.decoded
    repaired = repairs.apply(decoded.text, proposals, chosen)
    refuse_too_long(repaired.text)
    name = f"{found_in.name} · {document.part}" if document.part else found_in.name
    inferred = _inferred(repaired.text, found_in.name, document)
    return PlannedArticle(name, found_in, document, proposals, dict(chosen), repaired, inferred)


def source_of(planned: PlannedArticle) -> Source:
    """What is kept: the bytes of a file of text; of another kind of file, the text that was found in it."""
    if planned.found_in.format in _KEPT_AS_FOUND:
        return Source(planned.name, planned.found_in.raw(), planned.decoded.encoding)
    return Source(planned.name, planned.decoded.text.encode(), "utf-8")


def _inferred(text: str, name: str, document: Document) -> Inferred:
    """What the text says about itself, and over it what the file says."""
    of_part = f"{PurePath(name).stem} · {document.part}{PurePath(name).suffix}"
    read = infer(text, of_part if document.part else name)
    said = {field.name: value for field in fields(Metadata) if (value := getattr(document.metadata, field.name))}
    return Inferred(replace(read.metadata, **said), {name: why for name, why in read.how.items() if name not in said})


def name_of(url: str) -> str:
    """What a page is called that comes from an address: its place without the scheme."""
    return url.partition("://")[2].partition("#")[0].rstrip("/")[:200]


def problem(name: str, error: AnnotatorError | OSError) -> Problem:
    """What kept a file out, as an entry of the plan."""
    if isinstance(error, AnnotatorError):
        return Problem(name, error.message, error.hint)
    if isinstance(error, FileNotFoundError):
        return Problem(name, _("There is no such file."), _("Check the name."))
    return Problem(
        name,
        _("The file cannot be read: {reason}.").format(reason=error.strerror),
        _("Ask its owner for the right to."),
    )


def without_texts(name: str, count: int) -> list[Problem]:
    """An entry of the plan for articles whose texts are neither in their file nor here."""
    if not count:
        return []
    sentence = ngettext(
        "The text of {count} article is neither in the file nor in this project.",
        "The texts of {count} articles are neither in the file nor in this project.",
        count,
    )
    return [Problem(name, sentence.format(count=count), _("Import the texts first, then this file again."))]


def and_more(count: int) -> str:
    """The end of a list of problems that is too long."""
    return ngettext("So is {count} more row.", "So are {count} more rows.", count).format(count=count)
