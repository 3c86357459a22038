"""Themes: sentences with listed terms, sentences like those marked before, and nothing where neither is."""

from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.codebook import THEME
from annotator.domain.ids import TagId
from annotator.domain.reasons import reason_in_words
from annotator.domain.spans import Span
from annotator.suggest.proposing import Given, Known, Page
from annotator.suggest.themes.finding import SOURCE, themes
from annotator.suggest.themes.likeness import passages, similar

CARE, RIVERS, PERSON = (TagId(UUID(int=at)) for at in (1, 2, 3))

OF_CARE = (
    "全市新建社區養老服務中心十二處，為老人提供助餐和日間照料。",
    "獨居老人家裡裝上了緊急呼叫設備，養老護理員每週上門探訪。",
    "養老機構床位緊張，護理員培訓跟不上老齡化的速度。",
    "居家養老成為多數老人的選擇，社區食堂方便了他們的生活。",
)
OF_RIVERS = (
    "河道整治後水質達到三類標準，污水直排現象得到遏制。",
    "化工廠因超標排放污水被處以罰款並停產整改。",
    "環保部門在沿江布設監測點，實時監控污水排放。",
)
NEWS = "新一批养老护理员走上岗位，为社区老人服务。昨夜的球赛以平局结束。环保部门关停一家偷排污水的工厂。"


def proposed(text, terms=None, marked=None, marks=(), kinds=None):
    known = Known(kinds=kinds or {}, terms=terms or {}, passages=marked or {})
    return [
        (each.tag, each.span.of(text), reason_in_words(each.reason)) for each in themes(Page(text, tuple(marks), known))
    ]


def test_a_sentence_with_a_listed_term_is_proposed_and_names_the_term():
    assert proposed("天氣晴。社工走訪了老人。球賽開始。", {CARE: ("社工",)}) == [
        (CARE, "社工走訪了老人。", "terms of the tag: 社工")
    ]


def test_terms_meet_the_other_script():
    assert [words for _tag, words, _reason in proposed("開展志願服務。", {CARE: ("志愿服务",)})] == ["開展志願服務。"]


def test_terms_in_letters_are_whole_words():
    found = proposed("The port is old. They sport caps. A Port!", {CARE: ("port",)})

    assert [words for _tag, words, _reason in found] == ["The port is old.", "A Port!"]


def test_several_terms_count_more_than_one():
    page = Page("社工來了。社工和志工來了。", known=Known(terms={CARE: ("社工", "志工")}))

    one, both = themes(page)

    assert 0 < one.score < both.score < 1
    assert {one.source, both.source} == {SOURCE}
    assert {one.kind, both.kind} == {THEME}


def test_sentences_like_those_marked_before_are_proposed_for_the_right_tag():
    found = proposed(NEWS, marked={CARE: OF_CARE, RIVERS: OF_RIVERS})

    assert [(tag, words) for tag, words, _reason in found] == [
        (CARE, "新一批养老护理员走上岗位，为社区老人服务。"),
        (RIVERS, "环保部门关停一家偷排污水的工厂。"),
    ]
    assert "养老护理员" in found[0][2]


def test_two_passages_teach_nothing_yet():
    assert proposed(NEWS, marked={CARE: OF_CARE[:2]}) == []


def test_a_tag_whose_passages_read_like_any_others_is_not_proposed_by_likeness():
    assert proposed(NEWS, marked={CARE: OF_CARE, RIVERS: OF_CARE}) == []


def test_a_sentence_that_carries_the_theme_is_left_out_and_another_theme_is_no_hindrance():
    sentence = Span(0, NEWS.index("。") + 1)
    both = {CARE: OF_CARE, RIVERS: OF_RIVERS}

    with_theme = proposed(NEWS, marked=both, marks=[Given(THEME, CARE, Span(3, 8))])
    with_other = proposed(NEWS, marked=both, marks=[Given(THEME, RIVERS, sentence)])

    assert [tag for tag, _words, _reason in with_theme] == [RIVERS]
    assert [tag for tag, _words, _reason in with_other] == [CARE, RIVERS]


def test_terms_of_other_kinds_are_not_themes():
    assert proposed("社工來了。", {PERSON: ("社工",)}, kinds={PERSON: "person"}) == []


def test_english_passages_are_compared_by_words():
    marked = (
        "Workers at the plant went on strike over wages.",
        "A strike over wages closed the docks.",
        "Union wages.",
    )

    found = similar(marked, "Rain fell. The union called a strike for better wages. Nothing else.")

    assert [each.shared for each in found] == [("wages", "strike", "union")]
    assert found[0].span == Span(11, 54)


def test_similar_passages_come_most_alike_first():
    found = similar(OF_CARE, NEWS)

    assert [each.span.of(NEWS)[:3] for each in found] == ["新一批"]
    assert 0 < found[0].likeness <= 1


@given(st.text("社工老人。！\n .aB\u3000", max_size=30))
def test_passages_are_sentences_in_order_without_white_space_around_them(text):
    found = passages(text)

    assert all(span.of(text) == span.of(text).strip() != "" for span in found)
    assert "".join("".join(span.of(text).split()) for span in found) == "".join(text.split())
    assert found == sorted(found)


@given(st.lists(st.text("养老护理员社区在", max_size=12), max_size=4), st.text("养老护理员社区在。\n", max_size=40))
def test_likeness_is_a_share(marked, text):
    assert all(0 < each.likeness <= 1.000001 and each.shared for each in similar(marked, text))
