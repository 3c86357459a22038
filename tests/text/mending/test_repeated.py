"""Lines that many articles of one source have at their edges."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.transfer.plans import Stance
from annotator.text.mending.repairs import apply
from annotator.text.mending.repeated import Learned, propose
from tests.text.mending.clean import pages

BODIES = [f"第{number}篇的標題\n\n正文第{number}句，各篇不同。\n又一句{number}。" for number in range(12)]


def learned(texts):
    known = Learned()
    for one in texts:
        known.add("雲嶺日報", one)
    return known.of("雲嶺日報")


def taught(texts):
    """The lines at edges that would be proposed to be cut."""
    is_known = learned(texts)
    return [] if is_known is None else [line for text in texts for line in text.split("\n") if is_known(line)]


def cut(text, known):
    proposals = propose(text, known)
    assert {one.stance for one in proposals} <= {Stance.OFFERED}
    return apply(text, proposals, dict.fromkeys(range(len(proposals)), "")).text


@given(st.integers(3, 12), st.booleans(), st.booleans())
def test_lines_around_many_articles_are_found_and_leave_the_articles(count, with_head, with_foot):
    head, foot = "雲嶺日報\n首頁 > 新聞\n" * with_head, "\n本報記者熱線 123\n© 雲嶺日報" * with_foot
    damaged = [head + body + foot for body in BODIES[:count]]
    known = learned(damaged)
    assert [cut(one, known) for one in damaged] == BODIES[:count]


def test_different_articles_teach_nothing():
    assert taught(BODIES) == []
    assert taught(pages().values()) == []


def test_two_articles_and_the_same_article_again_are_not_enough():
    assert taught(["甲\n正文一", "甲\n正文二"]) == []
    assert taught(["甲\n正文一"] * 9) == []


def test_a_line_within_an_article_stays():
    known = learned([f"版權所有\n{body}" for body in BODIES])
    long = "\n".join(f"句{number}" for number in range(20))
    assert cut(f"{long}\n版權所有\n{long}", known) == f"{long}\n版權所有\n{long}"


def test_an_article_that_is_nothing_else_stays():
    known = learned([f"版權所有\n{body}" for body in BODIES])
    assert propose("版權所有\n版權所有", known) == []


def test_each_source_teaches_about_itself():
    known = Learned()
    for body in BODIES:
        known.add("甲報", f"甲報首頁\n{body}")
        known.add("乙報", f"乙報首頁\n{body}")
    first, second = known.of("甲報"), known.of("乙報")
    assert (first("甲報首頁"), first("乙報首頁"), second("乙報首頁")) == (True, False, True)
    assert known.of("丙報") is None
