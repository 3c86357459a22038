"""``publish``, ``sharing``: projects in shared folders, and what waits for a server."""

import argparse
import threading
import time
from pathlib import Path

from annotator.cli import printing
from annotator.cli.parsing import Subparsers, command, open_project, send_to_server, told_sent, told_waiting, writes
from annotator.domain.errors import DamagedProject, NotAProject, ProjectRefused
from annotator.domain.language import _, ngettext
from annotator.domain.moments import to_iso
from annotator.domain.transfer.addresses import ServerAddress, location
from annotator.domain.transfer.sharing import Manner, Publication, ShareBusy, ShareMissing
from annotator.project import Project
from annotator.settings import sharing

_MAY_SETTLE = (ShareBusy, ShareMissing, NotAProject, DamagedProject)
"""What another program's copying may be the reason of."""
_WAIT_SECONDS, _PAUSE_SECONDS = 30.0, 1.0


def add(commands: Subparsers) -> None:
    """Add these commands."""
    about = _(
        "bring the work on a shared project into its folder, and what is new there home; send what waits for a server"
    )
    parser = command(commands, "publish", _publish, about, "publish /mnt/team/news.annot --copies")
    writes(parser)
    parser.add_argument(
        "--copies", action="store_true", help=_("first merge conflicted copies that lie beside it, and own copies")
    )
    parser.add_argument(
        "--wait", type=float, default=_WAIT_SECONDS, metavar="SECONDS",
        help=_("how long to wait for a file that is just being copied"),
    )  # fmt: skip
    about = _("show how a project is shared, or say how it shall be treated")
    parser = command(commands, "sharing", _sharing, about, "sharing news.annot --shared")
    parser.add_argument(
        "--recognised", dest="manner", action="store_const", const=Manner.RECOGNISED, help=_("as its folder suggests")
    )


def _publish(arguments: argparse.Namespace) -> int:
    if arguments.copies:
        _refuse_a_server(arguments)
    if isinstance(location(arguments.project), ServerAddress):
        return _sent(arguments)
    with open_project(arguments) as project:
        looked = project.sharing.look()
        merged = project.sharing.take_in_copies() if arguments.copies else 0
        done = _published(project, arguments.wait)
    count = ngettext("Published {count} change", "Published {count} changes", done.sent).format(count=done.sent)
    taken = ngettext("{count} change was new here.", "{count} changes were new here.", done.taken + merged)
    lines = [f"{count}; {taken.format(count=done.taken + merged)}"]
    lines += [_("What could not be read is kept as {path}.").format(path=path) for path in done.aside]
    if not arguments.copies:
        lines += [_("A copy beside it knows more: {path}").format(path=path) for path in looked.copies]
    facts = {
        "sent": done.sent, "taken": done.taken, "merged": merged, "aside": [str(one) for one in done.aside],
        "copies": [str(one) for one in looked.copies],
    }  # fmt: skip
    printing.told("\n".join(lines), facts, as_json=arguments.json)
    return 0


def _sent(arguments: argparse.Namespace) -> int:
    """On a server everybody sees everything at once; only what was done while it was gone is still to be sent."""
    sent, waiting = send_to_server(arguments)
    lines = [told for told in (told_sent(sent), told_waiting(waiting)) if told]
    printing.told("\n".join(lines or [_("Nothing waits to be sent to the server.")]),
                  {"sent": sent, "waiting": waiting}, as_json=arguments.json)  # fmt: skip
    return 0


def _refuse_a_server(arguments: argparse.Namespace) -> None:
    """Raises ``ProjectRefused`` where an address is named: there are no copies of it."""
    where = location(arguments.project)
    if isinstance(where, ServerAddress):
        raise ProjectRefused(
            _("“{name}” lies on a server: everybody sees everything at once, nothing is to be published.").format(
                name=where.name
            ),
            _("Working copies are for project files in shared folders; on a server just open the address."),
        )


def _published(project: Project, seconds: float) -> Publication:
    """Publish as soon as whoever copies there just now has finished."""
    end, pause = time.monotonic() + seconds, threading.Event()
    while True:
        try:
            return project.sharing.publish()
        except _MAY_SETTLE:
            if time.monotonic() > end:
                raise
            pause.wait(_PAUSE_SECONDS)


def _sharing(arguments: argparse.Namespace) -> int:
    if arguments.manner is not None:
        _refuse_a_server(arguments)
        sharing.remember(Path(arguments.project), arguments.manner)
    with open_project(arguments) as project:
        status, working = project.sharing.look(), project.sharing.working
    facts = {
        "treated": str(sharing.manner_of(Path(arguments.project))),
        "folder": status.folder.name if status.folder else None,
        "working": str(working) if status.is_shared else None,
        "waiting": status.waiting,
        "news": status.news,
        "published": to_iso(status.published) if status.published is not None else None,
        "copies": [str(one) for one in status.copies],
        "refusal": str(status.refusal) if status.refusal else None,
    }
    if arguments.json:
        printing.value(facts)
        return 0
    told = {**facts, "copies": ", ".join(map(str, status.copies))}
    printing.records([{"what": name, "is": value} for name, value in told.items() if value], as_json=False)
    return 0
