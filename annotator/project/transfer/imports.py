"""Bringing articles and whole exports in: first a plan, then one transaction."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path

from annotator.domain.articles import Metadata
from annotator.domain.errors import AnnotatorError, Cancelled, ImportRefused
from annotator.domain.ids import ArticleId, TagId
from annotator.domain.language import _, ngettext
from annotator.domain.log.operations import Changes, Deed, Outcome, Place, Subject
from annotator.domain.transfer.exchange import Exchange, ExchangeArticle
from annotator.domain.transfer.mappings import ColumnMapping, TableSample
from annotator.domain.transfer.plans import (
    FoundIn,
    Imported,
    ImportPlan,
    Inferred,
    PlannedArticle,
    PlannedExchange,
    Problem,
)
from annotator.formats.format import Format
from annotator.formats.registry import named, recognised
from annotator.formats.streams.watching import watched
from annotator.project.desk import Desk
from annotator.project.rules import planning, tabling
from annotator.project.rules.adopting import fitted, parts, settle
from annotator.project.rules.adopting import known as known_articles
from annotator.project.rules.bringing import bring
from annotator.project.rules.relabelling import relabelled
from annotator.project.rules.rereading import reread
from annotator.project.rules.tabling import Wishes
from annotator.project.rules.theming import Theming
from annotator.project.transfer.collecting import seldom_collecting
from annotator.project.transfer.fetching import fetch
from annotator.project.transfer.reading import exchange_of, holds_exchange
from annotator.project.transfer.seeking import with_texts
from annotator.project.transfer.unpacking import Unpacking
from annotator.project.transfer.waiting import Waiting
from annotator.store import Pen

Told = Callable[[int, int], None]


def _nobody(_done: int, _total: int) -> None:
    """Progress that nobody watches."""


def _unstopped() -> None:
    """Nobody stops it."""


class Imports:
    """Plans of imports. A plan changes nothing; ``apply`` writes all of it or nothing."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def plan(
        self,
        paths: Sequence[Path],
        *,
        encoding: str | None = None,
        repair: str = "auto",
        format: str | None = None,  # noqa: A002  (the word of the command line)
        mapping: ColumnMapping | None = None,
        remembered: Sequence[ColumnMapping] = (),
        progress: Told = _nobody,
    ) -> ImportPlan:
        """What these files and folders would bring; what cannot be read is a ``Problem`` and stops nothing.

        ``repair`` is ``auto`` or ``none``. ``mapping`` says what columns of tables are, the others are guessed; a
        ``remembered`` one holds for tables with exactly its columns. ``progress`` is told files done and their
        number, rows of a table, or kilobytes of a file, and may raise ``Cancelled``.
        """
        wishes = Wishes(encoding, repair != "none", mapping, remembered)
        problems: list[Problem] = []
        waiting = Waiting()
        exchanges: list[PlannedExchange] = []
        said = named(format) if format else None
        with Unpacking(problems.append, progress, said) as unpacking:
            files = list(unpacking.files(paths))
            for done, found in enumerate(files):
                progress(done, len(files))
                try:
                    read_as = said or planning.format_of(found.path)
                    if not holds_exchange(read_as):
                        where = unpacking.file(found) if read_as.table is not None else None
                        for one in self._articles(found.path, where, read_as, wishes, problems.append, progress):
                            waiting.put(one)
                        continue
                    with watched(progress):
                        exchange = unpacking.held(found, exchange_of(found.path, read_as))
                        whole, absent = self._exchange(found.called, exchange)
                    exchanges.append(whole)
                    problems += [Problem(whole.name, left.message, line=left.line) for left in whole.exchange.left_out]
                    problems += planning.without_texts(whole.name, absent)
                except Cancelled:
                    raise
                except (AnnotatorError, OSError) as error:
                    problems.append(planning.problem(found.name, error))
        progress(len(files), len(files))
        return ImportPlan(self._compared(waiting), tuple(exchanges), tuple(problems))

    def tables(
        self,
        paths: Sequence[Path],
        *,
        encoding: str | None = None,
        remembered: Sequence[ColumnMapping] = (),
        progress: Told = _nobody,
    ) -> list[TableSample]:
        """The first rows of each kind of table among these files and folders, with what is guessed of its columns.

        Of several tables with the same columns it is the first one; what cannot be read is told by ``plan``.
        """
        wishes = Wishes(encoding, remembered=remembered)
        found: dict[tuple[str, ...], TableSample] = {}
        with Unpacking(lambda _problem: None, progress) as unpacking:
            for one in unpacking.files(paths):
                with suppress(AnnotatorError, OSError):
                    if (sample := _sample(one.path, wishes)) is not None:
                        found.setdefault(tuple(sorted(sample.columns)), sample)
        return list(found.values())

    def table(self, path: Path, *, encoding: str | None = None) -> TableSample | None:
        """The first rows of a table; ``None`` for what is none. Raises ``AnnotatorError`` and ``OSError``."""
        return _sample(path, Wishes(encoding))

    def _articles(
        self, path: Path, where: Callable[[], Path] | None, read_as: Format, wishes: Wishes,
        refuse: Callable[[Problem], object], told: Told,
    ) -> Iterable[PlannedArticle]:  # fmt: skip
        if read_as.table is None:
            return planning.articles(path.name, planning.content(path), read_as, wishes.encoding, mend=wishes.mend)
        read_as.must_be_installed()
        found_in = FoundIn(path.name, bytes, read_as.name, table=where)
        return tabling.planned(found_in, path, read_as.table, wishes, refuse, told)

    def plan_text(self, text: str, name: str) -> ImportPlan:
        """What a pasted text would bring. Raises ``ImportRefused`` for an empty one."""
        articles = planning.articles(name, text.encode("utf-8", "replace"), named("text"))
        return ImportPlan(self._compared(_waiting(articles)))

    def plan_html(self, html: str, name: str, url: str = "") -> ImportPlan:
        """What a page from the clipboard would bring; ``url`` is where it came from. Raises ``ImportRefused``."""
        articles = planning.articles(name, html.encode("utf-8", "replace"), named("web"), "utf-8", url=url)
        return ImportPlan(self._compared(_waiting(articles)))

    def plan_address(self, address: str, *, repair: str = "auto", check: Callable[[], None] = _unstopped) -> ImportPlan:
        """What the page at an address of the web would bring; it is fetched now.

        ``check`` may raise ``Cancelled``. Raises ``ImportRefused`` for what is not of the open web, does not come,
        or is no article.
        """
        fetched = fetch(address, check)
        name = planning.name_of(fetched.url)
        read_as = recognised(Path(f"page{fetched.suffix}"), fetched.raw[: planning.HEAD_BYTES])
        if read_as is None:
            raise ImportRefused(_("This kind of file cannot be imported."))
        articles = planning.articles(name, fetched.raw, read_as, mend=repair != "none", url=fetched.url)
        return ImportPlan(self._compared(_waiting(articles)))

    def redecode(self, planned: PlannedArticle, encoding: str) -> PlannedArticle:
        """The same file read by another encoding. Raises ``ImportRefused`` where it does not fit."""
        return self._compared(_waiting([reread(planned, encoding)]))[0]

    def decide(self, planned: PlannedArticle, chosen: Mapping[int, str]) -> PlannedArticle:
        """The same article with exactly these repairs, by index into its proposals."""
        return self._compared(_waiting([planning.decided(planned, chosen)]))[0]

    def describe(self, planned: PlannedArticle, metadata: Metadata) -> PlannedArticle:
        """The same article with what a person says about it."""
        return replace(planned, inferred=Inferred(metadata))

    def relabel(self, planned: PlannedExchange, chosen: Mapping[str, TagId]) -> PlannedExchange:
        """The same file with tags of this project for some of its labels, and the others as it would be without.

        Raises ``NotFound`` for a tag that is not here, ``ImportRefused`` for a label that is not in the file.
        """
        labels = planned.exchange.labels()
        for words, tag in chosen.items():
            self._desk.codebook.tag(tag)
            if all(one.words != words for one in labels):
                raise ImportRefused(
                    _("There is no label “{words}” in “{name}”.").format(words=words, name=planned.name),
                    _("There are: {names}.").format(names=", ".join(one.words for one in labels)) if labels else "",
                )
        renamed = {one.tag: chosen[one.words] for one in labels if chosen.get(one.words, one.tag) != one.tag}
        return replace(planned, renamed=renamed)

    def apply(self, plan: ImportPlan, progress: Told = _nobody) -> Outcome[Imported]:
        """Write a plan in one transaction; articles that are not wanted are passed over.

        ``progress`` is told articles done and their number, and may raise ``Cancelled``: then nothing
        is kept.
        """
        wanted = list(plan.wanted)
        total = len(wanted) + sum(one.exchange.count for one in plan.exchanges)
        done: list[ArticleId] = []
        marks = suggestions = 0
        with self._desk.write(Deed.ARTICLES_IMPORTED) as pen, pen.writing_much():
            theming = Theming(pen, self._desk.annotator.id)
            for at in wanted:
                one = plan.articles[at]
                done.append(self._add(pen, one))
                theming.put(done[-1], one.document.themes)
                progress(len(done), total)
            for whole in plan.exchanges:
                before = len(done)
                told = partial(_told_on, progress, before, total)
                exchange = relabelled(whole.exchange, pen.project.codebook(), whole.renamed)
                fresh, count, waiting = self._take(pen, exchange, told)
                done += fresh
                marks, suggestions = marks + count, suggestions + waiting
            pen.what = _called(plan, wanted, len(done))
            pen.place = Place(done[0]) if done else None
        if len(done) > 1000:
            self._desk.store.improve_plans()
        self._desk.forget()
        skipped = total + len(plan.articles) - len(wanted) - len(done)
        outcome = self._desk.done(pen, Imported(tuple(done), marks, skipped, suggestions))
        if suggestions:  # they are no part of the operation
            self._desk.tell(Changes(frozenset({Subject.SUGGESTIONS})))
        return outcome

    def _add(self, pen: Pen, one: PlannedArticle) -> ArticleId:
        key = pen.articles.key_for(one.repaired.text)
        pen.articles.add(key, one.inferred.metadata, one.repaired.text, planning.source_of(one), one.repaired.repairs)
        return key

    @seldom_collecting()
    def _take(self, pen: Pen, exchange: Exchange, told: Callable[[int], None]) -> tuple[list[ArticleId], int, int]:
        """Articles that are not here come in; those that are get what is missing on them."""
        settled = settle(pen, exchange)
        here: list[ExchangeArticle] = []
        done, marks, suggestions = pen.import_articles(fitted(pen, exchange, settled, here.append), told)
        places = pen.articles.with_hashes([one.sha256 for one in here])
        for one in here:
            place = places.get(one.sha256)
            if place is not None:
                more, waiting = bring(pen, one, place)
                marks, suggestions = marks + more, suggestions + waiting
        return done, marks, suggestions

    @seldom_collecting()
    def _exchange(self, name: str, exchange: Exchange) -> tuple[PlannedExchange, int]:
        """What a file would bring, and of how many of its articles the text is neither in it nor here."""
        marks = known = absent = suggestions = 0
        with self._desk.read() as reader:
            exchange = with_texts(reader, exchange)
            pristine = reader.project.is_pristine()
            for part in parts(exchange.outlines()):
                marks += sum(one.marks for one in part)
                suggestions += sum(one.suggestions for one in part)
                here = set[ArticleId]() if pristine else known_articles(reader, part)
                known += len(here)
                absent += sum(one.is_withheld and one.id not in here for one in part)
        return PlannedExchange(name, exchange, marks, known, pristine, suggestions), absent

    def _compared(self, articles: Waiting) -> Waiting:
        """The same articles, each telling whether the project has its text already."""
        with self._desk.read() as reader:
            articles.compare(reader.articles.with_hashes(articles.hashes()))
        return articles


def _waiting(articles: Iterable[PlannedArticle]) -> Waiting:
    waiting = Waiting()
    for one in articles:
        waiting.put(one)
    return waiting


def _told_on(progress: Told, before: int, total: int, done: int) -> None:
    progress(before + done, total)


def _sample(path: Path, wishes: Wishes) -> TableSample | None:
    return tabling.sample(path, planning.format_of(path), wishes)


def _called(plan: ImportPlan, wanted: Sequence[int], count: int) -> str:
    if len(wanted) + len(plan.exchanges) == 1:
        return plan.articles[wanted[0]].name if wanted else plan.exchanges[0].name
    return ngettext("{count} article", "{count} articles", count).format(count=count)
