"""What Hypothes.is exports: annotations of web pages with their quotes, and no text of any page.

They are put on the article of the page where it is here, by its address, its title or its words. Else an article holds
the passages around what is quoted, in their order, a line each; passages that overlap are one. Known are the answers of
its interface (``rows``), exports of its program (``annotations``) and lists of such.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from annotator.domain.articles import Metadata
from annotator.domain.codebook import THEME
from annotator.domain.language import _
from annotator.domain.spans import Span
from annotator.domain.transfer.exchange import ExchangeArticle, LeftOut, Sought
from annotator.formats.foreign.building import Building
from annotator.formats.foreign.gathered import Gathered
from annotator.formats.foreign.loose import lf, listed, mapping, short, times, words
from annotator.formats.foreign.web.annotations import Target, targets
from annotator.text.anchoring import Squeezed

_HIGHLIGHT, _REMARK = "highlight", "annotation"
WEIGHT = 5000
"""The bytes that an annotation takes in memory, where all are together until their pages are known."""
_LINES = str.maketrans("\n\r\t", "   ")


@dataclass(frozen=True, slots=True)
class _Passage:
    """A quote with what stands around it; offsets are those of the page, 0 for all where none is given."""

    annotation: Mapping[str, Any]
    begin: int
    quote: str
    before: str
    after: str

    @property
    def words(self) -> str:
        """All of it on one line."""
        return (self.before + self.quote + self.after).translate(_LINES)


def is_of_it(found: Mapping[str, Any]) -> bool:
    """Whether an object is one of its annotations."""
    return isinstance(found.get("uri"), str) and isinstance(found.get("target"), list) and "user" in found


def sought(building: Building, found: Sequence[Mapping[str, Any]]) -> list[Sought]:
    """What is said on each page: it is put on the article of the page, else on one of the passages that are quoted."""
    pages: dict[str, list[Mapping[str, Any]]] = {}
    for one in found:
        pages.setdefault(one["uri"], []).append(one)
    return [_Page(building, uri, ones).sought() for uri, ones in pages.items()]


class _Page:
    """What is said on one page, until it is known whether its text is here."""

    def __init__(self, building: Building, uri: str, found: Sequence[Mapping[str, Any]]) -> None:
        self._building, self._uri = building, uri
        replies = [one for one in found if listed(one.get("references"))]
        self._passages = sorted((part for one in found for part in _passages(one)), key=lambda one: one.begin)
        known = {id(one) for one in replies} | {id(one.annotation) for one in self._passages}
        self._whole = [one for one in found if id(one) not in known]
        self._answers = _answers(replies)
        titles = (words(title) for one in found for title in listed(mapping(one.get("document")).get("title")))
        self._title = " ".join(next(filter(None, titles), "").split())[:200]

    def sought(self) -> Sought:
        """What is to be put, with the tags and annotators of it made known to the exchange."""
        for one in self._passages:
            self._building.annotator(_who(one.annotation))
            for label in _labels(one.annotation, self._note(one.annotation)):
                self._building.tag(label)
        for one in self._whole:
            self._building.annotator(_who(one))
            for label in filter(None, map(words, listed(one.get("tags")))):
                self._building.tag(label, kind=THEME)
        quotes = [(lf(one.quote), lf(one.before), lf(one.after)) for one in self._passages]
        count = len(self._passages) + len(self._whole)
        return Sought(self._uri, None, self._uri, self._title, count, self._put, quotes, self._otherwise)

    def _put(self, text: str) -> tuple[ExchangeArticle, Sequence[LeftOut]]:
        """On the text of the page, which has other blanks than the page that was annotated."""
        squeezed = Squeezed(text)

        def put(article: Gathered) -> None:
            for one in self._passages:
                span = squeezed.anchor(lf(one.quote), lf(one.before), lf(one.after))
                if span is None:
                    told = _("“{source}”: its words are not in the text, or at several places: {words}")
                    self._tell(told.format(source=self._uri[:200], words=short(one.quote)))
                else:
                    self._mark(article, one.annotation, span)
            for one in self._whole:
                self._themes(article, one)
                if said := words(one.get("text")):
                    told = _("“{source}”: it stands on a whole article and says more than a theme: {words}")
                    self._tell(told.format(source=self._uri[:200], words=short(said)))

        return self._building.later(text, Metadata(title=self._title, url=self._uri), put)

    def _otherwise(self) -> tuple[ExchangeArticle, Sequence[LeftOut]] | None:
        """An article of the passages; none where nothing of the page is quoted, or what is quoted can be no text."""
        text, places = _joined(self._passages)
        if not text or self._building.refuses(None, text):
            return None
        notes = [f"{_who(one)}: {said}" for one in self._whole if (said := words(one.get("text")))]
        metadata = Metadata(title=self._title or self._uri[:200], url=self._uri, note="\n".join(notes))

        def put(article: Gathered) -> None:
            told = _("“{source}”: the article holds only the passages that are quoted in the file.")
            self._tell(told.format(source=self._uri[:200]))
            for passage, span in places:
                self._mark(article, passage.annotation, span)
            for one in self._whole:
                self._themes(article, one)

        return self._building.later(text, metadata, put)

    def _note(self, one: Mapping[str, Any]) -> str:
        return "\n".join(filter(None, [words(one.get("text")), *self._answers.get(words(one.get("id")), ())]))

    def _mark(self, article: Gathered, one: Mapping[str, Any], span: Span) -> None:
        note, when = self._note(one), times(one.get("created"), one.get("updated"))
        for label in _labels(one, note):
            article.mark(label, span, _who(one), note=note, when=when)

    def _themes(self, article: Gathered, one: Mapping[str, Any]) -> None:
        for label in filter(None, map(words, listed(one.get("tags")))):
            article.theme(label, _who(one))

    def _tell(self, message: str) -> None:
        self._building.leave_out(None, message)


def _passages(one: Mapping[str, Any]) -> Iterator[_Passage]:
    if listed(one.get("references")):
        return
    for target in targets(one):
        if quote := target.quote:
            exact, before, after = quote
            begin = max(0, _start(target) - len(before))
            yield _Passage(one, begin, exact, before, after)


def _start(target: Target) -> int:
    return target.position[0] if target.position else 0


def _joined(passages: Sequence[_Passage]) -> tuple[str, list[tuple[_Passage, Span]]]:
    """The passages as a text, and where the quote of each stands in it."""
    text, begins = "", 0
    first = 0
    places: list[tuple[_Passage, Span]] = []
    for one in passages:
        at = first + one.begin - begins
        shared = text[at:] if text and one.begin > 0 and first <= at < len(text) else ""
        if shared and (one.words.startswith(shared) or shared.startswith(one.words)):
            text += one.words[len(shared) :]
        elif not shared and text.endswith(one.words) and one.begin == 0:
            at = len(text) - len(one.words)
        else:
            text += "\n" if text else ""
            at = first = len(text)
            begins = one.begin
            text += one.words
        start = at + len(one.before)
        places.append((one, Span(start, start + len(one.quote))))
    return text, places


def _answers(replies: Sequence[Mapping[str, Any]]) -> Mapping[str, Sequence[str]]:
    """What is said to annotations, by their keys."""
    found: dict[str, list[str]] = {}
    for one in replies:
        for key in dict.fromkeys(map(words, listed(one.get("references")))):
            found.setdefault(key, []).append(f"{_who(one)}: {words(one.get('text'))}")
    return found


def _labels(one: Mapping[str, Any], note: str) -> list[str]:
    return [label for label in map(words, listed(one.get("tags"))) if label] or [_REMARK if note else _HIGHLIGHT]


def _who(one: Mapping[str, Any]) -> str:
    """The name that somebody shows, else that of the account."""
    shown = words(mapping(one.get("user_info")).get("display_name"))
    return shown or words(one.get("user")).removeprefix("acct:").partition("@")[0]
