"""Bad news, and questions with a few answers."""

from enum import Enum, auto
from pathlib import Path

from PySide6.QtWidgets import (
    QMessageBox,
    QWidget,
)

from annotator.domain.errors import AnnotatorError
from annotator.domain.language import _


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


def crash(details: str, log: Path) -> None:
    """Tell that we made a mistake; everything that was done is on disk already."""
    box = QMessageBox(QMessageBox.Icon.Critical, _("Article Annotator"), _("The program made a mistake."))
    box.setInformativeText(_("Everything you did is saved. The log is in {path}.").format(path=log))
    box.setDetailedText(details)
    box.exec()
