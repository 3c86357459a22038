"""Which persons may be one, and on what grounds."""

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.corpus.register import Acquaintance, Likelihood
from annotator.domain.ids import PersonId, new_id
from annotator.suggest.duplicates import MOST_ALIKE, Seeker, pairs
from annotator.text.folding import fold


def known(name, *roles, variants=(), mentions=1):
    return Acquaintance(PersonId(new_id()), name, tuple(variants), mentions, roles)


@pytest.mark.parametrize(
    ("one", "other", "likelihood", "ground"),
    [
        (known("陳存根", "會長"), known("陈存根", "会长"), Likelihood.VERY, "the other script"),
        (known("曹建明"), known("曹建明"), Likelihood.LIKELY, "the same name"),
        (known("周惠", "副會長"), known("周惠", "社區居民"), Likelihood.UNSURE, "different roles: 副會長 / 社區居民"),
        (known("曹建明", variants=["老曹"]), known("老曹"), Likelihood.LIKELY, "both are called 老曹"),
        (known("曹建明", "第十三屆全國人大常委會副委員長"), known("曹副委员长"), Likelihood.LIKELY, "副委员长"),
        (known("王宇燕"), known("王宇艷"), Likelihood.UNSURE, "one character differs: 燕 / 艷"),
        (known("王宇燕", "部長"), known("王宇艷", "部长"), Likelihood.LIKELY, "the same role: 部長"),
        (known("Ann Lee"), known("ann lee"), Likelihood.VERY, "script or width"),
    ],
)
def test_a_pair_is_found_with_its_grounds(one, other, likelihood, ground):
    (pair,) = pairs([one, other])
    assert pair.likelihood is likelihood
    assert ground in " ".join(pair.grounds)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (known("王明"), known("王亮")),
        (known("曹建明", "檢察長"), known("陳副委員長")),
        (known("曹建明", "檢察長"), known("曹副委員長")),
        (known("陳存根"), known("張三")),
    ],
)
def test_who_has_nothing_in_common_is_no_pair(one, other):
    assert pairs([one, other]) == []


def test_whoever_is_mentioned_more_comes_first_and_the_likeliest_pair_first():
    few, many = known("陈存根", mentions=2), known("陳存根", mentions=9)
    unsure = known("王宇燕", mentions=99), known("王宇艷", mentions=99)
    first, second = pairs([few, *unsure, many])
    assert (first.one, first.other) == (many, few)
    assert second.likelihood is Likelihood.UNSURE


def test_those_who_were_told_apart_are_not_asked_again():
    one, other = known("陳存根"), known("陈存根")
    assert pairs([one, other], {frozenset((one.person, other.person))}) == []


def test_what_very_many_have_in_common_tells_nothing():
    assert pairs([known("王明") for _one in range(MOST_ALIKE + 1)]) == []
    assert len(pairs([known("王明") for _one in range(3)])) == 3


@given(
    st.lists(
        st.tuples(st.text("王陳陈宇燕艷長长 a", min_size=1, max_size=4), st.sampled_from(["", "會長", "部长"])),
        max_size=8,
    )
)
def test_every_two_of_one_folded_name_are_found_and_nobody_is_paired_twice(told):
    people = [known(name, *([role] if role else [])) for name, role in told]
    found = {frozenset((pair.one.person, pair.other.person)) for pair in pairs(people)}
    assert len(found) == len(pairs(people))
    for one, other in combinations(people, 2):
        if fold(one.name) == fold(other.name):
            assert frozenset((one.person, other.person)) in found


NAMES = st.tuples(
    st.text("王陳陈宇燕艷長长", min_size=1, max_size=4),
    st.sampled_from(["", "會長", "部长"]),
    st.lists(st.text("王陳陈", min_size=2, max_size=2), max_size=1),
    st.integers(0, 3),
)


@given(st.lists(NAMES, max_size=8), st.lists(st.tuples(st.integers(0, 7), NAMES), max_size=4), st.integers(1, 5))
def test_whoever_looks_again_finds_what_a_first_look_finds(told, changes, most):
    people = [known(name, *filter(None, [role]), variants=also, mentions=count) for name, role, also, count in told]
    seeker = Seeker()
    apart = {frozenset((people[0].person, people[-1].person))} if people else set()
    for at, (name, role, also, count) in [(0, told[0]), *changes] if told else []:
        place = at % len(people)
        changed = known(name, *filter(None, [role]), variants=also, mentions=count)
        people[place] = replace(changed, person=people[place].person)
        assert seeker.pairs(people, apart) == pairs(people, apart)
        assert seeker.pairs(people, apart, most) == pairs(people, apart)[:most]
        for pair in pairs(people, apart):
            assert pair.one.mentions >= pair.other.mentions
            assert {pair.one.person, pair.other.person} not in apart
