"""``import``, ``show``: articles in, and looked at."""

import argparse
import sys
from dataclasses import asdict, replace
from pathlib import Path

from annotator.cli import printing
from annotator.cli.parsing import Subparsers, command, opened, writes
from annotator.domain.codebook import Codebook
from annotator.domain.errors import AnnotatorError, ImportRefused
from annotator.domain.ids import TagId
from annotator.domain.language import _, ngettext
from annotator.domain.transfer.mappings import ColumnMapping, Target
from annotator.domain.transfer.plans import ImportPlan, PlannedArticle, Problem, Stance
from annotator.domain.transfer.revising import Joined
from annotator.project import Project
from annotator.settings import mappings, preferences


def add(commands: Subparsers) -> None:
    """Add these commands."""
    _add_import(commands)
    parser = command(commands, "show", _show, _("print one article with its marks"), "show news.annot 0193f0aa")
    parser.add_argument("article", metavar="ARTICLE", help=_("its key, the beginning of it, or its title"))


def _add_import(commands: Subparsers) -> None:
    parser = command(
        commands, "import", _import, _("bring in articles, or another export"), "import news.annot article.txt folder/"
    )
    parser.add_argument("sources", metavar="SOURCE", nargs="+", help=_("a file, a folder or an address of the web"))
    parser.add_argument("--format", metavar="F", help=_("the format; recognised unless given"))
    parser.add_argument("--encoding", metavar="E", help=_("the encoding; recognised unless given"))
    parser.add_argument(
        "--map", metavar="WHAT=COLUMN", action="append", default=[],
        help=_("what a column of a table is: {targets}; others are guessed").format(targets=", ".join(Target)),
    )  # fmt: skip
    parser.add_argument(
        "--label", metavar="LABEL=TAG", action="append", default=[],
        help=_("which tag of this project a label of another tool becomes; others are those of their names"),
    )  # fmt: skip
    parser.add_argument("--plan", action="store_true", help=_("only show what would come in"))
    parser.add_argument(
        "--repair", choices=("auto", "none"), default=None, help=_("mend what is certain, or leave texts as they are")
    )
    writes(parser)


def _import(arguments: argparse.Namespace) -> int:
    with opened(arguments) as project:
        repair = arguments.repair or preferences.text("repair")
        plan = project.imports.plan(
            [Path(one) for one in arguments.sources if not _is_address(one)],
            encoding=arguments.encoding,
            repair=repair,
            format=arguments.format,
            mapping=_mapping(arguments.map),
            remembered=mappings.remembered(),
            progress=printing.bar(_("Reading")),
        )
        for address in filter(_is_address, arguments.sources):
            plan = _with_page(project, plan, address, repair)
        plan, book = _relabelled(project, plan, arguments.label), project.codebook
        imported = None
        if not arguments.plan and (plan.exchanges or any(True for _at in plan.wanted)):
            imported = project.imports.apply(plan, printing.bar(_("Writing"))).value
            if project.searching.is_behind():
                project.searching.prepare(printing.bar(_("Preparing the search")))
    if arguments.json:
        printing.value(
            {**_plan_facts(plan, book), "imported": [str(key) for key in imported.articles] if imported else []}
        )
    else:
        _print_plan(plan, book)
        if imported is not None:
            count = len(imported.articles)
            print(ngettext("Imported {count} article.", "Imported {count} articles.", count).format(count=count))
    for one in plan.problems:
        print(one, file=sys.stderr)
    return 1 if plan.problems else 0


def _is_address(source: str) -> bool:
    return source.lower().startswith(("http://", "https://"))


def _with_page(project: Project, plan: ImportPlan, address: str, repair: str) -> ImportPlan:
    """The plan with what is at an address as well, or why it is not."""
    try:
        page = project.imports.plan_address(address, repair=repair)
    except ImportRefused as refusal:
        return replace(plan, problems=(*plan.problems, Problem(address, refusal.message, refusal.hint)))
    return replace(plan, articles=Joined(plan, page))


def _mapping(said: list[str]) -> ColumnMapping | None:
    """What ``--map text=內文 --map title=標題`` says. Raises ``AnnotatorError``."""
    found: dict[str, Target] = {}
    for one in said:
        what, _sign, column = one.partition("=")
        if what not in set(Target) or not column:
            raise AnnotatorError(
                _("“{words}” does not say what a column is.").format(words=one),
                _("Write WHAT=COLUMN, such as text=content; it can be: {targets}.").format(targets=", ".join(Target)),
            )
        found[column] = Target(what)
    return ColumnMapping(found) if found else None


def _relabelled(project: Project, plan: ImportPlan, said: list[str]) -> ImportPlan:
    """The plan with the tags that ``--label PER=person`` names. Raises ``AnnotatorError``."""
    chosen: dict[str, TagId] = {}
    for one in said:
        words, sign, path = one.rpartition("=")
        if not sign or not words or not path:
            raise AnnotatorError(
                _("“{words}” does not say which tag a label becomes.").format(words=one),
                _("Write LABEL=TAG, such as PER=person; the label is that of the file, the tag one of this project."),
            )
        chosen[words] = project.codebook.by_path(path).id
    known = {label.words for one in plan.exchanges for label in one.exchange.labels()}
    if missing := chosen.keys() - known:
        raise AnnotatorError(
            _("No file has the label “{words}”.").format(words=min(missing)),
            _("There are: {names}.").format(names=", ".join(sorted(known))) if known else "",
        )
    exchanges = [
        project.imports.relabel(
            one, {label.words: chosen[label.words] for label in one.exchange.labels() if label.words in chosen}
        )
        for one in plan.exchanges
    ]
    return replace(plan, exchanges=tuple(exchanges))


def _plan_facts(plan: ImportPlan, book: Codebook) -> dict[str, object]:
    return {
        "articles": [
            {
                "name": one.name, "encoding": one.decoded.encoding, "wanted": one.wanted,
                "same_as": str(one.twin) if one.twin else one.same_as, "characters": len(one.repaired.text),
                "metadata": asdict(one.inferred.metadata), "inferred": dict(one.inferred.how),
                "doubts": list(one.decoded.doubts),
                "repairs": [
                    {"kind": repair.kind.value, "source_start": repair.source.start, "source_text": repair.source_text,
                     "text": repair.text, "reason": repair.reason}
                    for repair in one.repaired.repairs
                ],
                "open": [
                    {"source_start": proposal.span.start, "reason": proposal.reason,
                     "candidates": [candidate.text for candidate in proposal.candidates]}
                    for at, proposal in enumerate(one.proposals)
                    if proposal.stance is Stance.OPEN and one.chosen.get(at) == proposal.text
                ],
            }
            for one in plan.articles
        ],
        "exports": [
            {
                "name": one.name, "articles": one.exchange.count, "marks": one.marks, "known": one.known,
                "suggestions": one.suggestions,
                "labels": [
                    {"label": label.words, "tag": label.path, "new": label.is_new, "count": label.count}
                    for label in one.labels(book)
                ],
            }
            for one in plan.exchanges
        ],
        "problems": [asdict(one) for one in plan.problems],
    }  # fmt: skip


def _print_plan(plan: ImportPlan, book: Codebook) -> None:
    for one in plan.articles:
        print(_article_line(one))
        for doubt in one.decoded.doubts:
            print(f"  ? {doubt}")
        for at, proposal in enumerate(one.proposals):
            if proposal.stance is Stance.OPEN and one.chosen.get(at) == proposal.text:
                candidates = "".join(candidate.text for candidate in proposal.candidates[:12])
                print(f"  ? {proposal.reason} {candidates}…")
            elif proposal.stance is Stance.CERTAIN and proposal.kind.value == "break":
                print(f"  ! {proposal.text}: {proposal.reason}")
    for one in plan.exchanges:
        count = one.exchange.count
        articles = ngettext("{count} article", "{count} articles", count).format(count=count)
        marks = ngettext("{count} mark", "{count} marks", one.marks).format(count=one.marks)
        print(
            _("{name}: {articles} with {marks}; here already: {known}").format(
                name=one.name, articles=articles, marks=marks, known=one.known
            )
        )
        if one.suggestions:
            told = ngettext(
                "  {count} suggestion that waits until somebody decides",
                "  {count} suggestions that wait until somebody decides",
                one.suggestions,
            )
            print(told.format(count=one.suggestions))
        for label in one.labels(book):
            new = _("new tag") if label.is_new else ""
            print("  " + ", ".join(filter(None, (f"{label.words} → {label.path} ({label.count:,})", new))))


def _article_line(one: PlannedArticle) -> str:
    if not one.wanted:
        return _("{name}: left out, its text is here already").format(name=one.name)
    repairs = len(one.repaired.repairs)
    mended = ngettext("{count} repair", "{count} repairs", repairs).format(count=repairs)
    return _("{name}: “{title}”, {characters} characters, {encoding}, {repairs}").format(
        name=one.name, title=one.inferred.metadata.title, characters=len(one.repaired.text),
        encoding=one.decoded.encoding, repairs=mended,
    )  # fmt: skip


def _show(arguments: argparse.Namespace) -> int:
    with opened(arguments, read_only=True) as project:
        reading = project.articles.read(project.articles.find(arguments.article).id)
        book = project.codebook
    marks = [
        {"id": str(one.id), "tag": book.path(one.tag), "start": one.span.start, "end": one.span.end, "text": one.text}
        for one in reading.marks
    ]
    if arguments.json:
        links = [
            {
                "id": str(one.id),
                "type": book.link_type_of(one.type).name,
                "from": str(one.from_mark),
                "to": str(one.to_mark),
            }
            for one in reading.links
        ]
        article = {"id": str(reading.article.id), **asdict(reading.article.metadata), "text": reading.text}
        printing.value({**article, "marks": marks, "links": links})
        return 0
    told = {name: words for name, words in asdict(reading.article.metadata).items() if words}
    print("\n".join(f"{name}: {words}" for name, words in told.items()), "", reading.text, "", sep="\n")
    printing.records(marks, as_json=False)
    return 0
