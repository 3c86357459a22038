"""What menus and buttons do beyond marks: files, import and export, undo, articles, views, help."""

from __future__ import annotations

from dataclasses import replace
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

import annotator
from annotator.domain.articles import State
from annotator.domain.errors import AnnotatorError
from annotator.domain.language import _, ngettext
from annotator.domain.operations import Outcome
from annotator.domain.resources import resource
from annotator.domain.transfer.plans import Imported, ImportPlan
from annotator.settings import language, preferences
from annotator.settings.paths import data_folder
from annotator.ui import messages, theme
from annotator.ui.actions import Actions
from annotator.ui.article.reading_page import ORIGINAL
from annotator.ui.sample import make_sample

if TYPE_CHECKING:
    from annotator.ui.window import Window


class Doing(QObject):
    """The commands of the menus; each method is named in ``actions.COMMANDS``."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window, self._hub, self._situation = window, window.hub, window.situation

    # Files.

    def new_project(self) -> None:
        """Ask where, make a project, open it."""
        path = messages.new_project(self._window, Path.home())
        if path is not None:
            path.unlink(missing_ok=True)  # the file dialog has asked already
            self._try(lambda: self._hub.create(path))

    def open_files(self) -> None:
        """Ask for a project or articles."""
        self.take(messages.files_to_open(self._window))

    def open_sample(self) -> None:
        """Open one's own copy of the sample; the first time it is made."""
        self._try(lambda: self._hub.open(make_sample(data_folder())))

    def take(self, paths: list[Path]) -> None:
        """Open a project, import anything else; without an open project a place for one is asked for."""
        projects = [path for path in paths if path.suffix == ".annot"]
        if projects:
            self._try(lambda: self._hub.open(projects[0]))
        elif paths:
            if not self._hub.is_open:
                self.new_project()
            if self._hub.is_open:
                self._plan(paths)

    def import_files(self) -> None:
        """Ask for files to import."""
        self.take(messages.files_to_import(self._window))

    def paste_article(self) -> None:
        """Plan the import of the text on the clipboard."""
        text = QGuiApplication.clipboard().text()
        urls = QGuiApplication.clipboard().mimeData().urls()
        if urls:
            self.take([Path(url.toLocalFile()) for url in urls if url.isLocalFile()])
            return
        try:
            self._window.review(self._hub.project.imports.plan_text(text, _("pasted text")))
        except AnnotatorError as refusal:
            self._hub.tell(refusal)

    def accept_import(self, plan: ImportPlan) -> None:
        """Write a plan, then read its first article."""
        project = self._hub.project
        self._window.jobs.run(_("Importing"), lambda told: project.imports.apply(plan, told), self._imported)

    def export(self) -> None:
        """Ask where and write."""
        project = self._hub.project
        target = messages.export_target(self._window, str(project.path.with_suffix("")))
        if target is None:
            return
        path, name = target
        told = _("Exported to {path}")
        self._window.jobs.run(
            _("Exporting"),
            lambda progress: project.exports.write(path, name, progress=progress),
            lambda _count: self._hub.refused.emit(told.format(path=path)),
        )

    def close_project(self) -> None:
        """Go back to the first page."""
        self._hub.close()

    def quit(self) -> None:
        """End the program."""
        self._window.close()

    # Undo.

    def undo(self) -> None:
        """Take back the last step and show where it was."""
        self._turn(self._hub.perform(lambda project: project.history.undo()), _("There is nothing to undo."))

    def redo(self) -> None:
        """Do it again and show where it is."""
        self._turn(self._hub.perform(lambda project: project.history.redo()), _("There is nothing to redo."))

    def _turn(self, outcome: Outcome[Any] | None, nothing: str) -> None:
        if outcome is None:
            if not self._window.status.told:
                self._hub.refused.emit(nothing)
            return
        if outcome.place is not None:
            self._window.go_to(outcome.place)

    # Articles.

    def next_article(self) -> None:
        """Read the next article of the list."""
        self._window.step_article(1)

    def previous_article(self) -> None:
        """Read the article before."""
        self._window.step_article(-1)

    def done_next(self) -> None:
        """The article is done; read the next one that is not."""
        article = self._situation.article
        if article is None:
            return
        self._hub.perform(lambda project: project.articles.set_state(article, State.DONE))
        following = self._hub.project.articles.next_open(article)
        if following is None:
            self._hub.refused.emit(_("All articles are done."))
        else:
            self._situation.read(following)

    def not_done(self) -> None:
        """The article is not done after all."""
        article = self._situation.article
        if article is not None:
            self._hub.perform(lambda project: project.articles.set_state(article, State.IN_PROGRESS))

    def edit_title(self) -> None:
        """Edit what the article is called."""
        reading = self._situation.reading
        if reading is None:
            return
        metadata = reading.article.metadata
        title = messages.line(self._window, _("Edit title"), _("Title"), metadata.title)
        if title:
            self._hub.perform(lambda project: project.articles.edit(reading.article.id, replace(metadata, title=title)))

    def correct_text(self) -> None:
        """Put other words in place of the selected ones, as a new version of the text."""
        reading, span = self._situation.reading, self._situation.selection
        if reading is None or span is None:
            self._hub.refused.emit(_("Select the words to correct first, such as 〓."))
            return
        words = messages.line(self._window, _("Correct the text"), _("These words become"), span.of(reading.text))
        if words is not None and words != span.of(reading.text):
            self._hub.perform(lambda project: project.articles.correct(reading.article.id, span, words))

    def remove_article(self) -> None:
        """Take the article out of the project; undo brings it back."""
        article = self._situation.article
        if article is not None:
            self._hub.perform(lambda project: project.articles.remove(article))

    def name_annotator(self) -> None:
        """Ask in whose name marks are made."""
        name = messages.line(self._window, _("Your name"), _("Marks are made in the name of"), preferences.text("annotator"))
        if name is not None:
            self._try(lambda: self._set("annotator", name))
            if self._hub.is_open:
                path = self._hub.project.path
                self._try(lambda: self._hub.open(path))

    # Views.

    def show_original(self) -> None:
        """Show texts as they are stored."""
        self._situation.show_script(ORIGINAL)

    def show_simplified(self) -> None:
        """Show texts in Simplified."""
        self._situation.show_script("t2s")

    def show_traditional(self) -> None:
        """Show texts in Traditional."""
        self._situation.show_script(preferences.text("traditional"))

    def larger(self) -> None:
        """Show the text larger."""
        self.resize_text(1)

    def smaller(self) -> None:
        """Show the text smaller."""
        self.resize_text(-1)

    def resize_text(self, step: int) -> None:
        """Show the text larger or smaller by some pixels, within bounds."""
        size = min(48, max(10, preferences.number("text_size") + step))
        self._try(lambda: self._set("text_size", size))
        self._window.restyle()

    def theme_system(self) -> None:
        """Follow the colours of the system."""
        self._dress("system")

    def theme_light(self) -> None:
        """Dark letters on light paper."""
        self._dress("light")

    def theme_dark(self) -> None:
        """Light letters on dark paper."""
        self._dress("dark")

    def use_language(self, code: str) -> None:
        """Speak another language from the next window on, which opens now."""
        self._try(lambda: self._set("language", code))
        language.use()
        self._window.reopen.emit()

    # Help.

    def manual(self) -> None:
        """Show the manual in the language of the program."""
        path = resource("manual", f"{language.use()}.md")
        messages.sheet(self._window, _("Manual"), _markdown(path.read_text("utf-8")))

    def shortcuts(self) -> None:
        """Show all keys."""
        lines = [f"<tr><td>{escape(menu)}</td><td>{escape(words)}</td><td><b>{escape(keys)}</b></td></tr>"
                 for menu, words, keys in Actions.table() if keys]  # fmt: skip
        tags = [] if not self._hub.is_open else [tag for tag in self._hub.project.codebook.tags if tag.key]
        lines += [f"<tr><td>{escape(_('Tags'))}</td><td>{escape(tag.name)}</td><td><b>{tag.key}, Shift+{tag.key}</b></td></tr>"
                  for tag in tags]  # fmt: skip
        messages.sheet(self._window, _("Keys"), f"<table cellpadding='5' width='100%'>{''.join(lines)}</table>")

    def about(self) -> None:
        """Show what the program is."""
        words = _("Article Annotator {version}. MIT licence. Made with Qt, SQLite and OpenCC.")
        messages.sheet(self._window, _("About"), f"<p>{escape(words.format(version=annotator.__version__))}</p>")

    # How.

    def _plan(self, paths: list[Path]) -> None:
        project = self._hub.project
        repair = preferences.text("repair")
        self._window.jobs.run(
            _("Reading"), lambda told: project.imports.plan(paths, repair=repair, progress=told), self._planned
        )

    def _planned(self, plan: ImportPlan) -> None:
        if plan.articles or plan.exchanges:
            self._window.review(plan)
            return
        told = [f"{one.name}: {one.message} {one.hint}" for one in plan.problems]
        messages.refusal(self._window, AnnotatorError(_("Nothing can be imported."), "\n".join(told) or _("The folder is empty.")))

    def _imported(self, outcome: Outcome[Imported]) -> None:
        self._window.show_article_page()
        count = len(outcome.value.articles)
        self._hub.performed.emit(outcome)
        self._hub.refused.emit(ngettext("Imported {count} article.", "Imported {count} articles.", count).format(count=count))
        if outcome.value.articles:
            self._situation.read(outcome.value.articles[0])

    def _dress(self, name: str) -> None:
        self._try(lambda: self._set("theme", name))
        application = QGuiApplication.instance()
        theme.put_on(application, theme.wanted())  # type: ignore[arg-type]
        self._window.restyle()

    def _set(self, name: str, value: str | int) -> None:
        preferences.put(name, value)

    def _try(self, call: Any) -> None:  # noqa: ANN401
        """Do what may be refused where no status line would be seen."""
        try:
            call()
        except AnnotatorError as refusal:
            messages.refusal(self._window, refusal)


def _markdown(text: str) -> str:
    from PySide6.QtGui import QTextDocument

    document = QTextDocument()
    document.setMarkdown(text)
    return document.toHtml()
