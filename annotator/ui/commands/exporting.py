"""Exporting: the page on which it is chosen, where it goes, and the work beside the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from annotator.domain.ids import ArticleId
from annotator.domain.language import _
from annotator.domain.transfer.addresses import Location, ServerAddress
from annotator.domain.transfer.losses import Loss
from annotator.domain.transfer.options import Options
from annotator.domain.transfer.selections import Selection
from annotator.formats.format import Format
from annotator.ui import messages
from annotator.ui.commands.printing import print_page
from annotator.ui.pages.exporting.page import ExportPage

if TYPE_CHECKING:
    from annotator.ui.window import Window


class ExportCommands(QObject):
    """Taking data out of the open project."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window, self._hub = window, window.hub

    @cached_property
    def page(self) -> ExportPage:
        """The page of what goes out."""
        return self._window.keep(ExportPage(self._hub, self._write, self._print, self._window.show_article_page))

    def export(self, articles: Sequence[ArticleId] = ()) -> None:
        """Show what can go out: of the whole project, or of these articles."""
        self._window.show_page(self.page)
        self.page.begin(articles)

    def _write(self, chosen: Format, selection: Selection, options: Options) -> None:
        project = self._hub.project
        path = messages.export_target(self._window, _stem(project.location), chosen)
        if path is None:
            return

        def job(progress: Callable[[int, int], None]) -> Sequence[Loss]:
            return project.exports.write(path, chosen.name, selection, options, progress=progress).left

        self._window.jobs.run(_("Exporting"), job, lambda left: self._tell(path, left))

    def _print(self, chosen: Format, selection: Selection, _options: Options) -> None:
        project = self._hub.project
        path = messages.guideline_target(self._window, _stem(project.location))
        if path is None:
            return

        def job(_progress: Callable[[int, int], None]) -> list[Loss]:
            print_page(project.exports.printable(selection), path)
            return project.exports.losses(chosen.name, selection)

        self._window.jobs.run(_("Printing"), job, lambda left: self._tell(path, left))

    def _tell(self, path: Path, left: Sequence[Loss]) -> None:
        told = [_("Exported to {path}").format(path=path)]
        if left:
            told.append(_("Not in it: {losses}.").format(losses=", ".join(map(str, left))))
        self._hub.refused.emit(". ".join(told))


def _stem(where: Location) -> str:
    """What an export is called unless somebody says otherwise."""
    return where.database if isinstance(where, ServerAddress) else str(where.with_suffix(""))
