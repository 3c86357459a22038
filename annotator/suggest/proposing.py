"""What a source of suggestions sees of an article and of the project, and what it gives back.

A source is a plain function of a ``Page``; it reads no file and no store, and the same page gives the same
proposals. ``sources`` lists those of the program; others are found as plug-ins.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeAlias

from annotator.domain.ids import PersonId, TagId
from annotator.domain.spans import Span
from annotator.domain.suggestions import Tie
from annotator.text.folding import fold


@dataclass(frozen=True, slots=True)
class Given:
    """A mark that stands on the page already: nothing is proposed on top of it, and sources may learn from it."""

    kind: str
    tag: TagId
    span: Span
    person: PersonId | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """What the project knows apart from this page.

    ``words`` are strings that are marked in its articles, folded: how often with which tag, and ``kinds`` says of
    what kind each tag is. ``names`` are the names and variants of its people, folded, with the name that the register
    shows. ``terms`` are words listed at tags, folded. ``passages`` are texts that were marked with tags of the kind
    theme before.
    """

    kinds: Mapping[TagId, str] = field(default_factory=dict[TagId, str])
    words: Mapping[str, Mapping[TagId, int]] = field(default_factory=dict[str, Mapping[TagId, int]])
    names: Mapping[str, str] = field(default_factory=dict[str, str])
    terms: Mapping[TagId, tuple[str, ...]] = field(default_factory=dict[TagId, tuple[str, ...]])
    passages: Mapping[TagId, tuple[str, ...]] = field(default_factory=dict[TagId, tuple[str, ...]])


@dataclass(frozen=True)
class Page:
    """One article as a source sees it: its reading text, the marks of one annotator on it, what the project knows.

    ``language`` is a BCP 47 tag such as ``zh-Hant`` or ``en``, empty where it is not known.
    """

    text: str
    marks: tuple[Given, ...] = ()
    known: Known = field(default_factory=Known)
    language: str = ""

    @cached_property
    def folded(self) -> str:
        """The text in one script, one width and lower case, as long as ``text`` and with the same offsets."""
        return fold(self.text)

    @cached_property
    def _asked(self) -> dict["Source", tuple["Proposal", ...]]:
        return {}

    def once(self, source: "Source") -> tuple["Proposal", ...]:
        """What a source proposes here; several build on what others find, and none is asked twice for it."""
        if source not in self._asked:
            self._asked[source] = tuple(source(self))
        return self._asked[source]


@dataclass(frozen=True, slots=True)
class Proposal:
    """A mark that a source would make, in code points of the page's text; see ``Suggestion`` for the rest.

    ``tag`` is ``None`` for the tag that stands for its kind itself.
    """

    kind: str
    span: Span
    score: float
    source: str
    reason: str = ""
    tag: TagId | None = None
    person: str = ""
    core: Span | None = None
    ties: tuple[Tie, ...] = ()


Source: TypeAlias = Callable[[Page], Iterable[Proposal]]
"""Proposes marks on a page, in any order; several on one place are allowed, the likeliest is kept."""
