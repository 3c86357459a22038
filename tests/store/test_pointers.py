"""Keys that mean another key: chains are followed to their end, circles mean their smallest key."""

from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from annotator.store.pointers import followed

KEYS = [UUID(int=number) for number in range(1, 9)]
pairs = st.dictionaries(st.sampled_from(KEYS), st.sampled_from(KEYS), max_size=8).map(
    lambda made: {key: pointed for key, pointed in made.items() if key != pointed}
)


def test_a_chain_is_followed_to_its_end():
    a, b, c = KEYS[:3]
    pointers = followed({a: b, b: c})
    assert pointers.root(a) == pointers.root(b) == pointers.root(c) == c
    assert pointers.meaning(c) == (c, a, b)
    assert pointers.pointing() == [a, b]


def test_a_circle_means_its_smallest_key():
    a, b, c = KEYS[:3]
    pointers = followed({b: a, a: b, c: b})
    assert {pointers.root(key) for key in (a, b, c)} == {a}
    assert pointers.pointing() == [b, c]


@given(pairs)
def test_every_key_means_exactly_one_root_and_roots_mean_themselves(made):
    pointers = followed(made)
    for key in KEYS:
        root = pointers.root(key)
        assert pointers.root(root) == root
        assert key in pointers.meaning(root)
    members = [key for root in {pointers.root(key) for key in KEYS} for key in pointers.meaning(root)]
    assert sorted(members) == KEYS


@given(pairs, st.randoms())
def test_the_order_in_which_pointers_come_does_not_matter(made, random):
    shuffled = list(made.items())
    random.shuffle(shuffled)
    assert followed(dict(shuffled)) == followed(made)
