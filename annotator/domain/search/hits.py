"""What a search finds: article by article, so that a hundred thousand places are little to hold."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from annotator.domain.ids import ArticleId, MarkId
from annotator.domain.search.query import IN_TEXT, Where
from annotator.domain.spans import CONTEXT, Span


@dataclass(frozen=True, slots=True)
class Hit:
    """One place that a search found, with up to ``spans.CONTEXT`` code points on each side.

    ``span`` is the place in the reading text, ``None`` for a title. Of a mark or its note, it is where the mark
    stands; the words of a note are not those of the text.
    """

    article: ArticleId
    title: str
    span: Span | None
    before: str
    words: str
    after: str
    source: str = ""
    published: str = ""
    where: Where = Where.TEXT
    mark: MarkId | None = None


@dataclass(slots=True, eq=False)
class Found:
    """The places in one text: the reading text of an article, its title, or the note on a mark at ``stands``.

    The text is that of a ``number`` among ``texts``, which may be made only when it is looked at.
    They begin at ``starts`` and end at ``ends``. ``marks`` are those that stand at the places, where marks were sought.
    Not frozen: one is made for each article of a search, and that takes a frozen value three times as long.
    """

    article: ArticleId
    title: str
    source: str
    published: str
    where: Where
    texts: Sequence[str]
    number: int
    starts: Sequence[int]
    ends: Sequence[int]
    marks: tuple[MarkId, ...] = ()
    stands: Span | None = None

    @property
    def text(self) -> str:
        """The text."""
        return self.texts[self.number]

    def __len__(self) -> int:
        """How many places there are."""
        return len(self.starts)

    def span(self, at: int) -> Span | None:
        """Where in the reading text a place stands; ``None`` for a title or the note on an article."""
        return Span(self.starts[at], self.ends[at]) if self.where in IN_TEXT else self.stands

    def hit(self, at: int) -> Hit:
        """One place with what stands around it."""
        start, end, text = self.starts[at], self.ends[at], self.text
        before, after = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
        return Hit(
            self.article, self.title, self.span(at), before, text[start:end], after, self.source, self.published,
            self.where, self.marks[at] if self.marks else None,
        )  # fmt: skip

    def hits(self) -> Iterator[Hit]:
        """All places, in order."""
        return (self.hit(at) for at in range(len(self.starts)))
