"""``merge``, ``conflicts``, ``settle``: copies of a project that were worked on elsewhere."""

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from annotator.cli import printing
from annotator.cli.parsing import Subparsers, command, opened, writes
from annotator.domain.errors import NotFound
from annotator.domain.ids import ConflictId
from annotator.domain.language import _, ngettext
from annotator.domain.moments import to_iso
from annotator.domain.transfer.merging import Choice, Conflict, Counts, Decide, MergePlan
from annotator.project import Project

_SHORTEST = 8
"""Characters of a key that are enough to name a conflict."""


def add(commands: Subparsers) -> None:
    """Add these commands."""
    parser = command(
        commands, "merge", _merge, _("bring copies of a project home"), "merge news.annot copy-of-lin.annot"
    )
    parser.add_argument("others", metavar="OTHER", nargs="+", type=Path, help=_("a copy of the same project"))
    parser.add_argument("--plan", action="store_true", help=_("only show what would come"))
    how = _("which value stands where both sides changed the same; the newest unless given")
    parser.add_argument("--decide", choices=[one.value for one in Decide], default=Decide.NEWEST.value, help=how)
    goes = _("let go what others took back with a merge, though it stands here; it is kept unless given")
    parser.add_argument("--let-go", action="store_true", help=goes)
    writes(parser)
    command(commands, "conflicts", _conflicts, _("list what copies say differently"), "conflicts news.annot")
    parser = command(commands, "settle", _settle, _("settle a conflict"), "settle news.annot 3f2a9c1e there")
    parser.add_argument("conflict", metavar="CONFLICT", help=_("the beginning of its key in the list"))
    choice = _("keep what stands (here), or take what the other side says (there)")
    parser.add_argument("choice", choices=[one.value for one in Choice], help=choice)
    writes(parser)


def _merge(arguments: argparse.Namespace) -> int:
    with opened(arguments) as project:
        plan = project.merging.plan(arguments.others, printing.bar(_("reading")), keeps=not arguments.let_go)
        if arguments.plan:
            _tell_plan(plan, as_json=arguments.json)
            return 0
        decide = Decide(arguments.decide)
        merged = project.merging.apply(plan, decide=decide, progress=printing.bar(_("merging"))).value
        waiting = project.merging.open_count()
    facts = {
        "operations": {str(copy.path): copy.operations for copy in plan.copies}, "counts": _plain(merged.counts),
        "conflicts": waiting, "backup": str(merged.backup) if merged.backup else None, **_taken_back(plan),
    }  # fmt: skip
    sentence = " ".join([_operations(merged.operations), *_told_of_taken_back(plan)])
    if waiting:
        sentence += " " + _waiting(waiting)
    if merged.backup is not None:
        sentence += " " + _("A copy from before is {copy}.").format(copy=merged.backup)
    printing.told(sentence, facts, as_json=arguments.json)
    return 0


def _tell_plan(plan: MergePlan, *, as_json: bool) -> None:
    if as_json:
        printing.value(
            {
                "operations": {str(copy.path): copy.operations for copy in plan.copies},
                "counts": _plain(plan.counts), "marks_by": dict(plan.marks_by), "conflicts": _rows(plan.conflicts),
                **_taken_back(plan),
            }
        )  # fmt: skip
        return
    print(_operations(plan.operations))
    for told in _told_of_taken_back(plan):
        print(told)
    printing.records([{"what": name, **asdict(counts)} for name, counts in plan.counts.items()], as_json=False)
    if plan.conflicts:
        print(_waiting(len(plan.conflicts)))
        printing.records(_short(_rows(plan.conflicts)), as_json=False)


def _taken_back(plan: MergePlan) -> dict[str, Any]:
    rows = [{**asdict(one), "when": to_iso(one.when)} for one in plan.taken_back]
    return {"taken_back": rows, "keeps": plan.keeps} if rows else {}


def _told_of_taken_back(plan: MergePlan) -> list[str]:
    return [one.words(to_iso(one.when), keeps=plan.keeps) for one in plan.taken_back]


def _conflicts(arguments: argparse.Namespace) -> int:
    with opened(arguments, read_only=True) as project:
        rows = _rows(project.merging.conflicts())
    printing.records(rows if arguments.json else _short(rows), as_json=arguments.json)
    if not rows and not arguments.json:
        print(_("Nothing is in conflict."))
    return 0


def _settle(arguments: argparse.Namespace) -> int:
    with opened(arguments) as project:
        key = _named(project, arguments.conflict)
        found = project.merging.settle(key, Choice(arguments.choice)).value
        left = project.merging.open_count()
    side = found.here if arguments.choice == Choice.HERE.value else found.there
    sentence = _("Settled: {what}: {words}.").format(what=found.what, words=side.words)
    facts = {"settled": str(found.id), "left": left}
    printing.told(sentence + (" " + _waiting(left) if left else ""), facts, as_json=arguments.json)
    return 0


def _named(project: Project, key: str) -> ConflictId:
    found = [one.id for one in project.merging.conflicts() if len(key) >= _SHORTEST and str(one.id).startswith(key)]
    if len(found) != 1:
        raise NotFound(
            _("There is no open conflict with the key {key}.").format(key=key),
            _("It may be settled already. List those that are open with: annotator conflicts"),
        )
    return found[0]


def _rows(conflicts: Sequence[Conflict]) -> list[dict[str, Any]]:
    return [
        {
            "key": str(one.id), "kind": one.kind.value, "of": f"{one.subject} {one.field}".strip(), "what": one.what,
            "before": one.before.words if one.before else "", "here": one.here.words, "here_by": one.here.who,
            "here_at": to_iso(one.here.when) if one.here.when else "", "there": one.there.words,
            "there_by": one.there.who, "there_at": to_iso(one.there.when) if one.there.when else "",
            "preset": one.preset.value,
        }
        for one in conflicts
    ]  # fmt: skip


def _short(rows: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """As much as fits a line."""
    wanted = ("kind", "of", "what", "before", "here", "here_by", "there", "there_by")
    return [{"key": row["key"][:_SHORTEST], **{name: row[name] for name in wanted}} for row in rows]


def _plain(counts: Mapping[str, Counts]) -> dict[str, dict[str, int]]:
    return {name: asdict(one) for name, one in counts.items()}


def _operations(count: int) -> str:
    return ngettext("{count} operation is new here.", "{count} operations are new here.", count).format(count=count)


def _waiting(count: int) -> str:
    words = ngettext("{count} conflict waits to be settled.", "{count} conflicts wait to be settled.", count)
    return words.format(count=count)
