"""Taking data out: the chosen part of a project in one of the formats, with a word on what did not fit."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

from annotator.domain.corpus.dating import is_date
from annotator.domain.errors import ExportRefused
from annotator.domain.language import _
from annotator.domain.transfer.exchange import Exchange, ExchangeArticle
from annotator.domain.transfer.losses import EVERYTHING, Aspect, Counting, Loss
from annotator.domain.transfer.options import Options
from annotator.domain.transfer.selections import Selection, Texts
from annotator.formats.format import Content, Format
from annotator.formats.registry import FORMATS, named
from annotator.formats.reports import page
from annotator.project.desk import Desk
from annotator.project.rules.choosing import chosen
from annotator.project.transfer.writing import make_folder, refuse_folder, write_all

Told = Callable[[int, int], None]
PREVIEW = 6000
"""Characters of a file that are shown before it is written."""
LOSSES = "{name}.losses.txt"
"""Beside an export that leaves something behind lies a file that says what."""


def _nobody(_done: int, _total: int) -> None:
    """Progress that nobody watches."""


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export has written: so many articles, and without what of them."""

    articles: int
    left: tuple[Loss, ...]


class Exports:
    """Writes a project, or a part of it, in one of the formats."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def write(
        self,
        out: Path,
        format: str,  # noqa: A002  (the word of the command line)
        selection: Selection = Selection(),  # noqa: B008  (a frozen value)
        options: Options = Options(),  # noqa: B008
        *,
        strict: bool = False,
        progress: Told = _nobody,
    ) -> Exported:
        """Write to a file, or where the format knows several into a folder.

        All of it is written beside the target first and then renamed. What the format leaves behind is told in a
        file beside it, and one of an earlier export goes where nothing is; under ``strict`` nothing is written
        then, unless all that is left is how marks came to be. ``progress`` is told articles done and their number,
        and may raise ``Cancelled``. Raises ``ExportRefused``, ``DiskFull`` and, where the format is not installed,
        ``AnnotatorError``.
        """
        _refuse_what_cannot_be_meant(selection, options)
        wanted, in_folder = _to_be_written(format, selection), _goes_into_folder(named(format), out)
        with self._desk.store.snapshot() as reader:
            whole = chosen(reader, selection)
            counting = _counting(wanted, _told_to(whole, progress), options, in_folder=in_folder)
            if strict:
                _refuse_loss(wanted, counting.losses())
            contents = _contents(wanted, counting.exchange, out, options, in_folder=in_folder)

            losses = out.with_name(LOSSES.format(name=out.name))

            def beside() -> dict[Path, Content]:
                left = counting.losses()
                return {losses: _told(wanted, left)} if left else {}

            write_all(contents, beside)
            if not counting.losses():
                losses.unlink(missing_ok=True)  # it would tell of an earlier export that is gone
            return Exported(whole.count, tuple(counting.losses()))

    def lines(
        self,
        format: str,  # noqa: A002
        selection: Selection = Selection(),  # noqa: B008
        options: Options = Options(),  # noqa: B008
        *,
        strict: bool = False,
    ) -> Iterator[str]:
        """What ``write`` would write into one file, in pieces. Raises ``ExportRefused`` for one that is no text."""
        _refuse_what_cannot_be_meant(selection, options)
        wanted = _to_be_written(format, selection)
        if wanted.write is None:
            raise ExportRefused(
                _("The format “{name}” is no text that could be shown.").format(name=wanted.name),
                _("Say where it goes with: -o"),
            )
        with self._desk.store.snapshot() as reader:
            exchange = chosen(reader, selection)
            if strict:
                _refuse_loss(wanted, _counting(wanted, exchange, options, in_folder=False).losses())
            yield from wanted.write(exchange, **_options(wanted, options))

    def preview(self, format: str, selection: Selection, options: Options) -> str:  # noqa: A002
        """How the beginning of an export looks that holds only its first article; empty where it is no text."""
        _refuse_what_cannot_be_meant(selection, options)
        wanted = _to_be_written(format, selection)
        with self._desk.store.snapshot() as reader:
            whole = chosen(reader, selection)
            first = replace(whole, count=min(1, whole.count), articles=lambda: islice(whole.articles(), 1))
            how = _options(wanted, options)
            if wanted.write is not None:
                return _beginning(wanted.write(first, **how))
            if wanted.spread is None:
                return ""
            files = wanted.spread(first, **how)
            texts = {name: content for name, content in files.items() if not callable(content)}
            return "\n".join(f"--- {name}\n{_beginning(content)}" for name, content in texts.items())

    def printable(self, selection: Selection) -> str:
        """The page for browsers as HTML that a printer with little HTML understands."""
        with self._desk.store.snapshot() as reader:
            return page.printable(chosen(reader, selection))

    def losses(
        self,
        format: str,  # noqa: A002
        selection: Selection = Selection(),  # noqa: B008
        out: Path | None = None,
        options: Options = Options(),  # noqa: B008
    ) -> list[Loss]:
        """What ``write`` to ``out``, or ``lines``, would leave behind of what is selected."""
        wanted = _to_be_written(format, selection)
        in_folder = out is not None and _goes_into_folder(wanted, out)
        if _carried(wanted, in_folder=in_folder) >= EVERYTHING and not wanted.counts:
            return []
        with self._desk.read() as reader:
            return _counting(wanted, chosen(reader, selection), options, in_folder=in_folder).losses()


def _beginning(pieces: Iterator[str]) -> str:
    shown = ""
    for piece in pieces:
        shown += piece
        if len(shown) > PREVIEW:
            return shown[:PREVIEW] + "…"
    return shown


def _to_be_written(name: str, selection: Selection) -> Format:
    wanted = named(name)
    if selection.texts is Texts.WITHOUT and wanted.writes and not wanted.stands_off:
        able = ", ".join(one.name for one in FORMATS if one.stands_off)
        raise ExportRefused(
            _("The format “{name}” cannot be written without the texts.").format(name=name),
            _("There are: {names}.").format(names=able),
        )
    if not wanted.writes:
        writing = ", ".join(one.name for one in FORMATS if one.writes)
        raise ExportRefused(
            _("The format “{name}” cannot be exported.").format(name=name),
            _("There are: {names}.").format(names=writing),
        )
    wanted.must_be_installed()
    return wanted


def _refuse_what_cannot_be_meant(selection: Selection, options: Options) -> None:
    """Dates that are none; other units than code points where there is no text to count in."""
    for words in (selection.since, selection.until):
        if words and not is_date(words):
            raise ExportRefused(
                _("“{words}” is no date.").format(words=words),
                _("Write it like this: 2024, 2024-11 or 2024-11-15"),
            )
    if selection.texts is Texts.WITHOUT and options.offsets:
        raise ExportRefused(
            _("UTF-16 units and bytes cannot be counted without the texts."),
            _("Leave out the further offsets, or take the texts along."),
        )


def _goes_into_folder(wanted: Format, out: Path) -> bool:
    """Whether several files go into a folder: always where the format knows no other way, else as the target says."""
    if wanted.spread is None:
        return False
    return (wanted.write is None and wanted.pack is None) or out.is_dir() or not out.suffix


def _carried(wanted: Format, *, in_folder: bool) -> frozenset[Aspect]:
    return wanted.carries_in_folder or wanted.carries if in_folder else wanted.carries


def _counting(wanted: Format, exchange: Exchange, options: Options, *, in_folder: bool) -> Counting:
    counts = {aspect: partial(_told_of, count, options) for aspect, count in wanted.counts.items()}
    return Counting(exchange, _carried(wanted, in_folder=in_folder), counts)


def _told_of(count: Callable[[ExchangeArticle, Options], int], options: Options, article: ExchangeArticle) -> int:
    return count(article, options)


def _contents(
    wanted: Format, exchange: Exchange, out: Path, options: Options, *, in_folder: bool
) -> dict[Path, Content]:
    """What is written where; the folders for it are made."""
    how = _options(wanted, options)
    if not in_folder or wanted.spread is None:
        refuse_folder(out)
        return {out: _one_file(wanted, exchange, how)}
    contents = {out / name: content for name, content in wanted.spread(exchange, **how).items()}
    make_folder(out)
    for path in contents:
        make_folder(path.parent)
    return contents


def _options(wanted: Format, options: Options) -> dict[str, Any]:
    return {name: getattr(options, name) for name in wanted.takes}


def _one_file(wanted: Format, exchange: Exchange, how: Mapping[str, Any]) -> Content:
    """What is written into the one file."""
    if wanted.write is not None:
        return wanted.write(exchange, **how)

    def pack(file: BinaryIO) -> None:
        if wanted.pack is not None:
            wanted.pack(exchange, file, **how)

    return pack


def _refuse_loss(wanted: Format, left: Sequence[Loss]) -> None:
    if any(one.is_work for one in left):
        raise ExportRefused(
            _("The format “{name}” cannot carry: {losses}.").format(name=wanted.name, losses=", ".join(map(str, left))),
            _("Choose json or jsonl, or leave out --strict."),
        )


def _told(wanted: Format, left: list[Loss]) -> Iterator[str]:
    yield _("The format “{name}” cannot carry:").format(name=wanted.name) + "\n"
    yield from (f"- {one}\n" for one in left)


def _told_to(exchange: Exchange, progress: Told) -> Exchange:
    def articles() -> Iterator[ExchangeArticle]:
        for done, article in enumerate(exchange.articles(), 1):
            progress(done, exchange.count)
            yield article

    return replace(exchange, articles=articles)
