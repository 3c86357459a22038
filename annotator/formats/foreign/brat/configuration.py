"""``annotation.conf`` and ``visual.conf``: which types there are, below which others they stand, how they are shown.

A type has a name of letters, digits, ``-`` and ``_`` of ASCII (brat, ``projectconfig.py``, turns all else into ``_``);
what people read is its label. So paths of our codebook become such names, and come back out of the labels.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from unicodedata import normalize

from annotator.domain.codebook import Codebook, Tag

ANNOTATION, VISUAL = "annotation.conf", "visual.conf"
FILES = frozenset({ANNOTATION, VISUAL, "tools.conf", "kb_shortcuts.conf", "normalization.conf", ".stats_cache"})
ANNOTATOR = "Annotator"
"""The attribute that says who made a mark."""
_SECTION = re.compile(r"\[(\w+)\]\s*$")
_NOT_STORED = re.compile(r"[^A-Za-z0-9_-]+")
_LONGEST_BYTES = 4 * 1024 * 1024
_MOST_CHOICES = 60
_DEEPEST = 40


@dataclass(slots=True)
class Types:
    """What a folder defines; ``paths`` are those of its entities and events by their names, ``labels`` of all types."""

    paths: dict[str, str] = field(default_factory=dict[str, str])
    relations: list[str] = field(default_factory=list[str])
    labels: dict[str, str] = field(default_factory=dict[str, str])

    def label(self, name: str) -> str:
        """What people call a type."""
        return self.labels.get(name, name)

    def path(self, name: str) -> str:
        """The tag of an entity or event."""
        return self.paths.get(name) or self.label(name)


def types_in(folder: Path, highest: Path | None = None) -> Types:
    """What the files of a folder say, or of the nearest one above that has them, up to ``highest``.

    brat looks for them so (``projectconfig.py``); nothing is said where there are none.
    """
    found = Types()
    annotation, visual = (_nearest(folder, name, highest or folder) for name in (ANNOTATION, VISUAL))
    for name, *rest in _rows(visual, "labels"):
        words = " ".join(rest).strip().removeprefix("|").split("|")[0].strip()
        if words:
            found.labels[name.split("|")[0]] = words
    above: list[tuple[int, str]] = []
    for section in ("entities", "spans", "events"):
        above.clear()
        for name, *_arguments in _rows(annotation, section):
            depth = len(name) - len(name.lstrip("\t "))
            above[:] = [one for one in above if one[0] < depth][:_DEEPEST]
            stored = name.strip().lstrip("!").split("|")[0]  # what follows are other names of it
            path = "/".join([*(found.label(one) for _depth, one in above), found.label(stored)])
            found.paths.setdefault(stored, path)
            above.append((depth, stored))
    for name, *_arguments in _rows(annotation, "relations"):
        if name.strip() not in found.relations:
            found.relations.append(name.strip())
    return found


def _nearest(folder: Path, name: str, highest: Path) -> Path:
    while folder != highest and not (folder / name).is_file() and highest in folder.parents:
        folder = folder.parent
    return folder / name


def _rows(path: Path, wanted: str) -> Iterator[list[str]]:
    """The rows of one section: the name with its indent, then the rest; macros and separators are passed over."""
    if not path.is_file() or path.stat().st_size > _LONGEST_BYTES:
        return
    section = ""
    for line in path.read_text("utf-8-sig", errors="replace").split("\n"):
        words = line.strip()
        if begins := _SECTION.match(words):
            section = begins.group(1)
        elif section == wanted and words and words[0] not in "#<" and words.strip("-"):
            indent = line[: len(line) - len(line.lstrip())]
            name, *rest = words.split(maxsplit=1)
            yield [indent + name, *rest]


class Names:
    """Names that brat can store, each given once, with the labels that people read."""

    def __init__(self) -> None:
        self.labels: dict[str, str] = {}
        self._given: dict[tuple[str, str], str] = {}
        self._taken = {ANNOTATOR}

    def of_tag(self, path: str) -> str:
        """The name of a tag, by its path."""
        return self.of("tag", path, path.rpartition("/")[2])

    def of(self, kind: str, words: str, label: str | None = None) -> str:
        """The name of one thing of a kind, the same every time."""
        if (kind, words) not in self._given:
            label = words if label is None else label
            plain = normalize("NFKD", words).encode("ascii", "ignore").decode()
            base = _NOT_STORED.sub("-", plain).strip("-_") or kind
            name = next(one for one in _numbered(base) if one not in self._taken)
            self._taken.add(name)
            self._given[kind, words] = name
            if name != label:
                self.labels[name] = " ".join(label.replace("|", "｜").split())
        return self._given[kind, words]


def _numbered(base: str) -> Iterator[str]:
    yield base
    yield from (f"{base}-{number}" for number in count(2))


def annotation_lines(
    book: Codebook, names: Names, values: Mapping[str, Iterable[str]], annotators: Iterable[str]
) -> Iterator[str]:
    """``annotation.conf``: the codebook, its types of link, and the features with the values that occur."""
    yield "[entities]\n"
    for root in book.children(None):
        yield from _entity(book, names, root, 0)
    yield "\n[relations]\n"
    yield from (f"{names.of('link', one.name)}\tArg1:<ENTITY>, Arg2:<ENTITY>\n" for one in book.link_types)
    yield "<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>\n"
    yield "\n[events]\n\n[attributes]\n"
    yield f"{ANNOTATOR}\tArg:<ENTITY>{_choices(annotators)}\n"
    yield from (f"{names.of('feature', name)}\tArg:<ENTITY>{_choices(found)}\n" for name, found in values.items())


def visual_lines(book: Codebook, names: Names) -> Iterator[str]:
    """``visual.conf``: what people read for each name, and the colours of the tags."""
    yield "[labels]\n"
    yield from (f"{name} | {label}\n" for name, label in names.labels.items())
    yield "\n[drawing]\nSPAN_DEFAULT\tfgColor:black, bgColor:lightgreen, borderColor:darken\n"
    yield from (f"{names.of('tag', book.path(tag.id))}\tbgColor:{tag.colour}\n" for tag in book.tags)


def _entity(book: Codebook, names: Names, tag: Tag, depth: int) -> Iterator[str]:
    yield "\t" * depth + names.of_tag(book.path(tag.id)) + "\n"
    for below in book.children(tag.id):
        yield from _entity(book, names, below, depth + 1)


def _choices(values: Iterable[str]) -> str:
    """The values of an attribute; none where one of them would not be understood there."""
    found = list(dict.fromkeys(values))
    plain = all(one and not re.search(r"[\s,|:<>\"]", one) for one in found)
    return f", Value:{'|'.join(found)}" if found and plain and len(found) <= _MOST_CHOICES else ""
