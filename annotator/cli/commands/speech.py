"""``speech``: who says what, as a play, as a table or for machines."""

import argparse
import sys
from collections.abc import Iterable

from annotator.cli import printing
from annotator.cli.parsing import Subparsers, command, opened
from annotator.domain.corpus.speech import Line, Speaker
from annotator.domain.language import _
from annotator.formats import spoken


def add(commands: Subparsers) -> None:
    """Add the command."""
    parser = command(
        commands, "speech", _speech, _("print who says what: quotes with speaker, role and cue, by date"),
        "speech news.annot --person 曹建明 --csv",
    )  # fmt: skip
    parser.add_argument("--person", metavar="X", default="", help=_("only quotes by this person"))
    parser.add_argument("--article", metavar="A", default="", help=_("only quotes in this article"))
    parser.add_argument("--theme", metavar="T", default="", help=_("only quotes on this theme or one below it"))
    parser.add_argument("--csv", action="store_true", help=_("print a table, for spreadsheets"))


def _speech(arguments: argparse.Namespace) -> int:
    with opened(arguments, read_only=True) as project:
        told = {name: getattr(arguments, name) for name in ("article", "person", "theme")}
        lines = project.speech.lines(project.speech.about(**told))
        if arguments.json:
            printing.value([spoken.facts(line) for line in lines])
        elif arguments.csv:
            sys.stdout.reconfigure(encoding="utf-8", newline="")  # type: ignore[union-attr]
            for piece in spoken.to_csv(lines):
                sys.stdout.write(piece)
        else:
            _print(lines)
    return 0


def _print(lines: Iterable[Line]) -> None:
    article = None
    for line in lines:
        if line.article != article:
            print(("\n" if article else "") + spoken.heading(line))
            article = line.article
        who = "; ".join(_called(one) for one in line.speakers) or _("(nobody named)")
        cue = f" [{'; '.join(line.cues)}]" if line.cues else ""
        print(f"  {who}{cue}: {' '.join(line.text.split())}")


def _called(speaker: Speaker) -> str:
    role = speaker.role
    if role is None:
        return speaker.name
    return f"{speaker.name} ({role.words})" if role.here else f"{speaker.name} ({role.words}, {role.published})"
