"""Bytes set aside between the plan of an import and the import itself: few in memory, more in a file of their own."""

import threading
import weakref
from array import array
from dataclasses import dataclass
from tempfile import SpooledTemporaryFile

IN_MEMORY_BYTES = 16 * 1024 * 1024
"""So many stay in memory; then all of them lie in a file that has no name and ends with the process."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where some bytes lie in what was set aside."""

    at: int
    length: int


class Aside:
    """Takes bytes and gives them back, to several threads, too. Both raise ``OSError`` where the disk does."""

    def __init__(self) -> None:
        self._file = SpooledTemporaryFile[bytes](IN_MEMORY_BYTES)
        weakref.finalize(self, self._file.close)
        self._lock = threading.Lock()
        self._end = 0

    def put(self, raw: bytes) -> Place:
        """Set some bytes aside."""
        with self._lock:
            if self._end + len(raw) > IN_MEMORY_BYTES:
                self._file.rollover()  # before it would copy them in memory
            place = Place(self._end, len(raw))
            self._file.seek(place.at)
            self._file.write(raw)
            self._end += place.length
        return place

    def get(self, place: Place) -> bytes:
        """What was set aside there."""
        with self._lock:
            self._file.seek(place.at)
            return self._file.read(place.length)


class Series:
    """Pieces of bytes set aside one after the other, and given back by their numbers from 0."""

    def __init__(self) -> None:
        self._aside, self._starts, self._lengths = Aside(), array("Q"), array("Q")

    def put(self, raw: bytes) -> None:
        """Set the next one aside."""
        place = self._aside.put(raw)
        self._starts.append(place.at)
        self._lengths.append(place.length)

    def __len__(self) -> int:
        """How many there are."""
        return len(self._starts)

    def __getitem__(self, number: int) -> bytes:
        """Raises ``IndexError`` where there are fewer."""
        return self._aside.get(Place(self._starts[number], self._lengths[number]))
