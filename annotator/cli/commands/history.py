"""``undo``, ``redo``, ``history``: what was done, by whom, and taking it back."""

import argparse
from collections.abc import Sequence
from dataclasses import asdict

from annotator.cli import printing
from annotator.cli.commands.marks import key_of
from annotator.cli.parsing import Subparsers, command, opened, so_many, writes
from annotator.domain.errors import AnnotatorError, NotFound
from annotator.domain.ids import AnnotatorId, PersonId
from annotator.domain.language import _, ngettext
from annotator.domain.log.history import Entry, Sought, Step, step_line
from annotator.domain.log.operations import Operation, Outcome
from annotator.domain.moments import local, to_iso
from annotator.project import Project


def add(commands: Subparsers) -> None:
    """Add these commands."""
    parser = command(
        commands, "undo", _undo, _("take back your last step, or any one that nothing builds on"), "undo news.annot"
    )
    which = _("the key of a step, as “history” gives it; the last one unless given")
    parser.add_argument("operation", metavar="OPERATION", nargs="?", help=which)
    writes(parser)
    writes(command(commands, "redo", _redo, _("do again what you took back last"), "redo news.annot"))
    parser = command(
        commands,
        "history",
        _history,
        _("list what was done, newest first, with what stood before and after"),
        "history news.annot --person 曹建明 --limit 20",
    )
    parser.add_argument("--limit", type=so_many, default=50, metavar="N", help=_("so many entries"))
    parser.add_argument("--article", metavar="A", help=_("only what concerns this article: key, beginning or title"))
    parser.add_argument("--mark", metavar="M", help=_("only what concerns the mark with this key"))
    parser.add_argument("--person", metavar="N", help=_("only what concerns the person of this name or key"))
    parser.add_argument("--by", metavar="NAME", help=_("only what this annotator did"))
    parser.add_argument("--words", metavar="W", default="", help=_("only steps whose sentence holds these words"))


def _undo(arguments: argparse.Namespace) -> int:
    with opened(arguments) as project:
        if arguments.operation is not None:
            found = project.history.find(arguments.operation)
            return _turned(project.history.undo_one(found.id), "", arguments)
        return _turned(project.history.undo(), _("There is nothing to undo."), arguments)


def _redo(arguments: argparse.Namespace) -> int:
    with opened(arguments) as project:
        return _turned(project.history.redo(), _("There is nothing to redo."), arguments)


def _turned(outcome: Outcome[Operation] | None, nothing: str, arguments: argparse.Namespace) -> int:
    if outcome is None:
        raise AnnotatorError(nothing, _("“annotator history” lists what was done and by whom."))
    printing.told(outcome.value.title, _facts(outcome.value), as_json=arguments.json)
    return 0


def _history(arguments: argparse.Namespace) -> int:
    with opened(arguments, read_only=True) as project:
        sought = Sought(
            article=project.articles.find(arguments.article).id if arguments.article else None,
            mark=key_of(arguments.mark) if arguments.mark else None,
            person=_person(project, arguments.person) if arguments.person else None,
            by=_annotator(project, arguments.by) if arguments.by else None,
            words=arguments.words,
        )
        entries = project.history.entries(sought, limit=arguments.limit)
    if arguments.json:
        printing.value([_all_facts(one) for one in entries])
        return 0
    for one in entries:
        undone = "  (" + _("undone") + ")" if one.operation.undone else ""
        print(f"{local(one.operation.done)}  {one.by}  {one.operation.title}{undone}  {one.operation.id}")
        for step in one.steps:
            print(f"    {step_line(step)}")
        if one.more:
            print("    " + ngettext("and {count} more", "and {count} more", one.more).format(count=one.more))
    return 0


def _person(project: Project, words: str) -> PersonId:
    return project.register.find(words).id


def _annotator(project: Project, name: str) -> AnnotatorId:
    everybody = project.annotators()
    for one in everybody:
        if one.name == name:
            return one.id
    raise NotFound(
        _("Nobody called “{name}” has worked on this project.").format(name=name),
        _("It has: {names}.").format(names=", ".join(one.name for one in everybody)),
    )


def _all_facts(entry: Entry) -> dict[str, object]:
    reverts = entry.operation.reverts
    return {
        **_facts(entry.operation), "annotator": entry.by, "reverts": str(reverts) if reverts else None,
        "steps": _plain(entry.steps), "more": entry.more, "named": _plain(entry.named),
    }  # fmt: skip


def _plain(steps: Sequence[Step]) -> list[dict[str, object]]:
    return [{name: value for name, value in asdict(step).items() if value != ""} for step in steps]


def _facts(operation: Operation) -> dict[str, object]:
    return {
        "id": str(operation.id), "done": to_iso(operation.done), "deed": operation.deed.value, "what": operation.what,
        "title": operation.title, "undone": operation.undone,
    }  # fmt: skip
