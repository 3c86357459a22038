"""What a check of a project found, and how much a project holds."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that ``check`` found wrong: the subject, a sentence, what to do, and the title of the article.

    What is ``derived`` from the rest can be made anew.
    """

    subject: str
    message: str
    hint: str
    where: str = ""
    derived: bool = False


@dataclass(frozen=True, slots=True)
class Statistics:
    """How much a project holds; ``marks`` counts by path of tag, ``links`` by type.

    ``states`` counts what annotators say of articles, by state; of one who worked under two keys the furthest counts.
    """

    articles: int
    characters: int
    people: int
    annotators: int
    marks: Mapping[str, int] = field(default_factory=dict[str, int])
    links: Mapping[str, int] = field(default_factory=dict[str, int])
    states: Mapping[str, int] = field(default_factory=dict[str, int])
