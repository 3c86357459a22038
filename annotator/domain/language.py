"""The language of the sentences that people read: one current gettext catalogue for all rooms.

English sentences stand in the code as ``_("…")``; ``speak`` puts another catalogue in their place.
Nothing here reads a file: ``annotator.settings`` finds the catalogues.
"""

from gettext import NullTranslations

_current = NullTranslations()


def speak(catalogue: NullTranslations) -> None:
    """From now on sentences come from ``catalogue``."""
    global _current
    _current = catalogue


def _(sentence: str) -> str:
    """``sentence`` in the current language; fill its ``{places}`` after this call, never before."""
    return _current.gettext(sentence)


def ngettext(one: str, many: str, count: int) -> str:
    """The form that fits ``count``, in the current language."""
    return _current.ngettext(one, many, count)


def marked(sentence: str) -> str:
    """Marks a sentence of a table for the catalogues; it is translated when it is shown."""
    return sentence
