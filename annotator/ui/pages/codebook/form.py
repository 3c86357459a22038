"""One tag with all that it says; what is changed here is kept at once, each change one step."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from annotator.domain.codebook import Codebook, Overlap, Tag
from annotator.domain.coding.naming import feature_kind_name, overlap_name
from annotator.domain.language import _, marked, ngettext
from annotator.project.rules.coding import LONGEST_SIGN, PALETTE
from annotator.ui import messages
from annotator.ui.naming import link_joined, path_name, tag_name
from annotator.ui.pages.codebook import colours
from annotator.ui.pages.codebook.guideline import Guideline
from annotator.ui.pages.codebook.strip import colour_strip, draw_lines, line_strip
from annotator.ui.pages.flow import Flow
from annotator.ui.pieces import Elided, button, empty, label, row

_TITLE_PIXELS = 24
_LABEL_WIDTH = 88


class TagForm(QWidget):
    """Shows a tag; ``changed`` tells fields of a tag as they shall be, the others what is wished of it."""

    changed = Signal(object, object)
    renamed = Signal(object, str)
    wanted = Signal(str)
    """``move``, ``merge``, ``split``, ``retire``, ``remove``, ``breaking``, ``feature``, ``link``."""
    feature_wanted = Signal(object)
    """A feature shall be changed."""
    feature_unwanted = Signal(object)
    link_wanted = Signal(object)
    link_unwanted = Signal(object)

    def __init__(self, taken: Callable[[str], str]) -> None:
        super().__init__()
        self.setObjectName("form")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._tag: Tag | None = None
        self._taken = taken
        self._listed: object = None
        self.title, self.about = Elided(""), Elided("", "faint")
        self.name, self.key, self.sign, self.description = (QLineEdit() for _one in range(4))
        self._typed = {
            self.name: self._name, self.key: self._key, self.sign: self._sign, self.description: self._description,
        }  # fmt: skip
        """The entries, each with what keeps the words in it."""
        self.colours, self.lines = colour_strip(PALETTE, self._colour), line_strip(self._line)
        self.seen = label("", "faint", wrap=True)
        self.alike, self.clash = (label("", "warning", wrap=True) for _one in range(2))
        self.guideline, self.overlap = Guideline(), QComboBox()
        self.breaks = button("", lambda: self.wanted.emit("breaking"), name="flat")
        self.breaks.hide()
        self.links, self.features = QVBoxLayout(), QGridLayout()
        self.buttons = {
            name: button(_(words), lambda name=name: self.wanted.emit(name))
            for name, words in (
                ("move", marked("Move…")), ("merge", marked("Merge into…")), ("split", marked("Split…")),
                ("retire", marked("Retire")), ("remove", marked("Remove…")),
            )
        }  # fmt: skip
        self._lay_out()
        self._connect()

    def show_tag(self, book: Codebook, tag: Tag, marks: int, makers: int) -> None:
        """Show a tag of a codebook."""
        same = self._tag is not None and self._tag.id == tag.id
        if not same:
            self.leave()
            self.breaks.hide()
        self._tag = tag
        self.title.say(tag_name(tag))
        counted = ngettext("{count} mark", "{count} marks", marks).format(count=f"{marks:,}")
        by = ngettext("by {count} annotator", "by {count} annotators", makers).format(count=makers) if makers else ""
        parts = [path_name(book.path(tag.id)).replace("/", " › "), f"{counted} {by}".strip()]
        self.about.say("  ·  ".join([*parts, *([_("retired")] if tag.retired else [])]))
        for entry, words in zip(self._typed, (tag.name, tag.key, tag.sign, tag.description), strict=True):
            if not (same and entry.hasFocus() and entry.isModified()):
                entry.setText(words)
                entry.setCursorPosition(0)
        self._show_colour(book, tag)
        self.guideline.show_words(tag.guideline)
        self.overlap.setCurrentIndex(list(Overlap).index(tag.overlap))
        self._show_anew(book, tag)
        self._show_buttons(tag)

    def leave(self) -> None:
        """Keep what is being typed, and be at no tag."""
        for entry, keep in self._typed.items():
            if entry.isModified():
                keep()
        self.guideline.leave()
        self._tag = None

    def forget_typed(self) -> None:
        """Let the next showing of the tag replace what was typed."""
        for entry in self._typed:
            entry.setModified(False)

    def show_breaking(self, count: int, most: int) -> None:
        """Tell how many places break a rule of the tag; ``most`` are counted."""
        told = ngettext("{count} breaks a rule of this tag · Show", "{count} break a rule of this tag · Show", count)
        self.breaks.setText(told.format(count=f"{count:,}" + ("+" if count >= most else "")))
        self.breaks.setVisible(count > 0)

    def begin_naming(self) -> None:
        """Let a new tag be named, or one renamed."""
        self.name.setFocus()
        self.name.selectAll()

    # How it is put together.

    def _lay_out(self) -> None:
        font = self.title.font()
        font.setPixelSize(_TITLE_PIXELS)
        font.setBold(True)
        self.title.setFont(font)
        self.title.setMinimumHeight(_TITLE_PIXELS + 10)
        self._name_entries()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(26, 16, 26, 24)
        layout.setSpacing(8)
        layout.addWidget(self.title)
        layout.addWidget(self.about)
        layout.addWidget(self.breaks, 0, Qt.AlignmentFlag.AlignLeft)
        deeds = Flow(spacing=8)
        deeds.setContentsMargins(0, 2, 0, 8)
        for one in self.buttons.values():
            deeds.addWidget(one)
        layout.addLayout(deeds)
        layout.addLayout(self._grid())
        layout.addStretch(1)

    def _name_entries(self) -> None:
        self.key.setMaxLength(1)
        self.sign.setMaxLength(LONGEST_SIGN)
        for entry in (self.key, self.sign):
            entry.setFixedWidth(46)
            entry.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.description.setPlaceholderText(_("One sentence: what it stands for."))
        self.description.setToolTip(_("Behind it “Terms: water, pipes” lists words that suggest passages of a theme."))
        self.overlap.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for rule in Overlap:
            self.overlap.addItem(overlap_name(rule), rule)
        names = {self.name: _("Name"), self.key: _("Key"), self.sign: _("Sign"), self.description: _("Description"),
                 self.overlap: _("Overlap")}  # fmt: skip
        for widget, name in names.items():
            widget.setAccessibleName(name)
        own = button("…", self._own_colour)
        own.setToolTip(_("Another colour…"))
        own.setAccessibleName(_("Another colour…"))
        self.colours.add(own)
        short = QWidget()
        short.setLayout(row(label(_("Key"), "faint"), self.key, label(_("Sign"), "faint"), self.sign))
        self.lines.add(short)

    def _grid(self) -> QGridLayout:
        """What a tag says, a line each."""
        grid = QGridLayout()
        grid.setColumnMinimumWidth(0, _LABEL_WIDTH)
        grid.setColumnStretch(1, 1)
        grid.setVerticalSpacing(8)
        colour, overlap, links, features = (QWidget() for _one in range(4))
        _column(colour, self.colours, self.seen, self.alike)
        _column(overlap, self.overlap)
        links.setLayout(self.links)
        features.setLayout(self.features)
        for inside in (self.links, self.features):
            inside.setContentsMargins(0, 0, 0, 0)
        line = QWidget()
        _column(line, self.lines, self.clash)
        for number, (words, widget) in enumerate((
            (_("Name"), self.name), (_("Colour"), colour), (_("Line"), line), (_("Description"), self.description),
            (_("Guideline"), self.guideline), (_("Overlap"), overlap), (_("Links"), links), (_("Features"), features),
        )):  # fmt: skip
            head = label(words, "faint")
            head.setContentsMargins(0, 6, 0, 0)
            grid.addWidget(head, number, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(widget, number, 1)
        return grid

    def _connect(self) -> None:
        for entry, keep in self._typed.items():
            entry.editingFinished.connect(keep)
        self.key.textEdited.connect(self._show_clash)
        self.guideline.kept.connect(lambda words: self._put(guideline=words))
        self.overlap.activated.connect(lambda _at: self._put(overlap=Overlap(self.overlap.currentData())))

    # What is shown.

    def _show_colour(self, book: Codebook, tag: Tag) -> None:
        self.colours.choose(next((one for one in PALETTE if one.upper() == tag.colour.upper()), None))
        self.lines.choose(tag.line)
        draw_lines(self.lines, tag.kind, book.root(tag.kind).line, tag.colour)
        well, alike = colours.told(book, tag)
        self.seen.setText(well)
        self.alike.setText(alike)
        self.alike.setVisible(bool(alike))
        self._show_clash(tag.key)

    def _show_clash(self, key: str) -> None:
        told = self._taken(key.strip()) if key.strip() else ""
        self.clash.setText(told)
        self.clash.setVisible(bool(told))

    def _show_buttons(self, tag: Tag) -> None:
        self.buttons["retire"].setText(_("Bring back") if tag.retired else _("Retire"))
        for name in ("move", "merge"):
            self.buttons[name].setEnabled(tag.parent is not None)

    def _show_anew(self, book: Codebook, tag: Tag) -> None:
        """Links and features are made anew only where they changed: a button in use keeps the keyboard."""
        listed = (book.link_types, tag.kind, tag.features)
        if listed != self._listed:
            self._listed = listed
            self._show_links(book, tag)
            self._show_features(tag)

    def _show_links(self, book: Codebook, tag: Tag) -> None:
        empty(self.links)
        for one in book.link_types:
            if not one.from_kinds or not one.to_kinds or tag.kind in (*one.from_kinds, *one.to_kinds):
                change = button(link_joined(one), lambda one=one: self.link_wanted.emit(one), name="flat")
                self.links.addLayout(row(change, self._cross(lambda one=one: self.link_unwanted.emit(one)), 1))
        self.links.addLayout(row(button("+ " + _("Link"), lambda: self.wanted.emit("link"), name="flat"), 1))

    def _show_features(self, tag: Tag) -> None:
        empty(self.features)
        for at, words in enumerate((_("Name"), _("Sort"), _("Values"), _("When marking"))) if tag.features else ():
            self.features.addWidget(label(words, "faint"), 0, at)
        for number, one in enumerate(tag.features, 1):
            name = button(one.name, lambda one=one: self.feature_wanted.emit(one), name="flat")
            cells: tuple[QWidget, ...] = (
                name, label(feature_kind_name(one.kind)), Elided(", ".join(one.choices)),
                label(_("wanted") if one.required else _("optional"), "faint"),
                self._cross(lambda one=one: self.feature_unwanted.emit(one)),
            )  # fmt: skip
            for at, cell in enumerate(cells):
                left = Qt.AlignmentFlag.AlignLeft if at == 0 else Qt.AlignmentFlag(0)
                self.features.addWidget(cell, number, at, left)
        self.features.setColumnStretch(2, 1)
        more = button("+ " + _("Feature"), lambda: self.wanted.emit("feature"), name="flat")
        self.features.addWidget(more, len(tag.features) + 1, 0, Qt.AlignmentFlag.AlignLeft)

    @staticmethod
    def _cross(clicked: Callable[[], object]) -> QPushButton:
        made = button("✕", clicked, name="flat")
        made.setToolTip(_("Remove"))
        made.setAccessibleName(_("Remove"))
        return made

    # What is changed.

    def _put(self, **fields: Any) -> None:  # noqa: ANN401  (fields of a tag)
        if self._tag is not None and replace(self._tag, **fields) != self._tag:
            self.changed.emit(self._tag.id, fields)

    def _name(self) -> None:
        if self._tag is not None and self.name.text().strip() != self._tag.name:
            self.renamed.emit(self._tag.id, self.name.text())

    def _key(self) -> None:
        key = self.key.text().strip()
        if key and self._taken(key):
            return
        self._put(key=key)

    def _sign(self) -> None:
        self._put(sign=self.sign.text().strip())

    def _description(self) -> None:
        self._put(description=self.description.text().strip())

    def _colour(self, colour: object) -> None:
        self._put(colour=str(colour))

    def _line(self, line: object) -> None:
        self._put(line=line)

    def _own_colour(self) -> None:
        if self._tag is not None and (colour := messages.colour(self, self._tag.colour)) is not None:
            self._put(colour=colour)


def _column(inside: QWidget, *widgets: QWidget) -> None:
    layout = QVBoxLayout(inside)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(2)
    for one in widgets:
        flat = one.objectName() == "flat"
        layout.addWidget(one, 0, Qt.AlignmentFlag.AlignLeft if flat else Qt.AlignmentFlag(0))
