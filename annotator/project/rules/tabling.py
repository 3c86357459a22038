"""Articles out of the rows of a table: what its columns are, and each row planned like a file."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from annotator.domain.errors import AnnotatorError, ImportRefused
from annotator.domain.language import _
from annotator.domain.transfer.mappings import ColumnMapping, TableSample
from annotator.domain.transfer.plans import Document, FoundIn, PlannedArticle, Problem
from annotator.formats.format import Format
from annotator.formats.streams.decoded import changed
from annotator.formats.tables import mapping as columns
from annotator.formats.tables.table import MOST_ROWS, Table
from annotator.project.rules import planning

_MOST_PROBLEMS = 100
"""So many rows that do not fit are told one by one."""
_EVERY = 200
Told = Callable[[int, int], None]
Reads = Callable[[Path, str | None], Table]


@dataclass(frozen=True, slots=True)
class Wishes:
    """How somebody wants files to be read. ``remembered`` mappings hold for tables with exactly their columns."""

    encoding: str | None = None
    mend: bool = True
    mapping: ColumnMapping | None = None
    remembered: Sequence[ColumnMapping] = ()

    def table(self, read: Reads, path: Path) -> Table:
        """A table, by the encoding that was chosen for one with its columns. Raises ``AnnotatorError``."""
        for one in self.remembered:
            if one.encoding and self.encoding is None:
                with suppress(AnnotatorError):
                    table = read(path, one.encoding)
                    if one.is_for(table.columns):
                        return table
        return read(path, self.encoding)

    def mapping_of(self, table: Table) -> ColumnMapping | None:
        """What was said of the columns of a table, now or before."""
        return self.mapping or next((one for one in self.remembered if one.is_for(table.columns)), None)


class _Telling:
    """Tells what does not come in, one row each, until it is too many; then how many more they are."""

    def __init__(self, refuse: Callable[[Problem], object]) -> None:
        self._refuse, self._count = refuse, 0

    def tell(self, problem: Problem) -> None:
        self._count += 1
        if self._count <= _MOST_PROBLEMS:
            self._refuse(problem)

    def end(self, name: str) -> None:
        if self._count > _MOST_PROBLEMS:
            self._refuse(Problem(name, planning.and_more(self._count - _MOST_PROBLEMS)))


def planned(
    found_in: FoundIn, path: Path, read: Reads, wishes: Wishes, refuse: Callable[[Problem], object], told: Told
) -> Iterator[PlannedArticle]:
    """The articles of a table; rows that do not fit are refused. Raises ``AnnotatorError`` and ``OSError``.

    It is read twice: a table that cannot be read to its end brings nothing. ``told`` is told rows done and their
    number, and may raise ``Cancelled``.
    """
    telling = _Telling(refuse)
    table = wishes.table(read, path)
    said, found = columns.looked_through(
        table, wishes.mapping_of(table), lambda left: telling.tell(Problem(found_in.name, left.message, line=left.line))
    )
    count = _counted(found, told)
    whole = replace(found_in, mapping=said)
    for done, document in enumerate(columns.articles(table, said), 1):
        try:
            yield planning.article(whole, document, mend=wishes.mend)
        except AnnotatorError as error:
            telling.tell(Problem(f"{found_in.name} · {document.part}", error.message, error.hint))
        if done % _EVERY == 0:
            told(done, count)
    telling.end(found_in.name)


def _counted(rows: Iterator[int], told: Told) -> int:
    count = 0
    for count, _row in enumerate(rows, 1):
        if count % _EVERY == 0:
            told(0, count)
        if count > MOST_ROWS:
            raise ImportRefused(
                _("There are more than {count} articles in the file.").format(count=f"{MOST_ROWS:,}"),
                _("Nothing was imported; cut it into several files."),
            )
    return count


def again(planned: PlannedArticle, path: Path, read: Reads, encoding: str) -> PlannedArticle | None:
    """The same row of the same table read by another encoding; ``None`` where it is not there.

    Names of columns in another encoding are other names: their places tell them. Raises ``AnnotatorError``, also where
    another file lies there now, and ``OSError`` where none does.
    """
    found_in, part = planned.found_in, planned.document.part
    before, table = read(path, planned.decoded.encoding), read(path, encoding)
    mapping = found_in.mapping or ColumnMapping({})
    there = _row(before, mapping, part) if mapping.is_for(before.columns) else None
    if there is None or there.decoded.text != planned.decoded.text:
        raise changed(found_in.name)
    targets = [mapping.of[name] for name in before.columns]
    said = ColumnMapping(dict(zip(table.columns, targets, strict=False)))
    same = _row(table, columns.settled(table, columns.first_rows(table), said), part)
    return None if same is None else planning.article(replace(found_in, mapping=said), same, mend=True)


def _row(table: Table, mapping: ColumnMapping, part: str) -> Document | None:
    return next((one for one in columns.articles(table, mapping) if one.part == part), None)


def sample(path: Path, read_as: Format, wishes: Wishes) -> TableSample | None:
    """The first rows of a table, and what its columns are taken for; ``None`` for what is none.

    Raises ``AnnotatorError`` and ``OSError``.
    """
    if read_as.table is None:
        return None
    read_as.must_be_installed()
    table = read_as.table(path, wishes.encoding)
    rows = tuple(row.cells for row in columns.first_rows(table))
    guessed = columns.guess(table.columns, rows, wishes.mapping_of(table))
    return TableSample(path.name, table.columns, rows, guessed)
