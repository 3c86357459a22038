"""A feature of a tag in words, as tables of codebooks hold it."""

from annotator.domain.codebook import Feature

_ESCAPED = {"\\": "\\\\", "|": "\\|", "(": "\\(", "*": "\\*", "\n": "\\n", "\r": "\\r"}


def feature_in_words(feature: Feature) -> str:
    """Such as ``Manner* (choice): 強調 | 指出``; the star says that it must be answered."""
    head = f"{_escape(feature.name)}{'*' if feature.required else ''} ({feature.kind.value})"
    choices = " | ".join(_escape(one) for one in feature.choices)
    return f"{head}: {choices}" if feature.choices else head


def _escape(words: str) -> str:
    return "".join(_ESCAPED.get(one, one) for one in words)
