"""How marked words are named where there is little room: on one line, and only a few of them."""

from collections.abc import Sequence

LENGTH = 24
"""Code points that are usually shown."""
_AROUND = 8
"""Characters of a corrected text that are shown before and behind what changed."""
_LONGEST_DIFFERENCE = 60


def shortened(words: str, most: int = LENGTH) -> str:
    """``words`` on one line, cut to ``most`` code points with … at the end."""
    line = " ".join(words.split())
    return line if len(line) <= most else line[: most - 1] + "…"


def with_both_ends(words: str, most: int = 2 * LENGTH) -> str:
    """``words`` on one line, cut in their middle to ``most`` code points: where they begin and end stays to be seen."""
    line = " ".join(words.split())
    half = most // 2
    return line if len(line) <= most else f"{line[: most - half - 1]}…{line[-half:]}"


def where_they_differ(old: str, new: str) -> tuple[str, str]:
    """What two versions of a text say where they differ, with a few characters around it."""
    was, now = where_all_differ((old, new), _LONGEST_DIFFERENCE)
    return was, now


def where_all_differ(texts: Sequence[str], most: int) -> list[str]:
    """What several versions of a text say from the first to the last place where any of them differs."""
    first, *others = texts
    starts, ends = zip(*(_same_at_both_ends(first, one) for one in others), strict=True)
    start = min(starts)
    end = min(*ends, *(len(one) - start for one in texts))
    begin, around = max(0, start - _AROUND), min(end, _AROUND)
    return [shortened(one[begin : len(one) - end + around], most) for one in texts]


def _same_at_both_ends(old: str, new: str) -> tuple[int, int]:
    """How many characters two texts begin with alike, and how many they end with alike behind these."""
    most = min(len(old), len(new))
    start = next((at for at in range(most) if old[at] != new[at]), most)
    return start, next((at for at in range(most - start) if old[-1 - at] != new[-1 - at]), most - start)
