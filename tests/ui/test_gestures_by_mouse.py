"""Edges, chips, lists, cards and menus under the mouse, and the keys that do the same."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit

from annotator.domain.codebook import PERSON, Feature, FeatureKind
from annotator.domain.errors import DiskFull
from annotator.domain.spans import Span

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
LEFT = Qt.MouseButton.LeftButton


def marked(hands, words, key, start=0):
    """The mark that selecting words and pressing a key makes."""
    hands.drag(words, start)
    hands.press(key)
    return hands.window.situation.chosen_mark


def chip_place(hands, mark):
    """The middle of a mark's chip in the viewport."""
    view = hands.view
    view.viewport().repaint()
    index = view.places.chunks.at(mark.span.start)
    laid = view.places.layouts[index]
    chips = (chip for drawn in laid.drawn.values() for chip in drawn.chips if chip.mark.id == mark.id)
    corner = QPointF(view.places.left(), view.places.chunk_top(index))
    return (next(chips).box.center() + corner).toPoint()


def drag_from_to(hands, start, end):
    port = hands.view.viewport()
    hands.forget_clicks()
    hands.bot.mousePress(port, LEFT, pos=start)
    hands.bot.mouseMove(port, pos=(start + end) / 2)
    hands.bot.mouseMove(port, pos=end)
    hands.bot.mouseRelease(port, LEFT, pos=end)


def reread(hands, mark):
    return hands.window.situation.reading.mark(mark.id)


def test_the_mouse_drags_an_edge_and_undo_brings_it_back(opened):
    mark = marked(opened, "方啟明", Qt.Key.Key_1)
    end = opened.view.places.rect(mark.span.end - 1).translated(opened.view.look.size, 0)
    bar = QPoint(round(end.right()), round(end.bottom()) + 2)
    drag_from_to(opened, bar, opened.place(mark.span.end + 2))
    assert reread(opened, mark).text == "方啟明出席"
    opened.press(Qt.Key.Key_Z, CTRL)
    assert reread(opened, mark).text == "方啟明"


def test_edges_move_by_signs_and_by_words(opened):
    opened.window.hub.project.people.create("圖書館")
    mark = marked(opened, "客廳", Qt.Key.Key_4)
    at = opened.view.page.text.index("圖書館是鎮")
    opened.window.hub.perform(lambda project: project.marks.move(mark.id, Span(at + 3, at + 5)))
    opened.press(Qt.Key.Key_BracketLeft, CTRL)
    assert reread(opened, mark).text == "圖書館是鎮"
    opened.press(Qt.Key.Key_BracketRight)
    assert reread(opened, mark).text == "書館是鎮"
    opened.press(Qt.Key.Key_BraceLeft, SHIFT)
    assert reread(opened, mark).text == "書館是"
    opened.press(Qt.Key.Key_BraceRight, CTRL)
    assert reread(opened, mark).text == "書館是鎮上"


def test_an_edge_never_crosses_the_other(opened):
    mark = marked(opened, "鎮", Qt.Key.Key_4)
    opened.press(Qt.Key.Key_BraceLeft, SHIFT)
    assert reread(opened, mark).text == "鎮"
    assert "as short as" in opened.window.status.told


@pytest.mark.parametrize("backwards", [False, True])
def test_a_chip_dropped_on_another_links_speaker_and_quote(opened, backwards):
    person = marked(opened, "方啟明", Qt.Key.Key_1)
    quote = marked(opened, "圖書館是鎮上最大的客廳", Qt.Key.Key_3)
    opened.press(Qt.Key.Key_Escape)
    places = [chip_place(opened, person), chip_place(opened, quote)]
    drag_from_to(opened, *(reversed(places) if backwards else places))
    links = opened.window.situation.reading.links
    assert [(link.from_mark, link.to_mark) for link in links] == [(person.id, quote.id)]


def test_a_chip_dropped_where_nothing_fits_is_told(opened):
    first, second = marked(opened, "新館藏書", Qt.Key.Key_4), marked(opened, "典禮", Qt.Key.Key_4)
    drag_from_to(opened, chip_place(opened, first), chip_place(opened, second))
    assert not opened.window.situation.reading.links
    assert "cannot be joined" in opened.window.status.told


def test_mentions_dropped_on_each_other_mean_one_person(opened):
    first = marked(opened, "沈月華", Qt.Key.Key_1)
    pronoun = marked(opened, "她", Qt.Key.Key_1)
    assert reread(opened, pronoun).person is None
    drag_from_to(opened, chip_place(opened, pronoun), chip_place(opened, first))
    assert reread(opened, pronoun).person == first.person is not None


def test_a_click_on_plus_n_lists_what_found_no_lane(opened):
    at = opened.view.page.text.index("館長沈月華介紹")
    tag = opened.window.hub.project.codebook.root("theme").id
    for length in range(2, 8):
        opened.window.marking.mark(Span(at, at + length), tag)
    opened.press(Qt.Key.Key_Escape)
    opened.view.viewport().repaint()
    index = opened.view.places.chunks.at(at)
    drawn = next(one for one in opened.view.places.layouts[index].drawn.values() if one.hidden)
    corner = QPointF(opened.view.places.left(), opened.view.places.chunk_top(index))
    place = (drawn.more.center() + corner).toPoint()
    opened.forget_clicks()
    opened.bot.mouseClick(opened.view.viewport(), LEFT, pos=place)
    assert opened.window.picker.isVisible()
    opened.press(Qt.Key.Key_1, on=opened.window.picker._list)
    assert opened.window.situation.chosen == drawn.hidden[0].id


def test_a_suggestion_that_found_no_lane_is_in_the_list_of_plus_n(opened):
    text, project = opened.view.page.text, opened.window.hub.project
    marked(opened, "方啟明", Qt.Key.Key_1, start=text.rindex("方啟明") - 1)
    opened.press(Qt.Key.Key_Escape)
    opened.bot.waitUntil(lambda: len(opened.window.suggesting.found) == 1)
    at = text.index("方啟明")
    for start, end in ((0, 1), (1, 2), (0, 2), (1, 3), (0, 3), (-1, 2), (1, 4)):
        opened.window.marking.mark(Span(at + start, at + end), project.codebook.root("theme").id)
    opened.press(Qt.Key.Key_Escape)
    opened.view.viewport().repaint()
    laid = opened.view.places.laid(at)
    drawn = next(one for one in laid.drawn.values() if one.hidden)
    [suggestion] = opened.window.suggesting.found
    assert suggestion.id in [one.id for one in drawn.hidden]
    opened.window.walking.choose_among([suggestion.id], QPoint(200, 200))
    opened.press(Qt.Key.Key_Return, on=opened.window.picker._list)
    assert opened.window.situation.suggestion == suggestion


def test_the_pointer_shows_arrows_at_once_and_then_a_card(opened):
    person = marked(opened, "方啟明", Qt.Key.Key_1)
    quote = marked(opened, "圖書館是鎮上最大的客廳", Qt.Key.Key_3)
    opened.press(Qt.Key.Key_S)
    opened.press(Qt.Key.Key_Return, on=opened.window.picker._list)
    opened.press(Qt.Key.Key_Escape)
    opened.press(Qt.Key.Key_Escape)
    opened.bot.mouseMove(opened.view.viewport(), pos=opened.place(quote.span.start + 3))
    assert [words for _source, _target, words in opened.view.arrows] == ["says"]
    card = opened.window.hovering.card
    opened.bot.waitUntil(card.isVisible)
    told = [one.text() for one in card.findChildren(QLabel)]
    assert told[0].startswith("Quote")
    assert told[told.index("Speaker") + 1] == person.text
    assert told[told.index("Made by") + 1].startswith(opened.window.hub.project.annotator.name)
    opened.bot.mouseMove(opened.view.viewport(), pos=QPoint(3, 3))
    assert card.isHidden()
    assert not opened.view.arrows


def test_the_card_knows_the_history_of_the_mark(opened):
    mark = marked(opened, "方啟明", Qt.Key.Key_1)
    opened.press(Qt.Key.Key_BraceRight, SHIFT)
    opened.press(Qt.Key.Key_2)
    told = [value for name, value in opened.window.hovering._lines(reread(opened, mark)) if name == "Changed"]
    assert [words.split(": ", 1)[1] for words in told] == ["relabel 方啟明出", "move the edge of 方啟明出"]


def test_the_card_is_shown_by_a_key_and_the_menu_by_another(opened):
    marked(opened, "方啟明", Qt.Key.Key_1)
    opened.press(Qt.Key.Key_I)
    assert opened.window.hovering.card.isVisible()
    opened.press(Qt.Key.Key_Escape)
    assert opened.window.hovering.card.isHidden()
    wanted = []
    opened.view.menu_wanted.disconnect()
    opened.view.menu_wanted.connect(lambda place, mark: wanted.append((place, mark)))
    middle = opened.view.viewport().rect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, middle, opened.view.mapToGlobal(middle))
    QApplication.sendEvent(opened.view.viewport(), event)
    assert len(wanted) == 1
    assert wanted[0][1] is None


def test_an_armed_tag_has_its_own_pointer(opened):
    port = opened.view.viewport()
    assert port.cursor().shape() == Qt.CursorShape.IBeamCursor
    opened.press(Qt.Key.Key_1)
    assert port.cursor().shape() == Qt.CursorShape.BitmapCursor
    opened.press(Qt.Key.Key_Escape)
    assert port.cursor().shape() == Qt.CursorShape.IBeamCursor


def test_alt_and_a_tags_key_walk_through_one_kind(opened):
    for words, key in (("方啟明", Qt.Key.Key_1), ("典禮", Qt.Key.Key_4), ("沈月華", Qt.Key.Key_1)):
        marked(opened, words, key)
    opened.press(Qt.Key.Key_1, ALT)
    seen = [opened.window.situation.chosen_mark.text]
    opened.press(Qt.Key.Key_1, ALT)
    seen.append(opened.window.situation.chosen_mark.text)
    opened.press(Qt.Key.Key_4, ALT)
    seen.append(opened.window.situation.chosen_mark.text)
    assert seen == ["方啟明", "沈月華", "典禮"]
    opened.press(Qt.Key.Key_1, ALT | SHIFT)
    assert opened.window.situation.chosen_mark.text == "方啟明"


def test_the_menu_has_every_gesture_on_a_mark_with_its_key(opened):
    quote = marked(opened, "圖書館是鎮上最大的客廳", Qt.Key.Key_3)
    menu = opened.window.menu.made()
    words = [action.text() for action in menu.actions()]
    shown = {action.objectName() for action in menu.actions()} | {
        action.objectName() for sub in menu.actions() if sub.menu() for action in sub.menu().actions()
    }
    assert {"speaker_or_holder", "cue", "note", "features", "remove", "end_right_word", "undo"} <= shown
    assert "Person\t1" in words
    assert opened.window.situation.chosen == quote.id


def test_the_line_below_tells_how_often_the_words_stand_here(opened):
    opened.drag("方啟明")
    line = opened.window.status._counts
    opened.bot.waitUntil(lambda: "“方啟明” stands 2 times here" in line.accessibleName())


@pytest.fixture
def asking(opened):
    """The hands where the tag of people asks three things."""
    project = opened.window.hub.project
    tag = project.codebook.root(PERSON)
    features = (
        Feature("gender", FeatureKind.CHOICE, ("woman", "man", "unknown"), required=True),
        Feature("named", FeatureKind.YES_NO),
        Feature("age", FeatureKind.NUMBER),
    )
    project.tags.change(type(tag)(**{**{f: getattr(tag, f) for f in tag.__slots__}, "features": features}))
    return opened


def test_features_are_answered_without_leaving_the_keyboard(asking):
    mark = marked(asking, "沈月華", Qt.Key.Key_1)
    asking.press(Qt.Key.Key_F)
    popover = asking.window.popover
    gender, named = popover.findChildren(QComboBox)
    age = popover.findChild(QLineEdit)
    asking.press(Qt.Key.Key_1, on=gender)
    asking.press(Qt.Key.Key_2, on=named)
    asking.bot.keyClicks(age, "52")
    asking.press(Qt.Key.Key_Return, on=age)
    assert dict(reread(asking, mark).features) == {"gender": "woman", "named": False, "age": 52}
    assert asking.view.hasFocus()
    asking.press(Qt.Key.Key_Z, CTRL)
    assert not reread(asking, mark).features


def test_an_answer_that_does_not_fit_is_refused(asking):
    mark = marked(asking, "沈月華", Qt.Key.Key_1)
    asking.press(Qt.Key.Key_F)
    age = asking.window.popover.findChild(QLineEdit)
    asking.bot.keyClicks(age, "old")
    asking.press(Qt.Key.Key_Return, on=age)
    assert not reread(asking, mark).features
    assert "“old” is no answer to “age”" in asking.window.status.told


def test_escape_drops_what_was_typed(asking):
    mark = marked(asking, "沈月華", Qt.Key.Key_1)
    asking.press(Qt.Key.Key_F)
    gender = asking.window.popover.findChildren(QComboBox)[0]
    asking.press(Qt.Key.Key_2, on=gender)
    asking.press(Qt.Key.Key_Escape, on=gender)
    assert not reread(asking, mark).features


def test_answers_that_are_refused_stay_in_their_form_until_they_are_kept_or_dropped(asking, monkeypatch):
    mark = marked(asking, "沈月華", Qt.Key.Key_1)
    asking.press(Qt.Key.Key_F)
    popover, hub = asking.window.popover, asking.window.hub
    gender, _named = popover.findChildren(QComboBox)
    asking.press(Qt.Key.Key_1, on=gender)

    def full(*_given, **_named):
        raise DiskFull("There is no room left.", "Free some space.")

    with monkeypatch.context() as patch:
        patch.setattr(type(hub.project.marks), "answer", full)
        asking.press(Qt.Key.Key_Return, on=gender)
        asking.bot.waitUntil(popover.isVisible)
    assert "no room" in asking.window.status.told
    gender = popover.findChildren(QComboBox)[-2]
    assert gender.currentData() == "woman"
    asking.press(Qt.Key.Key_Return, on=gender)
    assert dict(reread(asking, mark).features) == {"gender": "woman"}
    assert not popover.isVisible()


def test_answers_that_somebody_gave_meanwhile_are_told_and_ours_are_kept_by_enter(asking):
    mark = marked(asking, "沈月華", Qt.Key.Key_1)
    asking.press(Qt.Key.Key_F)
    popover, hub = asking.window.popover, asking.window.hub
    gender, _named = popover.findChildren(QComboBox)
    asking.press(Qt.Key.Key_1, on=gender)
    hub.project.marks.answer(mark.id, {"gender": "man", "age": 52})
    asking.press(Qt.Key.Key_Return, on=gender)
    asking.bot.waitUntil(popover.isVisible)
    assert "Meanwhile somebody made it “man”; you wanted “woman”" in asking.window.status.told
    asking.press(Qt.Key.Key_Return, on=popover.findChildren(QComboBox)[-2])
    assert dict(reread(asking, mark).features) == {"gender": "woman", "age": 52}
