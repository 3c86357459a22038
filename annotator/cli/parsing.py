"""What all commands share: how one is added, its example, and the words that many of them take."""

import argparse
import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeAlias

from annotator.domain.care.safekeeping import Safekeeping
from annotator.domain.errors import AnnotatorError, ProjectRefused
from annotator.domain.language import _, ngettext
from annotator.domain.transfer.addresses import ServerAddress, location
from annotator.domain.transfer.sharing import Manner, WorkingCopies
from annotator.project import Project
from annotator.project.team.leftovers import send_left
from annotator.project.team.outbox import Outbox
from annotator.settings import preferences, sharing
from annotator.settings.paths import backup_folder, model_folder, waiting_folder

Run: TypeAlias = Callable[[argparse.Namespace], int]
Subparsers: TypeAlias = Any
"""What ``ArgumentParser.add_subparsers`` gives; argparse has no public name for it."""


class WrongUsage(AnnotatorError):
    """Words of a command that do not go together; it ends as one that cannot be read does."""


def command(
    commands: Subparsers, name: str, run: Run, about: str, example: str, *, project: bool = True
) -> argparse.ArgumentParser:
    """Add a command with its help and example; ``project`` is its first word, where it takes one."""
    parser = commands.add_parser(
        name,
        help=about,
        description=about,
        epilog=_("Example:") + f"\n  annotator {example}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    if project:
        parser.add_argument(
            "project",
            metavar="P",
            help=_("the project: a file (.annot), or an address (postgresql://user@host/database)"),
        )
        _may_be_shared(parser)
    parser.add_argument("--json", action="store_true", help=_("print JSON, for machines"))
    parser.set_defaults(run=run)
    return parser


def _may_be_shared(parser: argparse.ArgumentParser) -> None:
    """Folders are recognised; somebody may know better."""
    either = parser.add_mutually_exclusive_group()
    for manner, about in (
        (Manner.SHARED, _("the file lies in a shared folder: work on a working copy and publish it")),
        (Manner.LOCAL, _("the file lies on a disk of one's own: change it where it lies")),
    ):
        either.add_argument(f"--{manner}", dest="manner", action="store_const", const=manner, help=about)


def writes(parser: argparse.ArgumentParser) -> None:
    """The command makes something in somebody's name."""
    parser.add_argument("--as", dest="annotator", metavar="NAME", default="", help=_("the annotator who does it"))


def so_many(words: str) -> int:
    """A limit as somebody wrote it: a whole number from 0 on."""
    try:
        number = int(words)
    except ValueError:
        number = -1
    if number < 0:
        raise argparse.ArgumentTypeError(_("“{words}” is no number such as 0, 1 or 20.").format(words=words))
    return number


@contextmanager
def opened(arguments: argparse.Namespace, *, read_only: bool = False) -> Generator[Project]:
    """The project that a command names, in the name of its annotator; what it did to a shared one is published."""
    with open_project(arguments, read_only=read_only) as project:
        yield project
        publish(project)


def open_project(arguments: argparse.Namespace, *, read_only: bool = False) -> Project:
    """The same, without publishing; what hinders a shared one, or waits for a server, is told on standard error."""
    project = _open(arguments, read_only=read_only)
    if isinstance(project.location, ServerAddress):
        _send_what_waits(project)
    if refusal := project.sharing.status().refusal:
        _tell(refusal)
    return project


def send_to_server(arguments: argparse.Namespace) -> tuple[int, int]:
    """Send what waits for a project on a server. Gives how many changes were sent, and how many wait on.

    They wait where we may only read; what is refused is told on standard error and waits no more.
    """
    with _open(arguments) as project:
        if project.read_only:
            return 0, Outbox.of(project, waiting_folder()).count_left()
        return send_left(project, waiting_folder(), _tell), 0


def _open(arguments: argparse.Namespace, *, read_only: bool = False) -> Project:
    name = getattr(arguments, "annotator", "") or preferences.text("annotator")
    project = Project.open(
        arguments.project, annotator=name, read_only=read_only, safekeeping=safekeeping(), working=working(arguments)
    )
    project.suggestions.keep_models_in(model_folder())
    return project


def _send_what_waits(project: Project) -> None:
    """What a window has left while the server was gone is sent before anything else is done, or told of."""
    try:
        told = _waits(project) if project.read_only else _sent(project)
    except AnnotatorError:
        project.close()
        raise
    if told:
        _tell(told)


def _sent(project: Project) -> str:
    return told_sent(send_left(project, waiting_folder(), _tell))


def told_sent(sent: int) -> str:
    """How much of what waited went to a server; nothing is said of nothing."""
    told = ngettext("{count} change that waited was sent to the server.",
                    "{count} changes that waited were sent to the server.", sent)  # fmt: skip
    return told.format(count=sent) if sent else ""


def _waits(project: Project) -> str:
    return told_waiting(Outbox.of(project, waiting_folder()).count_left())


def told_waiting(left: int) -> str:
    """How much waits for a server; nothing is said of nothing."""
    told = ngettext(
        "{count} change waits to be sent to the server: the window sends it, and so does any command that writes.",
        "{count} changes wait to be sent to the server: the window sends them, and so does any command that writes.",
        left,
    )
    return told.format(count=left) if left else ""


def _tell(something: object) -> None:
    print(f"annotator: {something}", file=sys.stderr)


def publish(project: Project) -> None:
    """Bring what a command did into a shared folder; where that cannot be now, it waits and that is told."""
    try:
        project.sharing.publish()
    except AnnotatorError as refusal:
        _tell(refusal)
        waiting = project.sharing.status().waiting
        told = ngettext(
            "{count} change waits in the working copy.", "{count} changes wait in the working copy.", waiting
        )
        _tell(told.format(count=waiting))


def working(arguments: argparse.Namespace) -> WorkingCopies:
    """Where working copies lie, and whether the named project shall have one."""
    usual = sharing.working_copies(Path(arguments.project))
    manner = getattr(arguments, "manner", None)
    return usual if manner is None else replace(usual, manner=manner)


def project_file(arguments: argparse.Namespace) -> Path:
    """The file that a command names. Raises ``ProjectRefused`` where a server is meant, which has none."""
    where = location(arguments.project)
    if isinstance(where, ServerAddress):
        raise ProjectRefused(
            _("“{name}” lies on a server, not in a file.").format(name=where.name),
            _("Its backups are made with pg_dump, or with: annotator backup ADDRESS -o copy.annot"),
        )
    return where


def safekeeping() -> Safekeeping:
    """Where backups go; why one could not be made is told on standard error."""
    return Safekeeping(backup_folder(), _tell)
