"""A file of text is recognised and read in pieces as its bytes are as a whole."""

import codecs

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.domain.errors import ImportRefused
from annotator.formats.streams import decoded
from annotator.formats.streams.decoded import TextFile, text_file
from annotator.text.decoding import decode

TEXT = "雲嶺鎮圖書館新館啟用。\r\n鎮長方啟明說：「很好。」\r經濟與社會\n家庭\n" * 4
SIMPLIFIED = "国会讨论预算。\r\n镇长说：很好。\n经济与社会\n" * 4
KINDS = ("utf-8", "utf-8-sig", "gb18030", "big5", "utf-16", "utf-16-le", "utf-32", "hz")


def attempt(job):
    """What is read, or the sentence that refuses it."""
    try:
        return job()
    except ImportRefused as refusal:
        return str(refusal)


@given(
    kind=st.sampled_from(KINDS),
    size=st.integers(1, 50),
    damage=st.none() | st.tuples(st.integers(0, 400), st.integers(0, 255)),
    said=st.sampled_from((None, "utf-8", "gb18030", "utf-16")),
)
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_pieces_of_any_size_say_what_the_whole_says(kind, size, damage, said, tmp_path):
    raw = bytearray(codecs.encode(SIMPLIFIED if kind == "hz" else TEXT, kind))
    if damage:
        raw[damage[0] % len(raw)] = damage[1]
    path = tmp_path / "a.txt"
    path.write_bytes(raw)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(decoded, "PIECE_BYTES", size)
        whole, file = attempt(lambda: decode(bytes(raw), said)), attempt(lambda: text_file(path, said))
        if not isinstance(file, TextFile):
            assert file == whole
            return
        assert "".join(file.texts()) == whole.text
        assert (file.encoding.name, file.encoding.others, file.encoding.doubts) == (
            whole.encoding,
            whole.others,
            whole.doubts,
        )
