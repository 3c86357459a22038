"""The codebook: its page, files of it, and finding a tag while marking."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QPushButton

from annotator.domain.codebook import Tag
from annotator.domain.ids import TagId
from annotator.domain.language import _
from annotator.domain.log.operations import Outcome, Place
from annotator.domain.marks import Mark
from annotator.formats.codebooks import guideline
from annotator.formats.codebooks.flat import BookFormat
from annotator.formats.codebooks.registry import FORMATS
from annotator.project.codebook.exchange import BookFile, book_in
from annotator.project.codebook.finding import ranked
from annotator.project.codebook.ready import READY
from annotator.settings import keys, language
from annotator.ui import messages
from annotator.ui.actions import COMMANDS
from annotator.ui.commands.printing import print_page
from annotator.ui.floating.guideline import GuidelineCard
from annotator.ui.floating.picker import Choice
from annotator.ui.naming import path_name, tag_name
from annotator.ui.pages.breaches import BreachesPage
from annotator.ui.pages.codebook.page import CodebookPage
from annotator.ui.pieces import button

if TYPE_CHECKING:
    from annotator.ui.window import Window

_RECENT = 8


class CodebookCommands(QObject):
    """The commands about tags as a whole."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window, self._hub, self._situation = window, window.hub, window.situation
        self.recent: list[TagId] = []
        self.card = GuidelineCard(window.view)
        self._hub.performed.connect(self._note)
        self._hub.closed.connect(self._forget)
        self._situation.armed_changed.connect(self._follow)
        self._situation.chosen_changed.connect(self._follow)

    @cached_property
    def page(self) -> CodebookPage:
        """The page, made when it is first shown."""
        window = self._window
        page = CodebookPage(
            self._hub, window.many, window.picker, taken, self._go, window.show_article_page, self._buttons()
        )
        page.broken_wanted.connect(self.show_breaches)
        return window.keep(page)

    @cached_property
    def breaches(self) -> BreachesPage:
        """The page of marks that break a rule; leaving it leads back to the codebook."""
        return self._window.keep(BreachesPage(self._hub, self._go, self.show_codebook))

    def show_breaches(self, tag: TagId | None) -> None:
        """List the marks that break a rule, those of one tag where one is given."""
        self._window.show_page(self.breaches)
        self.breaches.show_tag(tag)

    def show_codebook(self) -> None:
        """Show the page, at the tag of the chosen mark or the armed one."""
        tag = self._tag_here()
        self._window.show_page(self.page)
        self.page.show_codebook()
        if tag is not None:
            self.page.choose(tag)

    def find_tag(self) -> None:
        """Find a tag by a few letters and mark with it, relabel or arm it, as its key would; recent ones first."""
        choices = self._choices("")
        self._window.picker.ask(
            QPoint(self._window.width() // 2 - 150, 90), _("Which tag?"), choices, self._window.marking.press_tag,
            make=lambda words: self._hub.refused.emit(_("There is no tag “{words}”.").format(words=words)),
            hint=_("type a few letters of a tag"), sift=self._choices,
        )  # fmt: skip

    def guideline(self) -> None:
        """Show the guideline of the chosen mark's tag or of the armed one beside the text; again: take it away."""
        if not self.card.isHidden():
            self.card.hide()
            return
        tag = self._tag_here()
        if tag is None:
            self._hub.refused.emit(_("Choose a mark first, or arm a tag."))
        else:
            self.card.show_tag(self._hub.project.codebook.tag(tag))

    def bring(self, file: BookFile) -> None:
        """Let the codebook learn what a file says, and tell what came."""
        outcome = self._hub.perform(lambda project: project.codebooks.bring(file))
        if outcome is not None:
            self._hub.refused.emit(outcome.value.words)

    def import_file(self) -> None:
        """Ask for a file and learn its codebook."""
        path = messages.codebook_to_import(self._window)
        if path is not None:
            self._window.attempt(lambda: self.bring(book_in(path)))

    def export_as(self, book_format: BookFormat) -> None:
        """Tell what a format cannot carry, ask where, and write."""
        project = self._hub.project
        path = messages.codebook_target(self._window, _("codebook"), book_format.suffixes[0])
        if path is None:
            return
        losses = project.codebooks.losses(path)
        asked, hint = _("This format does not carry everything."), ", ".join(losses)
        if not losses or messages.agree(self._window, asked, hint, _("&Export all the same")):
            self._window.attempt(lambda: self._write(path))

    def print_guideline(self) -> None:
        """Ask where, and write the codebook for people to read as PDF."""
        path = messages.guideline_target(self._window, _("codebook"))
        if path is not None:
            self._window.attempt(lambda: self._print(path))

    def _print(self, path: Path) -> None:
        print_page(guideline.html(self._hub.project.codebook).decode(), path)
        self._hub.refused.emit(_("Exported to {path}").format(path=path))

    def _write(self, path: Path) -> None:
        self._hub.project.codebooks.write(path)
        self._hub.refused.emit(_("Exported to {path}").format(path=path))

    def _buttons(self) -> tuple[QPushButton, ...]:
        made = [button(words, lambda: None) for words in (_("Import") + " ▾", _("Export") + " ▾")]
        menus = [QMenu(one) for one in made]
        menus[0].addAction(_("A file…"), self.import_file)
        menus[0].addSeparator()
        for ready in READY:
            menus[0].addAction(ready.words, lambda ready=ready: self.bring(ready.file(language.use())))
        for one in FORMATS:
            menus[1].addAction(f"{one.suffixes[0]}  ·  {one.summary}", lambda one=one: self.export_as(one))
        for one, menu in zip(made, menus, strict=True):
            one.clicked.connect(
                lambda _on=False, one=one, menu=menu: menu.popup(one.mapToGlobal(QPoint(0, one.height())))
            )
        return (*made, button(_("Print as guideline"), self.print_guideline))

    def _choices(self, words: str) -> list[Choice]:
        book = self._hub.project.codebook
        found = ranked(book, words, tag_name, self.recent)
        return [Choice(_listed(tag, path_name(book.path(tag.id))), tag.id) for tag in found]

    def _tag_here(self) -> TagId | None:
        mark = self._situation.chosen_mark
        return mark.tag if mark else self._situation.armed

    def _follow(self) -> None:
        tag = self._tag_here()
        if not self.card.isHidden() and tag is not None and self._hub.is_open:
            self.card.show_tag(self._hub.project.codebook.tag(tag))

    def _note(self, outcome: Outcome[object]) -> None:
        """Remember with which tags was marked last."""
        if isinstance(outcome.value, Mark):
            tag = outcome.value.tag
            self.recent = [tag, *(one for one in self.recent if one != tag)][:_RECENT]

    def _forget(self) -> None:
        self.recent.clear()
        self.card.hide()

    def _go(self, place: Place) -> None:
        self._window.show_article_page()
        self._window.go_to(place)


def taken(key: str) -> str:
    """A sentence about the command that has a key already; empty where none has."""
    chosen = keys.chosen()
    wanted = QKeySequence(key.upper()).toString()
    for command in COMMANDS:
        own = (chosen[command.name],) if command.name in chosen else (command.keys, *command.also)
        if wanted and wanted in {QKeySequence(one).toString() for one in own if one}:
            told = _("“{key}” is the key of “{command}”; choose another one, or free it in Edit › Change keys.")
            return told.format(key=key, command=_(command.words))
    return ""


def _listed(tag: Tag, path: str) -> str:
    """A tag in the list: its path, and its key where it has one."""
    words = path.replace("/", " › ")
    return f"{words}    {tag.key}" if tag.key else words
