"""Bad news, and questions with a few answers."""

from collections.abc import Mapping, Sequence
from enum import Enum, auto
from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import (
    QMessageBox,
    QWidget,
)

from annotator.domain.errors import AnnotatorError
from annotator.domain.language import _

T = TypeVar("T")


def refusal(parent: QWidget, error: AnnotatorError) -> None:
    """Tell why something could not be done, where no status line would be seen."""
    box = QMessageBox(QMessageBox.Icon.Warning, _("Article Annotator"), error.message, parent=parent)
    box.setInformativeText(error.hint)
    box.exec()


def agree(parent: QWidget, question: str, hint: str, yes: str) -> bool:
    """Ask before something that is not at once undone."""
    return _ask(parent, question, hint, {yes: True}, otherwise=False)


def _ask(parent: QWidget, question: str, hint: str, answers: Mapping[str, T], otherwise: T) -> T:
    """The answer whose button is pressed; ``otherwise`` for Cancel and Escape."""
    box = QMessageBox(QMessageBox.Icon.Question, _("Article Annotator"), question, parent=parent)
    box.setInformativeText(hint)
    meant = [(box.addButton(words, QMessageBox.ButtonRole.AcceptRole), answer) for words, answer in answers.items()]
    box.addButton(QMessageBox.StandardButton.Cancel)
    box.exec()
    return next((answer for pressed, answer in meant if pressed is box.clickedButton()), otherwise)


class Choice(Enum):
    """What to do with a project that another window holds."""

    READ_ONLY = auto()
    OWN_COPY = auto()
    CANCEL = auto()


def held(parent: QWidget, error: AnnotatorError) -> Choice:
    """Ask what to do with a project that another window holds; each answer has a key of one letter, or Escape."""
    hint = _(
        "Changes there appear here while you read. An own copy is yours alone until you bring it home with Ctrl+S."
    )
    answers = {_("&Read only"): Choice.READ_ONLY, _("Work on an &own copy"): Choice.OWN_COPY}
    return _ask(parent, error.message, hint, answers, Choice.CANCEL)


class Dropped(Enum):
    """What to do with a project that was dropped on an open one."""

    OPEN = auto()
    MERGE = auto()
    CANCEL = auto()


def open_or_merge(parent: QWidget, names: Sequence[str]) -> Dropped:
    """Ask what dropped projects are for; each answer has a key of one letter, or Escape. Only one can be opened."""
    told = ", ".join(names)
    if len(names) > 1:
        hint = _("Shall what these copies know come into this project?")
        return _ask(parent, told, hint, {_("&Merge them into this project"): Dropped.MERGE}, Dropped.CANCEL)
    hint = _("Shall what this copy knows come into this project, or shall it be opened instead?")
    answers = {_("&Merge it into this project"): Dropped.MERGE, _("&Open it"): Dropped.OPEN}
    return _ask(parent, told, hint, answers, Dropped.CANCEL)


def crash(details: str, log: Path) -> None:
    """Tell that we made a mistake; everything that was done is on disk already."""
    box = QMessageBox(QMessageBox.Icon.Critical, _("Article Annotator"), _("The program made a mistake."))
    box.setInformativeText(_("Everything you did is saved. The log is in {path}.").format(path=log))
    box.setDetailedText(details)
    box.exec()
