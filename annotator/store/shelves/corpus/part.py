"""How much a part of a project holds: what is filtered, in the same words as the whole."""

from annotator.domain.care.findings import Statistics
from annotator.domain.codebook import Codebook
from annotator.domain.corpus.numbers import Counted
from annotator.store.shelves.corpus.numbers import Numbers


class Part:
    """Puts the counts of ``numbers`` together."""

    def __init__(self, numbers: Numbers, book: Codebook) -> None:
        self._numbers, self._book = numbers, book

    def statistics(self, wanted: Counted) -> Statistics:
        """People are those whom the marks mention, annotators those who made the marks and themes."""
        articles, _marks = self._numbers.by_source(wanted)
        marks, _standing = self._numbers.by_tag(wanted)
        names = {one.id: one.name for one in self._book.link_types}
        return Statistics(
            sum(row[1] for row in articles),
            sum(int(row[2]) for row in articles),
            len(self._numbers.by_person(wanted)),
            self._numbers.makers(wanted),
            {self._book.path(tag): count for tag, count in marks if self._book.knows(tag)},
            {names[key]: count for key, count in self._numbers.by_link(wanted) if key in names},
            {state.value: count for state, count in self._numbers.states(wanted).items()},
        )
