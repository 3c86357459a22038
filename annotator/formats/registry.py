"""The formats there are, found by name, and by what a file begins with."""

from pathlib import Path

from annotator.domain.errors import AnnotatorError
from annotator.domain.language import _, marked
from annotator.formats import annot_json, annot_jsonl
from annotator.formats.documents import plain
from annotator.formats.documents.listed import DOCUMENTS
from annotator.formats.foreign import doccano
from annotator.formats.foreign.exchanged import EXCHANGED
from annotator.formats.foreign.learning.listed import LEARNING
from annotator.formats.foreign.linguistic import LINGUISTIC
from annotator.formats.format import Format
from annotator.formats.reports.listed import REPORTS
from annotator.formats.tables.listed import TABLES

FORMATS = (
    Format(
        "json",
        (".json",),
        marked("everything, as one JSON object; comes back as it was"),
        annot_json.read,
        annot_json.write,
        stands_off=True,
    ),
    Format(
        "jsonl",
        (".jsonl",),
        marked("everything, one article a line; for large projects"),
        annot_json.read,
        annot_jsonl.write,
        stands_off=True,
    ),
    Format("text", (".txt", ".text"), marked("articles as plain text"), documents=plain.documents),
    Format(
        "markdown",
        (".md", ".markdown"),
        marked("articles as Markdown, kept as it is written"),
        documents=plain.documents,
    ),
    *LEARNING,
    Format(
        "doccano",
        (".jsonl", ".json"),
        marked("doccano: spans, relations and categories, one text a line"),
        doccano.read,
        doccano.write,
        fits=doccano.fits,
        carries=doccano.CARRIES,
    ),
    *LINGUISTIC,
    *EXCHANGED,
    *REPORTS,
    *DOCUMENTS,
    *TABLES,
)
_OURS = b'"article-annotator"'


def named(name: str) -> Format:
    """The format of that name. Raises ``AnnotatorError`` and says which there are."""
    for one in FORMATS:
        if one.name == name:
            return one
    raise AnnotatorError(
        _("There is no format “{name}”.").format(name=name),
        _("There are: {names}.").format(names=", ".join(one.name for one in FORMATS)),
    )


def recognised(path: Path, head: bytes) -> Format | None:
    """The format of a file by its first bytes where those tell it, else by its name; ``None`` for no known one."""
    suffix = path.suffix.lower()
    if _OURS in head[:200]:
        return named("jsonl" if _is_in_lines(head, suffix) else "json")
    readers = [one for one in FORMATS if one.reads]
    possible = [one for one in readers if suffix in one.suffixes]
    asked = [one for one in possible if not one.maybe] + [one for one in readers if suffix in one.maybe]
    sure = (one for one in asked if one.fits is not None and one.fits(head))
    return next(sure, None) or next((one for one in possible if one.fits is None or one.maybe), None)


def _is_in_lines(head: bytes, suffix: str) -> bool:
    """Whether a file of ours has an article a line; JSON that a script has written may be one line, too."""
    whole = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    spread = whole[:2].strip() == b"{" and b"\n" in head[:3]
    return not spread and (suffix != ".json" or b"\n{" in whole)


def may_be_taken(path: Path) -> bool:
    """Whether a file ends like one of some format that can be imported."""
    return any(path.suffix.lower() in one.suffixes and one.reads for one in FORMATS)


def may_be_table(path: Path) -> bool:
    """Whether a file ends like a table, or may hold some."""
    tables = any(path.suffix.lower() in one.suffixes and one.table is not None for one in FORMATS)
    return tables or path.suffix.lower() == ".zip" or path.is_dir()


def of_folder(path: Path) -> Format | None:
    """The format of which a folder is one thing; ``None`` for one that merely holds files."""
    return next((one for one in FORMATS if one.owns is not None and one.owns(path)), None)
