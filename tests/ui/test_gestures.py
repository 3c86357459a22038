"""Every gesture of an annotator through real mouse and key events on the window."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QMimeData, QObject, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QInputMethodEvent, QRegion
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit

from annotator import Project
from annotator.domain.articles import State
from annotator.domain.errors import DiskFull
from annotator.domain.log.operations import Changes, Subject
from annotator.domain.spans import Span
from annotator.ui import messages
from annotator.ui.actions import COMMANDS
from annotator.ui.pieces import Elided
from tests.ui.conftest import TEXT

SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def test_select_and_press_a_number(opened):
    opened.drag("方啟明")
    opened.press(Qt.Key.Key_1)
    assert opened.marks() == [("方啟明", "person")]
    assert opened.window.hub.project.articles.read(opened.window.situation.article).marks[0].text == "方啟明"


@pytest.mark.parametrize(
    ("key", "kind"),
    [(Qt.Key.Key_1, "person"), (Qt.Key.Key_2, "role"), (Qt.Key.Key_3, "quote"), (Qt.Key.Key_4, "theme")],
)
def test_each_kind_has_its_key(opened, key, kind):
    opened.drag("鎮長")
    opened.press(key)
    assert opened.marks() == [("鎮長", kind)]


def test_key_first_arms_a_tag_and_every_drag_marks_until_escape(opened):
    opened.press(Qt.Key.Key_2)
    opened.drag("鎮長")
    opened.drag("館長", TEXT.index("館長沈"))
    opened.press(Qt.Key.Key_Escape)
    opened.drag("客廳")
    assert opened.marks() == [("鎮長", "role"), ("館長", "role")]


def test_shift_and_a_key_mark_the_same_everywhere_as_one_step(opened):
    opened.drag("方啟明")
    opened.press(Qt.Key.Key_1, SHIFT)
    assert opened.marks() == [("方啟明", "person")] * 2
    opened.press(Qt.Key.Key_Z, CTRL)
    assert opened.marks() == []


def test_a_click_chooses_and_a_key_relabels_and_delete_removes(opened):
    at = opened.drag("方啟明")
    opened.press(Qt.Key.Key_1)
    opened.press(Qt.Key.Key_Escape)
    assert opened.window.situation.chosen is None
    opened.click(at + 1)
    assert opened.window.situation.chosen_mark.text == "方啟明"
    opened.press(Qt.Key.Key_4)
    assert opened.marks() == [("方啟明", "theme")]
    opened.press(Qt.Key.Key_Delete)
    assert opened.marks() == []


def test_clicks_walk_through_marks_that_lie_over_each_other(opened):
    at = opened.drag("圖書館")
    opened.press(Qt.Key.Key_4)
    opened.view.select(Span(at - 0, at + 5))
    opened.press(Qt.Key.Key_2)
    seen = []
    for _number in range(2):
        opened.click(at + 1)
        seen.append(opened.window.situation.chosen_mark.text)
    assert len(set(seen)) == 2


def test_brackets_move_the_edges(opened):
    opened.drag("方啟明")
    opened.press(Qt.Key.Key_1)
    opened.press(Qt.Key.Key_BracketLeft)
    assert opened.marks()[0][0] == "長方啟明"
    opened.press(Qt.Key.Key_BracketRight)
    opened.press(Qt.Key.Key_BraceRight, SHIFT)
    assert opened.marks()[0][0] == "方啟明出"
    opened.press(Qt.Key.Key_BraceLeft, SHIFT)
    assert opened.marks()[0][0] == "方啟明"


def test_a_role_gets_its_holder_by_two_keys(opened):
    opened.drag("方啟明")
    opened.press(Qt.Key.Key_1)
    opened.drag("鎮長")
    opened.press(Qt.Key.Key_2)
    opened.press(Qt.Key.Key_S)
    picker = opened.window.picker
    assert picker.isVisible()
    opened.press(Qt.Key.Key_Return, on=picker._list)
    reading = opened.window.situation.reading
    assert [(reading.mark(link.from_mark).text, reading.mark(link.to_mark).text) for link in reading.links] == [
        ("方啟明", "鎮長")
    ]


def test_a_quote_gets_its_speaker_by_number_and_its_cue_by_one_key(opened):
    opened.drag("方啟明", TEXT.index("方啟明在"))
    opened.press(Qt.Key.Key_1)
    opened.drag("圖書館是鎮上最大的客廳")
    opened.press(Qt.Key.Key_3)
    opened.press(Qt.Key.Key_S)
    opened.press(Qt.Key.Key_1, on=opened.window.picker._list)
    opened.press(Qt.Key.Key_C)
    assert opened.marks() == [("方啟明", "person"), ("強調", "cue"), ("圖書館是鎮上最大的客廳", "quote")]
    assert len(opened.window.situation.reading.links) == 2


def test_a_speaker_is_picked_by_a_click_on_a_person(opened):
    at = opened.drag("沈月華")
    opened.press(Qt.Key.Key_1)
    opened.drag("新館藏書八萬冊")
    opened.press(Qt.Key.Key_3)
    opened.press(Qt.Key.Key_S)
    assert opened.window.picker.isVisible()
    opened.view.setFocus(Qt.FocusReason.MouseFocusReason)
    opened.click(at + 1)
    assert len(opened.window.situation.reading.links) == 1
    assert not opened.window.picker.isVisible()


def test_the_likely_speaker_is_taken_by_the_same_key_again(opened):
    opened.drag("方啟明", TEXT.index("方啟明在"))
    opened.press(Qt.Key.Key_1)
    opened.drag("圖書館是鎮上最大的客廳")
    opened.press(Qt.Key.Key_3)
    opened.press(Qt.Key.Key_S)
    opened.press(Qt.Key.Key_S, on=opened.window.picker._list)
    assert len(opened.window.situation.reading.links) == 1


def test_a_click_beside_leaves_the_picker(opened):
    opened.drag("方啟明")
    opened.press(Qt.Key.Key_1)
    opened.press(Qt.Key.Key_J)
    opened.view.setFocus(Qt.FocusReason.MouseFocusReason)
    opened.click(2)
    assert not opened.window.picker.isVisible()


def test_escape_leaves_the_picker_and_the_article_has_the_keys_again(opened):
    opened.drag("方啟明")
    opened.press(Qt.Key.Key_1)
    opened.press(Qt.Key.Key_J)
    opened.press(Qt.Key.Key_Escape, on=opened.window.picker._entry)
    assert not opened.window.picker.isVisible()
    assert opened.view.hasFocus()


def test_a_pronoun_is_joined_to_the_likely_person(opened):
    opened.drag("沈月華")
    opened.press(Qt.Key.Key_1)
    opened.drag("她")
    opened.press(Qt.Key.Key_1)
    opened.press(Qt.Key.Key_J)
    opened.press(Qt.Key.Key_Return, on=opened.window.picker._entry)
    assert [(person.name, count) for person, count in opened.window.hub.project.people.all()] == [("沈月華", 2)]


def test_a_surname_with_a_title_is_joined_to_the_likely_person(opened):
    for name in ("沈月華", "方啟明"):
        opened.drag(name)
        opened.press(Qt.Key.Key_1)
    project = opened.window.hub.project
    [other] = project.imports.apply(project.imports.plan_text("沈館長隨後發言。", "b")).value.articles
    opened.window.situation.read(other)
    opened.drag("沈館長")
    opened.press(Qt.Key.Key_1)
    opened.press(Qt.Key.Key_J)
    assert opened.window.picker._list.item(0).text().endswith("沈月華")
    opened.press(Qt.Key.Key_Return, on=opened.window.picker._entry)
    assert {person.name: count for person, count in project.people.all()} == {"沈月華": 2, "方啟明": 1}


def test_a_typed_name_makes_a_new_person_as_one_step(opened):
    opened.drag("她")
    opened.press(Qt.Key.Key_1)
    opened.press(Qt.Key.Key_J)
    opened.window.picker._entry.setText("林楚雲")
    opened.window.picker._filter("林楚雲")
    opened.press(Qt.Key.Key_Return, on=opened.window.picker._entry)
    assert opened.window.hub.project.people.all()[0][0].name == "林楚雲"
    opened.press(Qt.Key.Key_Z, CTRL)
    assert opened.window.hub.project.people.all() == []


def test_a_new_name_may_be_part_of_one_that_is_there(opened):
    people = opened.window.hub.project.people
    people.create("林楚雲龍")
    opened.drag("她")
    opened.press(Qt.Key.Key_1)
    opened.press(Qt.Key.Key_J)
    entry = opened.window.picker._entry
    entry.insert("林楚雲")
    entry.textEdited.emit(entry.text())  # the test's keyboard has no Han characters
    opened.press(Qt.Key.Key_Down, on=entry)
    opened.press(Qt.Key.Key_Return, on=entry)
    assert {person.name: count for person, count in people.all()} == {"林楚雲龍": 0, "林楚雲": 1}


def test_undo_goes_to_the_article_where_it_was_done(opened):
    project = opened.window.hub.project
    project.imports.apply(project.imports.plan_text("第二篇\n這裡有林楚雲。", "b"))
    first, second = (row.id for row in project.articles.page())
    opened.window.situation.read(second)
    opened.drag("林楚雲")
    opened.press(Qt.Key.Key_1)
    opened.window.situation.read(first)
    opened.press(Qt.Key.Key_Z, CTRL)
    assert opened.window.situation.article == second
    opened.window.situation.read(first)
    opened.press(Qt.Key.Key_Z, CTRL)
    assert [row.id for row in project.articles.page()] == [first]
    assert opened.window.situation.article == first


def test_a_theme_is_put_on_the_whole_article(opened):
    opened.press(Qt.Key.Key_T)
    opened.window.picker._entry.setText("公共圖書館")
    opened.window.picker._filter("公共圖書館")
    opened.press(Qt.Key.Key_Return, on=opened.window.picker._entry)
    [theme] = opened.window.situation.reading.themes
    assert opened.window.hub.project.codebook.tag(theme.tag).name == "公共圖書館"


def test_tab_walks_the_marks(opened):
    for words in ("方啟明", "客廳"):
        opened.drag(words)
        opened.press(Qt.Key.Key_4)
    opened.press(Qt.Key.Key_Escape)
    opened.press(Qt.Key.Key_H)  # Tab walks suggestions, too, and they come when they come
    seen = []
    for _number in range(3):
        opened.press(Qt.Key.Key_Tab)
        seen.append(opened.window.situation.chosen_mark.text)
    assert len(set(seen)) == 2
    opened.press(Qt.Key.Key_Backtab, SHIFT)
    assert opened.window.situation.chosen_mark.text == seen[1]


def test_undo_and_redo_name_what_they_do_and_go_there(opened):
    opened.drag("方啟明")
    opened.press(Qt.Key.Key_1)
    opened.bot.waitUntil(lambda: "mark 方啟明" in opened.window.tags._undo.text())
    opened.press(Qt.Key.Key_Z, CTRL)
    assert opened.marks() == []
    assert opened.view.shown.flash is not None
    opened.press(Qt.Key.Key_Z, CTRL | SHIFT)
    assert opened.marks() == [("方啟明", "person")]


def committed(words):
    """What an input method sends."""
    event = QInputMethodEvent()
    event.setCommitString(words)
    return event


def test_a_note_is_written(opened):
    opened.drag("方啟明")
    opened.press(Qt.Key.Key_1)
    opened.press(Qt.Key.Key_N)
    note = opened.window.popover.findChild(QPlainTextEdit)
    opened.bot.keyClicks(note, "3 ")
    QApplication.sendEvent(note, committed("要查"))
    opened.press(Qt.Key.Key_Return, on=note)
    assert opened.window.situation.chosen_mark.note == "3 要查"


def test_a_note_that_is_being_typed_is_kept_when_the_project_closes(opened):
    opened.drag("方啟明")
    opened.press(Qt.Key.Key_1)
    opened.press(Qt.Key.Key_N)
    opened.bot.keyClicks(opened.window.popover.findChild(QPlainTextEdit), "to check")
    path = opened.window.hub.project.path
    opened.window.hub.close()
    opened.window.hub.open(path)
    assert [mark.note for mark in opened.window.situation.reading.marks] == ["to check"]


def test_a_selected_placeholder_is_corrected(opened, monkeypatch):
    opened.drag("客廳")
    monkeypatch.setattr(messages, "line", lambda *_words: "書房")
    opened.press(Qt.Key.Key_F4)
    assert "最大的書房" in opened.window.situation.reading.text
    opened.press(Qt.Key.Key_Z, CTRL)
    assert opened.window.situation.reading.text == TEXT


def in_the_box(do):
    """Do something in the box that comes, once it is there."""

    def once_there():
        box = QApplication.activeModalWidget()
        if box is None:
            QTimer.singleShot(20, once_there)
        else:
            do(box)

    QTimer.singleShot(20, once_there)


@pytest.mark.qt_log_ignore("propagateSizeHints")  # the screen that is none knows nothing of sizes of boxes
def test_the_box_in_which_words_are_corrected_shows_its_title_and_left_as_it_is_changes_nothing(opened):
    widths = []

    def leave_as_it_is(box):
        widths.append((box.width(), box.fontMetrics().horizontalAdvance(box.windowTitle())))
        box.accept()

    before = opened.window.hub.project.history.undoable()
    for span in (Span(0, len(TEXT)), Span(TEXT.index("\n"), TEXT.index("\n") + 4)):
        opened.window.situation.select(span)
        in_the_box(leave_as_it_is)
        opened.window.editing.correct_text()
    assert opened.window.situation.reading.text == TEXT
    assert opened.window.hub.project.history.undoable() == before
    assert all(width > 2 * title + 100 for width, title in widths)  # buttons of the frame stand beside the title


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_a_correction_across_paragraphs_keeps_them_apart(opened):
    def write(box):
        opened.press(Qt.Key.Key_Home, CTRL, on=box.findChild(QPlainTextEdit))
        opened.bot.keyClicks(box.findChild(QPlainTextEdit), "Z")
        box.accept()

    span = Span(TEXT.index("客廳"), TEXT.index("館長") + 5)
    assert "\n" in span.of(TEXT)
    opened.window.situation.select(span)
    in_the_box(write)
    opened.window.editing.correct_text()
    assert opened.window.situation.reading.text == TEXT[: span.start] + "Z" + TEXT[span.start :]


def test_what_is_known_about_the_article_is_edited(opened, monkeypatch):
    monkeypatch.setattr(messages, "metadata", lambda _parent, before: replace(before, byline="江若蘭"))
    opened.press(Qt.Key.Key_F2)
    assert opened.window.situation.reading.article.metadata.byline == "江若蘭"
    assert "江若蘭" in opened.view.page.meta
    opened.press(Qt.Key.Key_Z, CTRL)
    assert opened.window.situation.reading.article.metadata.byline == ""


def test_done_goes_to_the_next_open_article(opened):
    project = opened.window.hub.project
    project.imports.apply(project.imports.plan_text("第二篇\n\n內容。", "b"))
    first = opened.window.situation.article
    opened.press(Qt.Key.Key_Return, CTRL)
    assert project.articles.summary(first).state is State.DONE
    assert opened.window.situation.reading.article.metadata.title == "第二篇"
    opened.press(Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert opened.window.situation.article == first


def test_words_are_selected_by_double_click_and_by_keys(opened):
    at = opened.drag("方啟明")
    opened.press(Qt.Key.Key_1)
    place = opened.view.places.on_screen(TEXT.index("方啟明在") + 1).center()
    opened.bot.mouseDClick(opened.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    opened.bot.mouseRelease(opened.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    opened.view.select(None, at)
    for _number in range(3):
        opened.press(Qt.Key.Key_Right, SHIFT)
    assert opened.view.selection == Span(at, at + 3)
    opened.press(Qt.Key.Key_End, SHIFT)
    assert opened.view.selection.end > at + 3
    opened.press(Qt.Key.Key_A, CTRL)
    assert opened.view.selection == Span(0, len(TEXT))
    opened.press(Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == TEXT


def test_marking_while_reading_in_the_other_script_stores_original_offsets(opened):
    opened.press(Qt.Key.Key_2, CTRL)
    assert "图书馆是镇上" in opened.view.page.text
    opened.drag("图书馆是镇上")
    opened.press(Qt.Key.Key_3)
    [mark] = opened.window.situation.reading.marks
    assert mark.text == "圖書館是鎮上"
    assert opened.window.situation.reading.text == TEXT
    opened.press(Qt.Key.Key_1, CTRL)
    assert opened.view.page.text == TEXT


def test_keys_typed_into_the_filter_mark_nothing(opened):
    opened.drag("方啟明")
    field = opened.window.articles.filter
    field.setFocus()
    opened.bot.keyClicks(field, "1s2")
    assert field.text() == "1s2"
    assert opened.marks() == []


def test_tab_leaves_the_filter_and_escape_goes_back_to_the_text(opened):
    opened.drag("方啟明")
    opened.press(Qt.Key.Key_1)
    opened.press(Qt.Key.Key_Escape)
    opened.press(Qt.Key.Key_L, CTRL)
    field = opened.window.articles.filter
    assert field.hasFocus()
    opened.press(Qt.Key.Key_Tab, on=field)
    assert not field.hasFocus()
    assert opened.window.situation.chosen is None
    opened.press(Qt.Key.Key_Escape, on=opened.window.focusWidget())
    assert opened.view.hasFocus()


def test_what_cannot_be_done_is_told_in_the_status_line(opened):
    opened.press(Qt.Key.Key_S)
    assert "quote or a role" in opened.window.status.told
    opened.press(Qt.Key.Key_Z, CTRL)
    opened.press(Qt.Key.Key_Z, CTRL)
    assert opened.window.status.told


def test_the_panels_follow(opened):
    opened.drag("方啟明")
    opened.press(Qt.Key.Key_1)

    def shown():
        words = opened.window.people.findChildren(type(opened.window.status._saved))
        return " ".join(one.text() for one in words if one.isVisible())

    opened.bot.waitUntil(lambda: "PEOPLE  ·  1" in shown())
    assert "方啟明" in shown()
    assert "Saved" in opened.window.status._saved.text()
    assert "1 mark" in opened.window.status._counts.accessibleName()
    assert opened.window.articles.rows.index(0).data(Qt.ItemDataRole.UserRole).marks == 1


def test_marks_of_another_program_appear(opened):
    from annotator import Project

    with Project.open(opened.window.hub.project.path, annotator="chen") as other:
        other.marks.add(opened.window.situation.article, Span(0, 3), other.codebook.root("theme").id)
    opened.bot.waitUntil(lambda: opened.marks() == [("雲嶺鎮", "theme")], timeout=5000)


def test_the_text_grows_and_shrinks(opened):
    before = opened.view.look.size
    opened.press(Qt.Key.Key_Equal, CTRL)
    assert opened.view.look.size == before + 1
    opened.press(Qt.Key.Key_Minus, CTRL)
    assert opened.view.look.size == before


def test_every_command_is_in_a_menu_with_a_method_of_its_own(opened):
    assert set(opened.window.actions_.all) == {command.name for command in COMMANDS}
    keys = [command.keys for command in COMMANDS if command.keys]
    assert len(keys) == len(set(keys))


def test_files_dropped_anywhere_are_planned(opened, tmp_path):
    path = tmp_path / "新聞.txt"
    path.write_text("第三篇\n\n心安順?biāo)?、人。", "utf-8")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    place, buttons, keys = QPointF(300, 300), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entered = QDragEnterEvent(place.toPoint(), Qt.DropAction.CopyAction, mime, buttons, keys)
    QApplication.sendEvent(opened.window, entered)
    assert entered.isAccepted()
    opened.window.dropEvent(QDropEvent(place, Qt.DropAction.CopyAction, mime, buttons, keys))
    opened.wait_for_jobs()
    page = opened.window.importing
    assert page.isVisible()
    page.decisions.candidate_buttons[1].click()
    chosen = page.decisions.candidate_buttons[1].text()
    opened.press(Qt.Key.Key_Return, CTRL, on=opened.window)
    opened.wait_for_jobs()
    assert f"心安順{chosen}、人" in opened.window.situation.reading.text


def test_a_pasted_text_is_reviewed_and_left_without_a_trace(opened):
    QGuiApplication.clipboard().setText("貼上的\n\n一篇文章。")
    opened.press(Qt.Key.Key_V, CTRL)
    page = opened.window.importing
    assert page.isVisible()
    assert page.decisions.fields["title"].text() == "貼上的"
    opened.window.show_article_page()
    assert opened.window.hub.project.articles.count() == 1


def test_an_unreadable_import_is_told_and_changes_nothing(opened, tmp_path):
    (tmp_path / "empty.txt").write_bytes(b"")
    opened.window.files.take([tmp_path / "empty.txt"])
    opened.wait_for_jobs()
    assert "empty" in opened.window.refusals[0]


class Painted(QObject):
    """Which part of a widget was painted since it was asked last."""

    def __init__(self, widget):
        super().__init__(widget)
        self.region = QRegion()
        widget.installEventFilter(self)

    def eventFilter(self, _watched, event):  # noqa: N802
        if event.type() == QEvent.Type.Paint:
            self.region += event.region()
        return False

    def taken(self):
        QApplication.processEvents()
        region, self.region = self.region, QRegion()
        return region


def test_a_quote_before_another_paints_the_number_of_that_one_anew(opened):
    painted, places = Painted(opened.view.viewport()), opened.view.places
    opened.drag("新館藏書八萬冊")
    opened.press(Qt.Key.Key_3)
    opened.drag("圖書館是鎮上最大的客廳")
    opened.bot.waitUntil(lambda: painted.taken().isEmpty())  # what was still to be painted of before is painted
    opened.press(Qt.Key.Key_3)
    place = places.on_screen(TEXT.index("新館藏"))
    opened.bot.waitUntil(lambda: painted.region.contains(place))


def test_a_note_that_somebody_wrote_while_one_was_typed_is_not_written_over(opened):
    opened.drag("方啟明")
    opened.press(Qt.Key.Key_1)
    opened.press(Qt.Key.Key_N)
    typed = opened.window.popover.findChild(QPlainTextEdit)
    mark = opened.window.situation.chosen_mark
    with Project.open(opened.window.hub.project.path, annotator="wang") as beside:
        beside.marks.note(mark.id, "wang was here")
    opened.bot.keyClicks(typed, "to check")
    opened.press(Qt.Key.Key_Return, on=typed)
    assert opened.window.situation.chosen_mark.note == "wang was here\nto check"
    assert opened.window.status.told == "Somebody wrote a note meanwhile: yours stands below it."
    opened.press(Qt.Key.Key_Z, CTRL)
    assert opened.window.situation.chosen_mark.note == "wang was here"


def test_when_it_was_saved_is_shown_beside_a_sentence_too(opened):
    opened.drag("方啟明")
    opened.press(Qt.Key.Key_1)
    opened.window.status.tell("4 suggestions are accepted.")
    assert opened.window.status._saved.text().startswith("Saved ")


def test_a_role_that_two_annotators_marked_stands_once_on_the_card_of_its_holder(opened):
    window, book = opened.window, opened.window.hub.project.codebook
    article, at = window.situation.article, TEXT.index("方啟明")
    role = Span(at - 2, at)
    for name in ("lin", "chen"):
        with Project.open(window.hub.project.path, annotator=name) as project:
            person = project.marks.add(article, Span(at, at + 3), book.root("person").id).value
            held = project.marks.add(article, role, book.root("role").id).value
            project.links.set_holder(held.id, person.id)
    opened.bot.waitUntil(lambda: len(window.situation.reading.links) == 2)

    def told():
        asides = [one for one in window.people.findChildren(Elided) if one.accessibleName() == "×2"]
        return [one.text() for aside in asides[-1:] for one in aside.parent().findChildren(QLabel)]

    opened.bot.waitUntil(lambda: role.of(TEXT) in told())
    assert told().count(role.of(TEXT)) == 1


def test_a_note_that_is_refused_stays_in_its_form_until_it_is_kept_or_dropped(opened, monkeypatch):
    opened.drag("方啟明")
    opened.press(Qt.Key.Key_1)
    opened.press(Qt.Key.Key_N)
    popover, hub = opened.window.popover, opened.window.hub
    opened.bot.keyClicks(popover.findChild(QPlainTextEdit), "to check")

    def full(*_given, **_named):
        raise DiskFull("There is no room left.", "Free some space.")

    with monkeypatch.context() as patch:
        patch.setattr(type(hub.project.marks), "note", full)
        opened.press(Qt.Key.Key_Return, on=popover.findChild(QPlainTextEdit))
        opened.bot.waitUntil(popover.isVisible)
    assert "no room" in opened.window.status.told
    typed = popover.findChildren(QPlainTextEdit)[-1]
    assert typed.toPlainText() == "to check"
    opened.press(Qt.Key.Key_Return, on=typed)
    assert opened.window.situation.chosen_mark.note == "to check"
    assert not popover.isVisible()


def test_what_another_program_writes_leaves_the_form_that_is_typed_in(opened):
    opened.drag("方啟明")
    opened.press(Qt.Key.Key_1)
    opened.press(Qt.Key.Key_N)
    popover, situation = opened.window.popover, opened.window.situation
    opened.bot.keyClicks(popover.findChild(QPlainTextEdit), "to ")
    with opened.bot.waitSignal(situation.article_changed):
        opened.window.hub.changed.emit(Changes(frozenset(Subject)))
    assert popover.isVisible()
    assert situation.chosen_mark.note == ""
