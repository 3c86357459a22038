"""Articles out of the rows of a table: what its columns are, and each row planned like a file."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from annotator.domain.errors import AnnotatorError
from annotator.domain.transfer.exchange import LeftOut
from annotator.domain.transfer.mappings import ColumnMapping, TableSample
from annotator.domain.transfer.plans import Document, FoundIn, PlannedArticle, Problem
from annotator.formats.format import Format
from annotator.formats.streams.aside import Aside
from annotator.formats.tables import mapping as columns
from annotator.formats.tables.table import Refuse, Table, refuse_too_large
from annotator.project.rules import planning

_MOST_PROBLEMS = 100
"""So many rows that do not fit are told one by one."""
_EVERY = 200
Told = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Wishes:
    """How somebody wants files to be read. ``remembered`` mappings hold for tables with exactly their columns."""

    encoding: str | None = None
    mend: bool = True
    mapping: ColumnMapping | None = None
    remembered: Sequence[ColumnMapping] = ()

    def table(self, read: Callable[[bytes, str | None], Table], raw: bytes) -> Table:
        """A table, by the encoding that was chosen for one with its columns. Raises ``AnnotatorError``."""
        for one in self.remembered:
            if one.encoding and self.encoding is None:
                with suppress(AnnotatorError):
                    table = read(raw, one.encoding)
                    if one.is_for(table.columns):
                        return table
        return read(raw, self.encoding)

    def mapping_of(self, table: Table) -> ColumnMapping | None:
        """What was said of the columns of a table, now or before."""
        return self.mapping or next((one for one in self.remembered if one.is_for(table.columns)), None)


def content(path: Path) -> bytes:
    """The bytes of a table. Raises ``OSError``, and ``ImportRefused`` for one that is too large, unread."""
    refuse_too_large(path.stat().st_size)
    return path.read_bytes()


def planned(
    path: Path, read_as: str, read: Callable[[bytes, str | None], Table], wishes: Wishes,
    refuse: Callable[[Problem], object], told: Told,
) -> Iterator[PlannedArticle]:  # fmt: skip
    """The articles of a table; rows that do not fit are refused. Raises ``AnnotatorError`` and ``OSError``.

    ``told`` is told rows done and their number, and may raise ``Cancelled``.
    """
    left: list[LeftOut] = []
    seen = 0

    def watch() -> None:
        nonlocal seen
        seen += 1
        if seen % _EVERY == 0:
            told(0, seen)

    whole, documents = _found(path, read_as, read, wishes, left.append, watch)
    for done, document in enumerate(documents, 1):
        try:
            yield planning.article(whole, document, mend=wishes.mend)
        except AnnotatorError as error:
            refuse(Problem(f"{whole.name} · {document.part}", error.message, error.hint))
        if done % _EVERY == 0:
            told(done, len(documents))
    for one in left[:_MOST_PROBLEMS]:
        refuse(Problem(whole.name, one.message, line=one.line))
    if len(left) > _MOST_PROBLEMS:
        refuse(Problem(whole.name, planning.and_more(len(left) - _MOST_PROBLEMS)))


def _found(
    path: Path, read_as: str, read: Callable[[bytes, str | None], Table], wishes: Wishes, refuse: Refuse,
    watch: Callable[[], object],
) -> tuple[FoundIn, list[Document]]:  # fmt: skip
    """The file with its mapping, and what is in its rows; neither the bytes nor all their text stay in memory."""
    raw, aside = content(path), Aside()
    found_in = FoundIn(path.name, partial(aside.get, aside.put(raw)), read_as)
    table = wishes.table(read, raw)
    del raw
    said, found = columns.articles(table, wishes.mapping_of(table), refuse, watch)
    return replace(found_in, mapping=said), list(found)


def again(planned: PlannedArticle, read: Callable[[bytes, str | None], Table], encoding: str) -> list[PlannedArticle]:
    """The same row of the same table read by another encoding; none where it is not there. Raises ``AnnotatorError``.

    Names of columns in another encoding are other names: their places tell them.
    """
    found_in = planned.found_in
    raw = found_in.raw()
    before, table = read(raw, planned.decoded.encoding), read(raw, encoding)
    targets = [] if found_in.mapping is None else [found_in.mapping.of[name] for name in before.columns]
    said = ColumnMapping(dict(zip(table.columns, targets, strict=False)))
    rows = columns.articles(table, said, lambda _left: None)[1]
    whole = replace(found_in, mapping=said)
    part = planned.document.part
    return [planning.article(whole, one, mend=True) for one in rows if one.part == part]


def sample(name: str, raw: bytes, read_as: Format, wishes: Wishes) -> TableSample | None:
    """The first rows of a table, and what its columns are taken for; ``None`` for what is none.

    Raises ``AnnotatorError``.
    """
    if read_as.table is None:
        return None
    read_as.must_be_installed()
    table = read_as.table(raw, wishes.encoding)
    rows = tuple(row.cells for row in columns.first_rows(table))
    guessed = columns.guess(table.columns, rows, wishes.mapping_of(table))
    return TableSample(name, table.columns, rows, guessed)
