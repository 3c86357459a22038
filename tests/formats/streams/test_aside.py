"""What is set aside comes back as it was, from memory and from a file, in any order."""

import gc

from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.formats.streams import aside
from annotator.formats.streams.aside import Aside


@given(pieces=st.lists(st.binary(max_size=9), max_size=12), limit=st.sampled_from([4, 10_000]), chance=st.randoms())
@settings(max_examples=40)
def test_bytes_come_back_in_any_order_while_more_are_set_aside(pieces, limit, chance):
    before, aside.IN_MEMORY_BYTES = aside.IN_MEMORY_BYTES, limit
    try:
        kept, places = Aside(), []
        for one in pieces:
            places.append((kept.put(one), one))
            place, was = chance.choice(places)
            assert kept.get(place) == was
        chance.shuffle(places)
        assert [kept.get(place) for place, _was in places] == [was for _place, was in places]
    finally:
        aside.IN_MEMORY_BYTES = before


def test_the_file_is_closed_with_the_last_who_held_it(monkeypatch):
    monkeypatch.setattr(aside, "IN_MEMORY_BYTES", 4)
    kept = Aside()
    kept.put("國會議員".encode())
    file = kept._file
    del kept
    gc.collect()
    assert file.closed
