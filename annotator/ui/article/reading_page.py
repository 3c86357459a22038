"""A reading as a page: its text in the wished script, its marks at their places there, and back."""

from collections.abc import Iterable

from annotator.domain.codebook import CUE, CUE_OF, HOLDS, PERSON, QUOTE, SAYS, Codebook
from annotator.domain.ids import MarkId
from annotator.domain.language import _
from annotator.domain.marks import Mark
from annotator.domain.readings import Reading
from annotator.domain.spans import Span
from annotator.text.offset_map import OffsetMap
from annotator.text.repairs import PLACEHOLDER
from annotator.text.scripts import Converted, convert
from annotator.ui.article.page import Page, PageMark
from annotator.ui.naming import script_name, tag_name

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
        metadata = reading.article.metadata
        first = reading.text.split("\n", 1)[0].strip()
        self.page = Page(text, bool(first) and first == metadata.title, _meta(reading))

    def with_reading(self, reading: Reading) -> "ReadingPage":
        """The same page over fresh marks; the text must be the same."""
        return ReadingPage(reading, self._codebook, self._shown)

    def to_page(self, span: Span) -> Span:
        """Where a span of the reading text is shown."""
        return self._map.span_to_view(span)

    def to_reading(self, span: Span) -> Span:
        """The span of the reading text that a shown span stands for."""
        return self._map.span_to_source(span)

    def marks(self, only: Iterable[MarkId] | None = None) -> list[PageMark]:
        """The marks as they are drawn; all, or only those with these keys."""
        wanted = None if only is None else set(only)
        numbers = self._numbers()
        return [
            self._drawn(mark, numbers.get(mark.id, ""))
            for mark in self.reading.marks
            if wanted is None or mark.id in wanted
        ]

    def number(self, mark: MarkId) -> str:
        """The number that a quote and its speaker share."""
        return self._numbers().get(mark, "")

    def _numbers(self) -> dict[MarkId, str]:
        """Quotes counted through the article; a speaker carries the numbers of what he says."""
        quotes = [mark.id for mark in self.reading.marks if self._codebook.tag(mark.tag).kind == QUOTE]
        numbers = {quote: str(at) for at, quote in enumerate(quotes, 1)}
        says = self._codebook.link_type(SAYS).id
        for link in self.reading.links:
            if link.type == says and link.to_mark in numbers:
                earlier = numbers.get(link.from_mark)
                numbers[link.from_mark] = f"{earlier},{numbers[link.to_mark]}" if earlier else numbers[link.to_mark]
        return numbers

    def _drawn(self, mark: Mark, number: str) -> PageMark:
        tag = self._codebook.tag(mark.tag)
        chip = "" if tag.kind == CUE else f"{tag.sign}{number}"
        return PageMark(mark.id, self.to_page(mark.span), tag.kind, tag.colour, chip, self._about(mark))

    def _about(self, mark: Mark) -> str:
        tag = self._codebook.tag(mark.tag)
        words = [tag_name(tag)]
        person = self.reading.person(mark.person)
        if tag.kind == PERSON:
            words.append(person.name if person else _("nobody of the register yet"))
        for type_name, told in ((SAYS, _("speaker: {name}")), (HOLDS, _("holder: {name}"))):
            link_type = self._codebook.link_type(type_name)
            links = self.reading.links_to(mark.id, link_type.id)
            words += [told.format(name=self.name_of(link.from_mark)) for link in links]
        cues = self.reading.links_from(mark.id, self._codebook.link_type(CUE_OF).id)
        words += [_("cue: {words}").format(words=self.name_of(link.to_mark)) for link in cues]
        return " · ".join([*words, *([mark.note] if mark.note else [])])

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
