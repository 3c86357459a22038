"""The line below: when it was saved, how much is on the article, refusals, long work, annotator and file."""

import time
from collections.abc import Callable, Iterator

from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QWidget

from annotator.domain.codebook import PERSON, QUOTE, THEME
from annotator.domain.ids import ArticleId
from annotator.domain.language import _, ngettext
from annotator.domain.wording import shortened
from annotator.ui.hub import Hub
from annotator.ui.panels.sharing import SharingLine
from annotator.ui.pieces import Elided, button, label
from annotator.ui.running.jobs import Jobs
from annotator.ui.running.later import later
from annotator.ui.situation import Situation
from annotator.ui.suggesting.found import Suggesting

TOLD_MILLISECONDS = 9000
LONGEST_SAME = 60
"""Code points of words whose other places are counted."""


class StatusLine(QFrame):
    """One line; a refusal stands there for a while in place of the counts."""

    def __init__(self, hub: Hub, situation: Situation, suggesting: Suggesting, jobs: Jobs, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("foot")
        self._hub, self._situation, self._suggesting = hub, situation, suggesting
        self._saved, self._counts = label("", "faint"), Elided("", "faint")
        self._told, self._lost = Elided("", "warning"), label("", "warning")
        self._annotator, self._file = label("", "faint"), label("", "faint")
        self._job, self._bar = label("", "faint"), QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(160)
        self._stop = button(_("Stop"), jobs.stop)
        self.told_elsewhere: Callable[[], bool] = lambda: False
        self.sharing, self.conflicts = SharingLine(), button("", lambda: None, name="warning")
        self.conflicts.hide()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 3, 14, 3)
        layout.setSpacing(18)
        layout.addWidget(self._lost)
        layout.addWidget(self._saved)
        layout.addWidget(self._counts, 1)
        layout.addWidget(self._told, 3)
        for widget in (self._job, self._bar, self._stop, self.conflicts, self.sharing, self._annotator, self._file):
            layout.addWidget(widget)
        self._quiet = later(self, self._fill, TOLD_MILLISECONDS)
        self._show_job("")
        self._show_lost()
        hub.refused.connect(self.tell)
        self._soon = later(self, self._fill)
        recount = later(self, self._recount)
        for signal in (situation.selection_changed, situation.chosen_changed, suggesting.changed, suggesting.toggled):
            signal.connect(lambda *_words: recount.start())
        for signal in (hub.performed, hub.opened, hub.closed):
            signal.connect(lambda *_words: self._soon.start())
        self._news = later(self, self._fill_unless_told)
        hub.changed.connect(lambda *_words: self._news.start())
        self._article: ArticleId | None = None
        situation.article_changed.connect(self._follow)
        hub.waiting.changed.connect(self._show_lost)
        jobs.started.connect(self._show_job)
        jobs.ended.connect(lambda: self._show_job(""))
        jobs.progressed.connect(self._progress)
        self._fill()

    def tell(self, sentence: str) -> None:
        """Show a sentence for a while, unless the page has a place of its own for it."""
        self.window().setAccessibleDescription(sentence)
        if self.told_elsewhere():
            return
        self._told.say(sentence)
        self._told.setVisible(True)
        self._counts.setVisible(False)
        self._show_saved()
        self._soon.stop()
        self._quiet.start()

    @property
    def told(self) -> str:
        """The sentence that is shown now; empty for none."""
        return "" if self._told.isHidden() else self._told.accessibleName()

    def _fill(self) -> None:
        self._quiet.stop()
        self._told.setVisible(False)
        self._counts.setVisible(True)
        if not self._hub.is_open:
            self._saved.setText(_("Everything is saved as you work."))
            self._annotator.setText(_("Manual") + "  F1")
            self._file.setText(_("Keys") + "  Ctrl+/")
            self._counts.say("")
            return
        project = self._hub.project
        self._show_saved()
        self._annotator.setText(_("annotator: {name}").format(name=project.annotator.name))
        self._file.setText(project.name)
        self._file.setToolTip(str(project.location))
        self._counts.say(self._words())

    def _follow(self) -> None:
        """A sentence goes when another article is read; the same one read anew leaves it."""
        before, self._article = self._article, self._situation.article
        (self._news if before == self._article else self._soon).start()

    def _fill_unless_told(self) -> None:
        """What others did takes no sentence away that is still to be read."""
        if self._quiet.isActive():
            self._show_saved()
        else:
            self._fill()

    def _show_saved(self) -> None:
        if self._hub.is_open:
            moment = time.strftime("%H:%M:%S", time.localtime(self._hub.saved_at)) if self._hub.saved_at else ""
            saved = _("Saved {time}").format(time=moment) if moment else _("All saved")
            self._saved.setText(_("Read only") if self._hub.project.read_only else saved)

    def _show_lost(self) -> None:
        """Before everything else, for as long as it lasts."""
        words = self._hub.waiting.words
        self._lost.setText(words)
        self._lost.setVisible(bool(words))
        self._saved.setVisible(not words)

    def _recount(self) -> None:
        if self._hub.is_open:
            self._counts.say(self._words())

    def _words(self) -> str:
        reading = self._situation.reading
        if reading is None:
            return ""
        joined = sum(1 for _person in reading.mentioned())
        alone = self._situation.count_of(PERSON) - sum(len(reading.mentions(who)) for who in reading.mentioned())
        quotes = self._situation.count_of(QUOTE)
        themes = self._situation.count_of(THEME) + len(reading.themes)
        return "  ·  ".join(
            (
                ngettext("{count} mark", "{count} marks", len(reading.marks)).format(count=len(reading.marks)),
                ngettext("{count} person", "{count} people", joined + alone).format(count=joined + alone),
                ngettext("{count} quote", "{count} quotes", quotes).format(count=quotes),
                ngettext("{count} theme", "{count} themes", themes).format(count=themes),
                *self._suggested(),
                *self._same(reading.text),
            )
        )

    def _suggested(self) -> Iterator[str]:
        """How many suggestions there are, or why none is shown."""
        if self._suggesting.waits:
            yield _("suggestions wait until you have read to the end (H shows them now)")
        elif not self._suggesting.shown:
            yield _("suggestions are hidden (H shows them)")
        elif count := len(self._suggesting.found):
            yield ngettext("{count} suggestion", "{count} suggestions", count).format(count=count)

    def _same(self, text: str) -> Iterator[str]:
        """How often the words that are selected or chosen stand in the article: what Shift and a key would mark."""
        mark = self._situation.chosen_mark
        span = self._situation.selection or (mark.span if mark is not None else None)
        if span is None or len(span) > LONGEST_SAME:
            return
        count = text.count(span.of(text))
        if count > 1:
            told = _("“{words}” stands {count} times here: Shift and a tag's key mark them all")
            yield told.format(words=shortened(span.of(text)), count=count)

    def _show_job(self, name: str) -> None:
        self._job.setText(name)
        self._bar.setRange(0, 0)
        for widget in (self._job, self._bar, self._stop):
            widget.setVisible(bool(name))

    def _progress(self, done: int, total: int) -> None:
        self._bar.setRange(0, max(1, total))
        self._bar.setValue(done)
