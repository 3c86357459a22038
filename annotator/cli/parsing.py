"""What all commands share: how one is added, its example, and the words that many of them take."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

from annotator.domain.care.safekeeping import Safekeeping
from annotator.domain.errors import ProjectRefused
from annotator.domain.language import _
from annotator.domain.transfer.addresses import ServerAddress, location
from annotator.project import Project
from annotator.settings import preferences
from annotator.settings.paths import backup_folder

Run: TypeAlias = Callable[[argparse.Namespace], int]
Subparsers: TypeAlias = Any
"""What ``ArgumentParser.add_subparsers`` gives; argparse has no public name for it."""


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
    parser.add_argument("--json", action="store_true", help=_("print JSON, for machines"))
    parser.set_defaults(run=run)
    return parser


def writes(parser: argparse.ArgumentParser) -> None:
    """The command makes something in somebody's name."""
    parser.add_argument("--as", dest="annotator", metavar="NAME", default="", help=_("the annotator who does it"))


def opened(arguments: argparse.Namespace, *, read_only: bool = False) -> Project:
    """The project that a command names, in the name of its annotator."""
    name = getattr(arguments, "annotator", "") or preferences.text("annotator")
    return Project.open(arguments.project, annotator=name, read_only=read_only, safekeeping=safekeeping())


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
    return Safekeeping(backup_folder(), lambda refusal: print(f"annotator: {refusal}", file=sys.stderr))
