"""Laws of merging, over random histories in three copies: order and repetition do not matter, later knowledge wins."""

import os

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.store.joining.model import FIELDS, Copy, key_of

CASES = int(os.environ.get("ANNOTATOR_MERGE_CASES", "5000"))
"""``ANNOTATOR_MERGE_CASES=100000`` is the nightly form."""
LONGEST = 12
HISTORY = st.binary(min_size=1 + 2 * LONGEST, max_size=1 + 2 * LONGEST)
"""How many steps, then two bytes a step: to draw numbers one by one takes longer than all the merging."""
LAWFUL = settings(max_examples=CASES, database=None)


def steps_of(history):
    """Who does what, to which row, with which value."""
    for at in range(1, 2 * (history[0] % (LONGEST + 1)), 2):
        rest, who = divmod(history[at] << 8 | history[at + 1], 3)
        rest, verb = divmod(rest, 8)
        rest, row = divmod(rest, 4)
        yield who, verb, row, rest % 3


def copies_after(steps):
    """Three copies of one beginning, each worked on by somebody whose clock runs as it likes."""
    start = Copy(9)
    for number in (0, 1):
        start.add(key_of(number), "", now=0)
    copies = [Copy(site).take_in(start) for site in (1, 2, 3)]
    for who, verb, row, value in steps:
        copy, key, now = copies[who], key_of(row), (value * 7 + row * 3) % 11
        match verb:
            case 0:
                copy.add(key, str(value), now)
            case 1 | 2:
                copy.edit(key, FIELDS[verb - 1], str(value), now)
            case 3:
                copy.end(key, "gone", now)
            case 4:
                copy.end(key, "back", now)
            case 5:
                copy.undo(now)
            case 6:
                copy.redo(now)
            case _:
                copy.take_in(copies[value])
    return copies


def same(one, other):
    assert one.digest() == other.digest()
    assert one.conflicts() == other.conflicts()
    assert one.standing() == other.standing()


@LAWFUL
@given(HISTORY)
def test_merging_commutes_associates_and_repeats(history):
    a, b, c = copies_after(steps_of(history))
    ab = a.copy().take_in(b)
    same(ab, b.copy().take_in(a))
    abc = ab.copy().take_in(c)
    same(abc, a.copy().take_in(b.copy().take_in(c)))
    assert abc.digest() == a.copy().take_in(b, c).digest() == abc.from_scratch().digest()
    assert ab.digest() == ab.copy().take_in(b).digest()
    _an_edit_after_a_merge_wins(ab, b)


def _an_edit_after_a_merge_wins(seen, other):
    standing = [key for key, row in seen.rows.items() if not row.gone]
    for key in standing[:1]:
        seen.edit(key, "note", "seen and decided", now=0)
        assert other.copy().take_in(seen).rows[key].values["note"] == "seen and decided"
