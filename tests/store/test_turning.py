"""Undo of any one step: allowed where nothing builds on it, refused with names where something does."""

import contextlib
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator import Project
from annotator.domain.articles import State
from annotator.domain.errors import AnnotatorError, NotFound, UndoRefused
from annotator.domain.ids import OperationId, new_id
from annotator.domain.log.operations import Deed
from annotator.domain.spans import Span
from tests.store.conftest import TEXT


def state(project):
    """Everything that people see; the moment of the last change as well."""
    with project._desk.read() as reader:
        shown = [
            (
                project.articles.read(one.id) and project.articles.read(one.id).article,
                project.articles.read(one.id).text,
                project.articles.read(one.id).marks,
                project.articles.read(one.id).links,
                project.articles.read(one.id).themes,
                reader.articles.statuses(one.id),
            )
            for one in project.articles.page()
        ]
    return shown, project.people.all(), project.codebook, project.info


def test_a_step_of_long_ago_is_undone_and_everything_else_stays(project, article, put):
    first = put("曹建明").operation
    second = put("社會結構", "theme").value
    project.marks.note(second.id, "記")
    outcome = project.history.undo_one(first.id)
    assert outcome.value.title == "mark 曹建明"
    assert [mark.note for mark in project.articles.read(article).marks] == ["記"]
    assert project.people.all() == []
    assert project.history.operations(1)[0].deed is Deed.UNDO


def test_undoing_an_undo_does_the_step_again_even_after_other_work(project, article, put):
    first = put("曹建明")
    undone = state(project) and project.history.undo_one(first.operation.id)
    assert undone.changes.marks == {first.value.id}
    put("社會結構", "theme")
    assert project.history.redo() is None
    project.history.undo_one(project.history.operations(2)[1].id)
    assert first.value in project.articles.read(article).marks
    with pytest.raises(UndoRefused, match="does not stand any more"):
        project.history.undo_one(project.history.operations(3)[2].id)


def test_a_mark_with_a_link_is_undone_after_the_link(project, put):
    person, quote = put("曹建明"), put("要充分認識社會結構", "quote")
    speaker = project.links.set_speaker(quote.value.id, person.value.id)
    with pytest.raises(UndoRefused, match="a later step builds on it") as refusal:
        project.history.undo_one(person.operation.id)
    assert re.search(r"Undo first: “set the speaker 曹建明” \(lin, \d{4}-\d\d-\d\d \d\d:\d\d\)\.", refusal.value.hint)
    project.history.undo_one(speaker.operation.id)
    project.history.undo_one(person.operation.id)
    assert project.check() == []


def test_a_person_stays_as_long_as_later_mentions_point_to_them(project, article):
    first = project.marks.add(article, Span(0, 3), project.codebook.root("person").id)
    pronoun = project.marks.add(
        article, Span(TEXT.index("他"), TEXT.index("他") + 1), project.codebook.root("person").id
    )
    joined = project.people.join([pronoun.value.id], first.value.person)
    with pytest.raises(UndoRefused, match="join a mention"):
        project.history.undo_one(first.operation.id)
    project.history.undo_one(joined.operation.id)
    project.history.undo_one(first.operation.id)


def test_a_tag_is_not_taken_back_under_its_marks_and_its_children(project, article):
    theme = project.codebook.root("theme").id
    tag = project.tags.add("theme", "社會", parent=theme)
    mark = project.marks.add(article, Span(0, 3), tag.value.id)
    below = project.tags.add("theme", "工作", parent=tag.value.id)
    project.themes.put(article, tag.value.id)
    with pytest.raises(UndoRefused, match="3 later steps") as refusal:
        project.history.undo_one(tag.operation.id)
    for words in ("put the theme 社會", "add the tag 工作", "mark 曹建明"):
        assert words in refusal.value.hint
    project.history.undo_one(below.operation.id)
    project.history.undo_one(mark.operation.id)
    with pytest.raises(UndoRefused, match="a later step"):
        project.history.undo_one(tag.operation.id)


def test_a_used_tag_goes_with_its_marks_and_everything_comes_back_by_undoing_that_step(project, path, article, put):
    tag = project.tags.add("theme", "社會", parent=project.codebook.root("theme").id).value
    with Project.open(path, annotator="chen") as other:
        other.marks.add(article, Span(0, 3), tag.id)
    project.marks.add(article, Span(4, 6), tag.id)
    project.themes.put(article, tag.id)
    assert project.tags.uses(tag.id) == 3
    before = state(project)
    with pytest.raises(AnnotatorError, match="used 3 times"):
        project.tags.remove(tag.id)
    removed = project.tags.remove_with_marks(tag.id)
    assert not project.codebook.knows(tag.id)
    assert project.articles.read(article).marks == project.articles.read(article).themes == ()
    other_work = put("他")
    project.history.undo_one(removed.operation.id)
    project.history.undo_one(other_work.operation.id)
    assert state(project) == before
    assert project.check() == []


def test_a_tag_that_the_program_needs_stays_even_with_its_marks(project, put):
    with pytest.raises(AnnotatorError, match="belongs to every project"):
        project.tags.remove_with_marks(project.codebook.root("theme").id)


def test_a_tag_that_is_gone_is_in_the_codebook_again_as_soon_as_its_mark_comes_back(project, article):
    tag = project.tags.add("theme", "宗教").value
    mark = project.marks.add(article, Span(0, 3), tag.id).value
    removed = project.marks.remove([mark.id]).operation.id
    project.tags.remove(tag.id)
    assert tag.id not in [one.id for one in project.codebook.tags]
    project.history.undo_one(removed)
    assert tag.id in [one.id for one in project.codebook.tags]


def test_a_theme_or_a_link_that_comes_back_brings_its_tag_or_its_type_back(project, article, put):
    tag = project.tags.add("theme", "宗教").value
    kind = project.link_types.add("認識", ("person",), ("person",)).value
    project.themes.put(article, tag.id)
    link = project.links.add("認識", put("曹建明").value.id, put("他").value.id).value
    removed = [project.themes.take(article, tag.id).operation.id, project.links.remove(link.id).operation.id]
    project.tags.remove(tag.id)
    project.link_types.remove(kind.id)
    assert not project.codebook.knows(tag.id)
    assert kind not in project.codebook.link_types
    for one in removed:
        project.history.undo_one(one)
    assert project.codebook.knows(tag.id)
    assert kind in project.codebook.link_types
    assert project.statistics().links == {"認識": 1}


def test_only_three_of_many_later_steps_are_named(project, article, put):
    mark = put("曹建明")
    for number in range(5):
        project.marks.note(mark.value.id, f"{number}")
    with pytest.raises(UndoRefused, match=r"5 later steps.*; 2 more\.") as refusal:
        project.history.undo_one(mark.operation.id)
    assert refusal.value.hint.count("write a note") == 3


def test_an_import_is_not_taken_back_under_work_on_its_articles(project, article, put):
    imported = project.history.operations()[-2]
    assert imported.deed is Deed.ARTICLES_IMPORTED
    done = project.articles.set_state(article, State.DONE)
    with pytest.raises(UndoRefused, match="set the status"):
        project.history.undo_one(imported.id)
    project.history.undo_one(done.operation.id)
    project.history.undo_one(imported.id)
    assert project.articles.page() == []


def test_a_text_is_not_put_back_under_marks_made_on_the_new_one(project, article):
    corrected = project.articles.correct(article, Span(len(TEXT) - 3, len(TEXT) - 1), "順利")
    mark = project.marks.add(article, Span(0, 3), project.codebook.root("role").id)
    with pytest.raises(UndoRefused, match="mark 曹建明"):
        project.history.undo_one(corrected.operation.id)
    project.history.undo_one(mark.operation.id)
    project.history.undo_one(corrected.operation.id)
    assert project.articles.read(article).text == TEXT


def test_a_mark_that_went_along_with_a_corrected_text_may_go_and_comes_back_where_it_stands_now(project, article, put):
    mark = put("社會結構", "theme")
    corrected = project.articles.correct(article, Span(0, 1), "據悉,曹")
    project.history.undo_one(mark.operation.id)
    assert project.articles.read(article).marks == ()
    project.history.undo_one(project.history.operations(1)[0].id)
    assert project.articles.read(article).marks[0].span.start == mark.value.span.start + 3
    project.history.undo_one(corrected.operation.id)
    assert project.articles.read(article).marks == (mark.value,)
    assert project.check() == []


def test_a_mark_does_not_come_back_to_an_article_that_is_gone(project, article, put):
    mark = put("曹建明").value
    removed = project.marks.remove([mark.id])
    gone = project.articles.remove(article)
    with pytest.raises(UndoRefused, match="remove the article"):
        project.history.undo_one(removed.operation.id)
    project.history.undo_one(gone.operation.id)
    project.history.undo_one(removed.operation.id)
    assert project.articles.read(article).marks == (mark,)


def test_the_first_mark_of_an_article_may_go_although_the_article_was_finished_since(project, article, put):
    first = put("曹建明")
    second = put("社會結構", "theme")
    done = project.articles.set_state(article, State.DONE)
    project.history.undo_one(first.operation.id)
    assert project.articles.read(article).marks == (second.value,)
    assert project.articles.page()[0].state is State.DONE
    project.history.undo_one(done.operation.id)
    assert project.articles.page()[0].state is State.NEW


def test_when_a_mark_changed_last_follows_from_the_steps_that_stand(project, put):
    mark = put("曹建明").value
    first = project.marks.note(mark.id, "eins")
    second = project.marks.relabel(mark.id, project.codebook.root("role").id)
    project.history.undo_one(first.operation.id)
    assert project.marks.get([mark.id])[0].changed == second.value.changed
    project.history.undo_one(second.operation.id)
    assert project.marks.get([mark.id]) == [mark]


def test_the_beginning_and_unknown_steps_are_not_undone(project):
    made = project.history.operations()[-1]
    with pytest.raises(UndoRefused, match="is not a step that is undone"):
        project.history.undo_one(made.id)
    with pytest.raises(NotFound):
        project.history.undo_one(OperationId(new_id()))


def test_two_in_one_file_undo_only_their_own_even_when_they_wrote_in_turn(project, path, article, put):
    with Project.open(path, annotator="chen") as other:
        mine, theirs = [], []
        for words in ("曹建明", "社會結構", "致辭"):
            mine.append(put(words, "theme"))
            theirs.append(put(words, "role", by=other))
        with pytest.raises(UndoRefused, match=r"was done by chen\."):
            project.history.undo_one(theirs[0].operation.id)
        assert other.history.undo().value.id == theirs[2].operation.id
        assert project.history.undo().value.id == mine[2].operation.id
        other.history.undo_one(theirs[0].operation.id)
        assert project.history.undo().value.id == mine[1].operation.id
        assert [other.history.redo().value.id for _time in range(2)] == [theirs[0].operation.id, theirs[2].operation.id]
        assert {(mark.text, other.codebook.path(mark.tag)) for mark in other.articles.read(article).marks} == {
            ("曹建明", "theme"), ("曹建明", "role"), ("社會結構", "role"), ("致辭", "role"),
        }  # fmt: skip


def test_one_step_waits_for_what_somebody_else_built_on_it(project, path, put):
    person, quote = put("曹建明"), put("要充分認識社會結構", "quote")
    with Project.open(path, annotator="chen") as other:
        speaker = other.links.set_speaker(quote.value.id, person.value.id)
        for refused in (lambda: project.history.undo(), lambda: project.history.undo_one(person.operation.id)):
            with pytest.raises(UndoRefused, match=r"set the speaker 曹建明” \(chen"):
                refused()
        other.history.undo()
        assert project.history.undo().value.id == quote.operation.id
        with pytest.raises(UndoRefused):
            other.history.redo()
        project.history.redo()
        assert other.history.redo().value.id == speaker.operation.id


def test_a_great_undo_takes_few_statements(project, article):
    from sqlalchemy import event

    text = project.articles.read(article).text
    for at in range(len(text)):
        project.marks.add(article, Span(at, at + 1), project.codebook.root("theme").id)
    project.articles.correct(article, Span(0, 1), "曹曹")
    statements = []
    engine = project._desk.store._engine
    event.listen(engine, "before_cursor_execute", lambda *words: statements.append(words[2]))
    before = project.articles.read(article).marks
    project.history.undo()
    assert len(before) > 20
    assert len(statements) < 40


WORDS = ("曹建明", "曹", "在致辭中", "社會結構", "要充分認識社會結構", "他", "心安順遂")
GESTURES = ("mark", "mark", "mark", "note", "relabel", "move", "speaker", "join", "merge", "tag", "theme", "status",
            "remove", "correct", "person", "drop_tag")  # fmt: skip


class Hands:
    """Does a random gesture; those that the codebook refuses do nothing."""

    def __init__(self, project, draw):
        self.project, self.draw = project, draw
        self.article = project.articles.page()[0].id

    def do(self, name):
        with contextlib.suppress(AnnotatorError):
            getattr(self, name)()

    def of(self, things):
        things = list(things)
        return self.draw(st.sampled_from(things)) if things else None

    def any_mark(self, *kinds):
        book = self.project.codebook
        marks = self.project.articles.read(self.article).marks
        return self.of(mark for mark in marks if not kinds or book.tag(mark.tag).kind in kinds)

    def mark(self):
        text = self.project.articles.read(self.article).text
        words, tag = self.of(WORDS), self.of(self.project.codebook.tags)
        at = text.find(words)
        if at >= 0:
            self.project.marks.add(self.article, Span(at, at + len(words)), tag.id)

    def note(self):
        if mark := self.any_mark():
            self.project.marks.note(mark.id, self.of("abc"))

    def relabel(self):
        if mark := self.any_mark():
            self.project.marks.relabel(mark.id, self.of(self.project.codebook.tags).id)

    def move(self):
        if mark := self.any_mark():
            self.project.marks.move(mark.id, Span(mark.span.start, mark.span.end + 1))

    def speaker(self):
        quote, person = self.any_mark("quote"), self.any_mark("person")
        if quote and person:
            self.project.links.set_speaker(quote.id, person.id)

    def join(self):
        people, mark = [one for one, _count in self.project.people.all()], self.any_mark("person")
        if people and mark:
            self.project.people.join([mark.id], self.of(people).id)

    def person(self):
        if mark := self.any_mark("person"):
            self.project.people.separate(mark.id)

    def merge(self):
        people = [one.id for one, _count in self.project.people.all()]
        if len(people) > 1:
            self.project.people.merge(people[0], people[1:])

    def tag(self):
        theme = self.project.codebook.root("theme").id
        self.project.tags.add("theme", self.of("甲乙丙"), parent=theme)

    def drop_tag(self):
        own = [tag for tag in self.project.codebook.tags if tag.parent is not None]
        if own:
            self.project.tags.remove(self.of(own).id)

    def theme(self):
        self.project.themes.put(self.article, self.of(t for t in self.project.codebook.tags if t.kind == "theme").id)

    def status(self):
        self.project.articles.set_state(self.article, self.of(State))

    def remove(self):
        if mark := self.any_mark():
            self.project.marks.remove([mark.id])

    def correct(self):
        self.project.articles.correct(self.article, Span(10, 11), self.of(("甲", "乙丙")))

    def again(self, path):
        """Close the project and open it anew."""
        self.project.close()
        self.project = Project.open(path, annotator="lin")


@settings(max_examples=25)
@given(data=st.data())
def test_whatever_is_undone_in_whatever_order_undoing_all_is_the_start_and_redoing_all_the_end(tmp_path_factory, data):
    path = tmp_path_factory.mktemp("turning") / "p.annot"
    project = Project.create(path, annotator="lin")
    project.imports.apply(project.imports.plan_text(TEXT, "a"))
    hands, begun = Hands(project, data.draw), len(project.history.operations())
    start = state(project)
    for gesture in data.draw(st.lists(st.sampled_from(GESTURES), min_size=2, max_size=12)):
        hands.do(gesture)
    deeds = project.history.operations()[:-begun]
    for one in data.draw(st.lists(st.sampled_from(deeds), unique_by=lambda one: one.id, max_size=6)) if deeds else ():
        before = state(hands.project)
        try:
            hands.project.history.undo_one(one.id)
        except UndoRefused:
            assert state(hands.project) == before
            continue
        if data.draw(st.booleans()):  # the undo is undone and done again: a redo, which changes nothing else
            hands.project.history.undo_one(hands.project.history.operations(1)[0].id)
            assert state(hands.project) == before
            hands.project.history.undo_one(one.id)
    hands.again(path)
    end, undone = state(hands.project), 0
    while (target := hands.project.history.undoable()) is not None and target.deed is not Deed.ARTICLES_IMPORTED:
        hands.project.history.undo()
        undone += 1
    assert state(hands.project) == start
    hands.again(path)
    for _time in range(undone):
        assert hands.project.history.redo() is not None
    assert state(hands.project) == end
    assert hands.project.check() == []
    hands.project.close()
