"""Every command of the window in one table, from which menus and the list of keys are made."""

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QWidget

from annotator.domain.language import _, marked
from annotator.settings import keys

FILE, EDIT, ARTICLE, MARK, VIEW, HELP = (
    marked("&File"), marked("&Edit"), marked("&Article"), marked("&Mark"), marked("&View"), marked("&Help"),
)  # fmt: skip
_MNEMONIC = re.compile(r"\(&.\)|&")
MENUS = (FILE, EDIT, ARTICLE, MARK, VIEW, HELP)


@dataclass(frozen=True, slots=True)
class Command:
    """One line of a menu. ``name`` is that of the method which does it; ``needs`` says when it can be done.

    ``reading`` is where articles are read, whether one is there or not: on other pages the keys mean something else;
    ``file`` a project that lies in a file and not on a server; ``deciding`` an article whose project can be changed.
    """

    menu: str
    name: str
    words: str
    keys: str = ""
    needs: str = "project"
    line_above: bool = False
    also: tuple[str, ...] = ()
    """Further keys for the same."""


COMMANDS = (
    Command(FILE, "new_project", marked("New project…"), "Ctrl+N", ""),
    Command(FILE, "open_files", marked("Open…"), "Ctrl+O", ""),
    Command(FILE, "open_server", marked("Open server…"), "", ""),
    Command(FILE, "open_sample", marked("Open the sample"), "", ""),
    Command(FILE, "import_files", marked("Import…"), "Ctrl+I", line_above=True),
    Command(FILE, "import_address", marked("Import from an address…")),
    Command(FILE, "paste_article", marked("Paste an article"), "Ctrl+V"),
    Command(FILE, "export", marked("Export…"), "Ctrl+E"),
    Command(FILE, "restore_backup", marked("Restore a backup…"), "", "", line_above=True),
    Command(FILE, "check_project", marked("Check the project…")),
    Command(FILE, "publish", marked("Publish"), "Ctrl+S", line_above=True),
    Command(FILE, "merge_files", marked("Merge copies…"), "Ctrl+Shift+M"),
    Command(FILE, "show_conflicts", marked("Settle conflicts…"), "Ctrl+Shift+J"),
    Command(FILE, "merge_copies", marked("Merge copies beside it"), "", "file"),
    Command(FILE, "work_locally", marked("Change the file where it lies"), "", "file"),
    Command(FILE, "work_shared", marked("Work on a copy and publish it"), "", "file"),
    Command(FILE, "close_project", marked("Close project"), "Ctrl+W", line_above=True),
    Command(FILE, "quit", marked("Quit"), "Ctrl+Q", ""),
    Command(EDIT, "undo", marked("Undo"), "Ctrl+Z"),
    Command(EDIT, "redo", marked("Redo"), "Ctrl+Shift+Z", also=("Ctrl+Y",)),
    Command(EDIT, "history", marked("History…"), "Ctrl+H"),
    Command(EDIT, "copy", marked("Copy text"), "Ctrl+C", "article", line_above=True),
    Command(EDIT, "copy_with_marks", marked("Copy with marks"), "Ctrl+Shift+C", "article"),
    Command(EDIT, "select_all", marked("Select all"), "Ctrl+A", "article"),
    Command(EDIT, "find_words", marked("Find in the article"), "Ctrl+F", "article", line_above=True),
    Command(EDIT, "next_hit", marked("Next hit"), "F3", "article"),
    Command(EDIT, "previous_hit", marked("Previous hit"), "Shift+F3", "article"),
    Command(EDIT, "filter_articles", marked("Filter articles"), "Ctrl+L"),
    Command(EDIT, "find_command", marked("Find a command"), "Ctrl+K", "", line_above=True),
    Command(EDIT, "change_keys", marked("Change keys…"), "", ""),
    Command(EDIT, "name_annotator", marked("Your name…"), "", "", line_above=True),
    Command(ARTICLE, "next_article", marked("Next article"), "Alt+Down", "reading"),
    Command(ARTICLE, "previous_article", marked("Previous article"), "Alt+Up", "reading"),
    Command(ARTICLE, "done_next", marked("Done, next"), "Ctrl+Return", "article"),
    Command(ARTICLE, "not_done", marked("Not done after all"), "", "article"),
    Command(ARTICLE, "describe", marked("About the article…"), "F2", "article", line_above=True),
    Command(ARTICLE, "correct_text", marked("Correct the selected text…"), "F4", "article"),
    Command(ARTICLE, "article_versions", marked("Versions of the text…"), "", "article"),
    Command(ARTICLE, "show_repairs", marked("Repairs of this project…"), "", "reading"),
    Command(ARTICLE, "article_history", marked("History of the article…"), "", "article", line_above=True),
    Command(ARTICLE, "remove_article", marked("Remove article"), "", "article"),
    Command(MARK, "speaker_or_holder", marked("Speaker or holder"), "S", "article"),
    Command(MARK, "cue", marked("Cue of the quote"), "C", "article"),
    Command(MARK, "person", marked("Whom it means"), "J", "article"),
    Command(MARK, "separate", marked("Means somebody else"), "Shift+J", "article"),
    Command(MARK, "theme", marked("Theme of the whole article"), "T", "article"),
    Command(MARK, "note", marked("Note"), "N", "article"),
    Command(MARK, "about_mark", marked("About this mark"), "I", "article"),
    Command(MARK, "features", marked("Features of the tag"), "F", "article"),
    Command(MARK, "find_tag", marked("Find a tag and mark with it"), "/", "article"),
    Command(MARK, "guideline", marked("Guideline of the tag"), "G", "article"),
    Command(MARK, "mark_history", marked("History of the mark…"), "Shift+H", "article", line_above=True),
    Command(MARK, "person_history", marked("History of the person…"), "", "article"),
    Command(
        MARK,
        "accept",
        marked("Accept the suggestion"),
        "A",
        "deciding",
        line_above=True,
        also=(
            "Return",
            "Enter",
        ),
    ),
    Command(MARK, "accept_only", marked("Accept it at this place only"), "O", "deciding"),
    Command(MARK, "accept_same", marked("Accept all of the same words"), "Shift+A", "deciding"),
    Command(MARK, "accept_agreed", marked("Accept the names where both agree…"), "B", "deciding"),
    Command(MARK, "reject", marked("Reject the suggestion"), "X", "deciding"),
    Command(MARK, "reject_only", marked("Reject it at this place only"), "Shift+X", "deciding"),
    Command(MARK, "next_mark", marked("Next mark"), "Tab", "article", line_above=True),
    Command(MARK, "previous_mark", marked("Previous mark"), "Shift+Tab", "article"),
    Command(MARK, "start_left", marked("Start one to the left"), "[", "article", line_above=True),
    Command(MARK, "start_right", marked("Start one to the right"), "]", "article"),
    Command(MARK, "end_left", marked("End one to the left"), "{", "article", also=("Shift+{",)),
    Command(MARK, "end_right", marked("End one to the right"), "}", "article", also=("Shift+}",)),
    Command(MARK, "start_left_word", marked("Start a word to the left"), "Ctrl+[", "article"),
    Command(MARK, "start_right_word", marked("Start a word to the right"), "Ctrl+]", "article"),
    Command(MARK, "end_left_word", marked("End a word to the left"), "Ctrl+{", "article"),
    Command(MARK, "end_right_word", marked("End a word to the right"), "Ctrl+}", "article"),
    Command(MARK, "longer", marked("One sentence more, or the whole role"), ".", "article"),
    Command(MARK, "shorter", marked("One sentence less, or the title alone"), ",", "article"),
    Command(MARK, "remove", marked("Remove mark"), "Delete", "article", line_above=True, also=("Backspace",)),
    Command(MARK, "escape", marked("Let go"), "Escape", "article"),
    Command(VIEW, "show_original", marked("Original"), "Ctrl+1", "article"),
    Command(VIEW, "show_simplified", marked("Simplified"), "Ctrl+2", "article"),
    Command(VIEW, "show_traditional", marked("Traditional"), "Ctrl+3", "article"),
    Command(VIEW, "toggle_suggestions", marked("Suggestions"), "H", "article"),
    Command(VIEW, "search_everywhere", marked("Search everywhere…"), "Ctrl+Shift+F", line_above=True),
    Command(VIEW, "list_articles", marked("Articles…"), "Ctrl+Shift+A"),
    Command(VIEW, "show_suggestions", marked("Suggestions of all articles…"), "Ctrl+Shift+S"),
    Command(VIEW, "show_sources", marked("Sources of suggestions…"), ""),
    Command(VIEW, "show_people", marked("People…"), "Ctrl+Shift+P"),
    Command(VIEW, "show_speech", marked("Who says what…"), "Ctrl+Shift+U"),
    Command(VIEW, "show_numbers", marked("Numbers…"), "Ctrl+Shift+N"),
    Command(VIEW, "show_codebook", marked("Codebook…"), "Ctrl+Shift+B"),
    Command(VIEW, "larger", marked("Larger text"), "Ctrl++", "", line_above=True, also=("Ctrl+=",)),
    Command(VIEW, "smaller", marked("Smaller text"), "Ctrl+-", ""),
    Command(VIEW, "looser", marked("Lines further apart"), "Ctrl+Alt+Down", ""),
    Command(VIEW, "tighter", marked("Lines closer"), "Ctrl+Alt+Up", ""),
    Command(VIEW, "wider", marked("Wider column"), "Ctrl+Alt+Right", ""),
    Command(VIEW, "narrower", marked("Narrower column"), "Ctrl+Alt+Left", ""),
    Command(VIEW, "choose_font", marked("Face of the text…"), "", ""),
    Command(VIEW, "usual_look", marked("Usual size, face and spacing"), "Ctrl+0", ""),
    Command(VIEW, "theme_system", marked("Colours of the system"), "", "", line_above=True),
    Command(VIEW, "theme_light", marked("Light"), "", ""),
    Command(VIEW, "theme_dark", marked("Dark"), "", ""),
    Command(VIEW, "speak_as_system", marked("Language of the system"), "", "", line_above=True),
    Command(VIEW, "speak_english", marked("English"), "", ""),
    Command(VIEW, "speak_simplified", marked("简体中文"), "", ""),
    Command(VIEW, "speak_traditional", marked("繁體中文"), "", ""),
    Command(HELP, "manual", marked("Manual"), "F1", ""),
    Command(HELP, "shortcuts", marked("Keys"), "Ctrl+/", ""),
    Command(HELP, "about", marked("About"), "", ""),
)


class Actions:
    """The commands as Qt actions, found by name."""

    def __init__(self, window: QMainWindow, doers: Sequence[object]) -> None:
        self._window = window
        self.all: dict[str, QAction] = {}
        menus: dict[str, QMenu] = {name: window.menuBar().addMenu(_(name)) for name in MENUS}
        for command in COMMANDS:
            if command.line_above:
                menus[command.menu].addSeparator()
            action = QAction(_(command.words), window)
            action.setObjectName(command.name)
            action.triggered.connect(_without_argument(_method(doers, command.name)))
            menus[command.menu].addAction(action)
            self.all[command.name] = action
        self.take_keys()
        self.all["quit"].setMenuRole(QAction.MenuRole.QuitRole)
        self.all["about"].setMenuRole(QAction.MenuRole.AboutRole)

    def take_keys(self) -> None:
        """Give every command the keys that somebody chose, else the usual ones."""
        chosen = keys.chosen()
        for command in COMMANDS:
            usual = (command.keys, *command.also)
            wanted = (chosen[command.name],) if command.name in chosen else usual
            self.all[command.name].setShortcuts([QKeySequence(one) for one in wanted if one])

    def only_in(self, widget: QWidget, names: Sequence[str]) -> None:
        """Let the keys of some commands work only while a widget has the focus; elsewhere Tab moves on as usual."""
        for name in names:
            self.all[name].setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            widget.addAction(self.all[name])

    def enable(self, holds: Collection[str]) -> None:
        """Enable what can be done now: what needs nothing or one of those that hold."""
        for command in COMMANDS:
            self.all[command.name].setEnabled(not command.needs or command.needs in holds)

    @staticmethod
    def table() -> list[tuple[str, str, str]]:
        """Menu, words and keys of every command, in the current language."""
        chosen = keys.chosen()
        return [(_MNEMONIC.sub("", _(one.menu)), _(one.words), chosen.get(one.name, one.keys)) for one in COMMANDS]


def _method(doers: Sequence[object], name: str) -> Callable[[], object]:
    for doer in doers:
        if hasattr(doer, name):
            return getattr(doer, name)
    raise AttributeError(name)


def _without_argument(call: Callable[[], object]) -> Callable[..., None]:
    def called(*_words: object) -> None:
        call()

    return called
