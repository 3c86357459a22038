"""Going through the suggestions of many articles: what is pending, in which order, and how sources do."""

import pytest

from annotator import Project
from annotator.domain.corpus.pending import Made, Order, Wanted
from annotator.domain.errors import Cancelled, NotFound, ProjectReadOnly
from annotator.domain.spans import Span
from annotator.domain.suggestions import Suggestion, Tie
from annotator.store import Sought
from tests.project.suggesting.conftest import place

OTHER = "昨日,沈月華到訪鄰鎮。沈月華說,兩鎮合作。方啟明沒有去。"


@pytest.fixture
def other(project):
    return project.imports.apply(project.imports.plan_text(OTHER, "鄰鎮")).value.articles[0]


@pytest.fixture
def known(project, library, other):
    """Two people marked in the first article, so that the register proposes them; looked for in both articles."""
    person = project.codebook.root("person").id
    for words in ("沈月華", "方啟明"):
        project.marks.add(library, place(words), person)
    for one in project.suggestions.sources():
        project.suggestions.switch(one.name, on=one.name in ("repeats", "register"))
    project.suggestions.seek()
    return project


def words_of(lines):
    return [line.suggestion.text for line in lines]


def register():
    return Wanted(sources=("register",))


def test_names_of_the_register_are_pending_in_other_articles_with_what_stands_around(known, other):
    lines = known.suggestions.pending(Wanted(articles=(other,), sources=("register",), words="方啟明"))
    assert [(line.title, line.before, line.after) for line in lines] == [
        ("鄰鎮", "昨日,沈月華到訪鄰鎮。沈月華說,兩鎮合作。", "沒有去。")
    ]
    assert known.suggestions.sought() == 2
    assert "suggestions.sources" in known.history.operations(1)[0].deed, "looking for suggestions is no step"


def test_a_name_is_told_once_with_its_places(known):
    names = {one.words: (one.places, one.articles) for one in known.suggestions.names(register())}
    assert names["沈月華"] == (2, 1)
    assert names["方啟明"] == (2, 2)


def test_what_is_taken_or_rejected_since_is_not_pending_and_comes_back_with_undo(known, other):
    before = known.suggestions.count(register())
    [first, second, third] = [
        line.suggestion for line in known.suggestions.pending(Wanted(articles=(other,), sources=("register",)))
    ]
    known.suggestions.accept([first])
    known.suggestions.reject([second])
    assert known.suggestions.count(register()) == before - 2
    known.history.undo()
    known.history.undo()
    assert known.suggestions.count(register()) == before
    known.articles.remove(other)
    assert known.suggestions.count(Wanted(articles=(other,))) == 0
    assert third.article == other


def test_a_corrected_text_has_nothing_pending_until_it_was_looked_at_again(known, other):
    known.articles.correct(other, Span(0, 2), "前日")
    assert known.suggestions.count(Wanted(articles=(other,))) == 0
    assert known.suggestions.seek() == 1
    assert known.suggestions.count(Wanted(articles=(other,), sources=("register",))) == 3


def test_only_what_changed_is_looked_at_again(known, library, other):
    assert known.suggestions.seek() == 0
    known.people.create("兩鎮")
    assert known.suggestions.seek() == 1, "the name stands in one of the two articles"
    known.suggestions.switch("register", False)
    assert known.suggestions.seek() == 2
    assert known.suggestions.count(register()) == 0


def test_whoever_stops_it_keeps_what_was_found(project, library, other):
    def stop(done, _total):
        if done == 1:
            raise Cancelled("enough")

    with pytest.raises(Cancelled):
        project.suggestions.seek(stop)
    assert project.suggestions.sought() == 1
    assert project.suggestions.seek() == 1
    assert project.check() == []


def test_pages_follow_each_other_in_every_order_without_gap_or_double(project, library, hint):
    tag = project.codebook.root("person").id
    text = project.articles.read(library).text
    found = [
        Suggestion(library, tag, Span(at, at + 1), text[at], "names", "", (at % 7) / 10)
        for at in range(60) if text[at].strip()
    ]  # fmt: skip
    put(project, library, found)
    for order in Order:
        seen, after = [], None
        while page := project.suggestions.pending(order=order, after=after, limit=7):
            seen += [line.suggestion for line in page]
            after = seen[-1]
        assert sorted(one.span for one in seen) == [one.span for one in found]
        if order is Order.NAME:
            assert [one.text for one in seen] == sorted(one.text for one in found)
        else:
            scores = [one.score for one in seen]
            assert scores == sorted(scores, reverse=order is Order.CERTAIN)
    assert {line.suggestion.score for line in project.suggestions.pending(Wanted(least=0.5))} == {0.5, 0.6}


def put(project, article, found):
    """Let something be pending that no source of this test would find."""
    with project._desk.read() as reader:
        body, _text = reader.articles.shown(article)
    project._desk.store.put_pending([Sought.of(article, body, "by hand", found)])


def test_a_pending_suggestion_keeps_its_ties_person_and_core(project, library, hint):
    found = hint(
        "館長",
        "role",
        ties=[("holds", "person", "她", 1, "沈月華\t、")],
        source="roles",
        person="沈月華",
        core=place("長", 1),
    )
    put(project, library, [found])
    assert [line.suggestion for line in project.suggestions.pending()] == [found]
    assert found.ties == (Tie("holds", "person", place("她", 1), "沈月華\t、"),)


def test_marks_of_others_take_nothing_and_their_rejections_do_not_count(known, other):
    found = known.suggestions.pending(Wanted(articles=(other,), sources=("register",)))
    known.suggestions.reject([found[0].suggestion])
    known.suggestions.accept([found[1].suggestion])
    with Project.open(known.location, annotator="chen") as chen:
        assert words_of(chen.suggestions.pending(Wanted(articles=(other,), sources=("register",)))) == words_of(found)


def test_a_theme_is_taken_only_by_its_own_tag_and_a_long_mark_takes_from_afar(project, library, hint):
    theme = project.codebook.root("theme")
    one, two = (project.tags.add("theme", name).value for name in ("文教", "基建"))
    project.marks.add(library, place("圖書館"), one.id)
    where = place("圖書館")
    found = [Suggestion(library, tag, where, "圖書館", "themes", "", 0.5) for tag in (one.id, two.id)]
    put(project, library, found)
    assert [line.suggestion.tag for line in project.suggestions.pending()] == [two.id]
    text = "開頭" + "很長" * 900 + "結尾"
    long = project.imports.apply(project.imports.plan_text(text, "long")).value.articles[0]
    put(project, long, [Suggestion(long, theme.id, Span(1700, 1702), text[1700:1702], "themes", "", 0.5)])
    assert project.suggestions.count(Wanted(articles=(long,))) == 1
    project.marks.add(long, Span(2, 1790), theme.id)
    assert project.suggestions.count(Wanted(articles=(long,))) == 0


def test_sources_are_switched_per_project_as_a_step_that_can_be_undone(known):
    known.suggestions.switch("register", False)
    assert {one.name: one.on for one in known.suggestions.sources()}["register"] is False
    assert known.history.operations(1)[0].title == "switch the source of suggestions register"
    known.history.undo()
    assert {one.name: one.on for one in known.suggestions.sources()}["register"] is True
    with pytest.raises(NotFound, match="register"):
        known.suggestions.switch("oracle", False)


def test_one_name_is_accepted_in_all_articles_as_one_step(known, library, other):
    found = [line.suggestion for line in known.suggestions.pending(Wanted(sources=("register",), words="方啟明"))]
    assert {one.article for one in found} == {library, other}
    steps = len(known.history.operations(100))
    known.suggestions.accept(found)
    assert len(known.history.operations(100)) == steps + 1
    assert known.suggestions.count(Wanted(words="方啟明")) == 0
    known.history.undo()
    assert known.suggestions.count(Wanted(words="方啟明")) == 2


def test_nothing_to_decide_is_no_step(known):
    assert known.suggestions.accept([]).operation is None
    assert known.suggestions.reject([]).operation is None


def test_figures_count_what_stands_and_what_was_decided(known, other):
    person = known.codebook.root("person").id
    found = [line.suggestion for line in known.suggestions.pending(Wanted(articles=(other,), sources=("register",)))]
    made = known.suggestions.accept(found[:2]).value
    known.suggestions.reject(found[2:])
    [figure] = [one for one in known.suggestions.figures().of_sources if one.source == "register"]
    assert (figure.tag, figure.accepted, figure.rejected) == (person, 2, 1)
    assert figure.precision == pytest.approx(2 / 3)
    assert known.suggestions.figures().made[person] == Made(by_hand=2, suggested=2)
    known.marks.remove([made[0].id])
    [figure] = [one for one in known.suggestions.figures().of_sources if one.source == "register"]
    assert (figure.accepted, figure.standing) == (1, 2), "a mark that was taken away again speaks for nobody"


def test_nothing_is_looked_for_in_a_project_that_may_only_be_read(known):
    known.people.create("兩鎮")
    with Project.open(known.location, read_only=True) as reading, pytest.raises(ProjectReadOnly):
        reading.suggestions.seek()


def test_what_is_pending_is_no_mark_in_counts_and_exports(known, tmp_path):
    marks = known.statistics().marks
    known.exports.write(tmp_path / "out.json", "json")
    assert sum(marks.values()) == 2
    assert (tmp_path / "out.json").read_text("utf-8").count('"origin"') == 2
    assert "register" not in (tmp_path / "out.json").read_text("utf-8")
