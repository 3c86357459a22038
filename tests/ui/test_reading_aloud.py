"""What a screen reader finds in the window, asked in the same process."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible


def article(hands):
    return QAccessible.queryAccessibleInterface(hands.view)


def test_the_paragraphs_in_sight_are_children_with_their_text_and_marks(opened):
    opened.drag("方啟明")
    opened.press(Qt.Key.Key_1)
    found = article(opened)
    names = [found.child(at).text(QAccessible.Text.Name) for at in range(found.childCount())]
    assert names == opened.view.page.text.split("\n")
    assert found.child(0).role() == QAccessible.Role.Heading
    assert found.child(2).role() == QAccessible.Role.Paragraph
    assert found.child(2).text(QAccessible.Text.Description) == "Person: 方啟明"
    assert found.child(2).parent().object() is opened.view


def test_only_what_is_in_sight_is_there(opened):
    project = opened.window.hub.project
    project.imports.apply(project.imports.plan_text("題目\n" + "很長的一段。\n" * 5000, "long"))
    opened.window.situation.read(project.articles.page()[-1].id)
    opened.bot.wait(50)
    found = article(opened)
    assert 5 < found.childCount() < 60
    opened.view.verticalScrollBar().setValue(opened.view.verticalScrollBar().maximum())
    assert found.child(found.childCount() - 1).text(QAccessible.Text.Name) == ""
    port = opened.view.viewport()
    middle = port.mapToGlobal(port.rect().center())
    hit = found.childAt(middle.x(), middle.y())
    assert hit.text(QAccessible.Text.Name) == "很長的一段。"
    assert hit.rect().contains(middle)
    assert found.child(found.indexOfChild(hit)).text(QAccessible.Text.Name) == "很長的一段。"


def test_the_selection_is_the_value(opened):
    opened.drag("方啟明")
    assert article(opened).text(QAccessible.Text.Value) == "方啟明"


def test_what_is_done_chosen_and_refused_is_said(opened):
    opened.drag("方啟明")
    opened.press(Qt.Key.Key_1)
    assert opened.window.announcing.said == "Person: 方啟明"
    opened.press(Qt.Key.Key_Delete)
    assert opened.window.announcing.said == "remove the mark 方啟明"
    opened.press(Qt.Key.Key_N)
    assert opened.window.announcing.said == "Choose a mark first."
