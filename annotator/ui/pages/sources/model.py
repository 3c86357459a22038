"""Asking a language model about the article that is read: off without an address, and shown before it is sent."""

from collections.abc import Callable
from math import isfinite

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QFrame, QLineEdit, QPlainTextEdit

from annotator.domain.errors import AnnotatorError
from annotator.domain.ids import ArticleId
from annotator.domain.language import _, ngettext
from annotator.project import Project
from annotator.project.asking.addresses import Endpoint
from annotator.project.asking.asking import Told
from annotator.project.asking.keys import keep_key, key_for
from annotator.settings import preferences
from annotator.suggest.asking.answers import Prices
from annotator.ui.hub import Hub
from annotator.ui.pieces import button, card_layout, label, row
from annotator.ui.running.jobs import Jobs

_HEIGHT = 260


class ModelCard(QFrame):
    """Address, model, key and prices; the exact text that would be sent; what came of it."""

    shown = Signal()
    """What would be sent can be read now, with the button that sends it."""

    def __init__(self, hub: Hub, article: Callable[[], ArticleId | None]) -> None:
        super().__init__()
        self._hub, self._article = hub, article
        self._shown: tuple[ArticleId, str, str] | None = None
        """What is shown: of which article, for which address and model."""
        self.jobs = Jobs(self)
        self.address, self.model, self.prices, self.key = QLineEdit(), QLineEdit(), QLineEdit(), QLineEdit()
        self.text = QPlainTextEdit(readOnly=True)
        self.told = label("", "faint", wrap=True)
        self.show_button = button(_("Show what would be sent about this article"), self.preview)
        self.send_button = button(_("Send it"), self.send, primary=True)
        self.stop_button = button(_("Stop"), self.jobs.stop)
        self._lay_out()
        for entry in (self.address, self.model, self.prices):
            entry.editingFinished.connect(self._keep)
            entry.textEdited.connect(lambda _words: self._drop())
        self.key.editingFinished.connect(self._keep_key)
        self.jobs.refused.connect(lambda refusal: self._end(str(refusal)))
        hub.closing.connect(self.jobs.finish)
        hub.closed.connect(self._drop)
        self._drop()

    def _lay_out(self) -> None:
        layout = card_layout(self)
        layout.addWidget(label(
            _("Off until you enter an address. Any server that speaks like OpenAI's will do, on this computer or "
              "elsewhere; nothing leaves this computer before you have seen it here."), "faint", wrap=True
        ))  # fmt: skip
        form = QFormLayout()
        self.address.setPlaceholderText("http://localhost:11434/v1")
        self.prices.setPlaceholderText("0.5 1.5")
        self.key.setEchoMode(QLineEdit.EchoMode.Password)
        self.key.setPlaceholderText(_("kept in the keyring of this system"))
        rows = {
            _("Address"): self.address, _("Model"): self.model, _("Secret key"): self.key,
            _("Price of a million tokens, sent and received"): self.prices,
        }  # fmt: skip
        for name, entry in rows.items():
            entry.setAccessibleName(name)
            form.addRow(name, entry)
        layout.addLayout(form)
        self.text.setFixedHeight(_HEIGHT)
        self.text.setAccessibleName(_("What would be sent"))
        layout.addLayout(row(self.show_button, 1))
        layout.addWidget(self.text)
        layout.addLayout(row(self.send_button, self.stop_button, 1))
        layout.addWidget(self.told)

    def begin(self) -> None:
        """Show what is preferred; whoever may only read cannot keep an answer, and shall pay for none."""
        self.address.setText(preferences.text("model_address"))
        self.model.setText(preferences.text("model_name"))
        self.prices.setText(preferences.text("model_prices"))
        self._drop()

    def preview(self) -> None:
        """Show the exact text that would leave this computer, and where to."""
        article = self._article()
        if article is None:
            self._drop(_("Open an article first."))
            return
        address, model = self.address.text().strip(), self.model.text().strip()
        try:
            words = self._hub.project.asking.preview(article, address, model)
        except AnnotatorError as refusal:
            self._drop(str(refusal))
            return
        self._drop()
        self._shown = (article, address, model)
        self.text.setPlainText(words)
        self.text.show()
        self.send_button.show()
        self.shown.emit()

    def send(self) -> None:
        """Send what is shown, and propose what comes back."""
        shown = self._shown
        if shown is None:
            return
        article, address, model = shown
        asking, endpoint = self._hub.project.asking, Endpoint(address, self.key.text() or key_for(address))
        project = self._hub.project
        self.jobs.run(
            "", lambda told: asking.ask(article, endpoint, model, told), lambda answer: self._take(project, answer)
        )
        self._drop()

    def _take(self, project: Project, answer: Told) -> None:
        if not self._hub.is_open or self._hub.project is not project:  # it was closed meanwhile
            self._drop()
            return
        self._hub.perform(lambda project: project.suggestions.offer(answer.suggestions))
        count = len(answer.suggestions)
        told = ngettext(
            "{count} suggestion stands in the article now.",
            "{count} suggestions stand in the article now.",
            count,
        ).format(count=count)
        used = answer.usage
        prices = _prices(self.prices.text()) or Prices()
        spent = _("{sent} tokens sent, {received} received, {seconds} seconds").format(
            sent=f"{used.sent:,}", received=f"{used.received:,}", seconds=f"{answer.seconds:.1f}"
        )  # fmt: skip
        if prices != Prices():
            spent += "; " + _("cost: {money}").format(money=f"{prices.cost(used):.4f}")
        self._end("\n".join((told, spent, *answer.dropped)))

    def _end(self, words: str) -> None:
        self._drop(words)

    def _drop(self, words: str = "") -> None:
        """What was shown holds no more; what was sent is waited for, and can be stopped, whatever is typed."""
        self._shown = None
        waits = self.jobs.is_busy and self._hub.is_open
        self.show_button.setEnabled(not waits and self._hub.is_open and not self._hub.project.read_only)
        had_keys = any(one.hasFocus() for one in (self.send_button, self.stop_button, self.text))
        if waits:
            self.stop_button.show()
        if had_keys:  # else they would go to another card, and the page with them
            (self.stop_button if waits else self.show_button).setFocus()
        for widget in (self.text, self.send_button, *(() if waits else (self.stop_button,))):
            widget.hide()
        self.told.setText(words or (_("Waiting for an answer…") if waits else ""))

    def _keep(self) -> None:
        if _prices(self.prices.text()) is None:
            self.told.setText(_("“{words}” are no prices. Enter two numbers, such as 0.5 1.5, or nothing.").format(
                words=self.prices.text().strip()
            ))  # fmt: skip
            return
        entries = {"model_address": self.address, "model_name": self.model, "model_prices": self.prices}
        try:
            for name, entry in entries.items():
                if entry.text().strip() != preferences.text(name):
                    preferences.put(name, entry.text().strip())
        except AnnotatorError as refusal:
            self._hub.tell(refusal)

    def _keep_key(self) -> None:
        address = self.address.text().strip()
        if not address or not self.key.isModified():
            return
        self.key.setModified(False)
        try:
            keep_key(address, self.key.text())
        except AnnotatorError as refusal:
            self.told.setText(str(refusal))


def _prices(words: str) -> Prices | None:
    """Two numbers as somebody wrote them, or nothing at all; ``None`` for what is neither."""
    if not words.strip():
        return Prices()
    try:
        sent, received = (float(one) for one in words.replace(",", ".").split())
    except ValueError:
        return None
    return Prices(sent, received) if isfinite(sent + received) and min(sent, received) >= 0 else None
