"""What Hypothes.is exports: annotations of web pages with their quotes, and no text of any page.

The article of a page holds the passages around what is quoted, in their order, a line each; passages that overlap are
one. Known are the answers of its interface (``rows``), exports of its program (``annotations``) and lists of such.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from annotator.domain.articles import Metadata
from annotator.domain.language import _
from annotator.domain.spans import Span
from annotator.formats.foreign.building import Building
from annotator.formats.foreign.gathered import Gathered
from annotator.formats.foreign.loose import listed, mapping, times, words
from annotator.formats.foreign.web.annotations import Target, targets

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


def put(building: Building, found: Sequence[Mapping[str, Any]]) -> None:
    """An article for each page, with what is said on it."""
    pages: dict[str, list[Mapping[str, Any]]] = {}
    for one in found:
        pages.setdefault(one["uri"], []).append(one)
    for uri, ones in pages.items():
        _page(building, uri, ones)


def _page(building: Building, uri: str, found: Sequence[Mapping[str, Any]]) -> None:
    replies = [one for one in found if listed(one.get("references"))]
    passages = [passage for one in found for passage in _passages(one)]
    known = {id(one) for one in replies} | {id(one.annotation) for one in passages}
    whole = [one for one in found if id(one) not in known]
    text, places = _joined(sorted(passages, key=lambda one: one.begin))
    if not text:
        building.leave_out(None, _("“{source}”: nothing of its text is in the file.").format(source=uri[:200]))
        return
    if building.refuses(None, text):
        return
    titles = (words(title) for one in found for title in listed(mapping(one.get("document")).get("title")))
    article = building.article(text, Metadata(title=" ".join(next(titles, uri).split())[:200], url=uri))
    told = _("“{source}”: the article holds only the passages that are quoted in the file.")
    building.leave_out(None, told.format(source=uri[:200]))
    answers = _answers(replies)
    for passage, span in places:
        _mark(article, passage.annotation, span, answers)
    for one in whole:
        _of_page(article, one)


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


def _mark(article: Gathered, one: Mapping[str, Any], span: Span, answers: Mapping[str, Sequence[str]]) -> None:
    note = "\n".join(filter(None, [words(one.get("text")), *answers.get(words(one.get("id")), ())]))
    labels = [label for label in map(words, listed(one.get("tags"))) if label]
    when = times(one.get("created"), one.get("updated"))
    for label in labels or [_REMARK if note else _HIGHLIGHT]:
        article.mark(label, span, _who(one), note=note, when=when)


def _of_page(article: Gathered, one: Mapping[str, Any]) -> None:
    for label in filter(None, map(words, listed(one.get("tags")))):
        article.theme(label, _who(one))
    if said := words(one.get("text")):
        before = article.metadata.note
        article.metadata = replace(article.metadata, note="\n".join(filter(None, (before, f"{_who(one)}: {said}"))))


def _who(one: Mapping[str, Any]) -> str:
    """The name that somebody shows, else that of the account."""
    shown = words(mapping(one.get("user_info")).get("display_name"))
    return shown or words(one.get("user")).removeprefix("acct:").partition("@")[0]
