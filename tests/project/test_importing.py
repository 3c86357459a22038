"""Articles in and out: plans, repairs, encodings, exports, round trips."""

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings

from annotator import Project
from annotator.domain.articles import RepairKind, State
from annotator.domain.errors import Cancelled, ExportRefused, ImportRefused, NotFound
from annotator.domain.spans import Span
from annotator.domain.transfer.losses import Aspect
from annotator.domain.transfer.selections import Selection
from annotator.formats import annot_json
from annotator.text.mending.repairs import PLACEHOLDER
from tests.formats.exchanges import exchanges

BROKEN = "標題\n\n努力讓人心安順?biāo)?、人生出彩。為推動發展?fàn)I造氛圍。"


def test_a_plan_writes_nothing(project, tmp_path):
    (tmp_path / "a.txt").write_text(BROKEN, "utf-8")
    plan = project.imports.plan([tmp_path / "a.txt"])
    assert plan.articles[0].repaired.text.endswith("發展營造氛圍。")
    assert project.articles.count() == 0
    assert project.history.undoable() is None


def test_what_is_applied_is_what_was_planned_with_its_source_and_repairs(project, tmp_path):
    (tmp_path / "a.txt").write_text(BROKEN, "utf-8-sig")
    plan = project.imports.plan([tmp_path / "a.txt"])
    [article] = project.imports.apply(plan).value.articles
    reading = project.articles.read(article)
    assert reading.text == plan.articles[0].repaired.text
    assert reading.repairs == plan.articles[0].repaired.repairs
    assert project.articles.source(article).raw == (tmp_path / "a.txt").read_bytes()
    assert project.articles.source(article).encoding == "utf-8-sig"


def test_the_same_text_again_is_offered_as_such_and_not_taken(project, tmp_path):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("標題\n\n正文。", "utf-8")
    plan = project.imports.plan([tmp_path / "a.txt", tmp_path / "b.txt"])
    assert [one.wanted for one in plan.articles] == [True, False]
    assert plan.articles[1].same_as == "a.txt"
    [article] = project.imports.apply(plan).value.articles
    again = project.imports.plan([tmp_path / "a.txt"])
    assert again.articles[0].twin == article
    assert not again.articles[0].wanted
    wanted = replace(again, articles=(replace(again.articles[0], wanted=True),))
    assert len(project.imports.apply(wanted).value.articles) == 1


def test_folders_are_walked_and_what_cannot_be_read_is_told_and_stops_nothing(project, tmp_path):
    folder = tmp_path / "news" / "inner"
    folder.mkdir(parents=True)
    (folder / "good.txt").write_text("好。", "utf-8")
    (folder / "empty.md").write_bytes(b"")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (folder / "picture.png").write_bytes(b"x")
    (folder / ".hidden.txt").write_text("藏", "utf-8")
    (folder / "gone.txt").symlink_to(tmp_path / "nowhere")
    (folder / "broken.json").write_text('{"format": "article-annotator", "version": 1, ', "utf-8")
    plan = project.imports.plan([tmp_path / "news", tmp_path / "nowhere.txt"])
    assert [one.name for one in plan.articles] == ["good.txt"]
    told = {Path(one.name).name: one.message for one in plan.problems}
    assert set(told) == {"empty.md", "binary.txt", "picture.png", "gone.txt", "broken.json", "nowhere.txt"}
    assert all(len(sentence) > 10 for sentence in told.values())


def test_a_file_of_an_unknown_kind_is_refused_unless_it_is_called_text(project, tmp_path):
    page, plain = tmp_path / "a.unknown", tmp_path / "README"
    page.write_text("<p>好。</p>", "utf-8")
    plain.write_text("也好。", "utf-8")
    plan = project.imports.plan([page, plain])
    assert [one.name for one in plan.articles] == ["README"]
    assert "cannot be imported" in plan.problems[0].message
    assert project.imports.plan([page], format="text").articles[0].repaired.text == "<p>好。</p>"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_told(project, tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("好。")
    path.chmod(0)
    assert "read" in project.imports.plan([path]).problems[0].message


def test_another_encoding_can_be_chosen_and_a_wrong_one_is_refused(project, tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes("國會討論預算。議員出席。".encode("big5"))
    planned = project.imports.plan([path], encoding="gb18030").articles[0]
    assert planned.decoded.text != "國會討論預算。議員出席。"
    assert [one.kind for one in planned.repaired.repairs] == [
        RepairKind.MISREADING
    ]  # so that it reads well all the same
    assert project.imports.redecode(planned, "big5").repaired.text == "國會討論預算。議員出席。"
    with pytest.raises(ImportRefused):
        project.imports.redecode(planned, "utf-8")


def test_a_lost_character_is_chosen_before_or_after_the_import(project):
    planned = project.imports.plan_text(BROKEN, "a").articles[0]
    at = next(at for at, one in enumerate(planned.proposals) if one.text == PLACEHOLDER)
    decided = project.imports.decide(planned, {**planned.chosen, at: "遂"})
    assert "心安順遂、" in decided.repaired.text
    [article] = project.imports.apply(project.imports.plan_text(BROKEN, "a")).value.articles
    text = project.articles.read(article).text
    place = text.index(PLACEHOLDER)
    mark = project.marks.add(article, Span(place - 1, place + 1), project.codebook.root("theme").id).value
    project.articles.correct(article, Span(place, place + 1), "遂")
    reading = project.articles.read(article)
    assert "心安順遂、" in reading.text
    assert reading.mark(mark.id).text == "順遂"
    assert len(reading.repairs) == 2
    project.history.undo()
    assert project.articles.read(article).text == text
    assert project.check() == []


def test_every_repair_can_be_taken_back(project):
    planned = project.imports.plan_text(BROKEN, "a").articles[0]
    assert project.imports.decide(planned, {}).repaired.text == BROKEN


def test_metadata_that_a_person_wrote_survives_another_decision(project):
    planned = project.imports.plan_text(BROKEN, "a").articles[0]
    written = project.imports.describe(planned, replace(planned.inferred.metadata, byline="我"))
    assert project.imports.decide(written, {}).inferred.metadata.byline == "我"


def test_an_empty_paste_is_refused(project):
    with pytest.raises(ImportRefused):
        project.imports.plan_text("", "a")


def test_nuls_and_lone_surrogates_never_reach_a_text(project):
    [article] = project.imports.apply(project.imports.plan_text("甲\0乙\ud800丙", "a")).value.articles
    assert project.articles.read(article).text == "甲乙?丙"


def test_a_very_large_text_comes_in_whole(project, tmp_path):
    path = tmp_path / "large.txt"
    path.write_bytes("這是很長的一行文字。\n".encode() * 750_000)
    assert path.stat().st_size > 23_000_000
    [article] = project.imports.apply(project.imports.plan([path])).value.articles
    assert project.articles.summary(article).length == 11 * 750_000


def test_a_stopped_import_leaves_nothing(project):
    plan = project.imports.plan_text("甲。", "a")

    def stop(_done, _total):
        raise Cancelled("stopped")

    with pytest.raises(Cancelled):
        project.imports.apply(plan, stop)
    assert project.articles.count() == 0
    assert project.history.undoable() is None


def test_an_import_is_one_step_and_is_undone_whole(project):
    project.imports.apply(project.imports.plan_text("甲。", "a"))
    project.history.undo()
    assert project.articles.count() == 0
    project.history.redo()
    assert project.articles.count() == 1


def test_an_article_is_found_by_key_beginning_of_key_and_title(project, article):
    key = str(article)
    assert project.articles.find(key).id == article
    assert project.articles.find(key[:9]).id == article
    title = project.articles.summary(article).title
    assert project.articles.find(title).id == article
    for words in (key[:5], "nothing", ""):
        with pytest.raises(NotFound):
            project.articles.find(words)


def test_done_and_next_walk_through_what_is_open(project):
    keys = [
        project.imports.apply(project.imports.plan_text(f"第{number}篇。", "a")).value.articles[0]
        for number in range(3)
    ]
    project.articles.set_state(keys[1], State.DONE)
    assert project.articles.next_open(keys[0]) == keys[2]
    assert project.articles.next_open(keys[2]) == keys[0]
    progress = project.articles.progress()
    assert (progress.total, progress.done) == (3, 1)


def test_a_removed_article_comes_back_with_everything_on_it(project, article):
    project.marks.add(article, Span(15, 18), project.codebook.root("person").id)
    project.articles.remove(article)
    assert project.articles.count() == 0
    project.history.undo()
    assert len(project.articles.read(article).marks) == 1
    assert project.articles.summary(article).marks == 1


def test_search_finds_both_scripts(project, article):
    [hit] = project.search("社会结构")
    assert hit.words == "社會結構"
    assert list(project.search("沒有這個")) == []


@pytest.mark.parametrize("name", ["json", "jsonl"])
def test_an_export_into_an_empty_project_and_out_again_is_byte_identical(project, article, tmp_path, name):
    mark = project.marks.add(article, Span(15, 18), project.codebook.root("person").id).value
    role = project.marks.add(article, Span(0, 15), project.codebook.root("role").id).value
    project.links.set_holder(role.id, mark.id)
    tag = project.tags.add("theme", "社會", parent=project.codebook.root("theme").id).value
    project.themes.put(article, tag.id)
    project.imports.apply(project.imports.plan_text(BROKEN, "b"))
    first = tmp_path / f"first.{name}"
    project.exports.write(first, name)
    with Project.create(tmp_path / "q.annot", annotator="somebody else") as other:
        plan = other.imports.plan([first])
        assert plan.exchanges[0].whole
        assert plan.exchanges[0].marks == 2
        other.imports.apply(plan)
        other.exports.write(tmp_path / f"second.{name}", name)
        assert other.check() == []
    assert (tmp_path / f"second.{name}").read_bytes() == first.read_bytes()


@settings(max_examples=25, deadline=None)
@given(exchanges())
def test_any_project_comes_back_as_it_was(tmp_path_factory, exchange):
    folder = tmp_path_factory.mktemp("r")
    (folder / "a.json").write_text("".join(annot_json.write(exchange)), "utf-8", newline="")
    with Project.create(folder / "p.annot", annotator="x") as project:
        plan = project.imports.plan([folder / "a.json"])
        assert plan.problems == ()
        project.imports.apply(plan)
        project.exports.write(folder / "b.json", "json")
        assert project.check() == []
    assert (folder / "b.json").read_bytes() == (folder / "a.json").read_bytes()


def test_an_export_joins_a_project_that_holds_something_already(project, article, tmp_path):
    with Project.create(tmp_path / "q.annot", annotator="chen") as other:
        own = other.imports.apply(other.imports.plan_text("另一篇。", "c")).value.articles[0]
        tag = other.tags.add("theme", "新題", parent=other.codebook.root("theme").id).value
        other.marks.add(own, Span(0, 2), tag.id)
        other.exports.write(tmp_path / "q.jsonl", "jsonl")
    plan = project.imports.plan([tmp_path / "q.jsonl"])
    project.imports.apply(plan)
    [mark] = project.articles.read(own).marks
    assert project.codebook.path(mark.tag) == "theme/新題"
    assert [one.name for one in project.annotators()] == ["lin", "chen"]
    again = project.imports.plan([tmp_path / "q.jsonl"])
    assert again.exchanges[0].known == 1
    assert project.imports.apply(again).value.articles == ()
    assert project.check() == []


def test_marks_of_another_tool_come_onto_the_articles_that_are_here(project, article, tmp_path):
    text = project.articles.read(article).text
    person = project.codebook.root("person").id
    own = project.marks.add(article, Span(15, 18), person).value
    gone = project.marks.add(article, Span(0, 2), person).value
    lin = project.annotator.name
    spans = [
        {"id": 1, "label": "PER", "start_offset": 15, "end_offset": 18, "user": lin},
        {"id": 2, "label": "ORG", "start_offset": 20, "end_offset": 22, "user": "chen"},
    ]
    relation = {"from_id": 1, "to_id": 2, "type": "belongs"}
    line = {"text": text, "annotations": spans, "relations": [relation], "cats": ["politics"]}
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps(line, ensure_ascii=False), encoding="utf-8")
    project.marks.remove([gone.id])
    outcome = project.imports.apply(project.imports.plan([path]))
    assert (outcome.value.articles, outcome.value.marks) == ((), 1)
    reading = project.articles.read(article)
    assert [(mark.id == own.id, mark.text) for mark in reading.marks] == [(True, text[15:18]), (False, text[20:22])]
    assert [(link.from_mark, link.to_mark) for link in reading.links] == [(own.id, reading.marks[1].id)]
    assert [project.codebook.path(theme.tag) for theme in reading.themes] == ["theme/politics"]
    assert sorted(one.name for one in project.annotators()) == ["chen", "doccano", lin]
    again = project.imports.apply(project.imports.plan([path]))
    assert again.value.marks == 0
    assert project.articles.read(article).marks == reading.marks
    project.history.undo()
    assert [mark.id for mark in project.articles.read(article).marks] == [own.id]
    assert project.check() == []


def test_a_mark_that_was_removed_here_does_not_come_back_with_the_same_file(project, article, tmp_path):
    line = {"text": project.articles.read(article).text, "label": [[15, 18, "PER"]]}
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps(line, ensure_ascii=False), encoding="utf-8")
    project.imports.apply(project.imports.plan([path]))
    [mark] = project.articles.read(article).marks
    project.marks.remove([mark.id])
    assert project.imports.apply(project.imports.plan([path])).value.marks == 0
    assert project.articles.read(article).marks == ()


def test_a_selection_takes_the_marks_of_one_annotator_tag_or_state(project, article, tmp_path):
    project.marks.add(article, Span(15, 18), project.codebook.root("person").id)
    project.imports.apply(project.imports.plan_text("另一篇。", "c"))
    with Project.open(project.location, annotator="chen") as other:
        other.marks.add(article, Span(0, 15), other.codebook.root("role").id)
        chen = other.annotator.id

    def exported(**selection):
        chosen = {name: frozenset(values) for name, values in selection.items()}
        value = json.loads("".join(project.exports.lines("json", Selection(**chosen))))
        return [[mark["text"] for mark in one["marks"]] for one in value["articles"]], len(value["people"])

    assert exported(annotators={chen}) == ([["第十三屆全國人大常委會副委員長"], []], 0)
    assert exported(tags={project.codebook.root("person").id}) == ([["曹建明"], []], 1)
    assert exported(states={State.NEW})[0] == [[]]
    assert exported(articles={article})[0] == [["第十三屆全國人大常委會副委員長", "曹建明"]]


def test_csv_into_a_folder_writes_five_tables(project, article, tmp_path):
    project.exports.write(tmp_path / "tables", "csv")
    assert sorted(one.name for one in (tmp_path / "tables").iterdir()) == [
        "articles.csv", "codebook.csv", "links.csv", "marks.csv", "people.csv",
    ]  # fmt: skip


def test_what_an_export_would_leave_behind_is_told_before(project, article, tmp_path):
    assert project.exports.losses("json") == []
    in_a_file = {one.aspect for one in project.exports.losses("csv")}
    in_tables = {one.aspect for one in project.exports.losses("csv", out=tmp_path / "tables")}
    assert Aspect.TEXTS in in_tables <= in_a_file
    project.exports.write(tmp_path / "x.json", "json", strict=True)
    with pytest.raises(ExportRefused, match="cannot carry: 1 text"):
        next(project.exports.lines("csv", strict=True))


def test_an_export_that_cannot_be_written_is_refused_and_leaves_nothing(project, article, tmp_path):
    for out, name in ((tmp_path / "no" / "x.json", "json"), (tmp_path, "json"), (tmp_path / "x.txt", "text")):
        with pytest.raises(ExportRefused):
            project.exports.write(out, name)
    with pytest.raises(ExportRefused, match="strict"):
        project.exports.write(tmp_path / "x.csv", "csv", strict=True)

    def stop(_done, _total):
        raise Cancelled("stopped")

    before = tmp_path / "kept.json"
    before.write_text("before")
    with pytest.raises(Cancelled):
        project.exports.write(before, "json", progress=stop)
    assert before.read_text() == "before"
    assert not any(one.name.endswith(".part") for one in tmp_path.iterdir())


def test_lines_that_one_source_puts_on_all_its_articles_are_offered_in_each_of_them(project, tmp_path):
    for number in range(4):
        (tmp_path / f"{number}.txt").write_text(f"雲嶺日報\n第{number}篇\n\n正文{number}\0。\n版權所有", "utf-8")
    plan = project.imports.plan([tmp_path])
    for number, one in enumerate(plan.articles):
        assert one.repaired.text == f"雲嶺日報\n第{number}篇\n\n正文{number}。\n版權所有"
        assert [proposal.group for proposal in one.proposals] == ["雲嶺日報", "NUL", "版權所有"]
        chosen = {at: proposal.text for at, proposal in enumerate(one.proposals)}
        assert project.imports.decide(one, chosen).repaired.text == f"第{number}篇\n\n正文{number}。"
