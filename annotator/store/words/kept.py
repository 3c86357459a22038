"""What searches keep in memory of an open project: a body never changes, so the next one need not read it again."""

import os
import sys
from collections.abc import Sequence
from uuid import UUID

from annotator.domain.search.asked import Listed
from annotator.store.words.catalogue import Catalogue
from annotator.store.words.index import MANY
from annotator.text.blocks import Block

_LEAST, _MOST, _SHARE = 64 * 2**20, 2**30, 16
Laid = tuple[Sequence[str], int]
"""Where a text lies: among which texts, and the how manieth it is."""


def room() -> int:
    """Bytes that all texts may take: a sixteenth of the machine's memory, 64 MB where it does not say; 1 GB at most.

    What comes later is read each time.
    """
    try:
        memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, OSError, ValueError):  # Windows knows none of it
        memory = 0
    return min(max(_LEAST, memory // _SHARE), _MOST)


class KeptTexts:
    """Texts by the key of their body, from the first ones looked through on. Usable from several threads."""

    def __init__(self) -> None:
        self._kept: dict[int, Laid] = {}
        """By the number of the key, which is hashed twenty times as fast."""
        self._room = room()

    def lying(self, articles: Sequence[Listed]) -> list[Laid | None]:
        """Where the text of each lies, if it is kept."""
        get = self._kept.get
        return [get(one.body.int) for one in articles]

    def keep(self, bodies: Sequence[UUID], texts: Sequence[str]) -> Sequence[str]:
        """Keep texts if there is room; gives them as they are best looked through."""
        many = sum(map(len, texts)) >= MANY
        lying = Block(texts) if many else tuple(texts)
        size = lying.size if isinstance(lying, Block) else sum(map(sys.getsizeof, lying))
        if size <= self._room:
            self._room -= size
            self._kept |= {body.int: (lying, number) for number, body in enumerate(bodies)}
        return lying


class Kept:
    """Texts and the list of articles, of one open project."""

    def __init__(self) -> None:
        self.texts, self.catalogue = KeptTexts(), Catalogue()
