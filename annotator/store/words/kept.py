"""What searches keep in memory of an open project: a body never changes, so the next one need not read it again."""

from uuid import UUID

from annotator.store.words.catalogue import Catalogue

MOST_CHARACTERS = 32_000_000
"""Code points of all texts that are kept: some 64 MB. What comes later is read each time."""


class KeptTexts:
    """Texts by the key of their body, from the first ones looked through on. Usable from several threads."""

    def __init__(self) -> None:
        self._kept: dict[int, str] = {}
        """By the number of the key, which is hashed twenty times as fast."""
        self._room = MOST_CHARACTERS

    def get(self, body: UUID) -> str | None:
        """The text of a body, if it is kept."""
        return self._kept.get(body.int)

    def keep(self, body: UUID, text: str) -> None:
        """Keep a text if there is room."""
        if body.int not in self._kept and len(text) <= self._room:
            self._room -= len(text)
            self._kept[body.int] = text


class Kept:
    """Texts and the list of articles, of one open project."""

    def __init__(self) -> None:
        self.texts, self.catalogue = KeptTexts(), Catalogue()
