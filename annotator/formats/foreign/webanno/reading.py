"""Reads WebAnno TSV 3, and TSV 2 as if it were that: a file, or a folder with several.

Files of one text in a folder are those of one article by several annotators. A mark is called by the feature that
names it, below its layer; our own layer names the tag by its whole path. Slots and chains are links. Offsets count
UTF-16 units, which is proved by the words of the tokens.
"""

from collections.abc import Mapping
from pathlib import Path

from annotator.domain.articles import Metadata
from annotator.domain.errors import AnnotatorError
from annotator.domain.language import _
from annotator.domain.transfer.exchange import Exchange
from annotator.formats.foreign.building import Building
from annotator.formats.foreign.gathered import Gathered
from annotator.formats.foreign.loose import lf
from annotator.formats.foreign.webanno import version_2
from annotator.formats.foreign.webanno.annotations import OUR_MARK, put
from annotator.formats.foreign.webanno.document import BEGINS, TsvDocument, document

_HEAD_BYTES = 4096


def fits(head: bytes) -> bool:
    """Whether a file begins as one of this format."""
    return head.removeprefix(b"\xef\xbb\xbf").startswith(BEGINS.encode()) or version_2.fits(head)


def owns(folder: Path) -> bool:
    """Whether a folder holds files of this format and no other tables."""
    tables = [one for one in folder.iterdir() if one.suffix == ".tsv" and one.is_file()]
    return bool(tables) and all(fits(_head(one)) for one in tables)


def read(path: Path) -> Exchange:
    """The articles of a file or of a folder with those in it. Raises ``ImportRefused``."""
    building = Building("webanno", path.stem)
    if path.is_dir():
        for folder in (path, *sorted(one for one in path.rglob("*") if one.is_dir())):
            _read_folder(folder, building)
    else:
        found = _document(path)
        if (article := _article(building, found, path.stem)) is not None:
            put(article, found, path.name)
    return building.exchange()


def _read_folder(folder: Path, building: Building) -> None:
    by_text: dict[str, dict[str, TsvDocument]] = {}
    for one in sorted(folder.iterdir()):
        if one.is_dir() or one.name.startswith("."):
            continue
        if one.suffix != ".tsv":
            building.leave_out(None, _("{name}: this is no file of WebAnno.").format(name=one.name))
            continue
        try:
            found = _document(one)
        except AnnotatorError as error:
            building.leave_out(None, f"{one.name}: {error}")
        else:
            says_itself = any(layer.name == OUR_MARK for layer in found.layers)  # who made what
            by_text.setdefault(one.stem if says_itself else found.text, {})[one.stem] = found
    for files in by_text.values():
        _read_versions(building, folder, files)


def _read_versions(building: Building, folder: Path, files: Mapping[str, TsvDocument]) -> None:
    """Files of one text: of several, each is that of the annotator after whom it is called."""
    shared = len(files) > 1
    first, found = next(iter(files.items()))
    article = _article(building, found, folder.name if shared else first)
    if article is not None:
        for name, one in files.items():
            put(article, one, f"{name}.tsv", name if shared else "")


def _article(building: Building, found: TsvDocument, title: str) -> Gathered | None:
    if not found.text.strip(" "):
        building.leave_out(None, _("{name}: there is no text.").format(name=title))
        return None
    return None if building.refuses(None, found.text) else building.article(lf(found.text), Metadata(title=title))


def _document(path: Path) -> TsvDocument:
    return version_2.document(path) if version_2.fits(_head(path)) else document(path)


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_HEAD_BYTES)
    except OSError:
        return b""  # whoever reads it will say why it cannot be read
