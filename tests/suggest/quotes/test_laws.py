"""Whatever the text: spans lie inside it, sources outside what was said, no cue no quote, quick and the same each time."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.codebook import CONTINUES, CUE, CUE_OF, PERSON, QUOTE, SAYS
from annotator.domain.ids import TagId, built_in_id
from annotator.domain.reasons import reason_in_words
from annotator.domain.spans import Span
from annotator.suggest.proposing import Given, Known, Page
from annotator.suggest.quotes import SOURCE, propose, propose_with
from annotator.suggest.quotes.pairs import Pairs
from tests.suggest.quotes.reading import told

CHINESE = st.lists(
    st.sampled_from(
        [
            "方启明",
            "王女士",
            "他",
            "她",
            "其",
            "警方",
            "一位居民",
            "研究所",
            "说",
            "表示",
            "，",
            ",",
            ":",
            "：",
            "。",
            "“",
            "”",
            "「",
            "」",
            '"',
            "在会上",
            "对记者",
            "告诉",
            "记者",
            "指出",
            "新馆",
            "开放",
            "不",
            "的",
            "称",
            "问",
            "!",
            "?",
            "(",
            ")",
            "…",
            "、",
            "与",
            "和",
            "则",
            ";",
            "据",
            "介绍",
            "并",
            "同时",
            "了",
            "\n",
        ]
    ),
    max_size=40,
).map("".join)
ENGLISH = st.lists(
    st.sampled_from(
        [
            "John",
            "Mary",
            "Smith",
            "he",
            "she",
            "said",
            "asked",
            "“",
            "”",
            '"',
            "'",
            "‘",
            "’",
            ",",
            ".",
            "?",
            "!",
            "—",
            "the",
            "man",
            "report",
            "that",
            "according",
            "to",
            "Mr.",
            "and",
            "left",
            "\n",
            "\n\n",
        ]
    ),
    max_size=40,
).map(" ".join)
WITHOUT_CUES = st.text("天地人心,。:“”「」《》!?\n名城馆abc .\"'", max_size=120)


@given(st.one_of(CHINESE, ENGLISH, st.text(max_size=200)))
def test_spans_lie_inside_the_text_and_sources_outside_of_what_was_said(text):
    proposals = list(propose(Page(text)))
    assert proposals == list(propose(Page(text)))
    for one in proposals:
        assert (one.kind, one.source) == (QUOTE, SOURCE)
        assert 0 < one.score < 1
        assert one.reason
        assert 0 <= one.span.start < one.span.end <= len(text)
        assert one.span.of(text).strip()
        for tie in one.ties:
            assert (tie.type, tie.kind) in {(SAYS, PERSON), (CUE_OF, CUE), (CONTINUES, QUOTE)}
            assert 0 <= tie.span.start < tie.span.end <= len(text)
            assert not tie.span.overlaps(one.span)


@given(st.one_of(CHINESE, ENGLISH))
def test_what_is_said_once_is_proposed_once(text):
    spans = sorted(one.span for one in propose(Page(text)))
    assert all(before.end <= after.start for before, after in pairwise(spans))


@given(WITHOUT_CUES)
def test_without_a_cue_nothing_is_said(text):
    assert list(propose(Page(text))) == []


@given(CHINESE, st.data())
def test_mentions_that_others_found_do_no_harm(text, data):
    ends = st.integers(0, len(text))
    spans = data.draw(st.lists(st.tuples(ends, ends).filter(lambda pair: pair[0] < pair[1]), max_size=4))
    people = [Span(*pair) for pair in spans]
    for one in propose_with(Page(text), people):
        assert all(not tie.span.overlaps(one.span) for tie in one.ties)


@given(st.text("“”„«»「」『』‘’\"' \n。,.aZ说", max_size=60))
def test_pairs_are_in_order_and_hold_something(text):
    pairs = Pairs(text).all
    for pair in pairs:
        assert pair.outer.contains(pair.inner)
        assert pair.inner.of(text).strip() == pair.inner.of(text) != ""
    assert all(one.outer.end <= other.outer.start for one, other in pairwise(pairs))


@pytest.mark.parametrize("words", ["他说", "「他说", "告诉", "“", "the man ", "“Hm,” said he, “"])
def test_a_million_characters_without_an_end_take_no_time(words):
    page = Page((words * (1_000_000 // len(words) + 1))[:1_000_000])
    page.folded  # noqa: B018
    started = time.process_time()
    list(propose(page))
    assert time.process_time() - started < 2


def test_time_grows_with_the_text_and_not_faster():
    paragraph = "方启明在致辞中强调,要修好每一条路。他表示,年底完工。“太好了,”王女士说,“我们等了三年。”\n"

    def seconds(times):
        page = Page(paragraph * times)
        page.folded  # noqa: B018
        return min(_timed(page) for _ in range(3))

    seconds(1)
    assert seconds(400) < 20 * seconds(40)


def _timed(page):
    started = time.process_time()
    list(propose(page))
    return time.process_time() - started


def test_a_marked_name_serves_as_a_source():
    text = "阿不都热西提·买买提明表示,路修好了。佐尔格表示,灯也亮了。"
    tag = TagId(built_in_id("tag/person"))
    marks = (Given(PERSON, tag, Span(text.index("佐"), text.index("佐") + 3)),)
    assert told(text, marks=marks)[-1] == "佐尔格|表示|灯也亮了。"


def test_the_name_of_the_register_is_told_where_a_mention_is_another_form():
    known = Known(names={"方启明": "方啟明"})
    assert told("方启明表示,路修好了。", known=known) == ["方启明→方啟明|表示|路修好了。"]


def test_people_that_others_found_are_sources_too():
    text = "嘎玛仁青表示,草场变绿了。"
    assert told(text) != told(text, [Span(0, 4)]) == ["嘎玛仁青|表示|草场变绿了。"]


def test_reasons_say_what_is_open_and_what_is_no_person():
    def reason(text):
        (one,) = propose(Page(text))
        return reason_in_words(one.reason)

    assert reason("她说,新馆很好。") == "“说” with a pause behind it; whom “她” means is open"
    assert reason("研究所表示,样本已经送检。") == "“表示” with a pause behind it; no person is named"


def test_certain_grammar_scores_higher():
    def score(text):
        (one,) = propose(Page(text))
        return one.score

    ranked = [
        "方启明说:“新馆很好。”", "方启明表示,新馆很好。", "一位居民表示,新馆很好。", "方启明说新馆建得很好。", "研究所表示,新馆很好。",
    ]  # fmt: skip
    assert [score(text) for text in ranked] == sorted(map(score, ranked), reverse=True)


def test_the_seed_article_has_its_eight_quotes_and_none_of_its_names(seed_path):
    from annotator.text.mending import repairs

    text = seed_path.read_text("utf-8")
    proposals = repairs.propose(text)
    clean = repairs.apply(text, proposals, repairs.default_choices(proposals)).text
    lines = told(clean)
    assert len(lines) == 8
    assert [line.split("|")[0] for line in lines] == [
        "曹建明", "他→陳存根", "他→陳存根", "王宇燕", "宋永祥", "他→宋永祥", "他→宋永祥", "周惠",
    ]  # fmt: skip
    assert [line.split("|")[1] for line in lines] == ["強調", "表示", "指出", "說", "說", "指出", "表示", "表示"]
