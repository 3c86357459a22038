"""Backups of a project with what they hold; one of them is put in the project's place, or beside it."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QLocale, QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from annotator.domain.care.safekeeping import Backup, Contents
from annotator.domain.language import _, marked, ngettext
from annotator.domain.moments import Moment
from annotator.ui.pages.head import bar_of
from annotator.ui.pieces import Elided, button, card, embolden, empty, key_cap, label, row

LIST_WIDTH = 380
ROW_HEIGHT = 62
_WIDEST = 760
_MONTHS = (
    marked("Jan"), marked("Feb"), marked("Mar"), marked("Apr"), marked("May"), marked("Jun"),
    marked("Jul"), marked("Aug"), marked("Sep"), marked("Oct"), marked("Nov"), marked("Dec"),
)  # fmt: skip


class RestorePage(QWidget):
    """Shows backups; nothing is written before *Restore*."""

    def __init__(
        self,
        restore: Callable[[Backup], object],
        beside: Callable[[Backup], object],
        save_rest: Callable[[], object],
        leave: Callable[[], object],
    ) -> None:
        super().__init__()
        self.setObjectName("page")
        self._backups: list[Backup] = []
        self._held: dict[Path, Contents | None] = {}
        self._now = ""
        self._restore, self._beside, self._leave = restore, beside, leave
        self._project = Path()
        self._about = Elided("", "faint")
        self._before = label("", "faint", wrap=True)
        self._trouble, self._save_rest = label("", "warning", wrap=True), button(_("Save what is left…"), save_rest)
        self.list = QListWidget()
        self.list.setObjectName("picks")
        self.list.setAccessibleName(_("Backups"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentRowChanged.connect(lambda _at: self._show_chosen())
        self.first = self.list
        self._none = label("", "faint", wrap=True)
        self._facts = QVBoxLayout()
        self.restore_button = button(_("Restore") + "  Ctrl+⏎", self.accept, primary=True)
        self.beside_button = button(_("Open beside") + "  Ctrl+B", self._open_beside)
        for keys, call in (("Escape", leave), ("Ctrl+B", self._open_beside)):
            QShortcut(
                QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
            ).activated.connect(call)
        self._lay_out(leave)

    def _lay_out(self, leave: Callable[[], object]) -> None:
        title = label(_("Restore a backup"))
        embolden(title)
        bar = bar_of((button("‹ " + _("Back") + "  Esc", leave), 0), (title, 0), (self._about, 1))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(bar)
        parts = QHBoxLayout()
        parts.setSpacing(0)
        parts.addWidget(self._left())
        parts.addWidget(self._right(), 1)
        layout.addLayout(parts, 1)

    def _left(self) -> QFrame:
        side = QFrame()
        side.setObjectName("left")
        side.setFixedWidth(LIST_WIDTH)
        column = QVBoxLayout(side)
        column.setContentsMargins(16, 14, 16, 14)
        column.addLayout(row(label(_("BACKUPS"), "section"), 1, key_cap("↓"), key_cap("↑")))
        frame, inside = card()
        inside.setContentsMargins(4, 4, 4, 4)
        inside.addWidget(self.list)
        inside.addWidget(self._none)
        column.addWidget(frame, 1)
        return side

    def _right(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        upper = QVBoxLayout()
        upper.setContentsMargins(20, 14, 20, 14)
        upper.setSpacing(10)
        self._worry, inside = card()
        self._worry.setProperty("open", True)
        inside.addLayout(row(self._trouble, self._save_rest, margins=(4, 4, 4, 4)))
        inside.itemAt(0).layout().setStretch(0, 1)  # type: ignore[union-attr]  # it was put there a line above
        upper.addWidget(self._worry)
        upper.addWidget(label(_("WHAT IT HOLDS"), "section"))
        self._card, held = card()
        self._card.setMaximumWidth(_WIDEST)
        held.setContentsMargins(18, 14, 18, 14)
        held.addLayout(self._facts)
        upper.addWidget(self._card)
        upper.addStretch(1)
        column.addLayout(upper, 1)
        column.addWidget(self._foot())
        return side

    def _foot(self) -> QFrame:
        foot = QFrame()
        foot.setObjectName("foot")
        first = label(_("Backup first."))
        embolden(first)
        line = row(first, self._before, self.beside_button, self.restore_button)
        line.setStretch(1, 1)
        line.setContentsMargins(20, 14, 20, 14)
        foot.setLayout(line)
        return foot

    @property
    def chosen(self) -> Backup | None:
        """The backup that the keys are at."""
        at = self.list.currentRow()
        return self._backups[at] if 0 <= at < len(self._backups) else None

    def show_backups(self, project: Path, backups: Sequence[Backup], trouble: str = "", warning: str = "") -> None:
        """Show the backups of a project; ``trouble`` is why its file cannot be opened.

        ``warning`` is what is to be known before one is restored.
        """
        self._before.setText(f"{_kept_first()} {warning}".rstrip())
        self._project, self._backups, self._held, self._now = project, list(backups), {}, ""
        size = _size(sum(one.size for one in backups))
        count = ngettext("{count} backup", "{count} backups", len(backups)).format(count=len(backups))
        self._about.say("  ·  ".join((project.name, count, size) if backups else (project.name, count)))
        self._trouble.setText(trouble)
        self._worry.setVisible(bool(trouble))
        self._none.setText(_("None yet. One is made at the beginning of each day's work, and before every large step."))
        self._none.setVisible(not backups)
        self.list.setVisible(bool(backups))
        self._fill()

    def tell_contents(self, held: dict[Path, Contents | None], now: tuple[int, int] | None = None) -> None:
        """What the backups hold, ``None`` for one that cannot be read; ``now`` articles and marks of the project."""
        self._held = held
        self._now = "" if now is None else _counts(*now)
        self._fill()

    def accept(self) -> None:
        """Put the chosen backup in the place of the project."""
        if self.restore_button.isEnabled() and self.chosen is not None:
            self._restore(self.chosen)

    def _open_beside(self) -> None:
        if self.beside_button.isEnabled() and self.chosen is not None:
            self._beside(self.chosen)

    def _fill(self) -> None:
        at = max(0, self.list.currentRow())
        self.list.blockSignals(True)
        self.list.clear()
        for one in self._backups:
            item = QListWidgetItem(self.list)
            item.setSizeHint(QSize(10, ROW_HEIGHT))
            words = (moment(one.made), self._holds(one), one.why.words)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join(words))
            self.list.setItemWidget(item, _line(one, self._holds(one)))
        self.list.setCurrentRow(min(at, len(self._backups) - 1))
        self.list.blockSignals(False)
        self._show_chosen()

    def _holds(self, one: Backup) -> str:
        if one.path not in self._held:
            return "…"
        held = self._held[one.path]
        return _("cannot be read") if held is None else _counts(held.articles, held.marks)

    def _show_chosen(self) -> None:
        empty(self._facts)
        one = self.chosen
        held = self._held.get(one.path) if one is not None else None
        self._card.setVisible(one is not None)
        for widget in (self.restore_button, self.beside_button):
            widget.setEnabled(held is not None)
        if one is None:
            return
        head = Elided(moment(one.made))
        font = head.font()
        font.setPointSizeF(font.pointSizeF() * 1.35)
        font.setBold(True)
        head.setFont(font)
        self._facts.addWidget(head)
        self._facts.addSpacing(6)
        for name, value in self._lines(one, held):
            title = label(name, "faint")
            title.setFixedWidth(130)
            line = row(title, Elided(value), margins=(0, 2, 0, 2))
            line.setStretch(1, 1)
            self._facts.addLayout(line)

    def _lines(self, one: Backup, held: Contents | None) -> list[tuple[str, str]]:
        lines = [(_("made"), one.why.words), (_("contents"), self._holds(one))]
        if self._now:
            lines += [(_("the project now"), self._now)]
        if held is not None:
            wrote = held.last_annotator
            if held.last_done is not None:
                wrote = _("{name}, {when}").format(name=wrote, when=moment(held.last_done))
            lines += [(_("title"), held.title), (_("written last"), wrote)]
        lines += [(_("size"), _size(one.size))]
        if one.of not in (Path(), self._project.resolve(), self._project):
            lines += [(_("of the file"), str(one.of))]
        return [*lines, (_("lies in"), str(one.path.parent)), (_("as"), one.path.name)]


def _line(one: Backup, holds: str) -> QWidget:
    """One backup in the list: when, what, why."""
    made = QWidget()
    head = Elided(moment(one.made))
    embolden(head)
    words = QVBoxLayout(made)
    words.setContentsMargins(10, 6, 10, 6)
    words.setSpacing(2)
    first = row(head, label(_size(one.size), "faint"))
    first.setStretch(0, 1)
    words.addLayout(first)
    words.addWidget(Elided(f"{holds}  ·  {one.why.words}", "faint"))
    made.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return made


def _size(count: int) -> str:
    return QLocale().formattedDataSize(count, 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat)


def _counts(articles: int, marks: int) -> str:
    told = ngettext("{count} article", "{count} articles", articles).format(count=f"{articles:,}")
    also = ngettext("{count} mark", "{count} marks", marks).format(count=f"{marks:,}")
    return _("{articles}, {marks}").format(articles=told, marks=also)


def moment(when: Moment) -> str:
    """A time as people say it, such as “12 Nov 2026, 14:02”."""
    local = datetime.fromtimestamp(when / 1000).astimezone()
    month = _(_MONTHS[local.month - 1])
    return _("{day} {month} {year}, {time}").format(day=local.day, month=month, year=local.year, time=f"{local:%H:%M}")


def _kept_first() -> str:
    return _("Before the backup takes its place, the file that lies there now is kept among the backups as well.")
