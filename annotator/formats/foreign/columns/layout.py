"""Which column of a file holds what, seen from all its rows."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from annotator.formats.foreign.columns.brackets import NOTHING, bracketed, is_bracketed, is_chained, plain
from annotator.formats.foreign.columns.tags import OUTSIDE, columns_of_tags, is_tag, runs_of_tags

_WIDTH_OF_CONLLU, _MISC = 10, 9
_WIDTH_OF_UNER, _BY = 5, 4
_WIDTH_OF_2012, _TOKEN_OF_2012, _NAMES_OF_2012 = 11, 3, 10
_NEARLY_ALL = 0.9
_WIDEST = 40
_MOST_LABELS, _MANY = 40, 0.2
_LAST = -1

Reader = Callable[[Sequence[str]], Iterator[tuple[int, int, str]]]
"""From the words of a column in one sentence to marks: first token, the one behind the last, label."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Which columns hold what; ``misc`` and ``by`` are ``None`` where none does, -1 is the last one of each row."""

    token: int
    marks: tuple[tuple[int, Reader], ...] = ()
    misc: int | None = None
    by: int | None = None
    chains: int | None = None
    numbered: bool = False

    @property
    def read(self) -> set[int]:
        """The columns that are read."""
        told = (self.token, self.misc, self.by, *(at for at, _reader in self.marks))
        return {at for at in told if at is not None} | ({0} if self.numbered else set())

    @property
    def least(self) -> int:
        """How many columns a row has at least."""
        return max([self.token, self.misc or 0, *(at for at, _reader in self.marks)]) + 1


def layout(rows: Sequence[Sequence[str]]) -> Layout:
    """What the rows of a file look like."""
    if _share(rows, _is_of_2012) >= _NEARLY_ALL:
        last = [row[_LAST] for row in rows]
        chained = any("(" in word for word in last) and all(map(is_chained, last))
        return Layout(_TOKEN_OF_2012, ((_NAMES_OF_2012, bracketed),), chains=_LAST if chained else None, by=None)
    width = Counter(map(len, rows)).most_common(1)[0][0] if rows else 0
    numbered = width > 1 and _share(rows, _is_numbered) >= _NEARLY_ALL
    first = 1 if numbered else 0
    tags = columns_of_tags(rows, first + 1)
    if numbered and width == _WIDTH_OF_CONLLU and not tags:
        return Layout(1, misc=_MISC, numbered=True)
    if not tags and width == first + 2 and columns_of_tags(rows, first, marking=True)[:1] == [first]:
        return Layout(first + 1, ((first, runs_of_tags),), numbered=numbered)
    marks = [(at, runs_of_tags) for at in tags] or list(_otherwise(rows, first + 1, width))
    by = _BY if numbered and width == _WIDTH_OF_UNER else None
    return Layout(first, tuple(marks), by=by, numbered=numbered)


def is_heading(row: Sequence[str]) -> bool:
    """Whether a row names the columns."""
    return len(row) > 1 and row[0].casefold() in ("token", "word", "form") and not any(map(is_tag, row[1:]))


def _otherwise(rows: Sequence[Sequence[str]], first: int, width: int) -> Iterator[tuple[int, Reader]]:
    """A column of brackets, or a last one of labels without letters before them."""
    for at in range(width - 1, first - 1, -1):
        words = [row[at] for row in rows if at < len(row)]
        if any(word != "*" for word in words) and _share(words, is_bracketed) >= _NEARLY_ALL:
            yield at, bracketed
            return
    if width > first:
        words = [row[width - 1] for row in rows if width <= len(row)]
        labels = set(words) - {OUTSIDE}
        few = 0 < len(labels) <= _MOST_LABELS and all(word.isidentifier() and len(word) > 1 for word in labels)
        if few and _share(words, partial(str.__eq__, OUTSIDE)) >= _MANY:
            yield width - 1, plain


def _is_of_2012(row: Sequence[str]) -> bool:
    return len(row) >= _WIDTH_OF_2012 and row[1].isdecimal() and row[2].isdecimal() and is_bracketed(row[10])


def _is_numbered(row: Sequence[str]) -> bool:
    return row[0].replace("-", "").replace(".", "").isdecimal()


def _share(rows: Sequence[object], holds: Callable[..., bool]) -> float:
    return sum(map(holds, rows)) / len(rows) if rows else 0.0


def unread(found: Layout, rows: Sequence[Sequence[str]]) -> list[int]:
    """The numbers of the columns, from 1, that hold something and are not read."""
    held = {at for row in rows for at, word in enumerate(row[:_WIDEST]) if word not in NOTHING or word == OUTSIDE}
    chains = {len(row) - 1 for row in rows} if found.chains is not None else set[int]()
    return sorted(at + 1 for at in held - found.read - chains)
