"""The repairs of a whole project: each with its article, to be listed, filtered and taken back."""

from dataclasses import dataclass

from annotator.domain.articles import Repair, RepairKind
from annotator.domain.ids import ArticleId
from annotator.domain.spans import Span


@dataclass(frozen=True, slots=True)
class Mended:
    """One repair of an article's text as it is shown."""

    article: ArticleId
    title: str
    repair: Repair

    @property
    def place(self) -> Span:
        """Where the mended words stand in the reading text; empty where something was only taken out."""
        return Span(self.repair.start, self.repair.start + len(self.repair.text))

    @property
    def key(self) -> str:
        """What names the repair as long as the source stays: its article and its place in the source."""
        return f"{self.article}:{self.repair.source.start}"

    @property
    def can_be_undone(self) -> bool:
        """Whether the text may hold what stood there; a NUL it may not."""
        return self.repair.kind is not RepairKind.CHARACTER


@dataclass(frozen=True, slots=True)
class MendedSought:
    """Which repairs are looked for: of a kind, of an article, with words in them, their reason or title."""

    kind: RepairKind | None = None
    article: ArticleId | None = None
    words: str = ""
