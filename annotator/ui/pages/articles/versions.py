"""Two versions of a text side by side: what differs, and where the marks stand in each."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtGui import QKeySequence, QShortcut, Qt
from PySide6.QtWidgets import QComboBox, QTextBrowser, QVBoxLayout, QWidget

from annotator.domain.corpus.versions import Comparison, Version
from annotator.domain.errors import NotFound
from annotator.domain.ids import ArticleId
from annotator.domain.language import _, ngettext
from annotator.domain.log.operations import Changes, Subject
from annotator.ui import theme
from annotator.ui.hub import Hub
from annotator.ui.pages.articles.side_by_side import comparison_html
from annotator.ui.pages.head import PageHead
from annotator.ui.pages.timeline_words import clock_of, day_of
from annotator.ui.pieces import label, row
from annotator.ui.running.later import later
from annotator.ui.running.newest import Newest


class VersionsPage(QWidget):
    """The older one on the left, the newer one on the right, unless somebody chooses others."""

    def __init__(self, hub: Hub, leave: Callable[[], object]) -> None:
        super().__init__()
        self.setObjectName("page")
        self._hub = hub
        self._article: ArticleId | None = None
        self._title = ""
        self._versions: list[Version] = []
        self._reading = Newest(hub, self)
        self.old, self.new, self.text = QComboBox(), QComboBox(), QTextBrowser()
        self.told = label("", "faint", wrap=True)
        self.head = PageHead(self, _("Versions"), leave)
        self._soon = later(self, self._renew)
        self._lay_out()

    def _lay_out(self) -> None:
        for box, name in ((self.old, _("Version on the left")), (self.new, _("Version on the right"))):
            box.setAccessibleName(name)
            box.setToolTip(name)
            box.activated.connect(lambda _at: self._compare())
        self.text.setAccessibleName(_("Both versions"))
        self.text.setOpenLinks(False)
        self.text.setFrameShape(QTextBrowser.Shape.NoFrame)
        chosen = row(self.old, self.new, margins=(16, 10, 16, 10))
        chosen.setStretch(0, 1)
        chosen.setStretch(1, 1)
        self.told.setContentsMargins(16, 0, 16, 8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.head)
        layout.addLayout(chosen)
        layout.addWidget(self.told)
        layout.addWidget(self.text, 1)
        self.first = self.text
        turn = QShortcut(QKeySequence("X"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        turn.activated.connect(self.turn_round)
        self._hub.changed.connect(self._hear)
        self._hub.closed.connect(self._soon.stop)

    def show_versions(self, article: ArticleId, title: str) -> None:
        """Show the version that is read beside the one before it. Raises ``NotFound``."""
        versions = self._hub.project.versions.of(article)
        self._article, self._title = article, title
        self.head.facts.say(title)
        shown = next(at for at, version in enumerate(versions) if version.shown)
        self._offer(versions, shown - 1 if shown else min(1, len(versions) - 1), shown)
        self.text.verticalScrollBar().setValue(0)

    def _offer(self, versions: list[Version], old: int, new: int) -> None:
        """Offer versions, and show two of them."""
        self._versions = versions
        for box, chosen in ((self.old, old), (self.new, new)):
            box.clear()
            for number, version in enumerate(versions, 1):
                box.addItem(_about(number, version))
            box.setCurrentIndex(chosen)
        self._compare()

    def _hear(self, changes: Changes) -> None:
        if self.isVisible() and changes.concern(self._article, Subject.TEXT, Subject.MARKS, Subject.ARTICLES):
            self._soon.start()

    def _renew(self) -> None:
        """The text or its marks were changed; an article that is gone stays as it was last seen.

        Who compares two versions goes on with them as long as no other text is read.
        """
        if self._article is None or not self._hub.is_open:
            return
        try:
            versions = self._hub.project.versions.of(self._article)
        except NotFound:
            return
        if _texts(versions) == _texts(self._versions):
            self._offer(versions, self.old.currentIndex(), self.new.currentIndex())
        else:
            self.show_versions(self._article, self._title)

    def turn_round(self) -> None:
        """Left becomes right."""
        left, right = self.old.currentIndex(), self.new.currentIndex()
        self.old.setCurrentIndex(right)
        self.new.setCurrentIndex(left)
        self._compare()

    def _compare(self) -> None:
        article = self._article
        if article is None or not self._hub.is_open:
            return
        old, new = (self._versions[box.currentIndex()].body for box in (self.old, self.new))
        versions = self._hub.project.versions
        self._reading.ask(lambda _told: versions.compare(article, old, new), self._show)

    def _show(self, both: Comparison) -> None:
        if not self._hub.is_open:
            return
        if len(self._versions) == 1:
            self.told.setText(_("There is one version only: nobody corrected this text. F4 corrects selected words."))
        else:
            changed = ngettext("{count} place differs", "{count} places differ", len(both.changes))
            again = sum(not one.own for one in (*both.old.marks, *both.new.marks))
            found = ngettext("{count} mark found again", "{count} marks found again", again)
            lost = len(both.old.lost) + len(both.new.lost)
            missing = ngettext("{count} mark not found", "{count} marks not found", lost)
            counts = ((changed, len(both.changes)), (found, again), (missing, lost))
            self.told.setText("  ·  ".join(words.format(count=count) for words, count in counts))
        bar = self.text.verticalScrollBar()
        at = bar.value()
        self.text.setHtml(comparison_html(both, self._hub.project.codebook, theme.current()))
        bar.setValue(at)


def _texts(versions: list[Version]) -> list[tuple[UUID, bool]]:
    """Which texts there are, and which of them is read."""
    return [(one.body, one.shown) for one in versions]


def _about(number: int, version: Version) -> str:
    marks = ngettext("{count} mark", "{count} marks", version.marks).format(count=version.marks)
    made = "" if version.made is None else f"{day_of(version.made).isoformat()} {clock_of(version.made)} {version.by}"
    parts = (f"{number}.", made or _("as it came in"), marks, _("shown now") if version.shown else "")
    return "  ·  ".join(part for part in parts if part)
