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
from tests.project.suggesting.test_accepting import QUOTE, SPEECH, links_of


@pytest.fixture
def pending(project, library, hint):
    """A quote with its ties that waits, and one that is rejected."""
    found = [hint(QUOTE, "quote", ties=SPEECH, source="quotes", score=0.81), hint("圖書館", "person")]
    with project._desk.read() as reader:
        body, _text = reader.articles.shown(library)
    project._desk.store.put_pending([Sought.of(library, body, "by hand", found)])
    project.suggestions.reject(found[1:])
    return project


def export(project, out, *words):
    preferences.put("annotator", "lin")
    assert main(["export", str(project.location), "-o", str(out), *words]) == 0
    return out


def test_json_has_what_is_pending_only_on_demand_as_the_schema_says(pending, tmp_path, capsys):
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


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_what_is_pending_comes_back_with_speaker_and_cue_and_goes_out_as_it_came(pending, tmp_path, capsys, form):
    plain, more = tmp_path / f"plain.{form}", tmp_path / f"more.{form}"
    export(pending, plain, "--format", form)
    export(pending, more, "--format", form, "--with-suggestions")
    again = tmp_path / "again.annot"
    with Project.create(again, annotator="lin") as home:
        plan = home.imports.plan([more])
        assert [(one.marks, one.suggestions) for one in plan.exchanges] == [(0, 1)]
        assert home.imports.apply(plan).value.suggestions == 1
        home.suggestions.seek()
        assert home.imports.apply(home.imports.plan([more])).operation is None, "the same again is nothing new"
        article = home.articles.page()[0].id
        assert len(home.suggestions.offered(article)) == 1
        home.suggestions._desk.store.drop_pending()
        assert home.statistics().marks == {}
        for out, asked in ((plain, ()), (more, ("--with-suggestions",))):
            assert export(home, tmp_path / "now", "--format", form, *asked).read_bytes() == out.read_bytes()
        [quote] = home.suggestions.offered(article)
        home.suggestions.accept([quote])
        assert links_of(home, article) == {("says", "方啟明", QUOTE), ("cue", QUOTE, "強調")}
        assert home.check() == []


def test_what_comes_to_articles_that_are_here_waits_there_and_is_proposed(pending, library, tmp_path, capsys):
    out = export(pending, tmp_path / "more.json", "--format", "json", "--with-suggestions")
    told = json.loads(out.read_text("utf-8"))
    [one] = told["articles"][0]["suggestions"]
    told["articles"][0]["suggestions"] = [{**one, "tag": "theme", "kind": "theme", "source": "bert-1", "ties": []}]
    out.write_text(json.dumps(told), "utf-8")
    assert pending.imports.apply(pending.imports.plan([out])).value.suggestions == 1
    assert [one.source for one in pending.suggestions.propose(library, ["bert-1"])] == ["bert-1"]
    pending.history.undo()
    assert [one.source for one in pending.suggestions.offered(library)] == ["bert-1"]


@pytest.mark.parametrize("wrong", [{"text": "誰"}, {"score": 2}, {"tag": "nothing"}, {"ties": [{"type": "says"}]}])
def test_suggestions_that_do_not_fit_are_refused_with_their_place(pending, tmp_path, capsys, wrong):
    out = export(pending, tmp_path / "more.json", "--format", "json", "--with-suggestions")
    told = json.loads(out.read_text("utf-8"))
    told["articles"][0]["suggestions"][0] |= wrong
    out.write_text(json.dumps(told), "utf-8")
    [problem] = pending.imports.plan([out]).problems
    assert "articles[0].suggestions[0]" in problem.message


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
