"""All of the codebook's form can be reached by mouse in a small window."""

import pytest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QWidget

from annotator.domain.codebook import Feature, FeatureKind

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the screen that is none has no keyboard


@pytest.mark.parametrize("size", [(1024, 700), (1200, 800)])
def test_nothing_of_the_form_is_cut_off(opened, page, window, quotes, size):
    tag = quotes[1].id
    window.hub.project.tags.ask(
        tag, Feature("Manner", FeatureKind.CHOICE, ("強調", "指出", "說", "表示"), required=True)
    )
    window.resize(*size)
    page.choose(tag)
    opened.bot.waitUntil(lambda: not (page._soon.isActive() or page._details.isActive() or page._reading.jobs.is_busy))
    opened.bot.waitUntil(lambda: page.form.width() >= page.form.minimumSizeHint().width())
    assert page.split.width() <= size[0]
    seen = page.form.parentWidget()
    for one in page.form.findChildren(QWidget):
        if one.isVisible() and isinstance(one, QAbstractButton | QLineEdit | QComboBox):
            assert one.mapTo(seen, one.rect().topRight()).x() < seen.width(), one.accessibleName()
            assert isinstance(one, QComboBox) or one.width() >= one.minimumSizeHint().width()


def test_the_panels_beside_the_form_give_way_in_a_small_window(opened, page, window):
    window.resize(1440, 900)
    opened.bot.waitUntil(lambda: page.split.width() == 1440)
    left, _middle, right = page.split.sizes()
    window.resize(1024, 700)
    opened.bot.waitUntil(lambda: page.split.width() == 1024)
    assert page.split.sizes()[0] < left
    assert page.split.sizes()[2] < right
