"""``codebook``: the tags of a project, brought in and taken out in several formats."""

import argparse
from dataclasses import asdict
from pathlib import Path

from annotator.cli import printing
from annotator.cli.parsing import Subparsers, command, opened, writes
from annotator.domain.language import _
from annotator.domain.wording import shortened
from annotator.formats.shaping import codebook as plain
from annotator.project import Project
from annotator.project.codebook.exchange import book_in


def add(commands: Subparsers) -> None:
    """Add this command."""
    about = _(
        "list the codebook, bring it in and out as JSON, YAML, REFI (.qdc) or CSV, or write a guideline (.html, .md)"
    )
    parser = command(commands, "codebook", _codebook, about, "codebook news.annot --export news.yaml")
    parser.add_argument("--export", metavar="F", type=Path, help=_("write the codebook to this file"))
    parser.add_argument("--import", metavar="F", type=Path, dest="source", help=_("learn the codebook of this file"))
    broken = _("list the marks that break a rule of the codebook; ends with 1 where there are any")
    parser.add_argument("--broken", action="store_true", help=broken)
    parser.add_argument("--tag", metavar="TAG", help=_("with --broken: only marks with this tag"))
    writes(parser)


def _codebook(arguments: argparse.Namespace) -> int:
    with opened(arguments, read_only=arguments.source is None) as project:
        if arguments.broken:
            return _broken(project, arguments.tag, as_json=arguments.json)
        if arguments.source is None and arguments.export is None:
            _list(project, as_json=arguments.json)
        if arguments.source is not None:
            came = project.codebooks.bring(book_in(arguments.source)).value
            printing.told(came.words, asdict(came), as_json=arguments.json)
        if arguments.export is not None:
            losses = project.codebooks.losses(arguments.export)
            project.codebooks.write(arguments.export)
            told = _("Wrote {path}.").format(path=arguments.export)
            lost = _("This format does not carry: {what}.").format(what=", ".join(losses))
            facts = {"path": str(arguments.export), "lost": losses}
            printing.told(f"{told} {lost}" if losses else told, facts, as_json=arguments.json)
    return 0


def _broken(project: Project, path: str | None, *, as_json: bool) -> int:
    book, names = project.codebook, project.insight.names()
    found = project.insight.breaches(None if path is None else book.by_path(path).id)
    rows = [
        {"article": one.title, "tag": book.path(one.tag), "start": one.span.start, "end": one.span.end,
         "text": one.text if as_json else shortened(one.text), "annotator": names.get(one.annotator, "?"),
         **({"rule": one.rule.value, "mark": str(one.mark)} if as_json else {}), "wrong": one.words}
        for one in found
    ]  # fmt: skip
    printing.records(rows, as_json=as_json)
    if not found and not as_json:
        print(_("No mark breaks a rule of the codebook."))
    return 1 if found else 0


def _list(project: Project, *, as_json: bool) -> None:
    book, counts = project.codebook, project.insight.counts()
    if as_json:
        printing.value(plain(book))
        return
    tags = (tag for root in book.children(None) for tag in book.branch(root.id))
    rows = [
        {"tag": book.path(tag.id), "key": tag.key, "marks": counts.get(tag.id, 0), "about": tag.description}
        for tag in tags
    ]
    printing.records(rows, as_json=False)
