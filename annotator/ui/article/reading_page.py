"""A reading as a page: its text in the wished script, its marks at their places there, and back."""

from collections.abc import Iterable

from annotator.domain.codebook import CUE, Codebook
from annotator.domain.ids import MarkId
from annotator.domain.language import _
from annotator.domain.marks import Mark
from annotator.domain.readings import Reading
from annotator.domain.spans import Span
from annotator.domain.suggestions import Suggestion
from annotator.text.mending.repairs import PLACEHOLDER
from annotator.text.offset_map import OffsetMap
from annotator.text.scripts import Converted, convert
from annotator.ui.article.numbers import QuoteNumbers
from annotator.ui.article.page import Page, PageMark
from annotator.ui.naming import script_name

ORIGINAL = ""


def page_of(reading: Reading, codebook: Codebook, script: str) -> "ReadingPage":
    """The page of a reading in a script view: ``ORIGINAL`` or a configuration of OpenCC."""
    return ReadingPage(reading, codebook, None if script == ORIGINAL else convert(reading.text, script))


class ReadingPage:
    """One reading, as it is stored or as it was converted to another script."""

    def __init__(self, reading: Reading, codebook: Codebook, shown: Converted | None = None) -> None:
        self.reading, self._codebook = reading, codebook
        self._shown = shown or Converted(reading.text, OffsetMap())
        text, self._map = self._shown.text, self._shown.map
        self._numbers = QuoteNumbers(reading, codebook)
        metadata = reading.article.metadata
        first = reading.text.split("\n", 1)[0].strip()
        self.page = Page(text, bool(first) and first == metadata.title, _meta(reading))

    def renew(self, reading: Reading, changed: Iterable[MarkId]) -> bool:
        """Go on with a reading of the same text, some of whose marks changed; tells whether quotes were renumbered."""
        self.reading = reading
        return self._numbers.renew(reading, changed)

    def to_page(self, span: Span) -> Span:
        """Where a span of the reading text is shown."""
        return self._map.span_to_view(span)

    def to_reading(self, span: Span) -> Span:
        """The span of the reading text that a shown span stands for."""
        return self._map.span_to_source(span)

    def marks(self, only: Iterable[MarkId] | None = None) -> list[PageMark]:
        """The marks as they are drawn; all, or only those with these keys."""
        if only is None:
            return [self._drawn(mark) for mark in self.reading.marks]
        return [self._drawn(mark) for key in only if (mark := self.reading.mark(key)) is not None]

    def number(self, mark: MarkId) -> str:
        """The number that a quote and its speaker share."""
        return self._numbers.of(mark)

    def _drawn(self, mark: Mark) -> PageMark:
        tag = self._codebook.tag(mark.tag)
        chip = "" if tag.kind == CUE else tag.sign + tag.key
        return PageMark(mark.id, self.to_page(mark.span), tag.kind, tag.colour, chip, line=self._codebook.line(tag))

    def suggested(self, suggestion: Suggestion) -> PageMark:
        """A suggestion as it is drawn."""
        tag = self._codebook.tag(suggestion.tag)
        span = self.to_page(suggestion.span)
        return PageMark(MarkId(suggestion.id), span, tag.kind, tag.colour, tag.sign + "?", suggested=True)

    def name_of(self, mark: MarkId) -> str:
        """The person whom a mention means, else its words."""
        found = self.reading.mark(mark)
        if found is None:
            return ""
        person = self.reading.person(found.person)
        return person.name if person else found.text


def _meta(reading: Reading) -> str:
    told = reading.article.metadata
    parts = [told.source, told.place, told.byline, told.published, script_name(told.script)]
    unreadable = reading.text.count(PLACEHOLDER)
    if unreadable:
        parts.append(_("unreadable places: {count}").format(count=unreadable))
    return "  ·  ".join(part for part in parts if part)
