"""The formats of codebooks there are, and what each of them cannot carry of one."""

from collections.abc import Callable, Mapping
from pathlib import Path

from annotator.domain.codebook import Codebook, Line, Overlap, Tag
from annotator.domain.errors import AnnotatorError
from annotator.domain.language import _, marked, ngettext
from annotator.formats.codebooks import guideline, json_book, refi, table, yaml_book
from annotator.formats.codebooks.flat import BookFormat

FORMATS = (
    BookFormat("json", (".json",), marked("everything, for this program"), json_book.read, json_book.write),
    BookFormat(
        "yaml", (".yaml", ".yml"), marked("everything, to be written by hand"), yaml_book.read, yaml_book.write
    ),
    BookFormat(
        "qdc", (".qdc",), marked("REFI codebook, for NVivo, ATLAS.ti, MAXQDA, QualCoder"), refi.read, refi.write,
        refi.CARRIES,
    ),
    BookFormat("csv", (".csv",), marked("one row a tag, for spreadsheets"), table.read, table.write, table.CARRIES),
    BookFormat("html", (".html",), marked("a guideline to read and print"), guideline.read, guideline.html),
    BookFormat("markdown", (".md",), marked("a guideline as Markdown"), guideline.read, guideline.markdown),
)  # fmt: skip
_SAID: Mapping[str, tuple[str, Callable[[Tag], bool]]] = {
    "key": (marked("keys"), lambda tag: bool(tag.key)),
    "sign": (marked("signs"), lambda tag: bool(tag.sign)),
    "line": (marked("line styles"), lambda tag: tag.line is not Line.AS_KIND),
    "overlap": (marked("overlap rules"), lambda tag: tag.overlap is not Overlap.ANY),
    "features": (marked("features"), lambda tag: bool(tag.features)),
    "controls": (
        marked("control characters"),
        lambda tag: any(refi.legal(one) != one for one in (tag.name, tag.description, tag.guideline)),
    ),
}


def for_path(path: Path) -> BookFormat:
    """The format of a file by its name. Raises ``AnnotatorError`` and says which there are."""
    suffix = path.suffix.lower()
    for one in FORMATS:
        if suffix in one.suffixes:
            return one
    raise AnnotatorError(
        _("“{name}” ends like no format of codebooks.").format(name=path.name),
        _("Use one of: {endings}.").format(endings=", ".join(end for one in FORMATS for end in one.suffixes)),
    )


def losses(codebook: Codebook, target: BookFormat) -> list[str]:
    """What of this codebook a format cannot carry, one sentence each; empty where nothing is lost."""
    told: list[str] = []
    for name, (words, says) in _SAID.items():
        count = sum(says(tag) for tag in codebook.tags)
        if name not in target.carries and count:
            sentence = ngettext("{what} of {count} tag", "{what} of {count} tags", count)
            told.append(sentence.format(what=_(words), count=count))
    if "link_types" not in target.carries and codebook.link_types:
        count = len(codebook.link_types)
        told.append(ngettext("{count} link type", "{count} link types", count).format(count=count))
    return told
