"""Whether some letters are a reading of a character."""

import unicodedata
from functools import cache

from annotator.text.tables import readings

LETTERS = "a-zA-ZāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿɡĀÁǍÀĒÉĚÈĪÍǏÌŌÓǑÒŪÚǓÙüÜ"
"""What pinyin is written with, for a class of a regular expression."""


def is_reading(letters: str, character: str) -> bool:
    """Whether ``letters`` are a reading of ``character``, tone mark included; without one only a toneless reading."""
    return plain(letters) in readings().get(character, ())


def plain(letters: str) -> str:
    """Pinyin in the shape of the table: composed, lower case, ordinary g."""
    return unicodedata.normalize("NFC", letters).lower().replace("ɡ", "g")


@cache
def characters_read(letters: str) -> tuple[str, ...]:
    """All characters that have this reading."""
    return tuple(character for character, known in readings().items() if letters in known)
