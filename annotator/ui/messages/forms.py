"""Boxes in which something is written or chosen."""

import re
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import (
    QColorDialog,
    QDialog,
    QDialogButtonBox,
    QFontDialog,
    QFormLayout,
    QInputDialog,
    QLineEdit,
    QPlainTextEdit,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.articles import Metadata
from annotator.domain.language import _
from annotator.domain.people import Person
from annotator.ui.floating.key_table import KeyRow, KeyTable
from annotator.ui.naming import METADATA, field_name
from annotator.ui.pieces import label

_AUTHORITIES = ("wikidata", "viaf", "own")
"""The registers of others in which people are looked up, and one's own."""
_WIDE_LINE, _ONE_LINE = 480, 60
"""Pixels of a box with a line of text; code points that one line has room for."""


def font(parent: QWidget, family: str) -> str | None:
    """A face for the text; ``None`` where nothing was meant."""
    accepted, chosen = QFontDialog.getFont(QFont(family), parent, _("Face of the text"))
    return chosen.family() if accepted else None


def line(parent: QWidget, title: str, question: str, words: str = "") -> str | None:
    """One line of text, or several where ``words`` are many; ``None`` where nothing was meant."""
    dialog = QInputDialog(parent)
    dialog.setWindowTitle(title)
    dialog.setLabelText(question)
    # A single line would let go of the ends of paragraphs, and of all behind its 32,767th character.
    several = len(words) > _ONE_LINE or "\n" in words
    dialog.setOption(QInputDialog.InputDialogOption.UsePlainTextEditForTextInput, several)
    dialog.setTextValue(words)
    dialog.resize(_WIDE_LINE, dialog.sizeHint().height())  # by itself it cuts its title
    field = dialog.findChild(QPlainTextEdit)
    if field is not None:
        field.setTabChangesFocus(True)
        field.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
    if not dialog.exec():
        return None
    # What is plain text to Qt has no spaces that hold words together.
    written = dialog.textValue() if field is None else field.document().toRawText().replace("\u2029", "\n")
    return written.strip()


def password(parent: QWidget, question: str) -> str | None:
    """A password, which is not shown; ``None`` where nothing was meant."""
    dialog = QInputDialog(parent)
    dialog.setWindowTitle(_("Open a project on a server"))
    dialog.setLabelText(question)
    dialog.setTextEchoMode(QLineEdit.EchoMode.Password)
    dialog.resize(_WIDE_LINE, dialog.sizeHint().height())
    return dialog.textValue() if dialog.exec() else None


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
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
    buttons.accepted.connect(dialog.accept)
    buttons.rejected.connect(dialog.reject)
    layout = QVBoxLayout(dialog)
    layout.addWidget(inside)
    layout.addWidget(buttons)  # behind the form, where Tab comes to them last
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    inside.setParent(None)  # it is read after its dialog is gone
    dialog.deleteLater()
    return accepted


def colour(parent: QWidget, before: str) -> str | None:
    """A colour as ``#rrggbb``; ``None`` where nothing was meant."""
    chosen = QColorDialog.getColor(QColor(before), parent, _("Colour"))
    return chosen.name().upper() if chosen.isValid() else None


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
