"""``mark``, ``link``, ``undo``, ``redo``, ``history``, ``people``: the verbs of the window."""

import argparse
from uuid import UUID

from annotator.cli import printing
from annotator.cli.parsing import Subparsers, command, opened, writes
from annotator.domain.errors import AnnotatorError, NotFound
from annotator.domain.ids import MarkId
from annotator.domain.language import _
from annotator.domain.moments import to_iso
from annotator.domain.operations import Operation, Outcome
from annotator.domain.spans import Span


def add(commands: Subparsers) -> None:
    """Add these commands."""
    parser = command(
        commands, "mark", _mark, _("put a tag on a span"), "mark news.annot 0193f0aa person 12 15 --as lin"
    )
    parser.add_argument("article", metavar="ARTICLE", help=_("its key, the beginning of it, or its title"))
    parser.add_argument("tag", metavar="TAG", help=_("the tag's path, such as person or theme/社會工作"))
    parser.add_argument("start", metavar="START", type=int, help=_("first character, counted from 0"))
    parser.add_argument("end", metavar="END", type=int, help=_("behind the last character"))
    writes(parser)
    parser = command(commands, "link", _link, _("link two marks"), "link news.annot says 0193f0aa-… 0193f0ab-…")
    parser.add_argument("type", metavar="TYPE", help=_("the type of link, such as says or holds"))
    parser.add_argument("from_mark", metavar="FROM", help=_("the key of the mark where it begins"))
    parser.add_argument("to_mark", metavar="TO", help=_("the key of the mark where it ends"))
    writes(parser)
    writes(command(commands, "undo", _undo, _("take back your last step"), "undo news.annot"))
    writes(command(commands, "redo", _redo, _("do again what you took back last"), "redo news.annot"))
    parser = command(
        commands, "history", _history, _("list what was done, newest first"), "history news.annot --limit 20"
    )
    parser.add_argument("--limit", type=int, default=50, metavar="N", help=_("so many entries"))
    command(commands, "people", _people, _("list the register of people"), "people news.annot --json")


def _mark(arguments: argparse.Namespace) -> int:
    with opened(arguments) as project:
        article = project.articles.find(arguments.article)
        tag = project.codebook.by_path(arguments.tag)
        mark = project.marks.add(article.id, Span(arguments.start, arguments.end), tag.id).value
    facts = {
        "id": str(mark.id),
        "tag": arguments.tag,
        "start": mark.span.start,
        "end": mark.span.end,
        "text": mark.text,
    }
    printing.told(_("Marked “{text}” as {tag}: {id}").format(**facts), facts, as_json=arguments.json)
    return 0


def _link(arguments: argparse.Namespace) -> int:
    ends = _key(arguments.from_mark), _key(arguments.to_mark)
    with opened(arguments) as project:
        link = project.links.add(arguments.type, *ends).value
    facts = {"id": str(link.id), "type": arguments.type, "from": str(link.from_mark), "to": str(link.to_mark)}
    printing.told(_("Linked: {id}").format(**facts), facts, as_json=arguments.json)
    return 0


def _key(words: str) -> MarkId:
    try:
        return MarkId(UUID(words))
    except ValueError as error:
        raise NotFound(
            _("“{words}” is no key of a mark.").format(words=words),
            _("“annotator show” lists the marks of an article."),
        ) from error


def _undo(arguments: argparse.Namespace) -> int:
    with opened(arguments) as project:
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
        names = {one.id: one.name for one in project.annotators()}
        rows = [
            {**_facts(one), "annotator": names.get(one.annotator, "")}
            for one in project.history.operations(arguments.limit)
        ]
    if not arguments.json:
        rows = [{name: row[name] for name in ("done", "annotator", "title", "undone")} for row in rows]
        rows = [{**row, "undone": _("undone") if row["undone"] else ""} for row in rows]
    printing.records(rows, as_json=arguments.json)
    return 0


def _facts(operation: Operation) -> dict[str, object]:
    return {
        "id": str(operation.id), "done": to_iso(operation.done), "deed": operation.deed.value, "what": operation.what,
        "title": operation.title, "undone": operation.undone,
    }  # fmt: skip


def _people(arguments: argparse.Namespace) -> int:
    with opened(arguments, read_only=True) as project:
        rows = [
            {
                "id": str(one.id),
                "name": one.name,
                "variants": list(one.variants),
                "mentions": mentions,
                "note": one.note,
            }
            for one, mentions in project.people.all()
        ]
    if not arguments.json:
        rows = [
            {**row, "variants": "、".join(map(str, row["variants"] if isinstance(row["variants"], list) else []))}
            for row in rows
        ]
    printing.records(rows, as_json=arguments.json)
    return 0
