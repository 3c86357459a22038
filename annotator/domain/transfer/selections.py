"""What of a project goes out: every empty field means all."""

from dataclasses import dataclass
from enum import StrEnum

from annotator.domain.articles import State
from annotator.domain.ids import AnnotatorId, ArticleId, TagId


class Layer(StrEnum):
    """Whose marks of an article go out."""

    ALL = "all"
    ADJUDICATED = "adjudicated"
    """Only of adjudicated articles, and on each only what those who adjudicated it have made."""


class Texts(StrEnum):
    """Whether the words of the articles go out, or only where the marks stand in them."""

    WITH = "with"
    WITHOUT = "without"


class Names(StrEnum):
    """By which names annotators go out."""

    OWN = "own"
    PSEUDONYMS = "pseudonyms"


@dataclass(frozen=True, slots=True)
class Selection:
    """The articles, and on them the marks, that an export carries.

    ``states`` choose articles by the state that any annotator gave them, ``since`` and ``until`` by their date, both
    included (ISO 8601, or a part of it); ``annotators`` and ``tags`` choose marks (a tag brings the tags below it).
    Links go with the marks at both their ends.
    """

    articles: frozenset[ArticleId] = frozenset()
    states: frozenset[State] = frozenset()
    annotators: frozenset[AnnotatorId] = frozenset()
    tags: frozenset[TagId] = frozenset()
    since: str = ""
    until: str = ""
    layer: Layer = Layer.ALL
    texts: Texts = Texts.WITH
    names: Names = Names.OWN
    undecided_by: AnnotatorId | None = None
    """Whose pending suggestions go out beside the marks; by default nobody's. Without the texts they stay."""
