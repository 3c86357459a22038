"""How the history names what was done: a few of the words it was done to."""

LENGTH = 24
"""Code points of marked words that a title of the history shows."""


def shortened(words: str) -> str:
    """``words`` on one line, cut to ``LENGTH`` code points with … at the end."""
    line = " ".join(words.split())
    return line if len(line) <= LENGTH else line[: LENGTH - 1] + "…"
