"""How marked words are named where there is little room: on one line, and only a few of them."""

LENGTH = 24
"""Code points that are usually shown."""


def shortened(words: str, most: int = LENGTH) -> str:
    """``words`` on one line, cut to ``most`` code points with … at the end."""
    line = " ".join(words.split())
    return line if len(line) <= most else line[: most - 1] + "…"
