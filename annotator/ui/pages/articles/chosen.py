"""The chosen articles: what is known about them, to be changed for all of them at once."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QFrame, QLineEdit, QMenu, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from annotator.domain.articles import State
from annotator.domain.corpus.listing import ListedArticle
from annotator.domain.ids import ArticleId
from annotator.domain.language import _, ngettext
from annotator.domain.log.operations import Outcome
from annotator.project import Project
from annotator.ui import messages
from annotator.ui.hub import Hub
from annotator.ui.naming import field_name, state_name
from annotator.ui.pages.articles.alike import AlikeList
from annotator.ui.pages.flow import Flow
from annotator.ui.pieces import Elided, button, label, row
from annotator.ui.running.many import Many

FIELDS = ("title", "source", "published", "byline", "place", "url", "language", "script", "note")
_NOTE_HEIGHT = 76
Which = Callable[[Project], Sequence[ArticleId]]
"""Gives the chosen articles."""


class ChosenArticles(QFrame):
    """Buttons and fields; a field that is left alone stays as it is in each article."""

    done = Signal()
    """Something was changed by it."""
    export_wanted = Signal()
    """Somebody wants to take the chosen articles out."""
    versions_wanted = Signal()
    """Somebody wants to see the versions of the one chosen article."""

    def __init__(
        self, hub: Hub, many: Many, choice: Callable[[], Which], read: Callable[[ArticleId], object], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setObjectName("right")
        self._hub, self._many, self._choice = hub, many, choice
        self._rows: Sequence[ListedArticle] = ()
        self._count = 0
        self._shown: dict[str, str | None] = {}
        self.head = label("", "section")
        self._title = Elided("")
        self._work = label("", "faint", wrap=True)
        self.fields = {name: QLineEdit() for name in FIELDS if name != "note"}
        self.note = QPlainTextEdit()
        self.status_button = button(_("Status") + " ▾", self.ask_state)
        self.assign_button = button(_("Assign") + " ▾", self.ask_assignee)
        self.star_button = button("★", self.toggle_star)
        self.remove_button = button(_("Remove"), self.remove)
        self.apply_button = button(_("Apply"), self.apply, primary=True)
        self.versions_button = button(_("Versions…"), self.versions_wanted.emit)
        self.export_button = button(_("Export chosen…"), self.export_wanted.emit)
        self.alike = AlikeList(hub, read, self)
        self._lay_out()
        self.show_chosen((), 0)
        hub.closing.connect(self._keep_what_is_typed)

    def _lay_out(self) -> None:
        self.note.setFixedHeight(_NOTE_HEIGHT)
        self.note.setTabChangesFocus(True)
        self.note.setAccessibleName(field_name("note"))
        self.note.textChanged.connect(self._look)
        self.star_button.setToolTip(_("Put a star on, or take it off"))
        self.star_button.setAccessibleName(self.star_button.toolTip())
        form = QFormLayout()
        form.setHorizontalSpacing(8)
        form.setVerticalSpacing(5)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for name, entry in self.fields.items():
            entry.setAccessibleName(field_name(name))
            entry.returnPressed.connect(self.apply)
            entry.textChanged.connect(lambda _words: self._look())
            form.addRow(label(field_name(name), "faint"), entry)
        form.addRow(label(field_name("note"), "faint"), self.note)
        inside = QWidget()
        inside.setObjectName("page")
        column = QVBoxLayout(inside)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        for part in (self.head, self._title, self._work):
            column.addWidget(part)
        column.addLayout(row(self.status_button, self.assign_button, self.star_button, 1))
        column.addLayout(form)
        deeds = Flow()
        for one in (self.apply_button, self.remove_button, self.versions_button, self.export_button):
            deeds.addWidget(one)
        column.addLayout(deeds)
        column.addWidget(self.alike)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll)

    def show_chosen(self, rows: Sequence[ListedArticle], count: int) -> None:
        """Show what is the same in all of ``rows``; ``count`` of them are chosen, which may be more.

        What is typed about one article is kept when another is chosen; of several nothing is, and that is told.
        """
        same = count == self._count and [row.id for row in rows] == [row.id for row in self._rows]
        if not same:
            self._keep_what_is_typed()
        typed = self.changed_fields().keys() if same and self._shown else ()
        self._rows, self._count = rows, count
        head = ngettext("{count} ARTICLE CHOSEN", "{count} ARTICLES CHOSEN", count)
        self.head.setText(head.format(count=f"{count:,}") if count else _("NOTHING CHOSEN"))
        one = rows[0] if count == 1 and rows else None
        self.alike.show_for(one.id if one else None)
        self.versions_button.setEnabled(one is not None)
        self._title.say(one.metadata.title if one else "")
        self._title.setVisible(one is not None)
        self._work.setVisible(not count)
        self._work.setText(_("Choose articles in the list: with Shift or Ctrl several, with Ctrl+A all of them."))
        for name in FIELDS:
            values = {getattr(row.metadata, name) for row in rows}
            # Of articles that are chosen without being shown nobody knows yet what they say.
            value = values.pop() if len(values) == 1 and count == len(rows) else None
            self._shown[name] = value
            if name not in typed:  # what somebody is typing stays, whatever happens elsewhere
                self._put(name, value or "", _("differs") if count and value is None else "")
        self.fields["title"].setEnabled(count == 1)
        for widget in (*self.fields.values(), self.note, self.status_button, self.assign_button, self.star_button,
                       self.remove_button, self.export_button):  # fmt: skip
            widget.setEnabled(count > 0 and (widget is not self.fields["title"] or count == 1))
        self._look()

    def _keep_what_is_typed(self) -> None:
        fields = self.changed_fields() if self._count and self._shown and self._hub.is_open else {}
        if fields and self._count == 1:
            key = self._rows[0].id
            self._shown |= fields  # the change is heard of while this is shown: it is not to be kept twice
            self._hub.perform(lambda project: project.several.edit([key], fields))
        elif fields:
            self._hub.refused.emit(
                ngettext(
                    "What was typed about {count} article was not applied.",
                    "What was typed about {count} articles was not applied.",
                    self._count,
                ).format(count=f"{self._count:,}")
            )

    def changed_fields(self) -> dict[str, str]:
        """The fields that say something else than what was shown."""
        now = {**{name: entry.text().strip() for name, entry in self.fields.items()}, "note": self.note.toPlainText()}
        return {name: words for name, words in now.items() if words != (self._shown[name] or "")}

    def edit(self) -> None:
        """Go to the first field."""
        first = self.fields["title" if self._count == 1 else "source"]
        first.setFocus()
        first.selectAll()

    def apply(self) -> None:
        """Write the changed fields into all chosen articles."""
        fields = self.changed_fields()
        if fields and self._count:
            self._do(lambda project, keys: project.several.edit(keys, fields))

    def set_state(self, state: State) -> None:
        """Say how far one is with them."""
        self._do(lambda project, keys: project.several.set_state(keys, state))

    def toggle_star(self) -> None:
        """Put a star on all of them; where all have one, take it off."""
        if self._rows and all(row.starred for row in self._rows):
            self._do(lambda project, keys: project.several.unstar(keys))
        else:
            self._do(lambda project, keys: project.several.star(keys))

    def remove(self) -> None:
        """Take them out of the project; undo brings them back."""
        self._do(lambda project, keys: project.several.remove(keys))

    def ask_state(self) -> None:
        """Offer the statuses."""
        menu = QMenu(self)
        for state in State:
            menu.addAction(state_name(state)).triggered.connect(lambda _on=False, state=state: self.set_state(state))
        self._popup(menu, self.status_button)

    def ask_assignee(self) -> None:
        """Offer everybody, somebody new, and to take back what was not begun."""
        menu = QMenu(self)
        people = self._hub.project.annotators()
        for one in people:
            menu.addAction(one.name).triggered.connect(lambda _on=False, name=one.name: self.assign(name))
        menu.addAction(_("Somebody new…")).triggered.connect(lambda _on=False: self._assign_new())
        back = menu.addMenu(_("Take back from"))
        for one in people:
            back.addAction(one.name).triggered.connect(
                lambda _on=False, key=one.id: self._do(lambda project, keys: project.several.unassign(keys, key))
            )
        self._popup(menu, self.assign_button)

    def assign(self, name: str) -> None:
        """Give them to somebody."""
        self._do(lambda project, keys: project.several.assign(keys, name))

    def _assign_new(self) -> None:
        name = messages.line(self.window(), _("Assign"), _("Name of the annotator"))
        if name:
            self.assign(name)

    def _do(self, verb: Callable[[Project, Sequence[ArticleId]], Outcome[int]]) -> None:
        if not self._count:
            return
        which = self._choice()
        self._many.perform(
            _("Changing articles"), self._count, lambda project: verb(project, which(project)),
            lambda outcome: self.done.emit() if outcome is not None else None,
        )  # fmt: skip

    def _put(self, name: str, words: str, hint: str) -> None:
        if name == "note":
            self.note.setPlainText(words)
            self.note.setPlaceholderText(hint)
            return
        self.fields[name].setText(words)
        self.fields[name].setCursorPosition(0)
        self.fields[name].setPlaceholderText(hint)

    def _look(self) -> None:
        self.apply_button.setText(_("Apply to {count}").format(count=f"{self._count:,}"))
        self.apply_button.setEnabled(bool(self._count and self._shown and self.changed_fields()))

    @staticmethod
    def _popup(menu: QMenu, under: QWidget) -> None:
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(under.mapToGlobal(under.rect().bottomLeft()))
