"""The first hundred bytes of a damaged file: found again where they lie elsewhere, made anew where they are wrong.

What they say (https://www.sqlite.org/fileformat2.html, section 1.3) is needed to read anything behind them, and
little enough to be found out from the pages themselves: how long these are shows where rows end.
"""

import struct
from collections.abc import Generator
from contextlib import ExitStack, contextmanager
from mmap import ACCESS_READ, mmap
from pathlib import Path

from annotator.store.care.damaged.pages import HEADER_BYTES, INNER, LEAF, Pages, Raw

MAGIC = b"SQLite format 3\0"
_USUAL_SIZE = 4_096
_SIZES = (_USUAL_SIZE, 1_024, 2_048, 8_192, 16_384, 32_768, 65_536, 512)
_FRACTIONS = b"\x40\x20\x20"
"""What bytes 21 to 23 of every file say."""
ENCODINGS = {1: "utf-8", 2: "utf-16-le", 3: "utf-16-be"}
LISTED = frozenset({"table", "index", "view", "trigger"})
"""Kinds of what the list of tables speaks of."""
_TREES = (bytes((LEAF,)), bytes((INNER,)))
_LOOKED_AT = 1_000
"""So many pages, spread over the file, show which header is right."""


@contextmanager
def in_order(path: Path, turned: Path, longest: int) -> Generator[Raw]:
    """A file from its first page on; where something lies before that, put behind it in the file ``turned``.

    Neither is ever in memory as a whole. Raises ``OSError``.
    """
    with ExitStack() as until:
        raw = until.enter_context(_mapped(path))
        if begin := _beginning(raw, longest):
            with turned.open("wb") as file, memoryview(raw) as whole:
                file.write(whole[begin:])
                file.write(whole[:begin])
            raw = until.enter_context(_mapped(turned))
        yield raw


def header(raw: Raw, longest: int) -> bytes:
    """One that agrees with the pages of a file: its own where that does. A row may have up to ``longest`` bytes."""
    if _is_sound(raw, longest):
        return raw[:HEADER_BYTES]
    able = [_header(size, raw) for size in _SIZES if len(raw) >= size]
    able += [raw[:HEADER_BYTES]] if _is_header(raw) else []
    return max(able, key=lambda head: _readable(Pages(raw, head, longest)), default=b"")


def _beginning(raw: Raw, longest: int) -> int:
    """Where the first page lies, with something before it or behind what was to follow; 0 where none is found."""
    if _is_sound(raw, longest):
        return 0
    at = -1
    while (at := raw.find(MAGIC, at + 1)) >= 0:
        if _is_header(raw[at : at + HEADER_BYTES]) and raw[at + HEADER_BYTES : at + HEADER_BYTES + 1] in _TREES:
            return at
    return 0


@contextmanager
def _mapped(path: Path) -> Generator[Raw]:
    with path.open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as raw:
        yield raw


def _is_sound(raw: Raw, longest: int) -> bool:
    return _is_header(raw) and _lists_something(raw, longest)


def _is_header(raw: Raw) -> bool:
    sound = len(raw) >= HEADER_BYTES and raw[: len(MAGIC)] == MAGIC and raw[21:24] == _FRACTIONS
    return sound and Pages(raw, raw[:HEADER_BYTES], 0).sound and _encoding(raw) in ENCODINGS


def _encoding(raw: Raw) -> int:
    return int(struct.unpack_from(">I", raw, 56)[0])


def _lists_something(raw: Raw, longest: int) -> bool:
    """Whether the list of tables is there and whole, read as the header says."""
    pages = Pages(raw, raw[:HEADER_BYTES], longest)
    found = pages.tree(1)
    kinds = {row[0] for leaf in found.leaves for row in pages.values(leaf, ENCODINGS[_encoding(raw)]) if row}
    return bool(kinds) and kinds <= LISTED and not found.lost and not any(leaf.broken for leaf in found.leaves)


def _header(size: int, raw: Raw) -> bytes:
    """The header of a file as the program writes it; the number of its format is left as it is."""
    head = MAGIC + struct.pack(">HBBB", size % 65_536, 1, 1, 0) + _FRACTIONS
    head = head.ljust(44, b"\0") + struct.pack(">I", 4)
    return head.ljust(56, b"\0") + struct.pack(">I", 1) + raw[60:64].ljust(HEADER_BYTES - 60, b"\0")


def _readable(pages: Pages) -> int:
    """How many rows can be read with a header, as far as some of the pages tell."""
    step = max(1, pages.count // _LOOKED_AT)
    return step * sum(len(leaf.cells) - leaf.broken for leaf in pages.leaves(range(2, pages.count + 1, step)))
