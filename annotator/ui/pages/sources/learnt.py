"""What was learnt from the marks of the project, tag by tag, and the button that learns anew."""

from PySide6.QtWidgets import QFrame, QVBoxLayout

from annotator.domain.language import _
from annotator.ui.hub import Hub
from annotator.ui.naming import path_name
from annotator.ui.pieces import button, card_layout, empty, label, row
from annotator.ui.running.learning import Learning


class LearntCard(QFrame):
    """Says for which tags what was learnt does better than the other sources."""

    def __init__(self, hub: Hub, learning: Learning) -> None:
        super().__init__()
        self._hub, self._learning = hub, learning
        layout = card_layout(self)
        self.learn_button = button(_("Learn from the marks now"), self.learn)
        told = label(_("It tries what the marks of this project teach on articles that it keeps back, and proposes a "
                       "tag only while it does better there than the other sources."), "faint", wrap=True)  # fmt: skip
        line = row(told, self.learn_button)
        line.setStretch(0, 1)
        layout.addLayout(line)
        self._told = QVBoxLayout()
        layout.addLayout(self._told)
        learning.learnt.connect(self.show_learnt)

    def learn(self) -> None:
        """Learn anew, beside the window."""
        self._learning.learn()
        self.show_learnt()

    def show_learnt(self) -> None:
        """Tell what is known now."""
        if not self._hub.is_open:
            return
        self.learn_button.setEnabled(not self._learning.jobs.is_busy and not self._hub.project.read_only)
        empty(self._told)
        if self._learning.jobs.is_busy:
            self._told.addWidget(label(_("Learning…"), "faint"))
            return
        for sentence in self._sentences():
            self._told.addWidget(label(sentence, wrap=True))

    def _sentences(self) -> list[str]:
        learnt, book = self._hub.project.suggestions.learnt(), self._hub.project.codebook
        if learnt is None:
            return [_("Nothing was learnt yet.")]
        if learnt.missing:
            return [learnt.missing]
        verdicts = [one for one in learnt.verdicts if book.knows(one.tag)]
        told = [one.told(path_name(book.path(one.tag)).replace("/", " › ")) for one in verdicts]
        return told or [_("No tag has enough marks yet to learn from.")]
