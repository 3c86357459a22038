"""Files, folders and archives with CAS in them: each document with the type system that lies beside it."""

import io
import re
import warnings
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path, PurePosixPath
from typing import Any
from xml.etree.ElementTree import Element

from annotator.domain.errors import AnnotatorError, ImportRefused
from annotator.domain.language import _
from annotator.formats.documents.container import UNREADABLE
from annotator.formats.foreign.cas.guessing import complete
from annotator.formats.foreign.cas.types import STRUCTURE
from annotator.formats.streams.bounds import refuse_full, refuse_large, weight_of_json, weight_of_xml

LARGEST_MB = 512
"""All that an archive unpacks to."""
_TIMES = 2
"""What cassis makes of a document takes four times what its signs weigh; two of them may go beyond ``MOST_MB``."""
_MOST_FILES = 20_000
_TYPES_BEGIN = b"<typeSystemDescription"
_LOOK = 4096
_TYPE = re.compile(r"\[(?:[\w.]*\.)?(\w+)\] not found")
_BROKEN = (
    LookupError, TypeError, ValueError, AttributeError, ArithmeticError, RuntimeError, AssertionError, SyntaxError,
    NotImplementedError, UnicodeError, RecursionError,
)  # fmt: skip
"""What cassis and the parsers below it raise for a damaged file; they have no error of their own for it."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """One document; ``ignored`` are sentences of cassis on what of it has no type."""

    name: str
    cas: Any
    ignored: tuple[str, ...] = ()


Refuse = Callable[[str, AnnotatorError], None]


def documents(path: Path, refuse: Refuse) -> Iterator[Loaded]:
    """The documents of a file, a folder or an archive; of several, one that cannot be read is refused.

    Raises ``ImportRefused`` for an archive that is none or unpacks to too much, and for a single file.
    """
    if path.is_dir():
        named = {one.relative_to(path).as_posix(): one for one in sorted(path.rglob("*")) if one.is_file()}
        yield from _of_many({name: _reader(one) for name, one in named.items()}, refuse)
    elif path.suffix.lower() == ".zip":
        yield from _of_archive(path, refuse)
    else:
        beside = {one.name: _reader(one) for one in sorted(path.parent.iterdir()) if one.suffix.lower() == ".xml"}
        yield _loaded(path.name, _content(path), beside)


def _reader(path: Path) -> Callable[[], bytes]:
    return lambda: _content(path)


def _content(path: Path) -> bytes:
    refuse_large(path.stat().st_size, path.name)
    return path.read_bytes()


def _of_archive(path: Path, refuse: Refuse) -> Iterator[Loaded]:
    try:
        with zipfile.ZipFile(path) as archive:
            inside = [one for one in archive.infolist() if not one.is_dir()]
            refuse_large(sum(one.file_size for one in inside), path.name, LARGEST_MB)
            if len(inside) > _MOST_FILES:
                raise ImportRefused(
                    _("It holds {count} files.").format(count=f"{len(inside):,}"), _("Nothing was imported.")
                )
            files: dict[str, Callable[[], bytes]] = {}
            for one in inside:
                if PurePosixPath(one.filename).is_absolute() or ".." in PurePosixPath(one.filename).parts:
                    raise ImportRefused(
                        _("“{name}” holds a file that leads out of it: {file}").format(
                            name=path.name, file=one.filename[:80]
                        ),
                        _("Nothing was imported."),
                    )
                files[one.filename] = _unpacker(archive, one)
            yield from _of_many(files, refuse)
    except UNREADABLE as error:
        raise ImportRefused(
            _("“{name}” is damaged: {reason}.").format(name=path.name, reason=str(error)[:200]),
            _("Nothing was imported."),
        ) from error


def _unpacker(archive: zipfile.ZipFile, one: zipfile.ZipInfo) -> Callable[[], bytes]:
    def unpack() -> bytes:
        refuse_large(one.file_size, one.filename)
        with archive.open(one) as file:
            found = file.read(one.file_size + 1)  # what an archive says of its sizes may be a lie
        if len(found) > one.file_size:
            raise ImportRefused(_("It becomes far larger than it is."), _("Nothing was imported."))
        return found

    return unpack


def _of_many(files: Mapping[str, Callable[[], bytes]], refuse: Refuse) -> Iterator[Loaded]:
    for name, content in files.items():
        if not name.lower().endswith((".xmi", ".json")) or name.rpartition("/")[2].startswith("."):
            if not name.lower().endswith(".xml"):
                refuse(name, ImportRefused(_("This kind of file cannot be imported."), _("It was left out.")))
            continue
        folder = name.rpartition("/")[0]
        beside = {
            one: reader
            for one, reader in files.items()
            if one.lower().endswith(".xml") and one.rpartition("/")[0] in (folder, "")
        }
        try:
            yield _loaded(name, content(), beside)
        except AnnotatorError as error:
            refuse(name, error)


def _loaded(name: str, raw: bytes, beside: Mapping[str, Callable[[], bytes]]) -> Loaded:
    cassis: Any = import_module("cassis")
    guessed: list[str] = []
    is_json = name.lower().endswith(".json")
    refuse_full(_TIMES * (weight_of_json(raw.decode("utf-8", "replace")) if is_json else weight_of_xml(raw)), name)
    not_known: Any = import_module("cassis.typesystem").TypeNotFoundError
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        try:
            if is_json:
                cas = cassis.load_cas_from_json(io.StringIO(raw.decode("utf-8-sig")), lenient=True)
            else:
                root = _refuse_entities(raw)
                types = _types(cassis, name, beside)
                guessed = complete(types, root)
                cas = cassis.load_cas_from_xmi(io.BytesIO(raw), typesystem=types, lenient=True, trusted=True)
        except (*_BROKEN, not_known) as error:
            raise ImportRefused(
                _("“{name}” cannot be read: {reason}.").format(name=name, reason=str(error)[:200]),
                _("Nothing of it was imported; look whether the right type system lies beside it."),
            ) from error
    sentences = [str(one.message)[:200] for one in told if one.category is UserWarning]
    if guessed:
        sentence = _("No type system beside it describes these types, which were taken as they stand: {names}.")
        sentences.append(sentence.format(names=", ".join(guessed)[:200]))
    return Loaded(name, cas, tuple(dict.fromkeys(one for one in sentences if not _is_structure(one))))


def _is_structure(sentence: str) -> bool:
    """Whether a sentence is about a type that marks nothing anyway."""
    found = _TYPE.search(sentence)
    return found is not None and found[1] in STRUCTURE


def _types(cassis: Any, name: str, beside: Mapping[str, Callable[[], bytes]]) -> Any:  # noqa: ANN401
    """The type system called after the document or ``TypeSystem``, else all that lie there, else DKPro's own."""
    stem = name.rpartition("/")[2].rpartition(".")[0].lower()
    found = {one: raw for one, read in beside.items() if _TYPES_BEGIN in (raw := read())[:_LOOK]}
    called = {one.rpartition("/")[2].lower().removesuffix(".xml"): raw for one, raw in found.items()}
    own = called.get(f"{stem}-typesystem") or called.get(stem) or called.get("typesystem")
    wanted = [own] if own else list(found.values())
    if not wanted:
        return cassis.load_dkpro_core_typesystem()
    loaded: list[Any] = []
    for raw in wanted:
        _refuse_entities(raw)
        loaded.append(cassis.load_typesystem(io.BytesIO(raw)))
    return loaded[0] if len(loaded) == 1 else cassis.merge_typesystems(*loaded)


def _refuse_entities(raw: bytes) -> Element:
    """The root element. Raises what defusedxml raises, a ``ValueError``, for a document type.

    No CAS has one, and bombs need it.
    """
    parse: Any = import_module("defusedxml.ElementTree").fromstring
    root: Element = parse(raw, forbid_dtd=True)
    return root
