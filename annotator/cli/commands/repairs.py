"""``repairs``: what was mended in the texts of a project, and taking it back."""

import argparse
from typing import Any

from annotator.cli import printing
from annotator.cli.parsing import Subparsers, command, opened, writes
from annotator.domain.articles import RepairKind
from annotator.domain.corpus.mended import Mended, MendedSought
from annotator.domain.errors import NotFound
from annotator.domain.language import _, ngettext
from annotator.project import Project


def add(commands: Subparsers) -> None:
    """Add this command."""
    about = _("list what was mended in the texts, and take repairs back")
    parser = command(commands, "repairs", _repairs, about, "repairs news.annot --kind gloss")
    kinds = [kind.value for kind in RepairKind]
    parser.add_argument("--kind", choices=kinds, help=_("only repairs of this kind"))
    parser.add_argument("--article", metavar="A", help=_("only in this article: key, beginning or title"))
    undo = _("take back the repair of this key, as the list gives it; may be given several times")
    parser.add_argument("--undo", metavar="ID", action="append", default=[], help=undo)
    writes(parser)


def _repairs(arguments: argparse.Namespace) -> int:
    with opened(arguments, read_only=not arguments.undo) as project:
        article = project.articles.find(arguments.article).id if arguments.article else None
        found = project.repairs.found(MendedSought(RepairKind(arguments.kind) if arguments.kind else None, article))
        if arguments.undo:
            return _undone(project, found, arguments)
        printing.records([_facts(one) for one in found], as_json=arguments.json)
    return 0


def _undone(project: Project, found: list[Mended], arguments: argparse.Namespace) -> int:
    known = {one.key: one for one in found}
    for key in arguments.undo:
        if key not in known:
            raise NotFound(
                _("There is no repair with the key “{key}”.").format(key=key), _("“annotator repairs” lists them.")
            )
    count = project.repairs.undo(known[key] for key in arguments.undo).value
    told = ngettext("{count} repair was undone.", "{count} repairs were undone.", count).format(count=count)
    printing.told(told, {"undone": count}, as_json=arguments.json)
    return 0


def _facts(one: Mended) -> dict[str, Any]:
    repair = one.repair
    return {
        "id": one.key, "kind": repair.kind.value, "article": one.title, "source_text": repair.source_text,
        "text": repair.text, "reason": repair.reason,
    }  # fmt: skip
