"""Repeats of marked words: everywhere, in any script, never inside a longer known name, never on a mark."""

from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.codebook import PERSON, ROLE
from annotator.domain.ids import TagId
from annotator.domain.spans import Span
from annotator.suggest.proposing import Given, Known, Page
from annotator.suggest.repeats import is_worth, registered, repeated, repeats
from annotator.text.folding import fold


def places(text, words, longer=(), taken=()):
    return repeats(fold(text), words, longer, lambda span: any(span.overlaps(one) for one in taken))


def test_other_scripts_and_widths_are_found():
    assert places("國務院和国务院,ABC与ＡＢＣ", "国务院") == [Span(0, 3), Span(4, 7)]
    assert places("ABC与ＡＢＣ", "abc") == [Span(0, 3), Span(4, 7)]


def test_a_longer_known_name_is_no_place_of_its_part():
    assert places("王明珠見王明", "王明", longer=["王明珠"]) == [Span(4, 6)]
    assert places("小王明見王明", "王明", longer=["小王明"]) == [Span(4, 6)]


def test_marked_places_are_left_out():
    assert places("王明見王明", "王明", taken=[Span(1, 2)]) == [Span(3, 5)]


def test_pronouns_and_single_characters_are_not_worth_it():
    assert [words for words in ("王", "他", "他們", "王明", "第一行\n第二行") if is_worth(words)] == ["王明"]


@given(st.text("王明珠國国", max_size=40), st.text("王明珠國国", min_size=1, max_size=3), st.text("王明珠", max_size=4))
def test_every_place_reads_like_the_words(text, words, longer):
    for span in places(text, words, [longer]):
        assert fold(span.of(text)) == fold(words)


MAN, TITLE = TagId(UUID(int=1)), TagId(UUID(int=2))


def page(text, marked=(), words=(), names=()):
    """A page on which the first places of these words are marked, as a person or as a role."""
    marks = [(kind, text.index(each), len(each)) for each, kind in marked]
    known = Known(
        kinds={MAN: PERSON, TITLE: ROLE},
        words={fold(each): {MAN: 1} for each in words},
        names={fold(each): each for each in names},
    )
    given = [Given(kind, MAN if kind == PERSON else TITLE, Span(at, at + size)) for kind, at, size in marks]
    return Page(text, tuple(given), known)


def found(proposals):
    return [(one.source, one.span.start, one.span.end) for one in proposals]


def test_a_confirmed_name_is_proposed_wherever_it_stands_again():
    text = "陳大文說，陈大文与陳大文博物館。"
    assert found(repeated(page(text, [("陳大文", PERSON)]))) == [("repeats", 5, 8), ("repeats", 9, 12)]
    assert next(repeated(page(text, [("陳大文", PERSON)]))).tag == MAN


def test_a_repeat_is_no_part_of_a_longer_word_or_name():
    assert found(repeated(page("Ann saw an annual fair, Ann", [("Ann", PERSON)]))) == [("repeats", 24, 27)]
    assert found(repeated(page("Mark will mark it", [("Mark", PERSON)]))) == []
    assert found(repeated(page("王明見王明珠", [("王明", PERSON)], names=["王明珠"]))) == []
    assert found(repeated(page("總經理與副總經理", [("總經理", ROLE)]))) == []


def test_one_character_is_left_to_the_hand():
    assert found(repeated(page("江說，江來", [("江", PERSON)]))) == []
    assert found(registered(page("江說，江來", names=["江"]))) == []


def test_people_of_the_register_are_proposed_by_name_but_less_surely():
    text = "記者訪問林小玉和林小玉兒童基金的陈大文，林小玉說。"
    known = page(text, [("林小玉", PERSON)], words=["林小玉兒童"], names=["林小玉", "陳大文"])
    assert sorted(found(registered(known))) == [("register", 8, 13), ("register", 16, 19), ("register", 20, 23)]
    assert max(one.score for one in registered(known)) < min(one.score for one in repeated(known))
