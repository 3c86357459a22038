"""The pages of a SQLite file, read without SQLite: of a damaged file it reads only what its trees still lead to.

The format is told in https://www.sqlite.org/fileformat2.html, sections 1.2 to 1.6 and 2.1. Nothing here trusts
what it reads: a number that leads nowhere, twice to the same page or past an end makes a page or a row unreadable.
"""

import struct
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from mmap import mmap
from typing import NamedTuple

HEADER_BYTES = 100
LEAF, INNER = 0x0D, 0x05
"""How the pages of a table's tree begin."""
_ONE_BYTE = 0x80
_MOST_BYTES = 9
_LEAF_START, _INNER_START = 8, 12
"""Bytes of a page before the list of its cells."""
_SIZES = (0, 1, 2, 3, 4, 6, 8, 8, 0, 0)
"""Bytes of a value by its serial type; from 12 on it is half of what is over 12."""
_FIRST_BYTES = 12
_SMALL = (*_SIZES, 0, 0, *((kind - _FIRST_BYTES) // 2 for kind in range(_FIRST_BYTES, _ONE_BYTE)))
_UNUSED = frozenset((10, 11))
_BYTES_OF_SIZE = 65_536
_SMALLEST, _GREATEST = 512, 65_536
_MOST_IN_PAGE = 35
"""How much shorter than a page the greatest row is that lies in one page."""


Raw = bytes | mmap
"""A whole file: one of a gigabyte is looked at where it lies."""


class Cell(NamedTuple):
    """One row of a leaf: where it begins in its page, its rowid, its serial types, and the pages it goes on in."""

    at: int
    rowid: int
    types: tuple[int, ...]
    first_more: int
    pages_more: int


class Leaf(NamedTuple):
    """A page of rows: those that can be read, and how many cannot."""

    page: int
    cells: list[Cell]
    broken: int


class Stretch(NamedTuple):
    """Rowids after ``low`` up to ``high`` that lie on a page which cannot be read; ``None`` is no bound."""

    low: int | None
    high: int | None


class Tree(NamedTuple):
    """What the tree of a table still leads to: leaves, the stretch that each of them stands for, and what is lost."""

    leaves: list[Leaf]
    places: list[Stretch]
    lost: list[Stretch]


def _always(_leaf: Leaf) -> bool:
    """Where no leaf is a stranger."""
    return True


class Pages:
    """The pages of one file, from 1 on, as a header says; each is given away once only."""

    def __init__(self, raw: Raw, head: bytes, longest: int) -> None:
        size = struct.unpack_from(">H", head, 16)[0]
        self.size = _BYTES_OF_SIZE if size == 1 else size
        self.sound = _SMALLEST <= self.size <= _GREATEST and self.size & (self.size - 1) == 0
        self._raw, self._head, self._longest = raw, head, longest
        self._usable = self.size - head[20]
        self.count = len(raw) // self.size if self.sound else 0
        self._taken: set[int] = set()

    def tree(self, root: int, belongs: Callable[[Leaf], bool] = _always) -> Tree:
        """Everything that hangs on a root page, as far as it can be read and ``belongs`` there."""
        found = Tree([], [], [])
        waiting: list[tuple[int, int | None, int | None]] = [(root, None, None)]
        while waiting:
            page, low, high = waiting.pop()
            free = 1 <= page <= self.count and page not in self._taken
            if free and (leaf := self._leaf(page)) is not None and belongs(leaf):
                self._taken.add(page)
                found.leaves.append(leaf)
                found.places.append(Stretch(low, high))
                if not _lie_within([cell.rowid for cell in leaf.cells], low, high):
                    found.lost.append(Stretch(low, high))
            elif (
                free
                and (children := self._children(page))
                and _lie_within([key for _child, key in children[:-1]], low, high)
            ):
                self._taken.add(page)
                keys = [low, *(key for _child, key in children[:-1]), high]
                waiting += [(child, keys[at], keys[at + 1]) for at, (child, _key) in enumerate(children)]
            else:
                found.lost.append(Stretch(low, high))
        return found

    def take_unused(self) -> None:
        """Put the pages aside that SQLite keeps for later: they hold rows that were moved or taken away."""
        page = struct.unpack_from(">I", self._head, 32)[0]
        seen: set[int] = set()
        while 1 < page <= self.count and page not in seen | self._taken:
            seen.add(page)
            start = (page - 1) * self.size
            following, count = struct.unpack_from(">II", self._raw, start)
            if count > self._usable // 4 - 2:
                break
            seen.update(struct.unpack_from(f">{count}I", self._raw, start + 8))
            page = following
        self._taken |= seen

    def take_rest(self, leaf: Leaf) -> Leaf:
        """The leaf with those of its rows whose further pages are there; these are taken, too."""
        cells = [cell for cell in leaf.cells if not cell.pages_more or self._take_chain(cell)]
        return Leaf(leaf.page, cells, leaf.broken + len(leaf.cells) - len(cells))

    def orphans(self) -> Iterator[Leaf]:
        """Leaves of tables that nothing leads to."""
        return self.leaves(page for page in range(2, self.count + 1) if page not in self._taken)

    def leaves(self, pages: Iterable[int]) -> Iterator[Leaf]:
        """Those of some pages, from 2 on, that are leaves of tables with rows."""
        for page in pages:
            if self._raw[(page - 1) * self.size] == LEAF:
                leaf = self._leaf(page)
                if leaf is not None and leaf.cells:
                    yield leaf

    def take(self, leaf: Leaf) -> None:
        """Say that an orphan has found its table."""
        self._taken.add(leaf.page)

    def values(self, leaf: Leaf, encoding: str) -> Iterator[list[object]]:
        """The rows of a leaf: numbers and texts; only of rows that lie in one page."""
        page = self._page(leaf.page)
        for cell in (one for one in leaf.cells if not one.pages_more):
            _size, at = _varint(page, cell.at)
            _rowid, at = _varint(page, at)
            length, _first = _varint(page, at)
            at += length
            row: list[object] = []
            for kind in cell.types:
                part, at = page[at : at + _size_of(kind)], at + _size_of(kind)
                row.append(
                    part.decode(encoding, "replace") if kind > _FIRST_BYTES else int.from_bytes(part, signed=True)
                )
            yield row

    def _page(self, number: int) -> bytes:
        return self._raw[(number - 1) * self.size : (number - 1) * self.size + self._usable]

    def _leaf(self, number: int) -> Leaf | None:
        """A page as a leaf; ``None`` where it is none, or none of its rows can be read."""
        page, start = self._page(number), HEADER_BYTES if number == 1 else 0
        if page[start] != LEAF:
            return None
        count = struct.unpack_from(">H", page, start + 3)[0]
        end = start + _LEAF_START + 2 * count
        if end > len(page):
            return None
        pointers = set(struct.unpack_from(f">{count}H", page, start + _LEAF_START))
        cells = [cell for at in sorted(pointers) if at >= end and (cell := self._cell(page, at)) is not None]
        return Leaf(number, cells, count - len(cells)) if cells or not count else None

    def _cell(self, page: bytes, at: int) -> Cell | None:
        try:
            size, start = _varint(page, at)
            rowid, start = _varint(page, start)
            here = size if size <= self._usable - _MOST_IN_PAGE else self._bytes_here(size)
            if size > self._longest or start + here > len(page):
                return None
            types = _types(page[start : start + here], size)
            if types is None or here == size:
                return None if types is None else Cell(at, rowid, types, 0, 0)
            first = struct.unpack_from(">I", page, start + here)[0]
        except (IndexError, struct.error):
            return None
        return Cell(at, rowid, types, first, -((here - size) // (self._usable - 4)))

    def _bytes_here(self, size: int) -> int:
        """How much of a row that is longer than a page lies in the first one itself (section 1.6)."""
        usable = self._usable
        least = (usable - 12) * 32 // 255 - 23
        here = least + (size - least) % (usable - 4)
        return here if here <= usable - _MOST_IN_PAGE else least

    def _children(self, number: int) -> list[tuple[int, int]]:
        """The pages below an inner page with their greatest rowids; none where it cannot be one."""
        page, start = self._page(number), HEADER_BYTES if number == 1 else 0
        if page[start] != INNER:
            return []
        count, last = struct.unpack_from(">H", page, start + 3)[0], struct.unpack_from(">I", page, start + 8)[0]
        if start + _INNER_START + 2 * count > len(page):
            return []
        places = struct.unpack_from(f">{count}H", page, start + _INNER_START)
        try:
            found = [(struct.unpack_from(">I", page, at)[0], _varint(page, at + 4)[0]) for at in places]
        except (IndexError, struct.error):
            return []
        keys, below = [key for _child, key in found], {last, *(child for child, _key in found)}
        sound = keys == sorted(keys) and len(below) == count + 1 and all(1 < child <= self.count for child in below)
        return [*found, (last, 0)] if sound else []

    def _take_chain(self, cell: Cell) -> bool:
        """Whether the pages that a row goes on in are there; the last one must say that it is the last."""
        chain: list[int] = []
        page = cell.first_more
        for _turn in range(cell.pages_more):
            if not 1 < page <= self.count or page in self._taken:
                return False
            chain.append(page)
            page = struct.unpack_from(">I", self._raw, (page - 1) * self.size)[0]
        if page or len(set(chain)) < len(chain):
            return False
        self._taken.update(chain)
        return True


def _lie_within(rowids: list[int], low: int | None, high: int | None) -> bool:
    """Whether a page belongs where it hangs: pages that have moved bring rowids from elsewhere."""
    return not rowids or ((low is None or low < min(rowids)) and (high is None or max(rowids) <= high))


def _types(record: bytes, size: int) -> tuple[int, ...] | None:
    """The serial types of a record of ``size`` bytes, of which the beginning is given; ``None`` if they cannot be."""
    length, at = _varint(record, 0)
    if not at <= length <= min(size, len(record)):
        return None
    types, whole = _header(record[at:length])
    return types if length + whole == size else None


@lru_cache(16_384)
def _header(head: bytes) -> tuple[tuple[int, ...], int]:
    """The serial types that the header of a record says, and the bytes of their values; many rows have the same.

    Types that there are not have a size that no record has.
    """
    types: list[int] = []
    at = 0
    while at < len(head):
        kind, at = _varint(head + bytes(_MOST_BYTES), at)
        types.append(kind)
    sound = at == len(head) and _UNUSED.isdisjoint(types)
    return tuple(types), sum(map(_size_of, types)) if sound else -1 - len(head) * _BYTES_OF_SIZE


def _size_of(kind: int) -> int:
    return _SMALL[kind] if kind < _ONE_BYTE else (kind - _FIRST_BYTES) // 2


def _varint(raw: bytes, at: int) -> tuple[int, int]:
    """A number of one to nine bytes, the greatest first, and where it ends. Raises ``IndexError`` past the end."""
    value = raw[at]
    if value < _ONE_BYTE:
        return value, at + 1
    if (byte := raw[at + 1]) < _ONE_BYTE:
        return (value & 0x7F) << 7 | byte, at + 2
    value &= 0x7F
    for place in range(at + 1, at + _MOST_BYTES - 1):
        byte = raw[place]
        value = value << 7 | byte & 0x7F
        if byte < _ONE_BYTE:
            return value, place + 1
    return value << 8 | raw[at + _MOST_BYTES - 1], at + _MOST_BYTES
