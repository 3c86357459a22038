"""The formats there are: what each is called, which files it takes, and whether it reads or writes."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from annotator.domain.errors import AnnotatorError
from annotator.domain.language import _, marked
from annotator.domain.transfer.exchange import Exchange
from annotator.domain.transfer.losses import EVERYTHING, Aspect
from annotator.formats import annot_csv, annot_json, annot_jsonl
from annotator.formats.foreign import doccano


@dataclass(frozen=True, slots=True)
class Format:
    """One format. ``read`` and ``write`` are ``None`` where it does not go that way.

    ``carries`` is what of a project it can hold, written as one file.
    """

    name: str
    suffixes: tuple[str, ...]
    about: str
    read: Callable[[Path], Exchange] | None = None
    write: Callable[[Exchange], Iterator[str]] | None = None
    plain: bool = False
    fits: Callable[[bytes], bool] | None = None
    """Whether the first bytes of a file of one of its suffixes are such a file's; ``None`` where nothing else is."""
    carries: frozenset[Aspect] = EVERYTHING

    @property
    def summary(self) -> str:
        """What it is, in the current language."""
        return _(self.about)

    @property
    def reads(self) -> bool:
        """Whether it can be imported."""
        return self.plain or self.read is not None


FORMATS = (
    Format(
        "json",
        (".json",),
        marked("everything, as one JSON object; comes back as it was"),
        annot_json.read,
        annot_json.write,
    ),
    Format(
        "jsonl",
        (".jsonl",),
        marked("everything, one article a line; for large projects"),
        annot_jsonl.read,
        annot_jsonl.write,
    ),
    Format(
        "doccano",
        (".jsonl", ".json"),
        marked("doccano: spans, relations and categories, one text a line"),
        doccano.read,
        doccano.write,
        carries=doccano.CARRIES,
        fits=doccano.fits,
    ),
    Format(
        "csv",
        (".csv",),
        marked("one row a mark, for spreadsheets; into a folder: five tables"),
        None,
        annot_csv.write,
        carries=annot_csv.CARRIES,
    ),
    Format("text", (".txt", ".text"), marked("articles as plain text"), plain=True),
    Format("markdown", (".md", ".markdown"), marked("articles as Markdown, kept as it is written"), plain=True),
)


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
    """The format of a file by its first bytes where those are ours, else by its name; ``None`` for no known one."""
    if b'"article-annotator"' in head[:200]:
        return named(
            "json" if head.removeprefix(b"\xef\xbb\xbf").lstrip()[:2].strip() == b"{" and b"\n" in head[:3] else "jsonl"
        )
    suffix = path.suffix.lower()
    possible = [one for one in FORMATS if suffix in one.suffixes and one.reads]
    sure = (one for one in possible if one.fits is not None and one.fits(head))
    return next(sure, None) or next((one for one in possible if one.fits is None), None)
