"""What an export leaves behind is told alike before it, beside it and by who refuses it, for every format."""

from dataclasses import replace

import pytest

from annotator import Project
from annotator.domain.errors import ExportRefused
from annotator.domain.marks import Origin
from annotator.domain.moments import Moment
from annotator.domain.spans import Span
from annotator.domain.suggestions import Suggestion
from annotator.domain.transfer.losses import NOTICED, Aspect
from annotator.domain.transfer.selections import Selection
from annotator.formats.registry import FORMATS, named
from tests.domain.test_losses import BOOK, FULL, TEXT, exchange

WRITING = [one for one in FORMATS if one.writes]


@pytest.fixture(scope="module")
def full(tmp_path_factory):
    """A project with something of everything."""
    folder = tmp_path_factory.mktemp("full")
    late = replace(FULL.marks[2], origin=Origin.RULE, changed=Moment(1_700_000_000_000))
    span = Span(3, 4)
    waiting = Suggestion(FULL.id, BOOK.root("role").id, span, span.of(TEXT), "rules")
    article = replace(FULL, marks=(*FULL.marks[:2], late), suggestions=(waiting,))
    whole = folder / "whole.json"
    whole.write_text("".join(named("json").write(exchange(article))), "utf-8")
    with Project.create(folder / "p.annot", annotator="lin") as project:
        project.imports.apply(project.imports.plan([whole]))
        yield project


@pytest.mark.parametrize("chosen", WRITING, ids=lambda one: one.name)
def test_before_beside_and_strict_say_the_same(full, tmp_path, chosen):
    selection = Selection(undecided_by=full.annotator.id)
    out = tmp_path / f"it{chosen.suffixes[0] if chosen.write or chosen.pack else ''}"
    left = full.exports.losses(chosen.name, selection, out)
    told = [str(one) for one in left]
    assert list(full.exports.write(out, chosen.name, selection).left) == left
    beside = out.with_name(f"{out.name}.losses.txt")
    assert (beside.read_text("utf-8").splitlines()[1:] if beside.exists() else []) == [f"- {one}" for one in told]
    again = tmp_path / "again" / out.name
    again.parent.mkdir()
    if all(one.aspect in NOTICED for one in left):
        full.exports.write(again, chosen.name, selection, strict=True)
        assert again.exists()
        return
    with pytest.raises(ExportRefused) as refusal:
        full.exports.write(again, chosen.name, selection, strict=True)
    assert refusal.value.message == f"The format “{chosen.name}” cannot carry: {', '.join(told)}."
    assert list(again.parent.iterdir()) == []


def test_only_json_carries_all_of_it(full):
    selection = Selection(undecided_by=full.annotator.id)
    assert {one.name for one in WRITING if not full.exports.losses(one.name, selection)} >= {"json", "jsonl"}
    assert {one.aspect for one in full.exports.losses("iob2", selection)} >= {
        Aspect.MOMENTS, Aspect.ORIGINS, Aspect.OVERLAPS, Aspect.NOTES, Aspect.SUGGESTIONS,
    }  # fmt: skip


def test_when_a_mark_was_made_is_told_but_refused_by_nobody(tmp_path):
    with Project.create(tmp_path / "p.annot", annotator="lin") as project:
        [article] = project.imports.apply(project.imports.plan_text(TEXT, "a")).value.articles
        project.marks.add(article, Span(0, 3), project.codebook.root("person").id)
        done = project.exports.write(tmp_path / "it.xmi", "cas-xmi", strict=True)
    assert [one.aspect for one in done.left] == [Aspect.MOMENTS]
    assert "when 1 mark was made" in (tmp_path / "it.xmi.losses.txt").read_text("utf-8")


def test_what_an_earlier_export_left_behind_is_told_no_more(tmp_path):
    out, beside = tmp_path / "it.csv", tmp_path / "it.csv.losses.txt"
    with Project.create(tmp_path / "p.annot", annotator="lin") as project:
        project.imports.apply(project.imports.plan_text(TEXT, "a"))
        project.exports.write(out, "csv")
        assert beside.exists()
        project.exports.write(out, "json")
    assert out.exists()
    assert not beside.exists()
