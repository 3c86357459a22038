"""The articles as searches see them, kept while nothing is written: to read their rows takes longer than the search."""

import threading
from array import array
from bisect import bisect_right
from collections.abc import Sequence
from itertools import compress

from annotator.domain.search.asked import Listed
from annotator.store.words.index import Keys

MOST_ROWS = 200_000
"""So many articles are kept, some 100 MB; those behind them are read each time."""
Stamp = tuple[int, int]
"""The newest clock of the log and how many operations it has: any write changes one of them."""


class Catalogue:
    """The first articles in their order, as far as searches have walked. Usable from several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._stamp: Stamp | None = None
        self._rows: list[Listed] = []
        self._bodies: list[int] = []
        """Which texts they show, as ``_halves`` knows them: to ask each row for it takes as long as the index takes."""
        self._complete = False

    def behind(self, stamp: Stamp, after: Listed | None, limit: int) -> Sequence[Listed] | None:
        """Up to ``limit`` articles behind one, if they are kept and nothing was written since."""
        with self._lock:
            if stamp != self._stamp:
                return None
            at = 0 if after is None else bisect_right(self._rows, _order(after), key=_order)
            page = self._rows[at : at + limit]
            return page if len(page) == limit or (self._complete and at + len(page) == len(self._rows)) else None

    def among(self, stamp: Stamp, bodies: Keys) -> list[Listed] | None:
        """Those that show a text with one of these keys, if all are kept and nothing was written since.

        A text whose key ends as one of them does is taken for it: then it is looked through for nothing.
        """
        with self._lock:
            if stamp != self._stamp or not self._complete:
                return None
            wanted = set(_halves(bodies))
            return list(compress(self._rows, map(wanted.__contains__, self._bodies)))

    def keep(self, stamp: Stamp, after: Listed | None, page: Sequence[Listed], limit: int) -> None:
        """Keep a page that was read; one that does not follow what is kept already is passed over."""
        with self._lock:
            if stamp != self._stamp:
                self._stamp, self._rows, self._bodies, self._complete = stamp, [], [], False
            last = self._rows[-1] if self._rows else None
            if last != after or self._complete or len(self._rows) >= MOST_ROWS:
                return
            self._rows += page
            self._bodies += _halves(b"".join(one.body.bytes for one in page))
            self._complete = len(page) < limit


def _halves(keys: Keys) -> Sequence[int]:
    """The second half of each key as a number, since numbers are compared fastest."""
    return array("Q", keys)[1::2]


def _order(one: Listed) -> tuple[int, bytes]:
    return one.ordinal, one.id.bytes
