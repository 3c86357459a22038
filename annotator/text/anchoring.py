"""Finding a quotation again in another version of its text, by its words and what stood around them."""

from annotator.domain.spans import Span
from annotator.text.segments import occurrences


def anchor(text: str, words: str, prefix: str = "", suffix: str = "", near: int | None = None) -> Span | None:
    """Where ``words`` stand now; ``None`` where they are gone or nothing tells which of several places is meant.

    The place at ``near`` wins, then the only one, then the only one with this context around it.
    """
    if near is not None and near >= 0 and text.startswith(words, near) and words:
        return Span(near, near + len(words))
    places = occurrences(text, words)
    if len(places) > 1:
        places = [at for at in places if text[: at.start].endswith(prefix) and text.startswith(suffix, at.end)]
    return places[0] if len(places) == 1 else None
