"""Tables among files to be imported: what their columns are is asked before anything is planned."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from annotator.domain.errors import AnnotatorError
from annotator.domain.language import _
from annotator.domain.transfer.mappings import ColumnMapping, TableSample
from annotator.formats.registry import may_be_table
from annotator.settings import mappings
from annotator.ui.pages.mapping.page import MappingPage

if TYPE_CHECKING:
    from annotator.ui.window import Window


class MappingCommands(QObject):
    """Asks for one kind of table after the other, then lets the files be planned."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window, self._hub = window, window.hub
        self._paths: Sequence[Path] = ()
        self._waiting: list[TableSample] = []
        self._said: list[ColumnMapping] = []

    @cached_property
    def page(self) -> MappingPage:
        """The page of columns."""
        return self._window.keep(MappingPage(self._accept, self._reread, self._window.show_article_page))

    def begin(self, paths: Sequence[Path]) -> None:
        """Ask for the tables among ``paths``, if there are any."""
        if not any(may_be_table(one) for one in paths):
            self._window.files.plan(paths)
            return
        project, self._paths = self._hub.project, paths
        self._window.jobs.run(
            _("Reading"),
            lambda told: project.imports.tables(paths, remembered=mappings.remembered(), progress=told),
            self._found,
        )

    def _found(self, samples: Sequence[TableSample]) -> None:
        self._waiting, self._said = list(samples), []
        self._next()

    def _next(self) -> None:
        if not self._waiting:
            self._window.files.plan(self._paths, self._said)
            return
        self.page.ask(self._waiting.pop(0))
        self._window.show_page(self.page)

    def _reread(self, sample: TableSample, encoding: str) -> None:
        """Show the same table read by another encoding."""
        project, paths = self._hub.project, self._paths

        def show(found: Sequence[TableSample]) -> None:
            same = [one for one in found if one.name == sample.name]
            self.page.ask(same[0] if same else sample, encoding if same else "")
            if not same:
                self._hub.refused.emit(_("“{name}” cannot be read by {encoding}.").format(
                    name=sample.name, encoding=encoding
                ))  # fmt: skip

        known = mappings.remembered()
        self._window.jobs.run(
            _("Reading"),
            lambda told: project.imports.tables(paths, encoding=encoding or None, remembered=known, progress=told),
            show,
        )

    def _accept(self, mapping: ColumnMapping) -> None:
        self._said.append(mapping)
        try:
            mappings.remember(mapping)
        except AnnotatorError as refusal:  # it holds for this import all the same
            self._hub.tell(refusal)
        self._next()
