"""Learning from a project's marks: what is learnt is used where it wins on articles kept back, and only there."""

import random
from dataclasses import replace
from uuid import UUID

import pytest

from annotator.domain.codebook import HOLDS, PERSON, QUOTE, ROLE
from annotator.domain.errors import Cancelled, ModelRefused
from annotator.domain.ids import TagId
from annotator.domain.reasons import reason_in_words
from annotator.domain.spans import Span
from annotator.domain.suggestions import Tie
from annotator.suggest.learning.examples import Example, fingerprint, folds, known_from
from annotator.suggest.learning.model import SOURCE, fingerprint_of, from_bytes, to_bytes
from annotator.suggest.learning.source import listed, taking_over, teach
from annotator.suggest.learning.trial import FOLDS, Course, learn
from annotator.suggest.learning.units import word_list
from annotator.suggest.listing.listed import Listed
from annotator.suggest.proposing import Given, Known, Page, Proposal

PEOPLE, ROLES, QUOTES = (TagId(UUID(int=at)) for at in (1, 2, 3))
CUTTER = word_list()
SURNAMES, GIVEN = "王李張劉陳楊趙黃周吳", "明華強芳娜偉靜麗軍洋勇艷傑濤超"
OFFICES = ("局長", "縣長", "主任", "書記", "校長")
SENTENCES = (
    "{office}{name}在會上強調，要把工作做好。",
    "昨天{name}走訪了困難群眾。",
    "據{name}介紹，工程已經完工。",
    "天氣轉涼，農民忙著收割。",
)


def article(chance):
    """A made-up article of twenty sentences with its persons and roles."""
    text, marks = "", []
    for _sentence in range(20):
        office = chance.choice(OFFICES)
        name = chance.choice(SURNAMES) + "".join(chance.choices(GIVEN, k=2))
        words = chance.choice(SENTENCES)
        sentence = words.format(office=office, name=name)
        if "{name}" in words:
            start = len(text) + sentence.index(name)
            marks.append(Given(PERSON, PEOPLE, Span(start, start + len(name))))
        if "{office}" in words:
            marks.append(Given(ROLE, ROLES, Span(len(text), len(text) + len(office))))
        text += sentence
    return Example(text, tuple(marks))


@pytest.fixture(scope="module")
def articles():
    chance = random.Random(7)
    return [article(chance) for _article in range(12)]


def nothing(_page):
    return []


def course(others=nothing, seed=0):
    return Course("list", CUTTER, others, {PERSON: PEOPLE, ROLE: ROLES}, Known(kinds={}), seed)


@pytest.fixture(scope="module")
def taught(articles):
    return learn(articles, course())


def test_what_is_learnt_finds_people_who_were_never_marked(taught):
    model, _learnt = taught
    text = "縣長趙芳洋在會上強調，要把工作做好。天氣轉涼，農民忙著收割。"

    found = sorted(model.proposals(Page(text), CUTTER), key=lambda one: one.span)

    assert [(one.kind, one.tag, one.span.of(text)) for one in found] == [
        (ROLE, ROLES, "縣長"),
        (PERSON, PEOPLE, "趙芳洋"),
    ]
    assert all(0.5 < one.score < 1 and one.source == SOURCE for one in found)
    assert reason_in_words(found[1].reason).startswith("learnt from ")


def test_verdicts_tell_marks_and_both_scores(taught, articles):
    _model, learnt = taught

    people, roles = learnt.verdicts
    assert (people.kind, roles.kind) == (PERSON, ROLE)
    assert people.marks == sum(mark.kind == PERSON for each in articles for mark in each.marks)
    assert people.own.strict.f_measure > 0.9
    assert people.others.strict.f_measure == 0
    assert learnt.in_use() == {PEOPLE, ROLES}
    assert people.told("people").startswith(f"people: learnt from {people.marks} marks, F ")
    assert people.told("people").endswith(" against 0")


def test_the_same_seed_teaches_the_same(taught, articles):
    model, learnt = taught

    again, learnt_again = learn(articles, course())

    assert to_bytes(again) == to_bytes(model)
    assert learnt_again == learnt


def test_a_tag_that_the_others_find_as_well_is_left_to_them(articles):
    by_text = {each.text: each.marks for each in articles}

    def all_knowing(page):
        return [Proposal(mark.kind, mark.span, 1.0, "oracle") for mark in by_text[page.text]]

    model, learnt = learn(articles, course(all_knowing))

    assert model is None
    assert learnt.in_use() == frozenset()
    assert learnt.verdicts[0].others.strict.f_measure == 1
    assert "but not used" in learnt.verdicts[0].told("people")


def test_where_marks_follow_no_rule_the_learner_is_not_used(articles):
    """Marks on letters drawn by lot; the other source finds a fifth of them, and still wins."""
    chance = random.Random(3)

    def by_lot(example):
        starts = chance.sample(range(0, len(example.text) - 4, 4), 12)
        return replace(example, marks=tuple(Given(PERSON, PEOPLE, Span(at, at + 2)) for at in starts))

    drawn = [by_lot(each) for each in articles]
    by_text = {each.text: each.marks for each in drawn}

    model, learnt = learn(
        drawn, course(lambda page: [Proposal(PERSON, mark.span, 1.0, "fifth") for mark in by_text[page.text][::5]])
    )

    assert model is None
    (verdict,) = learnt.verdicts
    assert verdict.own.strict.f_measure < verdict.others.strict.f_measure


def test_in_use_it_is_never_worse_than_the_others_on_what_was_kept_back(taught):
    for verdict in taught[1].verdicts:
        assert verdict.is_in_use == (verdict.own.strict.f_measure > verdict.others.strict.f_measure)


def test_the_others_see_neither_the_marks_nor_what_the_article_itself_would_teach(articles):
    seen = []

    learn(articles, course(lambda page: seen.append(page) or []))

    assert sorted(page.text for page in seen) == sorted(each.text for each in articles)
    for page in seen:
        assert page.marks == ()
        here = {mark.span.of(page.text) for each in articles if each.text == page.text for mark in each.marks}
        elsewhere = {mark.span.of(each.text) for each in articles if each.text != page.text for mark in each.marks}
        assert not set(page.known.names.values()) & (here - elsewhere)


def test_too_little_teaches_nothing_and_says_so(articles):
    few, learnt = learn(articles[:4], course())
    assert (few, learnt.verdicts) == (None, ())
    assert learnt.missing == "Learning begins at 200 sentences of articles that are done; there are 80."

    long = Example("".join(each.text for each in articles), ())
    assert learn([long], course())[1].missing == "Learning begins at 3 articles with marks; there are 1."
    bare = [replace(each, marks=()) for each in articles]
    assert learn(bare, course())[1].missing == "Learning begins at 20 short marks of one tag."


def test_quotes_are_left_to_their_rules(articles):
    quoted = [replace(each, marks=(*each.marks, Given(QUOTE, QUOTES, Span(0, 9)))) for each in articles] * 2

    assert QUOTES not in {verdict.tag for verdict in learn(quoted, course())[1].verdicts}


def test_of_articles_that_are_not_done_only_marked_sentences_count(articles):
    unfinished = [replace(each, finished=False) for each in articles]

    whole, parts = learn(articles, course())[1], learn(unfinished, course())[1]

    without = sum(each.text.count("天氣轉涼") for each in articles)
    assert (whole.sentences, parts.sentences) == (240, 240 - without)


def test_it_tells_how_far_it_is_and_can_be_stopped(articles):
    heard = []
    learn(articles, course(), lambda done, total: heard.append((done, total)))
    assert [done for done, _total in heard] == list(range(1, len(heard) + 1))
    assert heard[-1][0] == heard[-1][1]

    def stop(done, _total):
        if done == 5:
            raise Cancelled("stopped")

    with pytest.raises(Cancelled):
        learn(articles, course(), stop)


def test_a_stored_model_proposes_as_before(taught, articles):
    model, learnt = taught
    blob = to_bytes(model)

    loaded = from_bytes(blob)

    page = Page(articles[0].text)
    assert list(loaded.proposals(page, CUTTER)) == list(model.proposals(page, CUTTER))
    assert fingerprint_of(blob) == learnt.fingerprint
    assert loaded.words == "list"


@pytest.mark.parametrize(
    "harm",
    [
        lambda _blob: b"",
        lambda _blob: b"something else",
        lambda blob: blob[:-1],
        lambda blob: blob[:60],
        lambda blob: blob[:-40] + bytes(40),
        lambda blob: blob.replace(b'"answers": ', b'"answers": 9', 1),
        lambda blob: blob.replace(b'"answers"', b'"answer"', 1),
        lambda blob: blob.replace(b'{"format"', b'["format"', 1),
    ],
)
def test_damaged_and_foreign_files_are_refused(taught, harm):
    blob = to_bytes(taught[0])

    with pytest.raises(ModelRefused) as refused:
        from_bytes(harm(blob))

    assert refused.value.hint == "It is learnt again from the marks of the project."


def test_what_another_version_learnt_is_refused(taught):
    blob = to_bytes(taught[0]).replace(b'"features": 1', b'"features": 0', 1)

    with pytest.raises(ModelRefused, match="another version"):
        from_bytes(blob)


def test_a_fingerprint_follows_from_all_that_is_learnt_from(articles):
    one, *rest = articles
    prints = {
        fingerprint(articles),
        fingerprint(articles, "lac"),
        fingerprint(rest),
        fingerprint([replace(one, marks=one.marks[1:]), *rest]),
        fingerprint([replace(one, finished=False), *rest]),
        fingerprint([replace(one, text=one.text + "。"), *rest]),
    }

    assert len(prints) == 6
    assert fingerprint([replace(one, marks=one.marks[::-1]), *rest]) == fingerprint(articles)


def test_an_article_is_never_parted_and_folds_are_of_like_size(articles):
    from annotator.suggest.learning.examples import cut

    cuts = [cut(each, CUTTER) for each in articles]

    found = folds(cuts, FOLDS, seed=1)

    assert sorted(found) == [0] * 4 + [1] * 4 + [2] * 4
    assert found == folds(cuts, FOLDS, seed=1) != folds(cuts, FOLDS, seed=2)


def test_what_a_project_would_know_is_counted(articles):
    known = known_from(
        [Example("王明見王明", (Given(PERSON, PEOPLE, Span(0, 2)), Given(PERSON, PEOPLE, Span(3, 5))))], Known()
    )

    assert known.words == {"王明": {PEOPLE: 2}}
    assert known.names == {"王明": "王明"}


def test_where_the_learner_is_better_the_others_give_way_and_leave_it_their_ties():
    tie = Tie(HOLDS, PERSON, Span(4, 6))
    same, apart = Proposal(ROLE, Span(0, 4), 0.6, "roles", ties=(tie,)), Proposal(ROLE, Span(8, 9), 0.9, "roles")
    ours = Proposal(ROLE, Span(0, 4), 0.8, SOURCE, tag=ROLES)
    name, repeat = Proposal(PERSON, Span(4, 6), 0.8, "names"), Proposal(ROLE, Span(20, 24), 1.0, "repeats", tag=ROLES)

    left = taking_over([same, apart, ours, name, repeat], {ROLES}, {PERSON: PEOPLE, ROLE: ROLES})

    assert left == [replace(ours, ties=(tie,)), name, repeat]


def test_a_learnt_model_is_a_source_that_asks_the_others(articles):
    finds = {each.text: each.marks for each in articles}

    def half(page):
        return [Proposal(mark.kind, mark.span, 1.0, "half") for mark in finds.get(page.text, ())[::2]]

    beside = [Listed("half", half, "every other mark", (PERSON,))]
    model, learnt = teach(articles, beside, {PERSON: PEOPLE, ROLE: ROLES}, Known())

    source = listed(model, beside)

    assert (source.name, source.kinds, source.missing()) == (SOURCE, (PERSON, ROLE), "")
    found = {(one.tag, one.span) for one in source.propose(Page(articles[0].text))}
    made = {(mark.tag, mark.span) for mark in articles[0].marks}
    assert len(found & made) > 0.9 * len(made)
    assert all(verdict.others.strict.recall < 0.7 for verdict in learnt.verdicts)


def test_a_model_that_learnt_with_lac_is_missing_where_lac_is_not(taught, monkeypatch):
    monkeypatch.setattr("annotator.suggest.lac.files.folder", lambda: None)
    monkeypatch.setattr("annotator.suggest.lac.tagging.is_loaded", lambda: False)

    source = listed(replace(taught[0], words="lac"), ())

    assert source.missing().startswith("What was learnt needs LAC. ")
