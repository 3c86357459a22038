"""Lines that many articles of one source have at their edges."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.transfer.plans import Stance
from annotator.text.mending.repairs import apply
from annotator.text.mending.repeated import learned, propose
from tests.text.mending.clean import pages

BODIES = [f"第{number}篇的標題\n\n正文第{number}句，各篇不同。\n又一句{number}。" for number in range(12)]


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
    assert learned(BODIES) == frozenset()
    assert learned(pages().values()) == frozenset()


def test_two_articles_and_the_same_article_again_are_not_enough():
    assert learned(["甲\n正文一", "甲\n正文二"]) == frozenset()
    assert learned(["甲\n正文一"] * 9) == frozenset()


def test_a_line_within_an_article_stays():
    known = learned([f"版權所有\n{body}" for body in BODIES])
    long = "\n".join(f"句{number}" for number in range(20))
    assert cut(f"{long}\n版權所有\n{long}", known) == f"{long}\n版權所有\n{long}"


def test_an_article_that_is_nothing_else_stays():
    known = learned([f"版權所有\n{body}" for body in BODIES])
    assert propose("版權所有\n版權所有", known) == []
