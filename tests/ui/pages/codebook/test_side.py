"""What one is at on the codebook's page stays: the card of a mark, hand ticks, closed branches."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QPushButton

from annotator.domain.spans import Span
from annotator.ui import messages
from annotator.ui.pages.codebook import wishes
from annotator.ui.pages.codebook.splitting import SplitForm

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the screen that is none has no keyboard


def settle(opened, page):
    opened.bot.waitUntil(lambda: not (page._soon.isActive() or page._details.isActive() or page._reading.jobs.is_busy))


def test_the_keyboard_stays_in_the_card_of_a_mark_when_something_changes(opened, page, window, quotes):
    page.choose(quotes[1].id)
    opened.bot.waitUntil(lambda: len(page.side._cards) == 2)
    mark = page.side._cards[1].mark
    page.side._cards[1].setFocus()
    window.hub.project.marks.add(window.situation.article, Span(0, 2), quotes[1].id)
    settle(opened, page)
    assert [card.mark for card in page.side._cards].index(mark) == 2
    assert page.side._cards[2].hasFocus()
    page.side._cards[2].parts[1].setFocus()
    opened.press(Qt.Key.Key_Space, on=page.side._cards[2].parts[1])
    settle(opened, page)
    assert page.side._cards[2].parts[1].hasFocus()


def test_the_keyboard_stays_in_links_and_features_when_something_else_changes(opened, page, window, quotes):
    page.choose(quotes[1].id)
    settle(opened, page)
    link = next(one for one in page.form.findChildren(QPushButton) if one.text() == "+ Link")
    link.setFocus()
    window.hub.project.marks.add(window.situation.article, Span(0, 2), quotes[1].id)
    settle(opened, page)
    assert link.hasFocus()


def test_hand_ticks_stay_when_the_filter_is_cleared(opened, window, quotes):
    form = SplitForm(window.hub.project.insight.own(quotes[1].id, 10))
    opened.bot.addWidget(form)
    form.list.item(0).setCheckState(Qt.CheckState.Checked)
    ticked = form.value()[0]
    form.filter.setText("【新馆")
    assert len(form.value()[0]) == 2
    form.filter.clear()
    assert form.value()[0] == ticked
    assert form._count.text() == "1 mark moves to the new tag"


def test_a_form_that_offers_only_some_of_the_marks_says_so(page, quotes, monkeypatch):
    told = []
    monkeypatch.setattr(
        messages,
        "form",
        lambda _page, _title, form: told.append((form.list.count(), form.part.isHidden(), form.part.text())),
    )
    page.choose(quotes[1].id)
    page.form.buttons["split"].click()
    monkeypatch.setattr(wishes, "MOST_OFFERED", 1)
    page.form.buttons["split"].click()
    assert [(count, hidden) for count, hidden, _words in told] == [(2, True), (1, False)]
    assert told[1][2].startswith("Only the newest 1 marks are listed")


def test_closed_branches_stay_closed_when_the_filter_is_cleared(opened, page, window):
    root = window.hub.project.codebook.root("quote").id
    page.tree.collapse(page.rows.index_of(root))
    page.filter.setText("Ind")
    assert page.tree.isExpanded(page.rows.index_of(root))
    page.filter.clear()
    assert not page.tree.isExpanded(page.rows.index_of(root))
    window.hub.project.tags.add("theme", "建設")
    settle(opened, page)
    assert not page.tree.isExpanded(page.rows.index_of(root))


def test_a_form_is_filled_in_in_its_dialog_from_the_first_field_on(opened, page, window, quotes):
    def fill(tries=100):
        dialog = QApplication.activeModalWidget()
        if tries and (dialog is None or not dialog.findChild(SplitForm).name.hasFocus()):
            QTimer.singleShot(50, lambda: fill(tries - 1))  # on a busy machine it is not there yet
            return
        opened.bot.keyClicks(dialog.findChild(SplitForm).name, "Buildings")
        dialog.findChild(SplitForm).filter.setText("【新馆")
        dialog.accept()

    page.choose(quotes[1].id)
    QTimer.singleShot(50, fill)
    page.form.buttons["split"].click()
    opened.bot.waitUntil(lambda: page.form.title.text() == "Buildings")
    assert page.rows.count(window.hub.project.codebook.by_path("quote/Buildings").id) == 1
