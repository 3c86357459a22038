"""``check``, ``backup``, ``backups``, ``restore``, ``recover``: looking after project files."""

import argparse
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path
from typing import Any

from annotator.cli import printing
from annotator.cli.parsing import Subparsers, command, opened, project_file, safekeeping
from annotator.domain.care.safekeeping import Backup
from annotator.domain.errors import AnnotatorError, NotFound
from annotator.domain.language import _
from annotator.domain.moments import to_iso
from annotator.project import care
from annotator.settings.paths import backup_folder
from annotator.settings.sharing import working_copies


def add(commands: Subparsers) -> None:
    """Add these commands."""
    about = _("look for everything that is wrong in a project")
    parser = command(commands, "check", _check, about, "check news.annot --repair")
    parser.add_argument("--repair", action="store_true", help=_("make anew what is derived: counts and indexes"))
    about = _("make a project file smaller; nothing is lost without --before")
    parser = command(commands, "compact", _compact, about, "compact news.annot --before 2026-01-31")
    older = _("also forget, for good, what stood in the fields before this day (UTC); undo ends there")
    parser.add_argument("--before", metavar="DATE", type=_day, help=older)
    parser = command(commands, "backup", _backup, _("make a backup of a project"), "backup news.annot")
    where = _("write the copy here; among the backups of the project unless given")
    parser.add_argument("-o", dest="out", metavar="OUT", type=Path, help=where)
    command(commands, "backups", _backups, _("list the backups of a project"), "backups news.annot")
    parser = command(commands, "restore", _restore, _("put a backup in the place of a project"), "restore news.annot 2")
    which = _("the number of the backup in the list, or its file name; the newest unless given")
    parser.add_argument("which", metavar="WHICH", nargs="?", default="1", help=which)
    beside = _("copy it to a new file beside the project instead")
    parser.add_argument("--beside", action="store_true", help=beside)
    parser = command(
        commands, "recover", _recover, _("save what a damaged project still holds"), "recover news.annot -o saved.annot"
    )
    parser.add_argument("-o", dest="out", metavar="OUT", type=Path, required=True, help=_("the new project"))


def _check(arguments: argparse.Namespace) -> int:
    with opened(arguments, read_only=not arguments.repair) as project:
        mended = project.mend() if arguments.repair else []
        findings = project.check()
    if arguments.json:
        printing.value([asdict(one) for one in findings])
    if mended and not arguments.json:
        print(_("Made anew: {names}.").format(names=", ".join(mended)))
    for one in () if arguments.json else findings:
        print(f"{one.where or one.subject}: {one.message} {one.hint}")
    if not findings and not arguments.json:
        print(_("Nothing is wrong."))
    return 1 if findings else 0


def _compact(arguments: argparse.Namespace) -> int:
    with opened(arguments) as project:
        freed = project.compact() if arguments.before is None else project.history.cut_before(arguments.before)
    told = _("{count} bytes were freed.").format(count=f"{freed:,}")
    printing.told(told, {"freed": freed}, as_json=arguments.json)
    return 0


def _day(words: str) -> date:
    try:
        return date.fromisoformat(words)
    except ValueError as error:
        raise argparse.ArgumentTypeError(_("“{words}” is no day such as 2026-01-31").format(words=words)) from error


def _backup(arguments: argparse.Namespace) -> int:
    with opened(arguments, read_only=True) as project:
        if arguments.out is not None:
            copy = project.backup(arguments.out)
        else:
            made = project.keep_backup()
            copy = made.path if made is not None else project.backup()
    printing.told(_("The backup is {copy}.").format(copy=copy), {"backup": str(copy)}, as_json=arguments.json)
    return 0


def _backups(arguments: argparse.Namespace) -> int:
    found = care.backups(project_file(arguments), backup_folder())
    rows = [{"number": at, **_facts(one, as_json=arguments.json)} for at, one in enumerate(found, 1)]
    printing.records(rows, as_json=arguments.json)
    if not rows and not arguments.json:
        print(_("There are no backups of {path}.").format(path=arguments.project))
    return 0


def _restore(arguments: argparse.Namespace) -> int:
    project = project_file(arguments)
    found = care.backups(project, backup_folder())
    if not found:
        raise NotFound(_("There are no backups of {path}.").format(path=project), _("Check the name."))
    wanted = care.named(found, arguments.which)
    when = _local(wanted)
    if arguments.beside:
        copy = care.restore_beside(wanted, project)
        told = _("The project as of {when} is now {path}.").format(when=when, path=copy)
        printing.told(told, {"restored": str(copy), "from": str(wanted.path)}, as_json=arguments.json)
        return 0
    kept = care.restore(wanted, project, safekeeping())
    told = _("{path} is again as of {when}.").format(path=project, when=when)
    if kept is not None:
        told += " " + _("What lay there before is kept as {copy}.").format(copy=kept.path)
    told = f"{told} {care.what_comes_back(project, working_copies(project))}".rstrip()
    facts = {"restored": str(project), "from": str(wanted.path), "before": str(kept.path) if kept else None}
    printing.told(told, facts, as_json=arguments.json)
    return 0


def _recover(arguments: argparse.Namespace) -> int:
    losses = care.recover(project_file(arguments), arguments.out)
    if arguments.json:
        printing.value({"recovered": str(arguments.out), "lost": [asdict(one) for one in losses]})
        return 0
    for one in losses:
        print(one.message)
    print(_("What could be saved is in {path}.").format(path=arguments.out))
    return 0


def _facts(one: Backup, *, as_json: bool) -> Mapping[str, Any]:
    made = to_iso(one.made) if as_json else _local(one)
    facts: dict[str, Any] = {"made": made, "why": str(one.why) if as_json else one.why.words}
    try:
        held = care.contents(one)
    except AnnotatorError as refusal:
        held, facts["refusal"] = None, refusal.message
    unknown = None if as_json else "?"
    facts["articles"], facts["marks"] = (held.articles, held.marks) if held else (unknown, unknown)
    facts["last"] = held.last_annotator if held else ""
    facts["bytes"] = one.size
    facts["file"] = str(one.path) if as_json else one.path.name
    if not as_json:
        facts["file"] += f" ({facts.pop('refusal')})" if "refusal" in facts else ""
    return facts


def _local(one: Backup) -> str:
    return f"{datetime.fromtimestamp(one.made / 1000).astimezone():%Y-%m-%d %H:%M:%S}"
