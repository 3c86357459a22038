"""Widgets that stand side by side and begin a new line where there is no more room."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from annotator.ui.pages.flow import Flow
from annotator.ui.pieces import button, empty


@pytest.fixture
def window(qtbot) -> QWidget:
    """A window, in it a frame."""
    window = QWidget()
    QWidget(window).resize(2000, 600)
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def inside(window) -> QWidget:
    """A widget in the frame with eight buttons that flow, above one that takes what is left."""
    frame, inside = window.children()[0], QWidget()
    flow = Flow(inside)
    for number in range(8):
        flow.addWidget(button(f"Number {number}", print))
    column = QVBoxLayout(frame)
    column.addWidget(inside)
    column.addWidget(QWidget(), 1)
    frame.show()
    column.activate()
    return inside


def _buttons(inside: QWidget) -> list[QWidget]:
    flow = inside.layout()
    return [flow.itemAt(at).widget() for at in range(flow.count())]


def test_all_stand_in_one_line_where_there_is_room(inside):
    assert len({one.y() for one in _buttons(inside)}) == 1


def test_what_has_no_room_begins_a_new_line_and_nothing_is_squeezed_or_covered(inside):
    inside.parentWidget().resize(300, 600)
    buttons = _buttons(inside)
    assert len({one.y() for one in buttons}) > 1
    assert all(one.width() >= one.sizeHint().width() for one in buttons)
    assert all(inside.rect().contains(one.geometry()) for one in buttons)
    assert not any(
        one.geometry().intersects(other.geometry()) for at, one in enumerate(buttons) for other in buttons[at + 1 :]
    )


def test_it_asks_for_no_more_width_than_its_widest(inside):
    assert inside.minimumSizeHint().width() <= max(one.sizeHint().width() for one in _buttons(inside))


def test_what_is_hidden_takes_no_room(inside):
    first, second, *_rest = _buttons(inside)
    first.hide()
    inside.layout().activate()
    assert second.x() == 0


def test_in_a_language_from_right_to_left_it_begins_at_the_right(inside):
    inside.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    inside.layout().activate()
    first, second, *_rest = _buttons(inside)
    assert first.geometry().right() == inside.rect().right()
    assert second.geometry().right() < first.x()


def test_emptied_it_needs_no_height(inside):
    empty(inside.layout())
    assert inside.layout().heightForWidth(300) == 0
