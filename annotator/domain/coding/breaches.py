"""Marks that break a rule of the codebook: which rule, where, and how that is told."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from annotator.domain.codebook import FeatureValue, Tag
from annotator.domain.ids import AnnotatorId, ArticleId, MarkId, TagId
from annotator.domain.language import _, marked
from annotator.domain.spans import Span


class Rule(StrEnum):
    """The rules that marks come to break when a codebook changes, copies are merged or exports are read."""

    NONE = "none"
    """No two marks of the kind may share a character."""
    NEST = "nest"
    """Marks of the kind may lie in each other, but not across."""
    FEATURE = "feature"
    """A feature must be answered."""
    LINK = "link"
    """A type of link joins certain kinds only."""


_WORDS = {
    Rule.NONE: marked("It shares characters with another mark of its kind."),
    Rule.NEST: marked("It lies across another mark of its kind."),
    Rule.FEATURE: marked("“{name}” must be answered."),
    Rule.LINK: marked("“{name}” must not join its kind, or the kind at the other end."),
}


@dataclass(frozen=True, slots=True)
class Breach:
    """A mark that breaks a rule; ``name`` is that of the feature or type of link. ``title`` is its article's."""

    rule: Rule
    mark: MarkId
    article: ArticleId
    title: str
    tag: TagId
    span: Span
    text: str
    annotator: AnnotatorId
    name: str = ""

    @property
    def words(self) -> str:
        """What is wrong, in the current language."""
        return _(_WORDS[self.rule]).format(name=self.name)


def unanswered(tag: Tag, answers: Mapping[str, FeatureValue]) -> Iterator[str]:
    """The features of a tag that must be answered and are not."""
    return (one.name for one in tag.features if one.required and answers.get(one.name) in (None, ""))
