"""Figures about a project: counted by the database, put into words and order here; and taken out as tables."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from annotator.domain.codebook import Codebook
from annotator.domain.corpus.numbers import (
    EVERYTHING,
    Cell,
    Counted,
    Figure,
    Sheet,
    length_class,
    pairs_in_paragraphs,
    sorted_rows,
)
from annotator.domain.ids import PersonId, TagId
from annotator.domain.marks import Origin
from annotator.formats import sheets
from annotator.project.corpus.times import times
from annotator.project.desk import Desk
from annotator.project.transfer.writing import refuse_folder, write_all, write_bytes
from annotator.store import Reader

Told = Callable[[int, int], None]
_AT_ONCE = 200
"""Articles whose paragraphs are counted in one look at the project, so that no gesture waits long for it."""
_QUARTER_SECONDS = 15 * 60


def _nobody(_done: int, _total: int) -> None:
    """Progress that nobody watches."""


class Numbers:
    """Counts; every figure is of the texts that articles show now."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def sheet(self, figure: Figure, wanted: Counted = EVERYTHING, told: Told = _nobody) -> Sheet:
        """One table of figures; ``told`` may raise ``Cancelled``."""
        told(0, 1)
        if figure is Figure.PARAGRAPHS:
            return Sheet(figure, self._in_paragraphs(wanted, told))
        with self._desk.read() as reader:
            return Sheet(figure, _MAKERS[figure](_Words(reader, self._desk.codebook), reader, wanted))

    def sheets(self, wanted: Counted = EVERYTHING, told: Told = _nobody) -> list[Sheet]:
        """All tables."""
        return [self.sheet(figure, wanted, told) for figure in Figure]

    def write(self, out: Path, tables: Sequence[tuple[str, Sequence[str], Iterable[Sequence[Cell]]]]) -> None:
        """Write named tables into one workbook (``.xlsx``), or the first of them into a file for spreadsheets (CSV).

        Raises ``ExportRefused``, ``DiskFull``; ``MissingExtra`` where a workbook needs what is not installed.
        """
        refuse_folder(out)
        if out.suffix.lower() == ".xlsx":
            write_bytes(out, sheets.workbook(tables))
        else:
            _name, columns, rows = tables[0]
            write_all({out: sheets.csv_lines(columns, rows)})

    def _in_paragraphs(self, wanted: Counted, told: Told) -> tuple[tuple[Cell, ...], ...]:
        """No database knows paragraphs: texts are read in small pieces and looked through here."""
        with self._desk.read() as reader:
            articles = reader.numbers.marked(wanted)
        found: Counter[tuple[TagId, TagId]] = Counter()
        for at in range(0, len(articles), _AT_ONCE):
            told(at, len(articles))
            with self._desk.read() as reader:
                texts = reader.numbers.texts(articles[at : at + _AT_ONCE], wanted)
            for text, marks in texts:
                found += pairs_in_paragraphs(text, marks)
        return _pairs(_Words.of(self._desk.codebook), [(*pair, count) for pair, count in found.items()])


class _Words:
    """What keys are called."""

    def __init__(self, reader: Reader, book: Codebook) -> None:
        self.tags = self.of(book)
        self.annotators = {one.id: one.name for one in reader.annotators.all()}

    @staticmethod
    def of(book: Codebook) -> dict[UUID, str]:
        """The paths of tags, in the order of the codebook."""
        return {tag.id: book.path(tag.id) for tag in book.tags}


def _tags(words: _Words, reader: Reader, wanted: Counted) -> tuple[tuple[Cell, ...], ...]:
    marks, standing = reader.numbers.by_tag(wanted)
    counts = {row[0]: row[1] for row in marks}
    rows = [
        (words.tags[tag], counts.get(tag, 0), articles, people, int(whole))
        for tag, articles, people, whole in standing
        if tag in words.tags
    ]
    return sorted_rows(rows, 1)


def _people(_words: _Words, reader: Reader, wanted: Counted) -> tuple[tuple[Cell, ...], ...]:
    found = reader.numbers.by_person(wanted)
    names = {one.id: one.name for one in reader.people.get_many([PersonId(row[0]) for row in found])}
    return sorted_rows([(names.get(person, "?"), mentions, articles) for person, mentions, articles in found], 1)


def _sources(_words: _Words, reader: Reader, wanted: Counted) -> tuple[tuple[Cell, ...], ...]:
    return sorted_rows(_joined(*reader.numbers.by_source(wanted)), 1)


def _dates(_words: _Words, reader: Reader, wanted: Counted) -> tuple[tuple[Cell, ...], ...]:
    return tuple(sorted(_joined(*reader.numbers.by_month(wanted))))


def _joined(articles: Sequence[tuple[Any, ...]], marks: Sequence[tuple[Any, ...]]) -> list[tuple[Cell, ...]]:
    counts = {row[0]: row[1] for row in marks}
    return [(key, count, int(characters), counts.get(key, 0)) for key, count, characters in articles]


def _together(words: _Words, reader: Reader, wanted: Counted) -> tuple[tuple[Cell, ...], ...]:
    return _pairs(words.tags, reader.numbers.together(wanted))


def _pairs(tags: Mapping[UUID, str], found: Iterable[tuple[Any, ...]]) -> tuple[tuple[Cell, ...], ...]:
    """Pairs in words; the one that stands first in the codebook is named first."""
    places = {tag: at for at, tag in enumerate(tags)}
    rows: list[tuple[Cell, ...]] = []
    for one, other, count in found:
        if one in tags and other in tags:
            first, second = sorted((one, other), key=lambda tag: places[tag])
            rows.append((tags[first], tags[second], count))
    return sorted_rows(rows, 2)


def _annotators(words: _Words, reader: Reader, wanted: Counted) -> tuple[tuple[Cell, ...], ...]:
    marks, done = reader.numbers.by_annotator(wanted)
    made = {row[0]: (row[1], row[2]) for row in marks}
    finished = {row[0]: row[1] for row in done}
    rows: list[tuple[Cell, ...]] = []
    for key in made.keys() | finished.keys():
        count, articles = made.get(key, (0, 0))
        mean = round(count / articles, 1) if articles else 0.0
        rows.append((words.annotators.get(key, "?"), count, articles, mean, finished.get(key, 0)))
    return sorted_rows(rows, 1)


def _articles(words: _Words, reader: Reader, wanted: Counted) -> tuple[tuple[Cell, ...], ...]:
    return tuple(
        (title, source, published, words.annotators.get(annotator, "?"), count)
        for title, source, published, annotator, count in reader.numbers.by_article(wanted)
    )


def _lengths(words: _Words, reader: Reader, wanted: Counted) -> tuple[tuple[Cell, ...], ...]:
    rows = [
        (words.tags[tag], count, shortest, round(int(characters) / count, 1), longest, int(characters))
        for tag, count, shortest, longest, characters in reader.numbers.lengths(wanted)
        if tag in words.tags
    ]
    return sorted_rows(rows, 1)


def _spread(_words: _Words, reader: Reader, wanted: Counted) -> tuple[tuple[Cell, ...], ...]:
    return tuple((length_class(at), count) for at, count in sorted(reader.numbers.spread(wanted)))


def _origins(words: _Words, reader: Reader, wanted: Counted) -> tuple[tuple[Cell, ...], ...]:
    """What was accepted stands beside what was made by hand: who compares them sees how much is only confirmed."""
    found: dict[UUID, Counter[str]] = defaultdict(Counter)
    for tag, origin, count in reader.numbers.by_origin(wanted):
        if tag in words.tags:
            found[tag][origin] += count
    rows: list[tuple[Cell, ...]] = []
    for tag, counts in found.items():
        share = round(100 * counts[Origin.SUGGESTION] / counts.total(), 1)
        parts = (counts[one] for one in (Origin.HAND, Origin.SUGGESTION, Origin.IMPORT, Origin.RULE))
        rows.append((words.tags[tag], counts.total(), *parts, share))
    return sorted_rows(rows, 1)


def _progress(_words: _Words, reader: Reader, wanted: Counted) -> tuple[tuple[Cell, ...], ...]:
    marks, done = _by_day(reader.numbers.marks_by_quarter(wanted)), _by_day(reader.numbers.done_by_quarter(wanted))
    return tuple((day, marks[day], done[day]) for day in sorted(marks.keys() | done.keys()))


def _by_day(quarters: Iterable[tuple[Any, ...]]) -> Counter[str]:
    """Days by the clock of the place."""
    found: Counter[str] = Counter()
    for quarter, count in quarters:
        found[datetime.fromtimestamp(int(quarter) * _QUARTER_SECONDS).astimezone().date().isoformat()] += count
    return found


_MAKERS: Mapping[Figure, Callable[[_Words, Reader, Counted], tuple[tuple[Cell, ...], ...]]] = {
    Figure.TAGS: _tags, Figure.PEOPLE: _people, Figure.SOURCES: _sources, Figure.DATES: _dates,
    Figure.TOGETHER: _together, Figure.ANNOTATORS: _annotators, Figure.ARTICLES: _articles,
    Figure.LENGTHS: _lengths, Figure.SPREAD: _spread, Figure.PROGRESS: _progress,
    Figure.ORIGINS: _origins, Figure.TIMES: lambda words, reader, wanted: times(words.tags, reader, wanted),
}  # fmt: skip
