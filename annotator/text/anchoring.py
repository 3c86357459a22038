"""Finding a quotation again in another version of its text, by its words and what stood around them."""

from annotator.domain.spans import Span

_MOST_PLACES = 1000
"""Words that stand at more places than these are told by nothing."""


def anchor(text: str, words: str, prefix: str = "", suffix: str = "", near: int | None = None) -> Span | None:
    """Where ``words`` stand now; ``None`` where they are gone or nothing tells which of several places is meant.

    The place at ``near`` wins, then the only one, then the only one with this context around it.
    """
    if near is not None and near >= 0 and text.startswith(words, near) and words:
        return Span(near, near + len(words))
    at = _only(text, words)
    if at is None and (prefix or suffix):
        around = _only(text, prefix + words + suffix) if words else None
        at = None if around is None else around + len(prefix)
    return None if at is None else Span(at, at + len(words))


class Squeezed:
    """A text without its white space, in which words are found that were copied with other blanks and line ends."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._bare = "".join(text.split())
        self._places: list[int] | None = None

    def holds(self, words: str) -> bool:
        """Whether words stand in it."""
        bare = "".join(words.split())
        return bool(bare) and bare in self._bare

    def anchor(self, words: str, prefix: str = "", suffix: str = "", near: int | None = None) -> Span | None:
        """Where words stand as ``anchor`` tells it, or but for white space where most of the context is the same."""
        found = anchor(self._text, words, prefix, suffix, near)
        if found is not None:
            return found
        bare, before, behind = ("".join(one.split()) for one in (words, prefix, suffix))
        at = self._likeliest(bare, before, behind) if bare else None
        if at is None:
            return None
        if self._places is None:
            self._places = [at for at, one in enumerate(self._text) if not one.isspace()]
        return Span(self._places[at], self._places[at + len(bare) - 1] + 1)

    def _likeliest(self, words: str, before: str, behind: str) -> int | None:
        """The one place of words around which more stands as it should than around any other."""
        best, most, text = None, -1, self._bare
        at, tried = text.find(words), 0
        while at >= 0 and tried < _MOST_PLACES:
            end = at + len(words)
            like = _shared(before[::-1], text[max(0, at - len(before)) : at][::-1])
            like += _shared(behind, text[end : end + len(behind)])
            best, most = (at, like) if like > most else (None, most) if like == most else (best, most)
            at, tried = text.find(words, at + 1), tried + 1
        return best if at < 0 else None


def _shared(words: str, others: str) -> int:
    """With how many characters both begin."""
    return next((at for at, (one, other) in enumerate(zip(words, others, strict=False)) if one != other),
                min(len(words), len(others)))  # fmt: skip


def _only(text: str, words: str) -> int | None:
    """Where words stand that do so once; a second place is enough to know that they do not."""
    at = text.find(words) if words else -1
    return at if at >= 0 and text.find(words, at + 1) < 0 else None
