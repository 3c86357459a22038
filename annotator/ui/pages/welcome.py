"""The first page: what the program does, how to begin, the projects that were open last."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QPushButton, QVBoxLayout, QWidget

from annotator.domain.codebook import default_codebook
from annotator.domain.ids import MarkId, new_id
from annotator.domain.language import _
from annotator.domain.spans import Span
from annotator.domain.transfer.addresses import Location
from annotator.project.team.sharing import has_working_copy
from annotator.settings import preferences, recent
from annotator.settings.language import LANGUAGES
from annotator.settings.paths import working_folder
from annotator.ui import theme
from annotator.ui.article.drawing.style import ViewStyle, reading_font
from annotator.ui.article.page import Page, PageMark
from annotator.ui.article.view import ArticleView
from annotator.ui.naming import tag_name
from annotator.ui.pieces import Elided, card, dot, empty, key_cap, label, row

WIDTH = 980
_DEMO = (
    "中國社會工作聯合會會長陳存根在主旨發言中對濱州“心安城市”建設取得的成績給予充分肯定。他表示,\n"
    "社會工作行業要認真學習,抓好落實,奮力開創新時代社會工作新局面。"
)
_DEMO_MARKS = (("role", "中國社會工作聯合會會長"), ("person", "陳存根"), ("theme", "“心安城市”建設"), ("person", "他"),
               ("quote", "社會工作行業要認真學習,抓好落實,奮力開創新時代社會工作新局面"))  # fmt: skip
_LANGUAGE_OF_SYSTEM = ""


class WelcomePage(QWidget):
    """Three ways to begin."""

    sample_wanted = Signal()
    project_wanted = Signal(object)
    language_chosen = Signal(str)

    def __init__(
        self, new: Callable[[], object], open_file: Callable[[], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        inside = QWidget()
        inside.setMaximumWidth(WIDTH)
        layout = QVBoxLayout(inside)
        layout.setSpacing(10)
        layout.addLayout(row(self._heading(), 1, self._languages()))
        layout.addWidget(label(_("Who speaks in the news, in which role, saying what, about what."), "faint"))
        layout.addSpacing(10)
        layout.addWidget(self._demo())
        layout.addSpacing(14)
        columns = QGridLayout()
        columns.setHorizontalSpacing(48)
        columns.setColumnStretch(0, 1)
        columns.setColumnStretch(1, 1)
        columns.addWidget(label(_("BEGIN"), "section"), 0, 0)
        columns.addWidget(label(_("RECENT PROJECTS"), "section"), 0, 1)
        columns.addLayout(self._beginnings(new, open_file), 1, 0)
        self._recent = QVBoxLayout()
        self._recent.setSpacing(6)
        columns.addLayout(self._recent, 1, 1, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(columns)
        outer = QVBoxLayout(self)
        outer.addStretch(2)
        outer.addLayout(row(0, 1, margins=(30, 0, 30, 0)))
        middle = row(1, inside, 1, margins=(30, 0, 30, 0))
        middle.setStretchFactor(inside, 30)
        outer.addLayout(middle)
        outer.addStretch(3)

    def _heading(self) -> QWidget:
        heading = label(_("Read, mark, compare."))
        font = reading_font("Latn", 34)
        font.setBold(True)
        heading.setFont(font)
        return heading

    def _languages(self) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(_("Language"))
        box.addItem(_("Language of the system"), _LANGUAGE_OF_SYSTEM)
        for code, name in LANGUAGES.items():
            box.addItem(name, code)
        box.setCurrentIndex(max(0, box.findData(preferences.text("language"))))
        box.activated.connect(lambda at: self.language_chosen.emit(box.itemData(at)))
        return box

    def _demo(self) -> QFrame:
        frame, layout = card()
        layout.setContentsMargins(18, 4, 18, 12)
        colours = replace(theme.current(), paper=theme.current().card)
        view = ArticleView(ViewStyle(colours, "Hant", 18))
        view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        view.setEnabled(False)
        view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setFixedHeight(186)
        tags = {tag.name: tag for tag in default_codebook().tags}
        marks = [
            PageMark(
                MarkId(new_id()), Span(_DEMO.index(words), _DEMO.index(words) + len(words)), kind, tags[kind].colour
            )
            for kind, words in _DEMO_MARKS
        ]
        view.show_page(Page(_DEMO), marks)
        layout.addWidget(view)
        parts: list[QWidget | int] = [label(_("Select words, then press"), "faint")]
        for kind in ("person", "role", "quote", "theme"):
            spot = label("")
            spot.setPixmap(dot(theme.current().line(tags[kind].colour).name()).pixmap(11, 11))
            parts += [key_cap(tags[kind].key), spot, label(tag_name(tags[kind]))]
        parts += [1, key_cap("Ctrl+Z"), label(_("takes anything back"), "faint")]
        layout.addLayout(row(*parts, margins=(36, 0, 20, 0)))
        return frame

    def _beginnings(self, new: Callable[[], object], open_file: Callable[[], object]) -> QVBoxLayout:
        layout = QVBoxLayout()
        layout.setSpacing(10)
        self.sample = _Beginning(
            _("Open the sample"),
            _("Six articles, half of them marked. A good first look."),
            "S",
            self.sample_wanted.emit,
        )
        self.sample.setProperty("chosen", True)
        layout.addWidget(self.sample)
        layout.addWidget(
            _Beginning(_("New project…"), _("Name it, choose where it lies, bring your articles."), "Ctrl+N", new)
        )
        layout.addWidget(
            _Beginning(_("Open a file…"), _("A project, or an article as txt, md, json, jsonl."), "Ctrl+O", open_file)
        )
        layout.addWidget(label(_("or drop files anywhere on this window"), "faint"))
        layout.addStretch(1)
        return layout

    def showEvent(self, event: QShowEvent) -> None:
        """Look again which projects were open last."""
        super().showEvent(event)
        empty(self._recent)
        projects = recent.projects(lambda path: has_working_copy(path, working_folder()))[:5]
        for path in projects:
            self._recent.addWidget(_Recent(path, self.project_wanted.emit))
        if not projects:
            self._recent.addWidget(label(_("None yet."), "faint"))
        told = _(
            "There is no Save: what you see is already kept on your own computer. "
            "Nothing leaves it unless you export it."
        )
        self._recent.addSpacing(10)
        self._recent.addWidget(label(told, "faint", wrap=True))
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """S opens the sample."""
        if event.key() == Qt.Key.Key_S and not event.modifiers():
            self.sample_wanted.emit()
            return
        super().keyPressEvent(event)


class _Beginning(QPushButton):
    """A large button with two lines and its key."""

    def __init__(self, title: str, about: str, keys: str, clicked: Callable[[], object]) -> None:
        super().__init__()
        self.setMinimumHeight(64)
        self.setAccessibleName(title)
        self.setAccessibleDescription(about)
        self.clicked.connect(lambda: clicked())
        head = Elided(title)
        font = head.font()
        font.setBold(True)
        head.setFont(font)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(head)
        words.addWidget(Elided(about, "faint"))
        layout = row(margins=(14, 8, 14, 8))
        layout.addLayout(words, 1)
        layout.addWidget(key_cap(keys))
        self.setLayout(layout)


class _Recent(QPushButton):
    """A project that was open before."""

    def __init__(self, where: Location, clicked: Callable[[Location], object]) -> None:
        super().__init__()
        name, place = _words(where)
        self.setMinimumHeight(48)
        self.setToolTip(str(where))
        self.setAccessibleName(name)
        self.clicked.connect(lambda: clicked(where))
        head = Elided(name)
        font = head.font()
        font.setBold(True)
        head.setFont(font)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(head)
        words.addWidget(Elided(place, "faint"))
        layout = row(margins=(12, 5, 12, 5))
        layout.addLayout(words, 1)
        if isinstance(where, Path):
            layout.addWidget(label(_when(where), "faint"))
        self.setLayout(layout)


def _words(where: Location) -> tuple[str, str]:
    """The name of a project, and where it lies."""
    return (where.stem, str(where.parent)) if isinstance(where, Path) else (where.database, str(where))


def _when(path: Path) -> str:
    """When a file was changed last; of one in a folder that is away only the working copy is here."""
    try:
        return f"{datetime.fromtimestamp(path.stat().st_mtime, UTC).astimezone():%Y-%m-%d %H:%M}"
    except OSError:
        return _("away, working copy")
