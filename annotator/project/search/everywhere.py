"""One search through all articles, page by page: the first places come at once, the rest as it walks on."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from annotator.domain.errors import QueryRefused
from annotator.domain.ids import ArticleId, PersonId
from annotator.domain.language import _
from annotator.domain.search.asked import Listed, Marked, MarksWith
from annotator.domain.search.hits import Found
from annotator.domain.search.query import Query, Way, Where
from annotator.domain.spans import Span
from annotator.project.desk import Desk
from annotator.project.search.filters import Meant, meant, people_called
from annotator.store import Laid, Reader
from annotator.text.blocks import Block
from annotator.text.folding import fold
from annotator.text.matching import LONGEST_SECONDS, NOWHERE, Places, Sought, of_spans, places, places_in, sought

FIRST_PAGE, PAGE = 100, 1000
"""Articles that are looked through in one transaction: few at first, so that something is to be seen."""
_OF_A_BLOCK = 32
"""From such a share of a block on it is quicker to look through all of it."""
_FEW, _SHARE = 500, 8
"""Up to so many articles, or so large a share of all, the index is followed; else all are looked through in order."""


def pages(desk: Desk, query: Query) -> Iterator[list[Found]]:
    """What a query finds, in the order of the articles; each page is one short transaction.

    Raises ``QueryRefused`` at the first page where a filter names what is not there, and where a regular expression
    takes too long.
    """
    try:
        yield from _pages(desk, query)
    except TimeoutError as error:
        spans = [term.span for term in (*query.wanted, *query.unwanted)]
        raise QueryRefused(
            _("The regular expression takes longer than {count} seconds for one text.").format(
                count=f"{LONGEST_SECONDS:g}"
            ),
            _("Write it more simply: a repetition within a repetition, such as (.|..)*, is what takes so long."),
            Span(min(span.start for span in spans), max(span.end for span in spans)),
        ) from error


def _pages(desk: Desk, query: Query) -> Iterator[list[Found]]:
    if query.is_empty:
        return
    with desk.read() as reader:
        search = _Search(query, meant(query, reader), reader)
    for where in (Where.TITLES, Where.TEXT, Where.MARKS, Where.PEOPLE, Where.NOTES):
        if where in query.places:
            yield from search.through(desk, where)


class _Search:
    """A query made ready, and the articles among which it need only look."""

    def __init__(self, query: Query, filters: Meant, reader: Reader) -> None:
        self._query, self._filters = query, filters
        self._sought = [sought(term.words, query.ways) for term in query.wanted]
        self._unwanted = [sought(term.words, query.ways) for term in query.unwanted]
        self._phrases = [] if Way.REGEX in query.ways else [fold(term.words) for term in query.wanted]
        self._most = max(_FEW, reader.articles.count() // _SHARE)

    def through(self, desk: Desk, where: Where) -> Iterator[list[Found]]:
        """Look through one kind of thing."""
        look = self._looking(desk, where)
        if look is None:
            return
        looker, among, conditions = look
        at, last, size = 0, None, FIRST_PAGE
        while True:
            # Nothing is given out within a transaction: whoever waits for the next page must not keep others waiting.
            with desk.read() as reader:
                page = reader.seeking.page(last, size) if among is None else among[at : at + size]
                found = list(looker(reader, self._those_that_fit(page), conditions))
            if not page:
                return
            if found:
                yield found
            at, last, size = at + len(page), page[-1], PAGE

    def _those_that_fit(self, page: Sequence[Listed]) -> Sequence[Listed]:
        filters = self._filters
        return [one for one in page if filters.allows(one)] if filters.asks_articles else page

    def _looking(self, desk: Desk, where: Where) -> "_Look | None":
        """How to look, among which articles, and at marks of which kind; ``None`` where nothing can be there."""
        marks = self._filters.wanted
        with desk.read() as reader:
            if where is Where.TITLES:
                return self._titles, self._of_marked(reader), marks
            if where is Where.TEXT:
                return self._texts, self._few(reader), marks
            if where is Where.MARKS:
                return self._marks, self._few(reader), marks
            if where is Where.PEOPLE:
                people = people_called(reader, lambda words: bool(self._places(words)[0]))
                marks = _with_people(marks, people)
                looker = partial(self._marks, words=())
            else:
                marks = MarksWith(marks.tags, marks.annotators, marks.people, noted=True)
                looker = self._notes
            return None if marks is None else (looker, reader.seeking.marked(marks, self._most), marks)

    def _few(self, reader: Reader) -> list[Listed] | None:
        """The articles that the index names, else those with such marks; ``None`` where either are too many."""
        few = reader.seeking.few(self._phrases, self._most) if self._phrases else None
        return self._of_marked(reader) if few is None else few

    def _of_marked(self, reader: Reader) -> list[Listed] | None:
        wanted = self._filters.wanted
        return reader.seeking.marked(wanted, self._most) if wanted.asks else None

    def _titles(self, reader: Reader, page: Sequence[Listed], _marks: MarksWith) -> Iterator[Found]:
        """The titles that hold the words; without words, those of the articles that fit."""
        unmarked = [self._articles_with(reader, page, marks) for marks in self._filters.unwanted]
        marked = self._articles_with(reader, page, self._filters.wanted) if self._filters.wanted.asks else None
        by_text = not self._query.where and self._unwanted
        texts = reader.seeking.texts(page) if by_text else [one.title for one in page]
        for one, text in zip(page, texts, strict=True):
            if any(one.id in there for there in unmarked) or (marked is not None and one.id not in marked):
                continue
            if self._forbids(text):
                continue
            found = places(one.title, self._sought) if self._sought else of_spans([(0, len(one.title))])
            if found[0]:
                yield _found(one, Where.TITLES, ((one.title,), 0), found)

    @staticmethod
    def _articles_with(reader: Reader, page: Sequence[Listed], marks: MarksWith) -> set[ArticleId]:
        return set(reader.seeking.spans([one.id for one in page], marks))

    def _texts(self, reader: Reader, page: Sequence[Listed], marks: MarksWith) -> Iterator[Found]:
        keys = [one.id for one in page]
        inside = reader.seeking.spans(keys, marks) if marks.asks else None
        outside = [reader.seeking.spans(keys, one) for one in self._filters.unwanted]
        laid = reader.seeking.laid(page)
        in_blocks = self._in_blocks(laid)
        for one, (texts, number) in zip(page, laid, strict=True):
            in_block = in_blocks.get(id(texts))
            found = self._places(texts[number]) if in_block is None else in_block.get(number, NOWHERE)
            if inside is not None and found[0]:
                found = _within(found, inside.get(one.id, ()))
            for spans in outside:
                found = _apart(found, spans.get(one.id, ())) if found[0] else found
            if found[0]:
                yield _found(one, Where.TEXT, (texts, number), found)

    def _in_blocks(self, laid: Sequence[Laid]) -> dict[int, Mapping[int, Places]]:
        """By the identity of a block of which many texts are looked at: what stands where in it."""
        lying = [texts for texts, _number in laid]
        keys = list(map(id, lying))
        blocks, wanted = dict(zip(keys, lying, strict=True)), Counter(keys)
        found = {
            key: places_in(block, self._sought, self._unwanted)
            for key, block in blocks.items()
            if isinstance(block, Block) and wanted[key] * _OF_A_BLOCK >= len(block)
        }
        return {key: places for key, places in found.items() if places is not None}

    def _marks(
        self, reader: Reader, page: Sequence[Listed], marks: MarksWith, words: Sequence[Sought] | None = None
    ) -> Iterator[Found]:
        """Whole marks whose words are sought, each once."""
        terms = self._sought if words is None else words
        marked = reader.seeking.marks([one.id for one in page], marks)
        with_marks = [one for one in page if one.id in marked]
        for one, lies in zip(with_marks, reader.seeking.laid(with_marks), strict=True):
            chosen = [mark for mark in marked[one.id] if self._takes(mark, mark.text, terms)]
            if chosen:
                spans = [(mark.start, mark.end) for mark in chosen]
                where = Where.MARKS if words is None else Where.PEOPLE
                yield _found(one, where, lies, of_spans(spans), chosen)

    def _notes(self, reader: Reader, page: Sequence[Listed], marks: MarksWith) -> Iterator[Found]:
        marked = reader.seeking.marks([one.id for one in page], marks)
        for one in page:
            for mark in marked.get(one.id, ()):
                if self._takes(mark, mark.note, self._sought):
                    found = places(mark.note, self._sought) if self._sought else of_spans([(0, len(mark.note))])
                    yield _found(
                        one, Where.NOTES, ((mark.note,), 0), found, [mark] * len(found[0]), Span(mark.start, mark.end)
                    )

    def _takes(self, mark: Marked, words: str, terms: Sequence[Sought]) -> bool:
        if any(marks.fit(mark) for marks in self._filters.unwanted) or self._forbids(words):
            return False
        return all(one.stand_in(words) for one in terms)

    def _places(self, text: str) -> Places:
        if not self._sought or (self._unwanted and self._forbids(text)):
            return NOWHERE
        return places(text, self._sought)

    def _forbids(self, text: str) -> bool:
        return any(one.stand_in(text) for one in self._unwanted)


_Looker = Callable[[Reader, Sequence[Listed], MarksWith], Iterator[Found]]
_Look = tuple[_Looker, list[Listed] | None, MarksWith]


def _found(
    one: Listed,
    where: Where,
    lies: Laid,
    found: Places,
    marks: Sequence[Marked] = (),
    stands: Span | None = None,
) -> Found:
    keys = tuple(mark.id for mark in marks) if marks else ()
    return Found(one.id, one.title, one.source, one.published, where, *lies, *found, keys, stands)


def _with_people(marks: MarksWith, people: frozenset[PersonId]) -> MarksWith | None:
    """The marks of these people, and of those that the filters want as well."""
    both = people & marks.people if marks.people else people
    return MarksWith(marks.tags, marks.annotators, both) if both else None


def _within(found: Places, spans: Sequence[Span]) -> Places:
    """The places that lie in one of the spans."""
    return _those(found, lambda start, end: any(one.start <= start and end <= one.end for one in spans))


def _apart(found: Places, spans: Sequence[Span]) -> Places:
    """The places that touch none of the spans."""
    return _those(found, lambda start, end: not any(one.start < end and start < one.end for one in spans))


def _those(found: Places, fits: Callable[[int, int], bool]) -> Places:
    return of_spans([(start, end) for start, end in zip(*found, strict=True) if fits(start, end)])
