"""Two versions in rows: each row holds what stands between line ends that both have."""

from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.codebook import default_codebook
from annotator.domain.corpus.versions import Comparison, Version, VersionText
from annotator.text.differences import differences
from annotator.ui.pages.articles import side_by_side
from annotator.ui.theme import LIGHT


def comparison(old, new):
    sides = [VersionText(Version(uuid4(), len(text), 0, shown=True), text, (), ()) for text in (old, new)]
    return Comparison(*sides, tuple((piece.source, piece.view) for piece in differences(old, new)))


texts = st.text(st.sampled_from("曹建明\n\n說。<&"), max_size=30)


@given(texts, texts)
def test_rows_hold_both_texts_whole_and_say_which_differ(old, new):
    rows = list(side_by_side.rows_of(comparison(old, new)))
    assert "\n".join(one.of(old) for one, _other, _changed in rows) == old
    assert "\n".join(other.of(new) for _one, other, _changed in rows) == new
    assert all(changed or one.of(old) == other.of(new) for one, other, changed in rows)
    assert any(changed for *_spans, changed in rows) or old == new


def test_of_a_long_text_only_what_changed_is_shown(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(side_by_side, "MOST_ROWS", 5)
    old = "\n".join(f"第{number}段" for number in range(20))
    html = side_by_side.comparison_html(comparison(old, old.replace("第7段", "第七段")), default_codebook(), LIGHT)
    assert "7 paragraphs as they were" in html
    assert "12 paragraphs as they were" in html
    assert "七" in html
    assert "第3段" not in html
