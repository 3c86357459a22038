"""``settings``, ``formats``, ``paths``: what this installation can do and where it keeps things."""

import argparse

from annotator.cli import printing
from annotator.cli.parsing import Subparsers, command
from annotator.domain.language import _
from annotator.formats.registry import FORMATS
from annotator.settings import preferences
from annotator.settings.paths import all_folders


def add(commands: Subparsers) -> None:
    """Add these commands."""
    parser = command(
        commands, "settings", _settings, _("show the settings, or set one"), "settings language zh_TW", project=False
    )
    parser.add_argument("name", metavar="NAME", nargs="?", help=_("the setting"))
    parser.add_argument("value", metavar="VALUE", nargs="?", help=_("its new value"))
    command(commands, "formats", _formats, _("list the formats for import and export"), "formats", project=False)
    command(commands, "paths", _paths, _("show where this installation keeps its files"), "paths", project=False)


def _settings(arguments: argparse.Namespace) -> int:
    if arguments.name is not None and arguments.value is not None:
        preferences.put(arguments.name, arguments.value)
    if arguments.name is not None:
        value = preferences.get(arguments.name)
        printing.told(str(value), {arguments.name: value}, as_json=arguments.json)
        return 0
    values = preferences.everything()
    if arguments.json:
        printing.value(values)
        return 0
    rows = [{"name": one.name, "value": values[one.name], "about": _(one.about)} for one in preferences.PREFERENCES]
    printing.records(rows, as_json=False)
    return 0


def _formats(arguments: argparse.Namespace) -> int:
    rows = [
        {"name": one.name, "suffixes": " ".join(one.suffixes), "import": one.reads, "export": one.writes,
         "about": one.summary, **({} if one.is_installed else {"install": one.extra and one.extra.command})}
        for one in FORMATS
    ]  # fmt: skip
    if not arguments.json:
        rows = [{**row, "import": _yes(row["import"]), "export": _yes(row["export"])} for row in rows]
    printing.records(rows, as_json=arguments.json)
    return 0


def _yes(holds: object) -> str:
    return _("yes") if holds else "–"


def _paths(arguments: argparse.Namespace) -> int:
    folders = {name: str(path) for name, path in all_folders().items()}
    if arguments.json:
        printing.value(folders)
    else:
        printing.records([{"what": name, "path": path} for name, path in folders.items()], as_json=False)
    return 0
