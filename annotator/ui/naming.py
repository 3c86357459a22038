"""How tags, states and scripts are called in the window; names that people gave stay as they are."""

from annotator.domain.articles import State
from annotator.domain.codebook import THEME, Codebook
from annotator.domain.coding.naming import kind_name as kind_name
from annotator.domain.coding.naming import link_joined as link_joined
from annotator.domain.coding.naming import link_name as link_name
from annotator.domain.coding.naming import link_words as link_words
from annotator.domain.coding.naming import path_name as path_name
from annotator.domain.coding.naming import tag_name as tag_name
from annotator.domain.corpus.register import Likelihood
from annotator.domain.ids import TagId
from annotator.domain.language import _, marked
from annotator.domain.marks import Origin

_STATES = {
    State.NEW: marked("new"),
    State.IN_PROGRESS: marked("in progress"),
    State.DONE: marked("done"),
    State.ADJUDICATED: marked("adjudicated"),
}
_ORIGINS = {
    Origin.HAND: marked("by hand"),
    Origin.SUGGESTION: marked("accepted suggestion"),
    Origin.IMPORT: marked("imported"),
    Origin.RULE: marked("by a rule"),
}
_SCRIPTS = {
    "Hant": marked("Traditional"), "Hans": marked("Simplified"), "Hani": marked("Chinese"), "Latn": marked("Latin"),
    "Jpan": marked("Japanese"), "Hang": marked("Korean"), "Cyrl": marked("Cyrillic"), "Arab": marked("Arabic"),
}  # fmt: skip


_FIELDS = {
    "title": marked("Title"), "source": marked("Source"), "place": marked("Place"), "byline": marked("Byline"),
    "published": marked("Date"), "url": marked("Address"), "language": marked("Language"), "script": marked("Script"),
    "note": marked("Note"),
}  # fmt: skip
METADATA = tuple(name for name in _FIELDS if name != "note")
"""The fields of an article's metadata that take one line, in the order in which they are shown."""


def field_name(name: str) -> str:
    """A field of an article's metadata, in the current language."""
    return _(_FIELDS[name])


def origin_name(origin: Origin) -> str:
    """How a mark came to be, in the current language."""
    return _(_ORIGINS[origin])


def theme_name(book: Codebook, tag: TagId) -> str:
    """A theme by the names below its kind, such as ``社會 › 養老``; other tags and the kind itself in full."""
    kind, *below = book.path(tag).split("/")
    return " › ".join(below) if below and kind == THEME else " › ".join([kind_name(kind), *below])


def state_name(state: State) -> str:
    """How far somebody is, in the current language."""
    return _(_STATES[state])


def script_name(script: str) -> str:
    """A script by its ISO 15924 code, in the current language."""
    return _(_SCRIPTS[script]) if script in _SCRIPTS else script


_LIKELIHOODS = {
    Likelihood.VERY: marked("very likely"), Likelihood.LIKELY: marked("likely"), Likelihood.UNSURE: marked("unsure"),
}  # fmt: skip


def likelihood(one: Likelihood) -> str:
    """How likely something is, in the current language."""
    return _(_LIKELIHOODS[one])
