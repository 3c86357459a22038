"""Fields of rows are remembered like pairs in a set."""

from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from annotator.store.writing.registers import Registers

KEYS = [UUID(int=number) for number in range(4)]
NAMES = ("title", "body", "note")


@given(st.lists(st.tuples(st.sampled_from(KEYS), st.sets(st.sampled_from(NAMES)))))
def test_it_is_a_set_of_pairs(added):
    registers, pairs = Registers(), set()
    for key, names in added:
        registers.add(key, names)
        pairs |= {(key, name) for name in names}
    assert {(key, name) for key in KEYS for name in NAMES if (key, name) in registers} == pairs
    assert set(registers.rows) == {key for key, _name in pairs}
