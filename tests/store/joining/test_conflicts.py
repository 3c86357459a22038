"""What copies say differently: listed alike in every copy, settled by operations, undone, and merged again."""

import pytest

from annotator import Project
from annotator.domain.errors import PlanOutdated
from annotator.domain.spans import Span
from annotator.domain.transfer.merging import Choice, Decide, Excerpt, Kind
from tests.store.joining.conftest import TEXT, article_of, mark, marks_of, shown


def both_merge(one, other):
    one.merge(other.path)
    other.merge(one.path)


def keys(project):
    return [(one.kind, one.id) for one in project.merging.conflicts()]


@pytest.fixture
def noted(copies):
    """Two copies that wrote different notes on one mark and have merged each other."""
    home, chen, _wang = copies
    (known,) = marks_of(home)
    home.marks.note(known.id, "官員")
    chen.marks.note(known.id, "說話人")
    both_merge(home, chen)
    return home, chen


def test_two_edits_of_one_field_are_one_conflict_in_both_copies(noted):
    home, chen = noted
    (conflict,) = home.merging.conflicts()
    assert (conflict.kind, conflict.field, conflict.what) == (Kind.EDITED, "note", "曹建明")
    assert (conflict.here.words, conflict.here.who) == ("說話人", "chen")
    assert (conflict.there.words, conflict.there.who) == ("官員", "lin")
    assert conflict.place.article == article_of(home)
    assert keys(home) == keys(chen)


@pytest.mark.parametrize(("choice", "note"), [(Choice.HERE, "說話人"), (Choice.THERE, "官員")])
def test_settling_is_one_step_that_undo_takes_back_and_a_merge_carries(noted, choice, note):
    home, chen = noted
    (conflict,) = home.merging.conflicts()
    home.merging.settle(conflict.id, choice)
    assert (marks_of(home)[0].note, home.merging.open_count()) == (note, 0)
    home.history.undo()
    assert (marks_of(home)[0].note, keys(home)) == ("說話人", keys(chen))
    home.history.redo()
    chen.merge(home.path)
    assert (marks_of(chen)[0].note, chen.merging.open_count()) == (note, 0)


def turned(project, *turns):
    for turn in turns:
        getattr(project.history, turn)()


def said(project):
    (one,) = project.merging.conflicts()
    return [(side.words, side.who) for side in (one.before, one.here, one.there) if side is not None]


@pytest.mark.parametrize("turns", [("undo",), ("undo", "redo", "undo"), ("undo", "redo", "undo", "redo", "undo")])
def test_whoever_undoes_a_decision_is_not_taken_for_the_author_of_what_then_stands(noted, turns):
    home, chen = noted
    before = said(home)
    assert before == [("–", "lin"), ("說話人", "chen"), ("官員", "lin")]
    when = [(one.here.when, one.there.when) for one in home.merging.conflicts()]
    home.merging.settle(home.merging.conflicts()[0].id, Choice.THERE)
    turned(home, *turns)
    assert said(home) == before
    assert [(one.here.when, one.there.when) for one in home.merging.conflicts()] == when
    both_merge(home, chen)
    assert said(chen) == before


def test_whoever_undoes_an_edit_of_what_is_in_conflict_is_not_taken_for_its_author(noted):
    home, _chen = noted
    before = said(home)
    for note in ("部長", "說話人", "副部長"):  # the second is what stood, set by somebody else
        home.marks.note(marks_of(home)[0].id, note)
    turned(home, "undo")
    assert home.merging.conflicts() == []
    turned(home, "undo", "undo")
    assert said(home) == before


def test_the_author_of_what_was_put_back_before_copies_parted_is_told(copies):
    home, chen, wang = copies
    (known,) = marks_of(home)
    wang.marks.note(known.id, "官員")
    home.merge(wang.path)
    home.marks.note(known.id, "部長")
    turned(home, "undo")
    chen.merge(home.path)
    home.marks.note(known.id, "說話人")
    chen.marks.note(known.id, "副部長")
    both_merge(home, chen)
    assert said(home)[0] == ("官員", "wang")
    assert said(home) == said(chen)


def test_whoever_undoes_that_a_row_was_brought_back_is_not_taken_for_who_removed_it(copies):
    home, chen, wang = copies
    (known,) = marks_of(home)
    chen.marks.remove([known.id])
    wang.marks.note(known.id, "說話人")
    home.merge(chen.path)
    home.merge(wang.path)
    before = said(home)
    assert [who for _words, who in before] == ["lin", "chen", "wang"]
    home.merging.settle(home.merging.conflicts()[0].id, Choice.THERE)
    turned(home, "undo")
    assert said(home) == before


def test_editing_the_field_settles_its_conflict(noted):
    home, _chen = noted
    home.marks.note(marks_of(home)[0].id, "副部長")
    assert home.merging.open_count() == 0
    home.history.undo()
    assert home.merging.open_count() == 1


def test_an_edit_that_was_undone_contradicts_nothing(copies):
    home, chen, _wang = copies
    (known,) = marks_of(home)
    chen.marks.note(known.id, "說話人")
    chen.history.undo()
    home.marks.note(known.id, "官員")
    both_merge(home, chen)
    assert keys(home) == keys(chen) == []


def test_the_same_edit_on_both_sides_is_none(copies):
    home, chen, _wang = copies
    (known,) = marks_of(home)
    for one in (home, chen):
        one.marks.note(known.id, "官員")
    both_merge(home, chen)
    assert keys(home) == keys(chen) == []


def test_removed_here_and_edited_there_stays_removed_and_can_be_brought_back(copies):
    home, chen, _wang = copies
    (known,) = marks_of(home)
    home.marks.remove([known.id])
    chen.marks.note(known.id, "說話人")
    both_merge(home, chen)
    assert marks_of(home) == ()
    (conflict,) = home.merging.conflicts()
    assert (conflict.kind, conflict.there.who) == (Kind.REMOVED, "chen")
    assert keys(home) == keys(chen)
    home.merging.settle(conflict.id, Choice.THERE)
    assert marks_of(home)[0].note == "說話人"
    assert home.check() == []


def removed_and_noted(home, chen, who_removes):
    """The one mark is removed in one copy and noted in the other."""
    (known,) = marks_of(home)
    removing, editing = (home, chen) if who_removes == "home" else (chen, home)
    removing.marks.remove([known.id])
    editing.marks.note(known.id, "說話人")


@pytest.mark.parametrize("who_removes", ["home", "chen"])
def test_taking_back_that_a_removed_mark_was_brought_back_asks_again(copies, who_removes):
    home, chen, _wang = copies
    removed_and_noted(home, chen, who_removes)
    home.merge(chen.path)
    before = keys(home)
    home.merging.settle(before[0][1], Choice.THERE)
    for _again in range(2):
        home.history.undo()
        assert (keys(home), marks_of(home)) == (before, ())
        home.history.redo()
        assert (keys(home), marks_of(home)[0].note) == ([], "說話人")
    home.history.undo()
    home.history.undo()
    home.merge(chen.path)
    assert keys(home) == before
    home.merging.settle(before[0][1], Choice.THERE)
    assert marks_of(home)[0].note == "說話人"
    both_merge(home, chen)
    assert (keys(chen), marks_of(chen)[0].note) == ([], "說話人")
    assert home.check() == []


@pytest.mark.parametrize("turns", range(3))
@pytest.mark.parametrize("noted", [True, False])
def test_that_a_removed_mark_went_along_with_a_corrected_text_is_no_edit_of_it(copies, noted, turns):
    home, chen, _wang = copies
    (known,) = marks_of(home)
    home.marks.remove([known.id])
    if noted:
        chen.marks.note(known.id, "說話人")
    chen.articles.correct(article_of(chen), Span(TEXT.index("他"), TEXT.index("他") + 1), "她")
    for turn in (chen.history.undo, chen.history.redo)[:turns]:
        turn()
    both_merge(home, chen)
    assert [(one.kind, "說話人" in one.there.words) for one in home.merging.conflicts()] == [
        (Kind.REMOVED, True)
    ] * noted
    assert keys(home) == keys(chen)


@pytest.mark.parametrize("who_removes", ["home", "chen"])
def test_removed_here_and_edited_there_is_listed_again_when_the_merge_is_done_again(copies, who_removes):
    home, chen, _wang = copies
    removed_and_noted(home, chen, who_removes)
    home.merge(chen.path)
    before = keys(home)
    assert [kind for kind, _key in before] == [Kind.REMOVED]
    for _again in range(2):
        home.history.undo()
        assert keys(home) == []
        home.history.redo()
        assert keys(home) == before
    chen.merge(home.path)
    assert keys(chen) == before
    home.merging.settle(before[0][1], Choice.THERE)
    assert marks_of(home)[0].note == "說話人"


def test_two_edits_of_one_field_are_listed_again_when_the_merge_is_done_again(copies):
    home, chen, _wang = copies
    (known,) = marks_of(home)
    home.marks.note(known.id, "官員")
    chen.marks.note(known.id, "說話人")
    home.merge(chen.path)
    before = keys(home)
    home.history.undo()
    assert (keys(home), marks_of(home)[0].note) == ([], "官員")
    home.history.redo()
    assert keys(home) == before != []


def test_a_mark_that_one_person_made_in_two_copies_becomes_one(copies, tmp_path):
    home, chen, _wang = copies
    chen.close()
    chen = type(home).open(chen.path, annotator="lin")
    first, second = mark(home, "社會結構", "theme"), mark(chen, "社會結構", "theme")
    home.merge(chen.path)
    chen.close()
    (conflict,) = home.merging.conflicts()
    assert (conflict.kind, conflict.preset) == (Kind.TWICE, Choice.THERE)
    home.merging.settle(conflict.id, conflict.preset)
    there = {one.id for one in marks_of(home)}
    assert (first.id in there, second.id in there) == (True, False)


def test_annotators_of_one_name_may_be_made_one(copies, tmp_path):
    home, chen, wang = copies
    for one in (chen, wang):
        one.close()
    chen, wang = (type(home).open(one.path, annotator="zhao") for one in (chen, wang))
    mark(chen, "社會結構", "theme")
    mark(wang, "心安順遂", "theme")
    home.merging.bring_home([chen.path, wang.path])
    chen.close()
    wang.close()
    (conflict,) = home.merging.conflicts()
    assert (conflict.kind, conflict.subject, conflict.what) == (Kind.NAMESAKES, "annotator", "zhao")
    home.merging.settle(conflict.id, Choice.THERE)
    assert [one.name for one in home.annotators()] == ["lin", "zhao"]


@pytest.mark.parametrize(
    ("decide", "note"), [(Decide.OURS, "官員"), (Decide.THEIRS, "說話人"), (Decide.NEWEST, "官員")]
)
def test_deciding_at_once_is_a_step_of_its_own(copies, decide, note):
    home, chen, _wang = copies
    (known,) = marks_of(home)
    chen.marks.note(known.id, "說話人")
    home.marks.note(known.id, "官員")
    home.merging.apply(home.merging.plan([chen.path]), decide=decide)
    assert marks_of(home)[0].note == note
    assert home.merging.open_count() == (decide is Decide.NEWEST)
    if decide is not Decide.NEWEST:
        home.history.undo()
        assert home.merging.open_count() == 1


def test_undoing_a_merge_takes_everything_back_that_it_brought(copies):
    home, chen, _wang = copies
    (known,) = marks_of(home)
    home.marks.note(known.id, "官員")
    chen.marks.note(known.id, "說話人")
    mark(chen, "社會結構", "theme")
    before = shown(home)
    home.merge(chen.path)
    after = shown(home)
    assert home.history.undo().value.title == "merge chen.annot"
    assert (shown(home), keys(home)) == (before, [])
    home.history.redo()
    assert (shown(home), len(keys(home))) == (after, 1)
    assert home.check() == []


def test_a_merge_that_was_undone_brings_back_what_it_removed(copies):
    home, chen, _wang = copies
    (known,) = marks_of(home)
    chen.marks.remove([known.id])
    home.merge(chen.path)
    assert marks_of(home) == ()
    home.history.undo()
    assert [one.id for one in marks_of(home)] == [known.id]
    assert home.check() == []


def at(words):
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def corrected(project, words, other):
    project.articles.correct(article_of(project), at(words), other)


@pytest.mark.parametrize("choice", list(Choice))
def test_marks_on_another_version_of_the_text_are_listed_and_can_be_placed_anew(copies, choice):
    home, chen, _wang = copies
    corrected(home, "在致辭中", "昨天致辭時")
    mark(chen, "社會結構", "theme")
    both_merge(home, chen)
    (conflict,) = home.merging.conflicts()
    assert (conflict.kind, conflict.subject, conflict.preset) == (Kind.VERSION, "article", Choice.THERE)
    assert conflict.there.who == "chen"
    assert keys(home) == keys(chen)
    before = shown(home)
    home.merging.settle(conflict.id, choice)
    assert [one.text for one in marks_of(home)] == ["曹建明", *(["社會結構"] if choice is Choice.THERE else [])]
    assert home.merging.open_count() == 0
    assert home.check() == []
    chen.merge(home.path)
    assert (shown(chen), keys(chen)) == (shown(home), [])
    home.history.undo()
    assert (shown(home), home.merging.open_count()) == (before, 1)


def test_marks_whose_words_are_gone_stay_with_the_other_version(copies):
    home, chen, _wang = copies
    corrected(home, "社會結構", "社會組織")
    mark(chen, "社會結構", "theme")
    home.merge(chen.path)
    (conflict,) = home.merging.conflicts()
    home.merging.settle(conflict.id, Choice.THERE)
    assert [one.text for one in marks_of(home)] == ["曹建明"]
    assert home.check() == []


def test_two_corrections_of_one_text_are_told_by_the_words_that_differ(copies):
    home, chen, _wang = copies
    corrected(home, "社會結構", "社會組織")
    corrected(chen, "社會結構", "社會的結構")
    both_merge(home, chen)
    (conflict,) = (one for one in home.merging.conflicts() if one.kind is Kind.EDITED)
    assert (conflict.subject, conflict.field) == ("article", "body")
    assert ("社會的結構" in conflict.here.words, "社會組織" in conflict.there.words) == (True, True)
    assert "社會結構" in conflict.before.words


def test_an_article_that_was_removed_here_and_marked_there_is_listed(copies):
    home, chen, _wang = copies
    article = article_of(home)
    home.articles.remove(article)
    mark(chen, "社會結構", "theme")
    both_merge(home, chen)
    assert home.articles.count() == 0
    (conflict,) = home.merging.conflicts()
    assert (conflict.kind, conflict.subject, conflict.target) == (Kind.REMOVED, "article", article)
    assert (conflict.here.who, conflict.there.who) == ("lin", "chen")
    assert keys(home) == keys(chen)
    home.merging.settle(conflict.id, Choice.THERE)
    assert [one.text for one in marks_of(home)] == ["曹建明", "社會結構"]
    assert home.check() == []


def test_a_mark_that_was_removed_here_and_linked_there_is_listed(copies):
    home, chen, _wang = copies
    (known,) = marks_of(home)
    home.marks.remove([known.id])
    quote = mark(chen, "社會結構", "quote")
    chen.links.add("says", known.id, quote.id)
    both_merge(home, chen)
    (conflict,) = home.merging.conflicts()
    assert (conflict.kind, conflict.subject, conflict.target) == (Kind.REMOVED, "mark", known.id)
    assert keys(home) == keys(chen)
    home.merging.settle(conflict.id, Choice.THERE)
    assert len(home.articles.read(article_of(home)).links) == 1
    assert home.check() == []


def test_edges_that_were_moved_on_both_sides_are_told_with_their_text(copies):
    home, chen, _wang = copies
    (known,) = marks_of(home)
    home.marks.move(known.id, at("建明"))
    chen.marks.move(known.id, at("曹建"))
    both_merge(home, chen)
    (conflict,) = (one for one in home.merging.conflicts() if one.field == "span")
    assert conflict.here.excerpt == Excerpt("", "曹建", TEXT[2:18], known.tag)
    assert conflict.there.excerpt == Excerpt("曹", "建明", TEXT[3:19], known.tag)
    assert conflict.before.excerpt == Excerpt("", "曹建明", TEXT[3:19], known.tag)
    assert conflict.before.who == "lin"


def test_what_the_remover_had_seen_is_no_conflict(copies):
    home, chen, _wang = copies
    chen.articles.remove(article_of(chen))
    both_merge(home, chen)
    assert keys(home) == keys(chen) == []


def add_elsewhere(home, chen):
    mark(chen, "心安順遂", "theme")


def edit_what_is_asked(home, chen):
    home.marks.note(marks_of(home)[0].id, "副部長")


@pytest.mark.parametrize("meanwhile", [add_elsewhere, edit_what_is_asked])
def test_a_plan_that_is_outdated_is_refused_and_nothing_is_written(copies, meanwhile):
    home, chen, _wang = copies
    (known,) = marks_of(home)
    home.marks.note(known.id, "官員")
    chen.marks.note(known.id, "說話人")
    plan = home.merging.plan([chen.path])
    meanwhile(home, chen)
    before = (shown(home), home.history.operations(100))
    with pytest.raises(PlanOutdated, match="something else"):
        home.merging.apply(plan, choices={plan.conflicts[0].id: Choice.THERE})
    assert (shown(home), home.history.operations(100)) == before
    anew = home.merging.plan([chen.path])
    assert anew != plan
    assert home.merging.apply(anew).value.operations == anew.operations


def test_a_plan_holds_where_what_changed_meanwhile_does_not_touch_it(copies):
    home, chen, _wang = copies
    mark(chen, "心安順遂", "theme")
    plan = home.merging.plan([chen.path])
    mark(home, "社會結構", "theme")
    assert home.merging.apply(plan).value.operations == plan.operations == 1


def tag_below(project):
    return project.tags.add("theme", "地方").value


def marked_with(project, tag):
    project.marks.add(article_of(project), Span(0, 3), tag.id)


def put_on_the_article(project, tag):
    project.themes.put(article_of(project), tag.id)


def with_one_below(project, tag):
    marked_with(project, project.tags.add("theme", "城市", parent=tag.id).value)


@pytest.mark.parametrize("use", [marked_with, put_on_the_article, with_one_below])
@pytest.mark.parametrize("choice", list(Choice))
def test_a_tag_that_was_removed_here_and_used_there_is_there_again_and_told(copies, tmp_path, use, choice):
    home, chen, _wang = copies
    tag = tag_below(home)
    chen.merge(home.path)
    use(chen, tag)
    home.tags.remove(tag.id)
    home.merge(chen.path)
    chen.merge(home.path)
    for one in (home, chen):
        assert "theme/地方" in [one.codebook.path(known.id) for known in one.codebook.tags]
        assert [(found.kind, found.subject, found.what) for found in one.merging.conflicts()] == [
            (Kind.REVIVED, "tag", "地方")
        ]
        assert one.check() == []
    home.exports.write(tmp_path / "e.json", "json")
    with Project.create(tmp_path / "again.annot", annotator="lin") as again:
        again.imports.apply(again.imports.plan([tmp_path / "e.json"]))
        assert again.check() == []
    home.merging.settle(keys(home)[0][1], choice)
    assert (keys(home), home.codebook.knows(tag.id)) == ([], True)
    home.history.undo()
    assert keys(home) == keys(chen)


def test_a_type_of_link_that_was_removed_here_and_used_there_is_there_again_and_told(copies):
    home, chen, _wang = copies
    kind = home.link_types.add("認識", ("person",), ("person",)).value
    chen.merge(home.path)
    other = mark(chen, "他")
    chen.links.add("認識", marks_of(chen)[0].id, other.id)
    home.link_types.remove(kind.id)
    home.merge(chen.path)
    chen.merge(home.path)
    for one in (home, chen):
        assert one.codebook.link_type("認識").id == kind.id
        assert [(found.kind, found.subject, found.what) for found in one.merging.conflicts()] == [
            (Kind.REVIVED, "link_type", "認識")
        ]
        assert one.statistics().links == {"認識": 1}
        assert one.check() == []


@pytest.mark.parametrize("choice", list(Choice))
def test_people_who_were_joined_both_ways_are_one_and_may_be_turned_round(copies, choice):
    home, chen, _wang = copies
    first, second = (home.people.create(name).value for name in ("曹建明", "曹副委員長"))
    chen.merge(home.path)
    home.people.merge(first.id, [second.id])
    chen.people.merge(second.id, [first.id])
    home.merge(chen.path)
    chen.merge(home.path)
    names = {one.id: one.name for one, _mentions in home.people.all()}
    assert {one.id for one, _mentions in chen.people.all()} == names.keys()
    assert len(names.keys() & {first.id, second.id}) == 1
    assert min(first.id, second.id) in names
    [conflict] = home.merging.conflicts()
    assert (conflict.kind, conflict.subject, keys(home)) == (Kind.CIRCLE, "person", keys(chen))
    home.merging.settle(conflict.id, choice)
    chen.merge(home.path)
    wanted = (min if choice is Choice.HERE else max)(first.id, second.id)
    for one in (home, chen):
        assert keys(one) == []
        assert wanted in {known.id for known, _mentions in one.people.all()}
        assert one.check() == []


def test_tags_of_one_name_that_two_people_made_may_be_made_one_with_all_that_carries_them(copies):
    home, chen, _wang = copies
    for one in (home, chen):
        marked_with(one, tag_below(one))
    put_on_the_article(chen, next(tag for tag in chen.codebook.tags if tag.name == "地方"))
    home.merge(chen.path)
    chen.merge(home.path)
    assert [tag.name for tag in home.codebook.tags].count("地方") == 2
    [conflict] = home.merging.conflicts()
    assert (conflict.kind, conflict.subject, conflict.what, keys(home)) == (Kind.NAMESAKES, "tag", "地方", keys(chen))
    assert conflict.here.words == "地方 ×1  ·  lin\n地方 ×2  ·  chen"
    assert conflict.there.words == "one and the same\n地方 ×3"
    home.merging.settle(conflict.id, Choice.THERE)
    chen.merge(home.path)
    for one in (home, chen):
        [tag] = [known for known in one.codebook.tags if known.name == "地方"]
        assert [known.tag for known in marks_of(one)].count(tag.id) == 2
        assert {theme.tag for theme in one.articles.read(article_of(one)).themes} == {tag.id}
        assert one.check() == []
