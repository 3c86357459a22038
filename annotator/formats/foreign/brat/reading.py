"""Reads brat's standoff: a folder with its definitions of types, or one ``.ann`` with its text beside it.

A normalization says who is meant where a person is marked; of anything else it is a feature called by its authority.

Pieces of one annotation that have nothing but ends of lines between them are one mark. Other pieces are a mark each,
every later one joined to the one before by *continues* where they are quotes, by *fragment* where they are not; notes,
attributes and relations go to the first. An event is the mark of its trigger, its arguments are links named by their
roles; things that are equivalent are linked one after the other (brat.nlplab.org, *standoff format*).
"""

from collections.abc import Iterator
from pathlib import Path

from annotator.domain.articles import Metadata
from annotator.domain.errors import AnnotatorError
from annotator.domain.language import _
from annotator.domain.transfer.exchange import Exchange
from annotator.formats.foreign.brat import quotations
from annotator.formats.foreign.brat.configuration import FILES, Types, types_in
from annotator.formats.foreign.brat.standoff import put
from annotator.formats.foreign.building import Building
from annotator.formats.streams.bounds import refuse_large
from annotator.text.decoding import decode

ANNOTATIONS = (".ann", ".a1", ".a2", ".co", ".rel")
"""What files of annotations end in: one for a text, or those of the BioNLP shared tasks, which are read together."""
_HIGHEST = 4
"""So many folders above a single file are looked at for definitions of types."""
_BESIDE = frozenset({"SOURCE.md", "LICENSE", "LICENSE.md", "README", "README.md"})


def owns(folder: Path) -> bool:
    """Whether a folder holds annotations of brat."""
    return any(one.suffix in (".ann", ".a1") and not one.name.startswith(".") for one in folder.iterdir())


def read(path: Path) -> Exchange:
    """The articles of a folder and of those in it, or of one pair of files. Raises ``ImportRefused``."""
    building = Building("brat", path.stem)
    if path.is_dir():
        for folder in (path, *sorted(one for one in path.rglob("*") if one.is_dir())):
            _read_folder(folder, path, building)
    else:
        above = [*path.resolve().parents][:_HIGHEST]
        types = types_in(above[0], above[-1])
        _declare(types, building)
        _read_pair(path, path.with_suffix(".txt"), types, building)
    return building.exchange()


def _read_folder(folder: Path, highest: Path, building: Building) -> None:
    types = types_in(folder, highest)
    _declare(types, building)
    for one in sorted(folder.iterdir()):
        if one.is_dir() or one.name.startswith(".") or one.name in FILES | _BESIDE:
            continue
        if one.suffix == ".txt":
            _read_pair(one.with_suffix(".ann"), one, types, building)
        elif one.suffix not in ANNOTATIONS:
            building.leave_out(None, _("{name}: this is no file of brat.").format(name=one.name))
        elif not one.with_suffix(".txt").exists():
            building.leave_out(None, _("{name}: the text is not beside it.").format(name=one.name))


def _declare(types: Types, building: Building) -> None:
    for path in types.paths.values():
        building.tag(path)
    for name in types.relations:
        building.link_type(types.label(name))


def _read_pair(annotations: Path, text: Path, types: Types, building: Building) -> None:
    try:
        raw = _bytes(text)
        decoded = decode(raw) if raw else None
        words = decoded.text if decoded else ""
        original = raw.decode(decoded.encoding.removesuffix("-sig"), "replace") if decoded else ""
        parts = (annotations.with_suffix(suffix) for suffix in ANNOTATIONS)
        lines = [line for part in parts if part.exists() for line in _lines(part)]
    except FileNotFoundError:
        building.leave_out(None, _("{name}: the text is not beside it.").format(name=annotations.name))
        return
    except AnnotatorError as error:
        building.leave_out(None, f"{text.stem}: {error}")
        return
    if not words:
        building.leave_out(None, _("{name}: there is no text.").format(name=text.name))
    elif not building.refuses(None, words):
        article = building.article(words, Metadata(title=text.stem))
        if quotations.fits(lines):
            quotations.put(article, lines)
        else:
            put(article, original, lines, types)


def _bytes(path: Path) -> bytes:
    refuse_large(path.stat().st_size, path.name)
    return path.read_bytes()


def _lines(path: Path) -> list[tuple[int, str]]:
    """The lines of a file of annotations that hold something, with their numbers."""

    def found() -> Iterator[tuple[int, str]]:
        for number, line in enumerate(_bytes(path).decode("utf-8-sig", "replace").split("\n"), 1):
            if line.strip():
                yield number, line.removesuffix("\r")

    return list(found())
