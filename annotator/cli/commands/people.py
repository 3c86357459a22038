"""``people``: the register, listed, out into a file and in again."""

import argparse
from pathlib import Path

from annotator.cli import printing
from annotator.cli.parsing import Subparsers, command, opened, writes
from annotator.domain.corpus.register import Entry, Order
from annotator.domain.language import _, ngettext
from annotator.project import Project

_AT_ONCE = 1000


def add(commands: Subparsers) -> None:
    """Add this command."""
    parser = command(
        commands, "people", _people, _("list the register of people"), "people news.annot --filter 書記 --limit 20"
    )
    parser.add_argument(
        "--filter", metavar="WORDS", default="", help=_("only those whose name, variants or roles hold these words")
    )
    parser.add_argument("--limit", metavar="N", type=_whole_number, help=_("at most so many"))
    parser.add_argument(
        "--sort",
        choices=[order.value for order in Order],
        default=Order.MENTIONS.value,
        help=_("by the number of mentions, or by name"),
    )
    either = parser.add_mutually_exclusive_group()
    either.add_argument(
        "--export", metavar="FILE", type=Path, help=_("write the whole register to a file, .csv or .json")
    )
    either.add_argument(
        "--import", dest="source", metavar="FILE", type=Path, help=_("bring in such a file, as one step")
    )
    writes(parser)


def _whole_number(words: str) -> int:
    number = int(words)
    if number < 1:
        raise ValueError
    return number


def _people(arguments: argparse.Namespace) -> int:
    if arguments.source is not None:
        return _bring_in(arguments)
    with opened(arguments, read_only=True) as project:
        if arguments.export is not None:
            count = project.register.write(arguments.export)
            told = ngettext("Wrote {count} person to {path}.", "Wrote {count} people to {path}.", count)
            told = told.format(count=count, path=arguments.export)
            printing.told(told, {"people": count, "path": str(arguments.export)}, as_json=arguments.json)
            return 0
        found = _listed(project, arguments)
        roles = project.register.roles([one.person.id for one in found])
    rows = [
        {
            "id": str(one.person.id),
            "name": one.person.name,
            "mentions": one.mentions,
            "role": roles.get(one.person.id, ""),
            "variants": list(one.person.variants) if arguments.json else "、".join(one.person.variants),
            "note": one.person.note,
            **({"identifiers": dict(one.person.identifiers)} if arguments.json else {}),
        }
        for one in found
    ]
    printing.records(rows, as_json=arguments.json)
    return 0


def _listed(project: Project, arguments: argparse.Namespace) -> list[Entry]:
    found: list[Entry] = []
    while arguments.limit is None or len(found) < arguments.limit:
        wanted = _AT_ONCE if arguments.limit is None else min(_AT_ONCE, arguments.limit - len(found))
        page = project.register.page(arguments.filter, Order(arguments.sort), found[-1] if found else None, wanted)
        found += page
        if len(page) < wanted:
            break
    return found


def _bring_in(arguments: argparse.Namespace) -> int:
    with opened(arguments) as project:
        brought = project.people.bring_in(arguments.source).value
    printing.told(brought.told, {"added": brought.added, "changed": brought.changed}, as_json=arguments.json)
    return 0
