"""What is pending goes out only where somebody asks for it, apart from the marks."""

import json

import pytest
from jsonschema import Draft202012Validator

from annotator import Project
from annotator.cli.main import main
from annotator.domain.resources import resource
from annotator.formats.registry import FORMATS
from annotator.settings import preferences
from annotator.store import Sought
from tests.project.suggesting.test_accepting import QUOTE, SPEECH


@pytest.fixture
def pending(project, library, hint):
    """A quote with its ties that waits, and one that is rejected."""
    found = [hint(QUOTE, "quote", ties=SPEECH, source="quotes", score=0.81), hint("圖書館", "person")]
    with project._desk.read() as reader:
        body, _text = reader.articles.shown(library)
    project._desk.store.put_pending([Sought(library, body, "by hand", found)])
    project.suggestions.reject(found[1:])
    return project


def export(project, out, *words):
    preferences.put("annotator", "lin")
    assert main(["export", str(project.location), "-o", str(out), *words]) == 0
    return out


def test_json_has_what_is_pending_only_on_demand_as_the_schema_says_and_comes_in_without_it(pending, tmp_path, capsys):
    plain = export(pending, tmp_path / "plain.json", "--format", "json").read_text("utf-8")
    assert "suggestions" not in plain
    out = export(pending, tmp_path / "more.json", "--format", "json", "--with-suggestions")
    found = json.loads(out.read_text("utf-8"))
    Draft202012Validator(json.loads(resource("schema", "article-annotator.schema.json").read_text("utf-8"))).validate(
        found
    )
    [one] = found["articles"][0]["suggestions"]
    text = found["articles"][0]["text"]
    assert (one["tag"], text[one["start"] : one["end"]], one["source"], one["score"]) == (
        "quote",
        QUOTE,
        "quotes",
        0.81,
    )
    assert [text[tie["start"] : tie["end"]] for tie in one["ties"]] == ["方啟明", "強調"]
    assert found["articles"][0]["marks"] == []
    with Project.create(tmp_path / "again.annot", annotator="lin") as again:
        again.imports.apply(again.imports.plan([out]))
        again.exports.write(tmp_path / "again.json", "json")
    assert json.loads((tmp_path / "again.json").read_text("utf-8"))["articles"] == json.loads(plain)["articles"]


def test_tables_have_one_more_and_label_studio_has_predictions(pending, tmp_path):
    folder = export(pending, tmp_path / "tables", "--format", "csv", "--with-suggestions")
    assert QUOTE in (folder / "suggestions.csv").read_text("utf-8-sig")
    assert QUOTE not in (folder / "marks.csv").read_text("utf-8-sig")
    [task] = json.loads(
        export(pending, tmp_path / "ls.json", "--format", "label-studio", "--with-suggestions").read_text("utf-8")
    )
    assert task["annotations"] == []
    assert task["predictions"][0]["model_version"] == "quotes"
    assert task["predictions"][0]["result"][0]["value"]["text"] == QUOTE
    assert not (export(pending, tmp_path / "few", "--format", "csv") / "suggestions.csv").exists()


def test_no_format_writes_what_is_pending_unasked_and_one_that_cannot_says_so(pending, tmp_path, capsys):
    for one in FORMATS:
        if one.write is not None and one.name not in {"page", "html"}:
            assert "because" not in "".join(pending.exports.lines(one.name)), one.name
    export(pending, tmp_path / "a.txt", "--format", "iob2", "--with-suggestions")
    assert "1 suggestion" in capsys.readouterr().err


def test_texts_that_are_withheld_take_what_is_pending_with_them(pending, tmp_path):
    out = export(pending, tmp_path / "bare.json", "--format", "json", "--with-suggestions", "--without-texts")
    assert "suggestions" not in out.read_text("utf-8")
