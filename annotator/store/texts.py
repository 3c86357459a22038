"""Texts that were read and verified a moment ago: a body never changes, so a gesture need not read a book again."""

import threading
from collections import OrderedDict
from uuid import UUID

from annotator.store.words.kept import Kept

KEPT_CHARACTERS = 12_000_000
"""Code points of all texts that are kept; a single longer one is kept alone."""


class Texts:
    """Verified texts by the key of their body, the least used ones let go. Usable from several threads."""

    def __init__(self) -> None:
        self._kept: OrderedDict[UUID, str] = OrderedDict()
        self._lock = threading.Lock()
        self.sought = Kept()
        """What searches looked through; its texts are not verified."""

    def get(self, body: UUID) -> str | None:
        """The text of a body, if it is kept."""
        with self._lock:
            if body in self._kept:
                self._kept.move_to_end(body)
            return self._kept.get(body)

    def keep(self, body: UUID, text: str) -> str:
        """Keep a verified text; gives it back."""
        with self._lock:
            self._kept[body] = text
            while len(self._kept) > 1 and sum(map(len, self._kept.values())) > KEPT_CHARACTERS:
                self._kept.popitem(last=False)
        return text
