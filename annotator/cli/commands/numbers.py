"""``stats``: how much a project holds, and every table of figures that the window shows."""

import argparse
from dataclasses import asdict
from pathlib import Path

from annotator.cli import printing
from annotator.cli.commands.listing import annotators_of, filters, tags_of
from annotator.cli.parsing import Subparsers, command, opened
from annotator.domain.articles import State
from annotator.domain.care.findings import Statistics
from annotator.domain.corpus.numbers import Counted, Figure, Sheet
from annotator.domain.language import _


def add(commands: Subparsers) -> None:
    """Add this command."""
    parser = command(
        commands, "stats", _stats, _("count what a project holds"), "stats news.annot --table tags --source 人民網"
    )
    parser.add_argument(
        "--table",
        action="append",
        default=[],
        choices=[one.value for one in Figure],
        help=_("only this table of figures"),
    )
    parser.add_argument(
        "-o", dest="out", metavar="OUT", type=Path, help=_("into a workbook (.xlsx), or a table into a CSV file")
    )
    filters(parser)


def _stats(arguments: argparse.Namespace) -> int:
    with opened(arguments, read_only=True) as project:
        wanted = Counted(
            annotators_of(project, arguments.annotators), tags_of(project, arguments.tags),
            frozenset(arguments.sources), arguments.since, arguments.until,
            frozenset(State(one) for one in arguments.status),
        )  # fmt: skip
        chosen = [figure for figure in Figure if not arguments.table or figure.value in arguments.table]
        if arguments.out is not None:
            tables = [project.numbers.sheet(figure, wanted, printing.bar(figure.value)) for figure in chosen]
            project.numbers.write(arguments.out, [(one.figure.value, one.columns, one.rows) for one in tables])
            return 0
        if arguments.json:
            tables = [project.numbers.sheet(figure, wanted) for figure in chosen]
            whole = {} if arguments.table else asdict(project.statistics(wanted))
            printing.value({**whole, "figures": {one.figure.value: _records(one) for one in tables}})
        elif arguments.table:
            for figure in chosen:
                printing.records(_records(project.numbers.sheet(figure, wanted)), as_json=False)
        else:
            _print_whole(project.statistics(wanted))
    return 0


def _records(sheet: Sheet) -> list[dict[str, str | int | float]]:
    return [dict(zip(sheet.columns, row, strict=True)) for row in sheet.rows]


def _print_whole(statistics: Statistics) -> None:
    counts = asdict(statistics)
    flat = {name: count for name, count in counts.items() if isinstance(count, int)}
    for group in ("marks", "links", "states"):
        flat |= {f"{group}: {name}": count for name, count in counts[group].items()}
    printing.records([{"what": name, "count": count} for name, count in flat.items()], as_json=False)
