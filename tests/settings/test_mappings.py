"""What columns were said to be is remembered by the names of all columns."""

import json

from annotator.domain.transfer.mappings import ColumnMapping, Target
from annotator.settings import mappings
from annotator.settings.paths import settings_folder


def test_the_last_word_on_the_same_columns_in_any_order_is_kept():
    first = ColumnMapping({"a": Target.TEXT, "b": Target.NOTHING})
    other = ColumnMapping({"x": Target.TEXT})
    later = ColumnMapping({"b": Target.TEXT, "a": Target.TITLE})
    for one in (first, other, later):
        mappings.remember(one)
    assert mappings.remembered() == [later, other]
    assert later.is_for(("a", "b"))
    assert not later.is_for(("a",))


def test_what_makes_no_sense_is_passed_over():
    mappings.remember(ColumnMapping({"a": Target.TEXT}))
    path = settings_folder() / "mappings.json"
    path.write_text(json.dumps([1, {"a": "nonsense"}, {"a": ["text"]}, {"b": "text"}]), "utf-8")
    assert mappings.remembered() == [ColumnMapping({"b": Target.TEXT})]
    path.write_text("{", "utf-8")
    assert mappings.remembered() == []
