"""``new``: the project as a file."""

import argparse
from pathlib import Path

from annotator.cli import printing
from annotator.cli.parsing import Subparsers, command, working, writes
from annotator.domain.language import _
from annotator.project import Project
from annotator.settings import preferences


def add(commands: Subparsers) -> None:
    """Add these commands."""
    parser = command(commands, "new", _new, _("make an empty project"), "new news.annot --title News")
    parser.add_argument("--title", default="", help=_("what the project is called; its file's name unless given"))
    parser.add_argument(
        "--codebook",
        metavar="F",
        type=Path,
        help=_("take the codebook out of this file: JSON, YAML, REFI (.qdc) or CSV"),
    )
    writes(parser)


def _new(arguments: argparse.Namespace) -> int:
    codebook = Project.codebook_in(arguments.codebook) if arguments.codebook else None
    name = arguments.annotator or preferences.text("annotator")
    path, shared = arguments.project, working(arguments)
    with Project.create(path, title=arguments.title, annotator=name, codebook=codebook, working=shared) as project:
        info = project.info
        facts = {"path": str(project.location), "id": str(info.id), "title": info.title}
    printing.told(_("Made “{title}” in {path}.").format(**facts), facts, as_json=arguments.json)
    return 0
