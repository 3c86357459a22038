"""Words listed at a tag, by which passages under it are known: in a line of its description such as ``Terms: 長照``."""

import re

_LINE = re.compile(
    r"^\W*(?:terms|keywords|關鍵詞|关键词|關鍵字|关键字|詞語|词语)\s*[:：]\s*(.+)$", re.IGNORECASE | re.MULTILINE
)
_BETWEEN = re.compile(r"[、，,;；\n]+")


def listed_terms(description: str) -> tuple[str, ...]:
    """The words that lines of a description list, each once, in their order."""
    found = (word.strip() for line in _LINE.findall(description) for word in _BETWEEN.split(line))
    return tuple(dict.fromkeys(word for word in found if word))
