"""Finding a command by its name, and changing keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit

from annotator.settings import keys
from annotator.ui.actions import COMMANDS
from annotator.ui.floating.key_table import KeyTable

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def usual_keys():
    yield
    keys.put({})


def test_a_command_is_found_by_a_few_letters_and_done(opened):
    opened.press(Qt.Key.Key_K, CTRL)
    entry = opened.window.picker.findChild(QLineEdit)
    opened.bot.keyClicks(entry, "select al")
    opened.press(Qt.Key.Key_Return, on=entry)
    assert len(opened.view.selection) == len(opened.view.page.text)
    opened.press(Qt.Key.Key_K, CTRL)
    opened.bot.keyClicks(entry, "make coffee")
    opened.press(Qt.Key.Key_Return, on=entry)
    assert "no command “make coffee”" in opened.window.status.told


def answer(monkeypatch, steps):
    """Do something in the dialog, and give what its OK button then is."""
    seen = []

    def run(dialog):
        table = dialog.findChild(KeyTable)
        steps(table)
        seen.append(dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Ok).isEnabled())
        return QDialog.DialogCode.Accepted if seen[-1] else QDialog.DialogCode.Rejected

    monkeypatch.setattr(QDialog, "exec", run)
    return seen


def test_a_changed_key_works_at_once_and_is_kept(opened, monkeypatch, usual_keys):
    answer(monkeypatch, lambda table: table.edits["note"].setKeySequence(QKeySequence("Ctrl+M")))
    opened.window.palette_.change_keys()
    assert keys.chosen() == {"note": "Ctrl+M"}
    opened.drag("方啟明")
    opened.press(Qt.Key.Key_1)
    opened.press(Qt.Key.Key_N)
    assert not opened.window.popover.isVisible()
    opened.press(Qt.Key.Key_M, CTRL)
    assert opened.window.popover.isVisible()
    answer(monkeypatch, lambda table: table.make_usual())
    opened.window.palette_.change_keys()
    assert keys.chosen() == {}


@pytest.mark.parametrize("taken", ["S", "1", "Shift+2"])
def test_no_key_means_two_things(opened, monkeypatch, usual_keys, taken):
    seen = answer(monkeypatch, lambda table: table.edits["note"].setKeySequence(QKeySequence(taken)))
    opened.window.palette_.change_keys()
    assert seen == [False]
    assert keys.chosen() == {}


def test_the_usual_keys_mean_one_thing_each(opened):
    every = [QKeySequence(one).toString() for command in COMMANDS for one in (command.keys, *command.also) if one]
    taken = set(opened.window.palette_._keys_of_tags())
    assert len(every) == len(set(every))
    assert not taken & set(every)
