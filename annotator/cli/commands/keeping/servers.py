"""``move``, ``server``: projects between files and servers, and who may do what on a server."""

import argparse

from annotator.cli import printing
from annotator.cli.parsing import Subparsers, command, opened
from annotator.domain.language import _
from annotator.project.team import servers


def add(commands: Subparsers) -> None:
    """Add these commands."""
    about = _("copy a whole project with its history from a file to a server, or back")
    parser = command(commands, "move", _move, about, "move news.annot postgresql://lin@db.office/news")
    where = _("an empty database, or a new file; the project itself stays as it is")
    parser.add_argument("where", metavar="ADDRESS", help=where)
    about = _("prepare a database for a team: the tables in their present form, and who may write or only read")
    parser = command(
        commands, "server", _server, about, "server setup postgresql://lin@db.office/news --editor wang", project=False
    )
    parser.add_argument("what", metavar="setup", choices=["setup"], help=_("what to do with the database"))
    parser.add_argument("address", metavar="ADDRESS", help=_("the database, as its owner"))
    for role, words in (
        ("editor", _("somebody who may read and write; may be given several times")),
        ("reader", _("somebody who may only read; may be given several times")),
    ):
        parser.add_argument(f"--{role}", dest=f"{role}s", metavar="NAME", action="append", default=[], help=words)


def _move(arguments: argparse.Namespace) -> int:
    with opened(arguments, read_only=True) as project:
        was = project.name
        now = project.move(arguments.where, printing.bar(_("Moving")))
    printing.told(
        _("The project is now in {where}. “{name}” stays as it was; work on in the new place.").format(
            where=now, name=was
        ),
        {"moved": str(now), "from": was},
        as_json=arguments.json,
    )
    return 0


def _server(arguments: argparse.Namespace) -> int:
    where = servers.setup(arguments.address, editors=arguments.editors, readers=arguments.readers)
    facts = {"address": str(where), "editors": arguments.editors, "readers": arguments.readers}
    if arguments.json:
        printing.value(facts)
        return 0
    print(_("{address} is ready for a project.").format(address=where))
    rows = [{"user": name, "right": _("may read and write")} for name in arguments.editors]
    rows += [{"user": name, "right": _("may only read")} for name in arguments.readers]
    printing.records(rows, as_json=False)
    return 0
