"""The page of the codebook: every gesture is one verb, and what is shown follows what the project says."""

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtWidgets import QPushButton

from annotator.domain.codebook import Line, Overlap
from annotator.domain.spans import Span
from annotator.ui import messages
from annotator.ui.commands.codebook import taken
from annotator.ui.pages.codebook import colours
from annotator.ui.pages.codebook.asking import FeatureForm, LinkTypeForm
from annotator.ui.pages.codebook.splitting import SplitForm

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the screen that is none has no keyboard


def names(page, above=None):
    """The tree as nested names."""
    above = above or QModelIndex()
    rows = [page.rows.index(at, 0, above) for at in range(page.rows.rowCount(above))]
    return [(row.data(), names(page, row)) if page.rows.rowCount(row) else row.data() for row in rows]


def typed(opened, entry, words):
    entry.setFocus()
    entry.selectAll()
    opened.bot.keyClicks(entry, words)
    opened.press(Qt.Key.Key_Return, on=entry)


def now(window, tag):
    return window.hub.project.codebook.tag(tag.id)


def test_the_head_tells_marks_as_the_statistics_do_and_themes_of_whole_articles_beside_them(
    opened, window, page, quotes
):
    project = window.hub.project
    article, theme = project.articles.page()[0].id, project.codebook.root("theme").id
    marks = sum(project.statistics().marks.values())
    project.themes.put(article, theme)
    told = f"{marks} marks  ·  1 theme of a whole article"
    opened.bot.waitUntil(lambda: page._head.facts.accessibleName().endswith(told))
    assert sum(project.statistics().marks.values()) == marks
    project.themes.take(article, theme)
    opened.bot.waitUntil(lambda: page._head.facts.accessibleName().endswith(f"  ·  {marks} marks"))


def test_the_tree_shows_kinds_and_tags_with_their_marks(opened, page, quotes):
    assert names(page) == ["Person", "Role", ("Quote", ["Direct", "Indirect"]), "Theme", "Cue"]
    assert page.rows.count(quotes[1].id) == 2
    assert page.rows.count(page.rows.book.root("quote").id) == 2


def test_a_tag_is_found_by_words_in_either_script(opened, page, window):
    window.hub.project.tags.add("theme", "社會工作")
    opened.bot.waitUntil(lambda: ("Theme", ["社會工作"]) in names(page))
    opened.press(Qt.Key.Key_Slash, on=page.tree)
    assert page.filter.hasFocus()
    page.filter.setText("社会")
    assert names(page) == [("Theme", ["社會工作"])]
    page.filter.clear()
    assert len(names(page)) == 5


def test_name_key_sign_and_description_are_kept_when_they_are_left(opened, page, window, quotes):
    page.choose(quotes[1].id)
    typed(opened, page.form.name, "Reported")
    opened.bot.waitUntil(lambda: now(window, quotes[1]).name == "Reported")
    typed(opened, page.form.key, "v")
    typed(opened, page.form.sign, "R")
    typed(opened, page.form.description, "In the reporter's words.")
    found = now(window, quotes[1])
    assert (found.key, found.sign, found.description) == ("v", "R", "In the reporter's words.")
    assert window.hub.project.history.undoable().title == "edit the tag Reported"


def test_a_key_of_the_program_or_of_another_tag_is_not_taken(opened, page, window, quotes):
    page.choose(quotes[0].id)
    typed(opened, page.form.key, "s")
    assert "“Speaker or holder”" in page.form.clash.text()
    assert now(window, quotes[0]).key == ""
    typed(opened, page.form.key, "1")
    opened.bot.waitUntil(lambda: "belongs to the tag" in page._told.text())
    assert now(window, quotes[0]).key == ""
    assert taken("v") == ""


def test_colour_and_line_are_chosen_by_a_click(opened, page, window, quotes):
    page.choose(quotes[0].id)
    opened.bot.mouseClick(page.form.colours.buttons["#D55E00"], Qt.MouseButton.LeftButton)
    opened.bot.waitUntil(lambda: now(window, quotes[0]).colour == "#D55E00")
    opened.bot.waitUntil(lambda: page.form.colours.buttons["#D55E00"].property("chosen"))
    opened.bot.mouseClick(page.form.lines.buttons[Line.WAVE], Qt.MouseButton.LeftButton)
    found = now(window, quotes[0])
    assert (found.colour, found.line) == ("#D55E00", Line.WAVE)
    window.hub.project.tags.add_kind("Place", colour="#D45D02")
    assert "Place" in colours.told(window.hub.project.codebook, found)[1]


def test_the_overlap_rule_tells_how_many_marks_break_it(opened, page, window, quotes):
    article, at = window.situation.article, window.situation.reading.text.index("新館")
    window.hub.project.marks.add(article, Span(at, at + 4), quotes[1].id)
    page.choose(quotes[1].id)
    page.form.overlap.setCurrentIndex(list(Overlap).index(Overlap.NONE))
    page.form.overlap.activated.emit(page.form.overlap.currentIndex())
    opened.bot.waitUntil(lambda: page.form.breaks.text().startswith("2 break a rule of this tag"))
    opened.bot.waitUntil(lambda: page.broken.text() == "2 break a rule")
    page.form.breaks.click()
    opened.bot.waitUntil(lambda: window.coding.breaches.list.count() == 2)
    opened.press(Qt.Key.Key_Escape, on=window.coding.breaches.list)
    assert page.isVisible()
    page.broken.click()
    opened.bot.waitUntil(lambda: window.coding.breaches.list.count() == 2)
    window.editing.undo()  # the rule
    opened.bot.waitUntil(lambda: window.coding.breaches.list.count() == 0)
    window.editing.redo()
    opened.bot.waitUntil(lambda: window.coding.breaches.list.count() == 2)
    opened.press(Qt.Key.Key_Return, on=window.coding.breaches.list)
    assert window.view.isVisible()


def test_tags_are_moved_by_alt_and_arrows_and_by_dropping(opened, page, window, quotes):
    alt = Qt.KeyboardModifier.AltModifier
    page.choose(quotes[1].id)
    opened.press(Qt.Key.Key_Up, alt, on=page.tree)
    assert names(page)[2] == ("Quote", ["Indirect", "Direct"])
    opened.press(Qt.Key.Key_Down, alt, on=page.tree)
    opened.press(Qt.Key.Key_Right, alt, on=page.tree)
    assert names(page)[2] == ("Quote", [("Direct", ["Indirect"])])
    opened.press(Qt.Key.Key_Left, alt, on=page.tree)
    assert names(page)[2] == ("Quote", ["Direct", "Indirect"])
    data = page.rows.mimeData([page.rows.index_of(quotes[1].id)])
    page.rows.dropMimeData(data, Qt.DropAction.MoveAction, 0, 0, page.rows.index_of(page.rows.book.root("quote").id))
    opened.bot.waitUntil(lambda: names(page)[2] == ("Quote", ["Indirect", "Direct"]))
    assert page.tree.tag == quotes[1].id


def test_a_tag_and_a_kind_are_added_and_a_tag_removed(opened, page, window, quotes, monkeypatch):
    answers = iter(["Partial", "Place"])
    monkeypatch.setattr(messages, "line", lambda *_words: next(answers))
    page.choose(window.hub.project.codebook.root("quote").id)
    opened.press(Qt.Key.Key_Insert, on=page.tree)
    opened.bot.waitUntil(lambda: page.form.title.text() == "Partial")
    opened.press(Qt.Key.Key_Delete, on=page.tree)
    opened.bot.waitUntil(lambda: names(page)[2] == ("Quote", ["Direct", "Indirect"]))
    page.wishes.add_kind()
    opened.bot.waitUntil(lambda: names(page)[-1] == "Place")


def test_a_tag_is_merged_into_one_that_is_picked(opened, page, window, quotes):
    page.choose(quotes[1].id)
    page.form.buttons["merge"].click()
    opened.bot.keyClicks(window.picker._entry, "Direct")
    opened.press(Qt.Key.Key_Return, on=window.picker._entry)
    opened.bot.waitUntil(lambda: names(page)[2] == ("Quote", ["Direct"]))
    assert page.tree.tag == quotes[0].id
    assert page.rows.count(quotes[0].id) == 2


def test_marks_with_certain_words_are_split_off(opened, page, window, quotes, monkeypatch):
    def fill(_parent, _title, form):
        assert isinstance(form, SplitForm)
        form.name.setText("Buildings")
        form.filter.setText("【新馆")
        return True

    monkeypatch.setattr(messages, "form", fill)
    page.choose(quotes[1].id)
    page.form.buttons["split"].click()
    made = window.hub.project.codebook.by_path("quote/Buildings")
    opened.bot.waitUntil(lambda: page.rows.count(made.id) == 1)
    assert page.tree.tag == made.id


def test_a_refused_split_is_told_once_below_the_head(opened, page, window, quotes):
    page.choose(window.hub.project.codebook.root("role").id)
    page.form.buttons["split"].click()
    assert "has no marks to split off" in page._told.text()
    assert window.status.told == ""


def test_a_retired_tag_leaves_the_bar_and_comes_back(opened, page, window, quotes):
    def bar():
        return [one.text() for one in window.tags.findChildren(QPushButton) if not one.isHidden()]

    page.choose(window.hub.project.codebook.root("theme").id)
    page.form.buttons["retire"].click()
    opened.bot.waitUntil(lambda: page.form.buttons["retire"].text() == "Bring back")
    opened.bot.waitUntil(lambda: not any(words.startswith("Theme") for words in bar()))
    page.form.buttons["retire"].click()
    opened.bot.waitUntil(lambda: any(words.startswith("Theme") for words in bar()))


def test_features_are_asked_for_in_a_form(opened, page, window, quotes, monkeypatch):
    def fill(_parent, _title, form):
        assert isinstance(form, FeatureForm)
        form.name.setText("Manner")
        form.choices.setText("強調，指出、說")
        form.required.setChecked(True)
        return True

    monkeypatch.setattr(messages, "form", fill)
    page.choose(quotes[0].id)
    page.wishes.do("feature", now(window, quotes[0]))
    (feature,) = now(window, quotes[0]).features
    assert (feature.name, feature.choices, feature.required) == ("Manner", ("強調", "指出", "說"), True)
    page.form.feature_unwanted.emit(feature)
    assert now(window, quotes[0]).features == ()


def test_link_types_are_asked_for_in_a_form(opened, page, window, quotes, monkeypatch):
    def fill(_parent, _title, form):
        assert isinstance(form, LinkTypeForm)
        form.name.setText("answers")
        form.ends["quote"].setChecked(True)
        return True

    monkeypatch.setattr(messages, "form", fill)
    page.wishes.do("link", now(window, quotes[0]))
    made = window.hub.project.codebook.link_type("answers")
    assert (made.from_kinds, made.to_kinds) == (("quote",), ("quote",))
    page.form.link_unwanted.emit(made)
    assert "answers" not in {one.name for one in window.hub.project.codebook.link_types}


def test_a_latest_mark_becomes_an_example_and_a_click_goes_there(opened, page, window, quotes):
    page.choose(quotes[1].id)
    opened.bot.waitUntil(lambda: len(page.side.findChildren(QPushButton)) == 4)
    page.side.findChildren(QPushButton)[0].click()
    words = now(window, quotes[1]).guideline
    assert words.startswith("- ✓ ")
    assert "**藏書**" in words
    card = page.side.findChildren(QPushButton)[0].parentWidget()
    opened.bot.mouseClick(card, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert window.view.isVisible()


def test_a_guideline_is_kept_when_it_is_left(opened, page, window, quotes):
    page.choose(quotes[0].id)
    page.form.guideline.write()
    opened.bot.keyClicks(page.form.guideline.entry, "Only *words* between quotation marks.")
    page.tree.setFocus()
    assert now(window, quotes[0]).guideline == "Only *words* between quotation marks."
    assert page.form.guideline.shown.toPlainText() == "Only words between quotation marks."


def test_escape_goes_back_to_the_article(opened, page, window):
    opened.press(Qt.Key.Key_Escape, on=page.tree)
    assert not page.isVisible()
    assert window.view.isVisible()
