"""Numbers of other tools that JSON has no name for: what goes out with them must come back."""

from dataclasses import replace

import pytest

from annotator.domain.articles import Metadata
from annotator.domain.codebook import Feature, FeatureKind, default_codebook
from annotator.domain.errors import ImportRefused, TagRefused
from annotator.domain.spans import Span
from annotator.formats import annot_json
from annotator.formats.foreign.building import Building
from annotator.project.rules.answering import fitting


@pytest.mark.parametrize("value", [float("inf"), -float("inf"), float("nan")])
def test_what_is_no_number_of_json_stays_as_words_and_comes_back(value, tmp_path):
    building = Building("test", "t")
    building.article("甲乙", Metadata(title="t")).mark("person", Span(0, 1), features={"weight": value, "age": 0.5})
    path = tmp_path / "a.json"
    path.write_text("".join(annot_json.write(building.exchange())), encoding="utf-8")
    (article,) = annot_json.read(path).articles()
    assert [dict(mark.features) for mark in article.marks] == [{"weight": str(value), "age": 0.5}]


def test_a_number_of_ours_that_is_larger_than_any_is_refused_with_its_place(tmp_path):
    building = Building("test", "t")
    building.article("甲乙", Metadata(title="t")).mark("person", Span(0, 1), features={"age": "old"})
    path = tmp_path / "a.json"
    path.write_text("".join(annot_json.write(building.exchange())).replace('"old"', "1e999"), encoding="utf-8")
    with pytest.raises(ImportRefused, match="age"):
        list(annot_json.read(path).articles())


@pytest.mark.parametrize(
    ("value", "fits"), [(10**400, True), (0.5, True), (float("inf"), False), (float("nan"), False)]
)
def test_an_answer_is_a_number_that_json_knows(value, fits):
    tag = replace(default_codebook().root("person"), features=(Feature("age", FeatureKind.NUMBER),))
    if fits:
        assert fitting(tag, {"age": value}) == {"age": value}
    else:
        with pytest.raises(TagRefused, match="age"):
            fitting(tag, {"age": value})
