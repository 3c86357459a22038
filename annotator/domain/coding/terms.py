"""Words listed at a tag, by which passages under it are known: ``Terms: 長照`` in its description, last in a line."""

import re

_LINE = re.compile(
    r"(?:^|[.。!！?？;；])\W*(?:terms|keywords|關鍵詞|关键词|關鍵字|关键字|詞語|词语)\s*[:：]\s*(.+)$",
    re.IGNORECASE | re.MULTILINE,
)
_BETWEEN = re.compile(r"[、，,;；\n]+")


def listed_terms(description: str) -> tuple[str, ...]:
    """The words that a description lists, each once, in their order; a list begins a line or follows a sentence."""
    found = (_word(part) for line in _LINE.findall(description) for part in _BETWEEN.split(line))
    return tuple(dict.fromkeys(word for word in found if word))


def _word(part: str) -> str:
    """Without the full stop of the sentence; that of U.S. stays."""
    word = part.strip().rstrip("。")
    return word[:-1] if word.endswith(".") and word.count(".") == 1 else word
