"""Everything on a page is reached without a mouse: Tab goes round all of it, and Shift+Tab back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from tests.ui.pages.people.telling import tell

PAGES = {
    "articles": lambda window: window.wide.list_articles(),
    "people": lambda window: window.wide.show_people(),
    "numbers": lambda window: window.wide.show_numbers(),
    "who says what": lambda window: window.wide.show_speech(),
    "search": lambda window: window.wide.search_everywhere(),
    "codebook": lambda window: window.coding.show_codebook(),
    "repairs": lambda window: window.wide.show_repairs(),
    "versions": lambda window: window.wide.article_versions(),
    "history": lambda window: window.past.history(),
    "check": lambda window: window.care.check_project(),
    "backups": lambda window: window.care.restore_backup(),
}


def reached(opened, key):
    """What has the keyboard in turn, until it is where it was."""
    seen = []
    while (now := opened.window.focusWidget()) not in seen and len(seen) < 300:
        seen.append(now)
        opened.bot.keyClick(now, key)
    return set(seen)


@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Backtab])
@pytest.mark.parametrize("page", PAGES)
def test_tab_goes_round_the_whole_page(opened, window, page, key):
    tell(window.hub.project)
    PAGES[page](window)
    opened.bot.wait(300)  # lists fill a moment later
    shown = window._pages.currentWidget()
    wanted = {
        one
        for one in shown.findChildren(QWidget)
        if one.isVisible() and one.isEnabled() and one.focusPolicy() & Qt.FocusPolicy.TabFocus and not one.focusProxy()
    }
    assert wanted
    assert wanted <= reached(opened, key)
