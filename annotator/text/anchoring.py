"""Finding a quotation again in another version of its text, by its words and what stood around them."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from annotator.domain.spans import Span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Hashes: TypeAlias = NDArray[np.uint32]

_MOST_PLACES = 1000
"""Words that stand at more places than these are told by nothing."""
_GRAMS = (8, 4, 2)
"""So many first letters are looked up, of shorter words fewer."""
_OFTEN, _LONG = 100, 10_000
"""Up to so many times, and in texts up to that length, searching is quicker than an index would be."""
_MANY = 500
"""Where letters stand at more places than these, the text is searched all the same."""
_PIECE = 1024 * 1024
_FACTOR = 1_000_003


class Places:
    """Where words stand in a text. Asked often, it looks them up by their first letters instead of searching."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._asked = 0
        self._by_gram: dict[int, list[tuple[Hashes, Hashes]]] = {}

    def of(self, words: str, most: int) -> list[int]:
        """The first places of words, up to ``most`` of them; they may overlap."""
        self._asked += 1
        gram = next((one for one in _GRAMS if one <= len(words)), 0)
        if gram and self._asked > _OFTEN and len(self.text) > _LONG:
            possible = self._possible(words[:gram])
            if len(possible) <= _MANY:
                return [at for at in possible if self.text.startswith(words, at)][:most]
        return _searched(self.text, words, most)

    def only(self, words: str) -> int | None:
        """Where words stand that do so once."""
        found = self.of(words, 2) if words else []
        return found[0] if len(found) == 1 else None

    def anchor(self, words: str, prefix: str = "", suffix: str = "", near: int | None = None) -> Span | None:
        """Where ``words`` stand now; ``None`` where they are gone or nothing tells which of several places is meant.

        The place at ``near`` wins, then the only one, then the only one with this context around it.
        """
        if near is not None and near >= 0 and self.text.startswith(words, near) and words:
            return Span(near, near + len(words))
        at = self.only(words)
        if at is None and (prefix or suffix):
            around = self.only(prefix + words + suffix) if words else None
            at = None if around is None else around + len(prefix)
        return None if at is None else Span(at, at + len(words))

    def _possible(self, gram: str) -> list[int]:
        """Where letters stand that have the hash of these, in order; too many where they are too many to be tried."""
        import numpy as np  # takes a tenth of a second, and most texts need none of it

        found: list[int] = []
        wanted = np.uint32(_hash(gram))
        for hashes, places in self._indexed(len(gram)):
            start, end = np.searchsorted(hashes, wanted, "left"), np.searchsorted(hashes, wanted, "right")
            found += places[start : min(end, start + _MANY + 1)].tolist()
            if len(found) > _MANY:
                break
        return found

    def _indexed(self, gram: int) -> list[tuple[Hashes, Hashes]]:
        """For each piece of the text the hashes of what begins in it, sorted, and where that is: 8 bytes a letter."""
        import numpy as np

        if gram not in self._by_gram:
            pieces: list[tuple[Hashes, Hashes]] = []
            self._by_gram[gram] = pieces
            for start in range(0, len(self.text) - gram + 1, _PIECE):
                letters = self.text[start : start + _PIECE + gram - 1].encode("utf-32-le", "surrogatepass")
                codes = np.frombuffer(letters, "<u4")
                count = len(codes) - gram + 1
                hashes = np.zeros(count, np.uint32)
                for at in range(gram):
                    hashes = hashes * np.uint32(_FACTOR) + codes[at : at + count]
                order = np.argsort(hashes, kind="stable")
                pieces.append((hashes[order], order.astype(np.uint32) + np.uint32(start)))
        return self._by_gram[gram]


def anchor(text: str, words: str, prefix: str = "", suffix: str = "", near: int | None = None) -> Span | None:
    """What ``Places.anchor`` finds, for few words in a text."""
    return Places(text).anchor(words, prefix, suffix, near)


class Squeezed:
    """A text without its white space, in which words are found that were copied with other blanks and line ends."""

    def __init__(self, text: str) -> None:
        self._text = Places(text)
        self._bare = Places("".join(text.split()))
        self._places: list[int] | None = None

    def holds(self, words: str) -> bool:
        """Whether words stand in it."""
        bare = "".join(words.split())
        return bool(bare) and bare in self._bare.text

    def anchor(self, words: str, prefix: str = "", suffix: str = "", near: int | None = None) -> Span | None:
        """Where words stand as ``anchor`` tells it, or but for white space where most of the context is the same."""
        found = self._text.anchor(words, prefix, suffix, near)
        if found is not None:
            return found
        bare, before, behind = ("".join(one.split()) for one in (words, prefix, suffix))
        at = self._likeliest(bare, before, behind) if bare else None
        if at is None:
            return None
        if self._places is None:
            self._places = [at for at, one in enumerate(self._text.text) if not one.isspace()]
        return Span(self._places[at], self._places[at + len(bare) - 1] + 1)

    def _likeliest(self, words: str, before: str, behind: str) -> int | None:
        """The one place of words around which more stands as it should than around any other."""
        best, most, text = None, -1, self._bare.text
        places = self._bare.of(words, _MOST_PLACES + 1)
        if len(places) > _MOST_PLACES:
            return None
        for at in places:
            end = at + len(words)
            like = _shared(before[::-1], text[max(0, at - len(before)) : at][::-1])
            like += _shared(behind, text[end : end + len(behind)])
            best, most = (at, like) if like > most else (None, most) if like == most else (best, most)
        return best


def _shared(words: str, others: str) -> int:
    """With how many characters both begin."""
    return next((at for at, (one, other) in enumerate(zip(words, others, strict=False)) if one != other),
                min(len(words), len(others)))  # fmt: skip


def _searched(text: str, words: str, most: int) -> list[int]:
    found: list[int] = []
    at = text.find(words)
    while at >= 0 and len(found) < most:
        found.append(at)
        at = text.find(words, at + 1)
    return found


def _hash(gram: str) -> int:
    found = 0
    for letter in gram:
        found = found * _FACTOR + ord(letter) & 0xFFFFFFFF
    return found
