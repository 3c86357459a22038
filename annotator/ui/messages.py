"""The only place that opens a box: questions, file choices, bad news."""

import re
from collections.abc import Sequence
from dataclasses import replace
from enum import Enum, auto
from pathlib import Path

from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import (
    QColorDialog,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFontDialog,
    QFormLayout,
    QInputDialog,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.articles import Metadata
from annotator.domain.errors import AnnotatorError
from annotator.domain.language import _
from annotator.domain.people import Person
from annotator.ui.floating.key_table import KeyRow, KeyTable
from annotator.ui.naming import METADATA, field_name
from annotator.ui.pieces import label

_AUTHORITIES = ("wikidata", "viaf", "own")
"""The registers of others in which people are looked up, and one's own."""


def refusal(parent: QWidget, error: AnnotatorError) -> None:
    """Tell why something could not be done, where no status line would be seen."""
    box = QMessageBox(QMessageBox.Icon.Warning, _("Article Annotator"), error.message, parent=parent)
    box.setInformativeText(error.hint)
    box.exec()


def agree(parent: QWidget, question: str, hint: str, yes: str) -> bool:
    """Ask before something that is not at once undone."""
    box = QMessageBox(QMessageBox.Icon.Question, _("Article Annotator"), question, parent=parent)
    box.setInformativeText(hint)
    accept = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
    box.addButton(QMessageBox.StandardButton.Cancel)
    box.exec()
    return box.clickedButton() is accept


class Choice(Enum):
    """What to do with a project that another window holds."""

    READ_ONLY = auto()
    OWN_COPY = auto()
    CANCEL = auto()


def held(parent: QWidget, error: AnnotatorError) -> Choice:
    """Ask what to do with a project that another window holds; each answer has a key of one letter, or Escape."""
    box = QMessageBox(QMessageBox.Icon.Question, _("Article Annotator"), error.message, parent=parent)
    box.setInformativeText(
        _("Changes there appear here while you read. An own copy is yours alone until you bring it home with Ctrl+S.")
    )
    choices = {
        box.addButton(_("&Read only"), QMessageBox.ButtonRole.AcceptRole): Choice.READ_ONLY,
        box.addButton(_("Work on an &own copy"), QMessageBox.ButtonRole.AcceptRole): Choice.OWN_COPY,
    }
    box.addButton(QMessageBox.StandardButton.Cancel)
    box.exec()
    return choices.get(box.clickedButton(), Choice.CANCEL)  # type: ignore[call-overload]  # Qt knows it as a button


class Dropped(Enum):
    """What to do with a project that was dropped on an open one."""

    OPEN = auto()
    MERGE = auto()
    CANCEL = auto()


def open_or_merge(parent: QWidget, names: str) -> Dropped:
    """Ask what a dropped project is for; each answer has a key of one letter, or Escape."""
    box = QMessageBox(QMessageBox.Icon.Question, _("Article Annotator"), names, parent=parent)
    box.setInformativeText(_("Is it a copy whose work you want here, or do you want to read it instead?"))
    choices = {
        box.addButton(_("&Merge it into this project"), QMessageBox.ButtonRole.AcceptRole): Dropped.MERGE,
        box.addButton(_("&Open it"), QMessageBox.ButtonRole.AcceptRole): Dropped.OPEN,
    }
    box.addButton(QMessageBox.StandardButton.Cancel)
    box.exec()
    return choices.get(box.clickedButton(), Dropped.CANCEL)  # type: ignore[call-overload]  # Qt knows it as a button


def copies_to_merge(parent: QWidget) -> list[Path]:
    """Copies of the project that is open."""
    names, _kind = QFileDialog.getOpenFileNames(parent, _("Merge copies"), "", _("Projects (*.annot)"))
    return [Path(name) for name in names]


def plan_target(parent: QWidget, stem: str) -> Path | None:
    """Where the plan of a merge is kept as text."""
    name, _kind = QFileDialog.getSaveFileName(parent, _("Save the plan"), f"{stem}.txt", _("Text (*.txt)"))
    return _with_suffix(name, ".txt")


def picture_target(parent: QWidget, stem: str) -> Path | None:
    """Where a picture is kept: PNG, or SVG where that was chosen or typed."""
    png, svg = _("Picture (*.png)"), _("Drawing (*.svg)")
    name, kind = QFileDialog.getSaveFileName(parent, _("Save the picture"), f"{stem}.png", f"{png};;{svg}")
    if kind == svg or name.endswith(".svg"):
        return _with_suffix(name.removesuffix(".png"), ".svg")
    return _with_suffix(name, ".png")


def new_project(parent: QWidget, folder: Path, stem: str = "news") -> Path | None:
    """Where a new project shall lie."""
    name, _kind = QFileDialog.getSaveFileName(
        parent, _("New project"), str(folder / f"{stem}.annot"), _("Projects (*.annot)")
    )
    return _with_suffix(name, ".annot")


def project_to_restore(parent: QWidget) -> Path | None:
    """Of which project a backup shall be restored; its file may be damaged."""
    name, _kind = QFileDialog.getOpenFileName(parent, _("Restore a backup"), "", _("Projects (*.annot)"))
    return Path(name) if name else None


def files_to_open(parent: QWidget) -> list[Path]:
    """A project to open, or articles to import."""
    kinds = ";;".join((_("Projects and articles (*.annot *.txt *.md *.json *.jsonl)"), _("All files (*)")))
    names, _kind = QFileDialog.getOpenFileNames(parent, _("Open"), "", kinds)
    return [Path(name) for name in names]


def files_to_import(parent: QWidget) -> list[Path]:
    """Articles or exports to import."""
    kinds = ";;".join((_("Articles and exports (*.txt *.md *.json *.jsonl)"), _("All files (*)")))
    names, _kind = QFileDialog.getOpenFileNames(parent, _("Import"), "", kinds)
    return [Path(name) for name in names]


def export_target(parent: QWidget, stem: str) -> tuple[Path, str] | None:
    """Where an export goes, and in which format."""
    kinds = {
        _("JSON, everything (*.json)"): ("json", ".json"),
        _("JSONL, one article a line (*.jsonl)"): ("jsonl", ".jsonl"),
        _("CSV, one row a mark (*.csv)"): ("csv", ".csv"),
    }
    name, kind = QFileDialog.getSaveFileName(parent, _("Export"), f"{stem}.json", ";;".join(kinds))
    if not name:
        return None
    suffix = Path(name).suffix.lower()
    by_suffix = {usual: name for name, usual in kinds.values()}
    chosen, usual = kinds.get(kind, ("json", ".json"))
    return (Path(name), by_suffix[suffix]) if suffix in by_suffix else (Path(name + usual), chosen)


def table_target(parent: QWidget, stem: str, suffix: str) -> Path | None:
    """Where a table goes, as CSV or as a workbook."""
    kinds = {".csv": _("CSV (*.csv)"), ".xlsx": _("Workbook (*.xlsx)")}
    name, _kind = QFileDialog.getSaveFileName(parent, _("Export"), f"{stem}{suffix}", kinds[suffix])
    return _with_suffix(name, suffix)


def font(parent: QWidget, family: str) -> str | None:
    """A face for the text; ``None`` where nothing was meant."""
    accepted, chosen = QFontDialog.getFont(QFont(family), parent, _("Face of the text"))
    return chosen.family() if accepted else None


def line(parent: QWidget, title: str, question: str, words: str = "") -> str | None:
    """One line of text; ``None`` where nothing was meant."""
    answer, accepted = QInputDialog.getText(parent, title, question, text=words)
    return answer.strip() if accepted else None


def register_target(parent: QWidget, stem: str) -> Path | None:
    """Where the register of people goes, as CSV or JSON."""
    csv, json = _("CSV (*.csv)"), _("JSON (*.json)")
    name, kind = QFileDialog.getSaveFileName(parent, _("Export list"), f"{stem}-people.csv", f"{csv};;{json}")
    if kind == json or name.endswith(".json"):
        return _with_suffix(name.removesuffix(".csv"), ".json")
    return _with_suffix(name, ".csv")


def register_to_bring_in(parent: QWidget) -> Path | None:
    """A register of people as CSV or JSON."""
    name, _kind = QFileDialog.getOpenFileName(parent, _("Import list"), "", _("Lists of people (*.csv *.json)"))
    return Path(name) if name else None


def person(parent: QWidget, before: Person) -> Person | None:
    """What is known of a person, field by field; ``None`` where nothing was meant."""
    dialog = QDialog(parent)
    dialog.setWindowTitle(_("About the person"))
    dialog.resize(520, 10)
    form = QFormLayout(dialog)
    name, variants, note = QLineEdit(before.name), QLineEdit("、".join(before.variants)), QPlainTextEdit(before.note)
    variants.setPlaceholderText(_("further names, with 、 or ; between them"))
    note.setTabChangesFocus(True)
    note.setFixedHeight(90)
    keys = {one: QLineEdit(before.identifiers.get(one, "")) for one in (*_AUTHORITIES, *before.identifiers)}
    for words, field in ((_("Name"), name), (_("Variants"), variants), (_("Note"), note), *keys.items()):
        form.addRow(words, field)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, dialog)
    buttons.accepted.connect(dialog.accept)
    buttons.rejected.connect(dialog.reject)
    form.addRow(buttons)
    name.selectAll()
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return None
    names = tuple(part.strip() for part in re.split("[、;；]", variants.text()) if part.strip())
    known = {one: field.text().strip() for one, field in keys.items() if field.text().strip()}
    return replace(before, name=name.text().strip(), variants=names, note=note.toPlainText().strip(), identifiers=known)


def metadata(parent: QWidget, before: Metadata) -> Metadata | None:
    """What is known about an article, field by field; ``None`` where nothing was meant."""
    dialog = QDialog(parent)
    dialog.setWindowTitle(_("About the article"))
    dialog.resize(520, 10)
    form = QFormLayout(dialog)
    fields = {name: QLineEdit(getattr(before, name)) for name in METADATA}
    for name, field in fields.items():
        field.setCursorPosition(0)
        form.addRow(field_name(name), field)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, dialog)
    buttons.accepted.connect(dialog.accept)
    buttons.rejected.connect(dialog.reject)
    form.addRow(buttons)
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return None
    return replace(before, **{name: field.text().strip() for name, field in fields.items()})


def form(parent: QWidget, title: str, inside: QWidget) -> bool:
    """Show a form until it is accepted or given up."""
    dialog = QDialog(parent)
    dialog.setWindowTitle(title)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, dialog)
    buttons.accepted.connect(dialog.accept)
    buttons.rejected.connect(dialog.reject)
    layout = QVBoxLayout(dialog)
    layout.addWidget(inside)
    layout.addWidget(buttons)
    return dialog.exec() == QDialog.DialogCode.Accepted


def colour(parent: QWidget, before: str) -> str | None:
    """A colour as ``#rrggbb``; ``None`` where nothing was meant."""
    chosen = QColorDialog.getColor(QColor(before), parent, _("Colour"))
    return chosen.name().upper() if chosen.isValid() else None


def codebook_to_import(parent: QWidget) -> Path | None:
    """A codebook in one of the formats that are read."""
    kinds = ";;".join((_("Codebooks (*.json *.yaml *.yml *.qdc *.csv)"), _("All files (*)")))
    name, _kind = QFileDialog.getOpenFileName(parent, _("Import a codebook"), "", kinds)
    return Path(name) if name else None


def codebook_target(parent: QWidget, stem: str, suffix: str) -> Path | None:
    """Where a codebook goes."""
    name, _kind = QFileDialog.getSaveFileName(parent, _("Export the codebook"), f"{stem}{suffix}", f"*{suffix}")
    return _with_suffix(name, suffix)


def sheet(parent: QWidget, title: str, html: str) -> None:
    """Show a page of text: the manual, the list of shortcuts, what the program is."""
    dialog = QDialog(parent)
    dialog.setWindowTitle(title)
    dialog.resize(720, 640)
    browser = QTextBrowser(dialog)
    browser.setOpenExternalLinks(True)
    browser.setHtml(html)
    layout = QVBoxLayout(dialog)
    layout.addWidget(browser)
    dialog.exec()


def keys(parent: QWidget, rows: Sequence[KeyRow], taken: dict[str, str]) -> dict[str, str] | None:
    """The keys of commands that shall differ from the usual ones; ``None`` where nothing was meant."""
    dialog = QDialog(parent)
    dialog.setWindowTitle(_("Change keys"))
    dialog.resize(620, 640)
    clash = label("", "warning", wrap=True)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, dialog)

    def look() -> None:
        clash.setText(table.clash())
        buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(not clash.text())

    table = KeyTable(rows, taken, look)
    usual = buttons.addButton(_("Usual keys"), QDialogButtonBox.ButtonRole.ResetRole)
    usual.clicked.connect(table.make_usual)
    buttons.accepted.connect(dialog.accept)
    buttons.rejected.connect(dialog.reject)
    layout = QVBoxLayout(dialog)
    for widget in (table, clash, buttons):
        layout.addWidget(widget)
    return table.chosen() if dialog.exec() == QDialog.DialogCode.Accepted else None


def crash(details: str, log: Path) -> None:
    """Tell that we made a mistake; everything that was done is on disk already."""
    box = QMessageBox(QMessageBox.Icon.Critical, _("Article Annotator"), _("The program made a mistake."))
    box.setInformativeText(_("Everything you did is saved. The log is in {path}.").format(path=log))
    box.setDetailedText(details)
    box.exec()


def _with_suffix(name: str, suffix: str) -> Path | None:
    if not name:
        return None
    return Path(name) if name.endswith(suffix) else Path(name + suffix)
