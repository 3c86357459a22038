"""Projects and files: new, open, import, paste, export, close."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, QUrl
from PySide6.QtGui import QGuiApplication

from annotator.domain.errors import AnnotatorError, PasswordRefused, ProjectRefused
from annotator.domain.language import _, ngettext
from annotator.domain.log.operations import Outcome
from annotator.domain.transfer.addresses import Location, ServerAddress, location
from annotator.domain.transfer.mappings import ColumnMapping
from annotator.domain.transfer.plans import Imported, ImportPlan
from annotator.domain.transfer.sharing import ProjectHeld
from annotator.formats import clipped
from annotator.project.codebook.ready import READY
from annotator.settings import language, preferences, recent
from annotator.settings.paths import data_folder
from annotator.ui import messages
from annotator.ui.sample import make_sample

if TYPE_CHECKING:
    from annotator.ui.window import Window


class Files(QObject):
    """The commands of the menu *File*."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window, self._hub, self._situation = window, window.hub, window.situation

    def new_project(self) -> None:
        """Ask where and with which of the ready codebooks, make a project, open it."""
        chosen = messages.new_project_with(self._window, Path.home(), [ready.words for ready in READY])
        if chosen is None:
            return
        path, at = chosen
        path.unlink(missing_ok=True)  # the file dialog has asked already
        book = READY[at].file(language.use()).codebook if at else None  # the usual one is the program's own
        self._window.attempt(lambda: self._hub.create(path, book))

    def open_files(self) -> None:
        """Ask for a project or articles."""
        self.take(messages.files_to_open(self._window))

    def open_sample(self) -> None:
        """Open one's own copy of the sample; the first time it is made."""
        self._window.attempt(lambda: self._hub.open(make_sample(data_folder())))

    def open_server(self) -> None:
        """Ask for the address of a project on a server; a password in it is used and not kept."""
        question = _("Address of the project, such as postgresql://user@host/database")
        last = next((str(one) for one in recent.projects() if isinstance(one, ServerAddress)), "postgresql://")
        words = messages.line(self._window, _("Open a project on a server"), question, last)
        if words:
            self._window.attempt(lambda: self._open_address(words))

    def _open_address(self, words: str) -> None:
        where = location(words)
        if not isinstance(where, ServerAddress):
            hint = _("Write it like this: postgresql://user@host/database")
            raise ProjectRefused(_("“{words}” is not the address of a server.").format(words=words), hint)
        self.open_project(where)

    def take(self, places: Sequence[Location]) -> None:
        """Open a project, import anything else; without an open project a place for one is asked for."""
        paths = [one for one in places if isinstance(one, Path)]
        projects = [one for one in places if isinstance(one, ServerAddress) or one.suffix == ".annot"]
        if projects:
            self._window.care.open_or_mend(projects[0])
        elif paths:
            if not self._hub.is_open:
                self.new_project()
            if self._hub.is_open:
                self._window.mapping.begin(paths)

    def open_project(self, where: Location) -> None:
        """Open a project; where another window holds it, as somebody chooses. Raises ``AnnotatorError``."""
        try:
            self._hub.open(where)
        except PasswordRefused as refusal:
            if isinstance(where, ServerAddress):
                self._ask_for_password(where, refusal)
        except ProjectHeld as held:
            choice = messages.held(self._window, held)
            if choice is messages.Choice.READ_ONLY:
                self._hub.open(where, read_only=True)
            elif choice is messages.Choice.OWN_COPY and isinstance(where, Path):
                self._hub.open_own_copy(where)

    def _ask_for_password(self, where: ServerAddress, refusal: PasswordRefused) -> None:
        """Try with a password that is typed and not kept, until one is right or nothing is meant."""
        question = _("Password for {address}. It is used and not kept.").format(address=where)
        told = f"{refusal.message}\n\n{question}" if where.password else question
        typed = messages.password(self._window, told)
        if typed is not None:
            self.open_project(replace(where, password=typed))

    def import_files(self) -> None:
        """Ask for files to import."""
        self.take(messages.files_to_import(self._window))

    def import_address(self) -> None:
        """Ask for the address of a page; what is on the clipboard is offered where it is one."""
        held = QGuiApplication.clipboard().text().strip()
        offered = held if _ADDRESS.fullmatch(held) else "https://"
        question = _("Address of the page. It is fetched once, now.")
        words = messages.line(self._window, _("Import from an address"), question, offered)
        if words and words != "https://":
            self.take_address(words)

    def take_address(self, address: str) -> None:
        """Fetch a page beside the window and review it; without an open project a place for one is asked for."""
        if not self._hub.is_open:
            self.new_project()
        if not self._hub.is_open:
            return
        imports, repair = self._hub.project.imports, preferences.text("repair")
        self._window.jobs.run(
            _("Fetching the page"),
            lambda told: imports.plan_address(address, repair=repair, check=lambda: told(0, 0)),
            self._planned,
        )

    def take_addresses(self, urls: Sequence[QUrl]) -> None:
        """Fetch the first of the addresses that were dropped, and say so where there are more."""
        if urls:
            self.take_address(urls[0].toString(QUrl.ComponentFormattingOption.FullyEncoded))
        if len(urls) > 1:
            self._hub.refused.emit(_("Only the first address is fetched; drop the others one by one."))

    def paste_article(self) -> None:
        """Plan the import of what is on the clipboard: files, a piece of a page, or text."""
        held = QGuiApplication.clipboard().mimeData()
        if files := [Path(url.toLocalFile()) for url in held.urls() if url.isLocalFile()]:
            self.take(files)
            return
        imports, name = self._hub.project.imports, _("pasted text")
        try:
            if held.hasHtml():
                self._window.review(imports.plan_html(*_piece(held, name)))
            else:
                self._window.review(imports.plan_text(held.text(), name))
        except AnnotatorError as refusal:
            self._hub.tell(refusal)

    def accept_import(self, plan: ImportPlan) -> None:
        """Write a plan, then read its first article."""
        project = self._hub.project
        self._window.jobs.run(_("Importing"), lambda told: project.imports.apply(plan, told), self._imported)

    def close_project(self) -> None:
        """Go back to the first page; not while anything waits for a server."""
        if self._hub.waiting.count:
            self._hub.refused.emit(self._hub.waiting.words)
            return
        self._hub.close()

    def quit(self) -> None:
        """End the program."""
        self._window.close()

    def plan(self, paths: Sequence[Path], mappings: Sequence[ColumnMapping] = ()) -> None:
        """Plan what files bring; ``mappings`` say what columns of tables are."""
        project = self._hub.project
        repair = preferences.text("repair")
        self._window.jobs.run(
            _("Reading"),
            lambda told: project.imports.plan(paths, repair=repair, remembered=mappings, progress=told),
            self._planned,
        )

    def _planned(self, plan: ImportPlan) -> None:
        if plan.articles or plan.exchanges:
            self._window.review(plan)
            return
        told = [str(one) for one in plan.problems[:_MOST_PROBLEMS]]
        if (more := len(plan.problems) - _MOST_PROBLEMS) > 0:
            further = ngettext("… and {count} further one", "… and {count} further ones", more)
            told.append(further.format(count=f"{more:,}"))
        messages.refusal(
            self._window, AnnotatorError(_("Nothing can be imported."), "\n".join(told) or _("The folder is empty."))
        )

    def _imported(self, outcome: Outcome[Imported]) -> None:
        self._window.show_article_page()
        count = len(outcome.value.articles)
        self._hub.performed.emit(outcome)
        told = ngettext("Imported {count} article.", "Imported {count} articles.", count).format(count=f"{count:,}")
        if marks := outcome.value.marks:
            came = ngettext("{count} mark came with them.", "{count} marks came with them.", marks)
            told += " " + came.format(count=f"{marks:,}")
        self._hub.refused.emit(told)
        if outcome.value.articles:
            self._situation.read(outcome.value.articles[0])


_MOST_PROBLEMS = 12
"""As many a message has room for."""
_ADDRESS = re.compile(r"https?://\S+")
_BROWSERS = ("text/x-moz-url-priv", "chromium/x-source-url")
_WINDOWS = ("HTML Format", 'application/x-qt-windows-mime;value="HTML Format"')


def _piece(held: QMimeData, name: str) -> tuple[str, str, str]:
    """HTML of the clipboard, what to call it, and the address that the browser gives with it."""
    for kind in _WINDOWS:
        if held.hasFormat(kind):
            html, url = clipped.of_windows(bytes(held.data(kind).data()))
            return html, name, url
    urls = (clipped.address(bytes(held.data(kind).data())) for kind in _BROWSERS if held.hasFormat(kind))
    return held.html(), name, next(filter(None, urls), "")
