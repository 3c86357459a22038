"""What the article view shows: a text and marks on it, in offsets of the shown text."""

from dataclasses import dataclass

from annotator.domain.codebook import Line
from annotator.domain.ids import MarkId
from annotator.domain.spans import Span


@dataclass(frozen=True, slots=True)
class PageMark:
    """One mark as it is drawn. ``chip`` is the short sign above its start; ``suggested`` for what is only proposed."""

    id: MarkId
    span: Span
    kind: str
    colour: str
    chip: str = ""
    suggested: bool = False
    line: Line = Line.AS_KIND


@dataclass(frozen=True, slots=True)
class Page:
    """A text as it is shown; its first paragraph is a heading where ``has_title``, ``meta`` the line below it."""

    text: str
    has_title: bool = False
    meta: str = ""
