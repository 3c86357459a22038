"""How marked words are named where there is little room: on one line, and only a few of them."""

LENGTH = 24
"""Code points that are usually shown."""
_AROUND = 8
"""Characters of a corrected text that are shown before and behind what changed."""
_LONGEST_DIFFERENCE = 60


def shortened(words: str, most: int = LENGTH) -> str:
    """``words`` on one line, cut to ``most`` code points with … at the end."""
    line = " ".join(words.split())
    return line if len(line) <= most else line[: most - 1] + "…"


def where_they_differ(old: str, new: str) -> tuple[str, str]:
    """What two versions of a text say where they differ, with a few characters around it."""
    most = min(len(old), len(new))
    start = next((at for at in range(most) if old[at] != new[at]), most)
    behind = next((at for at in range(most - start) if old[-1 - at] != new[-1 - at]), most - start)
    first, around = max(0, start - _AROUND), min(behind, _AROUND)
    return (
        shortened(old[first : len(old) - behind + around], _LONGEST_DIFFERENCE),
        shortened(new[first : len(new) - behind + around], _LONGEST_DIFFERENCE),
    )
