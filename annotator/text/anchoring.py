"""Finding a quotation again in another version of its text, by its words and what stood around them."""

from annotator.domain.spans import Span


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


def _only(text: str, words: str) -> int | None:
    """Where words stand that do so once; a second place is enough to know that they do not."""
    at = text.find(words) if words else -1
    return at if at >= 0 and text.find(words, at + 1) < 0 else None
