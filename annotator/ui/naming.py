"""How tags, states and scripts are called in the window; names that people gave stay as they are."""

from annotator.domain.articles import State
from annotator.domain.codebook import (
    CONTINUES,
    CUE,
    CUE_OF,
    HOLDS,
    PERSON,
    QUOTE,
    ROLE,
    SAYS,
    THEME,
    Codebook,
    LinkType,
    Tag,
)
from annotator.domain.corpus.register import Likelihood
from annotator.domain.ids import TagId
from annotator.domain.language import _, marked
from annotator.domain.marks import Origin

_KINDS = {
    PERSON: marked("Person"),
    ROLE: marked("Role"),
    QUOTE: marked("Quote"),
    THEME: marked("Theme"),
    CUE: marked("Cue"),
}
_LINKS = {
    HOLDS: marked("holds"),
    SAYS: marked("says"),
    CUE_OF: marked("cue"),
    CONTINUES: marked("continues"),
}
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


def kind_name(kind: str) -> str:
    """What a kind is called in the current language; a further kind by its own name."""
    return _(_KINDS[kind]) if kind in _KINDS else kind


def tag_name(tag: Tag) -> str:
    """A tag's name; that of a built-in kind in the current language."""
    return _(_KINDS[tag.name]) if tag.parent is None and tag.name in _KINDS else tag.name


def origin_name(origin: Origin) -> str:
    """How a mark came to be, in the current language."""
    return _(_ORIGINS[origin])


def path_name(path: str) -> str:
    """A path of tag names, its built-in kind in the current language."""
    kind, *below = path.split("/")
    return "/".join([kind_name(kind), *below])


def theme_name(book: Codebook, tag: TagId) -> str:
    """A theme by the names below its kind, such as ``社會 › 養老``; other tags and the kind itself in full."""
    kind, *below = book.path(tag).split("/")
    return " › ".join(below) if below and kind == THEME else " › ".join([kind_name(kind), *below])


def link_words(name: str) -> str:
    """What a link type of that name is called in the current language."""
    return _(_LINKS[name]) if name in _LINKS else name


def link_name(link_type: LinkType) -> str:
    """A link type's name; that of a built-in one in the current language."""
    return link_words(link_type.name)


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


def link_joined(one: LinkType) -> str:
    """A type of link with what it joins, such as ``says: Person → Quote``."""
    ends = (", ".join(kind_name(kind) for kind in kinds) or _("any kind") for kinds in (one.from_kinds, one.to_kinds))
    return f"{link_name(one)}:  {'  →  '.join(ends)}"
