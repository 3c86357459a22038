"""Taking data out: the chosen part of a project as an exchange, written beside its target and then renamed."""

import errno
import os
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

from annotator.domain.codebook import Codebook
from annotator.domain.errors import DiskFull, ExportRefused
from annotator.domain.ids import AnnotatorId, PersonId, TagId
from annotator.domain.language import _
from annotator.domain.transfer.exchange import Exchange, ExchangeArticle
from annotator.domain.transfer.losses import EVERYTHING, Aspect, Loss, losses
from annotator.domain.transfer.selections import Selection
from annotator.formats import annot_csv
from annotator.formats.registry import FORMATS, Format, named
from annotator.project.desk import Desk
from annotator.store import Reader

Told = Callable[[int, int], None]
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
"""A full disk, a used-up quota, a file larger than one is allowed to make."""


def _nobody(_done: int, _total: int) -> None:
    """Progress that nobody watches."""


class Exports:
    """Writes a project, or a part of it, in one of the formats."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def write(
        self,
        out: Path,
        format: str,  # noqa: A002  (the word of the command line)
        selection: Selection = Selection(),  # noqa: B008  (a frozen value)
        *,
        strict: bool = False,
        progress: Told = _nobody,
    ) -> int:
        """Write to a file, or with ``csv`` and a folder five tables into it; gives the number of articles.

        All of it is written beside the target first and then renamed. Under ``strict`` nothing is written where
        the format would leave something out. ``progress`` is told articles done and their number, and may
        raise ``Cancelled``. Raises ``ExportRefused`` and ``DiskFull``.
        """
        chosen, tables = _to_be_written(format), _as_tables(format, out)
        with self._desk.store.snapshot() as reader:
            whole = _exchange(reader, selection)
            if strict:
                _refuse_losses(chosen, whole, annot_csv.CARRIED_BY_TABLES if tables else chosen.carries)
            exchange = _counted(whole, progress)
            if tables:
                with _refusing(out):
                    out.mkdir(exist_ok=True)
                write_all({out / name: lines for name, lines in annot_csv.write_tables(exchange).items()})
            elif chosen.write is not None:
                refuse_folder(out)
                write_all({out: chosen.write(exchange)})
            return exchange.count

    def lines(self, format: str, selection: Selection = Selection(), *, strict: bool = False) -> Iterator[str]:  # noqa: A002, B008
        """What ``write`` would write into one file, in pieces."""
        chosen = _to_be_written(format)
        with self._desk.store.snapshot() as reader:
            exchange = _exchange(reader, selection)
            if strict:
                _refuse_losses(chosen, exchange, chosen.carries)
            if chosen.write is not None:
                yield from chosen.write(exchange)

    def losses(
        self,
        format: str,  # noqa: A002
        selection: Selection = Selection(),  # noqa: B008
        out: Path | None = None,
    ) -> list[Loss]:
        """What ``write`` to ``out``, or ``lines``, would leave behind of what is selected."""
        chosen = _to_be_written(format)
        tables = out is not None and _as_tables(format, out)
        carried = annot_csv.CARRIED_BY_TABLES if tables else chosen.carries
        if carried >= EVERYTHING:
            return []
        with self._desk.read() as reader:
            return losses(_exchange(reader, selection), carried)


def _to_be_written(name: str) -> Format:
    chosen = named(name)
    if chosen.write is None:
        writing = ", ".join(one.name for one in FORMATS if one.write is not None)
        raise ExportRefused(
            _("The format “{name}” cannot be exported.").format(name=name),
            _("There are: {names}.").format(names=writing),
        )
    return chosen


def _as_tables(name: str, out: Path) -> bool:
    """Whether several tables go into a folder."""
    return name == "csv" and (out.is_dir() or not out.suffix)


def _refuse_losses(chosen: Format, exchange: Exchange, carried: frozenset[Aspect]) -> None:
    if left := losses(exchange, carried):
        raise ExportRefused(
            _("The format “{name}” cannot carry: {losses}.").format(name=chosen.name, losses=", ".join(map(str, left))),
            _("Choose json or jsonl, or leave out --strict."),
        )


def _exchange(reader: Reader, selection: Selection) -> Exchange:
    book = reader.project.codebook()
    keys = [key for key in reader.articles.ids() if not selection.articles or key in selection.articles]
    if selection.states:
        fitting = reader.articles.with_state(selection.states)
        keys = [key for key in keys if key in fitting]
    tags = _with_those_below(book, selection.tags)

    def articles() -> Iterator[ExchangeArticle]:
        for article in reader.export(keys):
            yield _chosen(article, selection.annotators, tags)

    everything = selection == Selection()
    makers, people = (reader.makers(), None) if everything else _mentioned(articles())
    return Exchange(
        reader.project.info(),
        book,
        tuple(sorted((one for one in reader.annotators.all() if one.id in makers), key=lambda one: one.id.bytes)),
        tuple(
            sorted(
                (one for one in reader.people.all() if people is None or one.id in people), key=lambda one: one.id.bytes
            )
        ),
        len(keys),
        articles,
    )


def _with_those_below(book: Codebook, tags: Iterable[TagId]) -> set[TagId]:
    wanted = set(tags)
    for tag in book.tags:
        above = tag.parent
        while above is not None:
            if above in wanted:
                wanted.add(tag.id)
            above = book.tag(above).parent
    return wanted


def _chosen(article: ExchangeArticle, annotators: frozenset[AnnotatorId], tags: set[TagId]) -> ExchangeArticle:
    if not annotators and not tags:
        return article

    def fits(annotator: AnnotatorId, tag: TagId) -> bool:
        return (not annotators or annotator in annotators) and (not tags or tag in tags)

    marks = tuple(mark for mark in article.marks if fits(mark.annotator, mark.tag))
    there = {mark.id for mark in marks}
    return replace(
        article,
        marks=marks,
        links=tuple(link for link in article.links if there >= {link.from_mark, link.to_mark}),
        themes=tuple(theme for theme in article.themes if fits(theme.annotator, theme.tag)),
        statuses=tuple(one for one in article.statuses if not annotators or one.annotator in annotators),
    )


def _mentioned(articles: Iterable[ExchangeArticle]) -> tuple[set[AnnotatorId], set[PersonId]]:
    """Who made something in these articles, and whom they speak of."""
    makers: set[AnnotatorId] = set()
    people: set[PersonId] = set()
    for one in articles:
        makers |= {made.annotator for made in (*one.marks, *one.links, *one.themes, *one.statuses)}
        people |= {mark.person for mark in one.marks if mark.person is not None}
    return makers, people


def _counted(exchange: Exchange, progress: Told) -> Exchange:
    def articles() -> Iterator[ExchangeArticle]:
        for done, article in enumerate(exchange.articles(), 1):
            progress(done, exchange.count)
            yield article

    return replace(exchange, articles=articles)


def refuse_folder(out: Path) -> None:
    """Raises ``ExportRefused`` for a folder, where a file is to be written."""
    if out.is_dir():
        raise ExportRefused(_("“{path}” is a folder.").format(path=out), _("Give the name of a file."))


def write_all(contents: Mapping[Path, Iterable[str]]) -> None:
    """Write all files under other names, then give them their own; nothing is left behind where that fails."""
    waiting = {path: path.with_name(f".{path.name}.{uuid4().hex[:8]}.part") for path in contents}
    try:
        for path, lines in contents.items():
            with _refusing(path), waiting[path].open("w", encoding="utf-8", newline="") as file:
                file.writelines(lines)
                file.flush()
                os.fsync(file.fileno())
        for path, part in waiting.items():
            with _refusing(path):
                part.replace(path)
    finally:
        for part in waiting.values():
            with _refusing(part):
                part.unlink(missing_ok=True)


@contextmanager
def _refusing(path: Path) -> Generator[None]:
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise DiskFull(
                _("There is no room left on the disk where “{name}” lies.").format(name=path.name),
                _("Nothing was exported; free some space and try again."),
            ) from error
        raise ExportRefused(
            _("“{path}” cannot be written: {reason}.").format(path=path, reason=error.strerror),
            _("Choose a folder that exists and that you may write to; nothing was exported."),
        ) from error


def write_bytes(out: Path, content: bytes) -> None:
    """Write one file that is no text as ``write_all`` does: under another name first."""
    part = out.with_name(f".{out.name}.{uuid4().hex[:8]}.part")
    try:
        with _refusing(out):
            part.write_bytes(content)
            part.replace(out)
    finally:
        with _refusing(part):
            part.unlink(missing_ok=True)
