"""Tables of articles come in like files: planned, mended, told, undone."""

import tracemalloc
import zipfile
from dataclasses import replace

import pytest

from annotator.domain.errors import Cancelled, ImportRefused
from annotator.domain.transfer.mappings import ColumnMapping, Target
from annotator.domain.transfer.revising import Joined, Revised
from annotator.formats.streams import aside
from annotator.project.rules import tabling

BROKEN = "努力讓人心安順?biāo)?、人生出彩。為推動發展?fàn)I造氛圍。"


def test_rows_are_mended_and_come_with_what_their_columns_say(project, tmp_path):
    path = tmp_path / "news.csv"
    path.write_text(f"標題,內文,日期,主題\n甲,{BROKEN},2024/11/5,經濟;社會/家庭\n乙,好。,,\n丙,,,\n", "utf-8")
    plan = project.imports.plan([path])
    first, second = plan.articles
    assert first.name == "news.csv · row 2"
    assert first.repaired.text.endswith("發展營造氛圍。")
    assert [(one.name, one.line) for one in plan.problems] == [("news.csv", 4)]
    keys = project.imports.apply(plan).value.articles
    reading = project.articles.read(keys[0])
    assert reading.article.metadata.published == "2024-11-05"
    assert {project.codebook.path(one.tag) for one in reading.themes} == {"theme/經濟", "theme/社會/家庭"}
    assert project.articles.source(keys[0]).raw.decode() == BROKEN
    assert second.inferred.metadata.title == "乙"
    project.history.undo()
    assert project.articles.count() == 0
    assert "theme/經濟" not in {project.codebook.path(tag.id) for tag in project.codebook.tags}


def test_a_table_without_a_text_asks_and_a_mapping_answers(project, tmp_path):
    path = tmp_path / "a.tsv"
    path.write_text("甲\t乙\n一\t二\n", "utf-8")
    [problem] = project.imports.plan([path]).problems
    assert "甲, 乙" in problem.message
    assert "--map text=" in problem.hint
    said = ColumnMapping({"乙": Target.TEXT, "甲": Target.TITLE})
    [one] = project.imports.plan([path], mapping=said).articles
    assert (one.repaired.text, one.inferred.metadata.title) == ("二", "一")
    [again] = project.imports.plan([path], remembered=[said]).articles
    assert again.repaired.text == "二"


def test_a_row_is_read_anew_by_another_encoding(project, tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes("標題,內文\n甲,國會討論預算。\n乙,方啟明說很好。\n".encode("big5"))
    right = project.imports.plan([path]).articles[1]
    assert right.repaired.text == "方啟明說很好。"
    assert project.imports.redecode(right, "gb18030").repaired.text != right.repaired.text
    assert project.imports.redecode(right, "big5").repaired.text == right.repaired.text


def test_the_first_ten_rows_are_shown_before_anything_is_read(project, tmp_path):
    path, other = tmp_path / "a.csv", tmp_path / "b.csv"
    path.write_text("title,text\n" + "".join(f"{number},x\n" for number in range(99)), "utf-8")
    other.write_text("text,title\nx,y\n", "utf-8")
    (tmp_path / "c.txt").write_text("c", "utf-8")
    [sample] = project.imports.tables([path, other, tmp_path / "c.txt", tmp_path / "none.csv"])
    assert len(sample.rows) == 10
    assert sample.guessed.of == {"title": Target.TITLE, "text": Target.TEXT}
    assert project.imports.table(path) == sample
    assert project.imports.table(tmp_path / "c.txt") is None


def test_a_long_table_can_be_stopped(project, tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("title,text\n" + "".join(f"{number},x{number}\n" for number in range(900)), "utf-8")
    told = []

    def stop(done, total):
        told.append((done, total))
        if done == 400:
            raise Cancelled("stopped")

    with pytest.raises(Cancelled):
        project.imports.plan([path], progress=stop)
    assert told[-1] == (400, 900)


def test_a_table_is_read_by_the_encoding_that_was_chosen_for_its_columns(project, tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes("標題,內容\n新館啟用,鎮長說好。\n".encode("big5"))
    wrong = project.imports.table(path, encoding="gb18030")
    said = ColumnMapping({wrong.columns[0]: Target.TITLE, wrong.columns[1]: Target.TEXT}, "gb18030")
    [one] = project.imports.plan([path], remembered=[said], repair="none").articles
    assert one.decoded.text != "鎮長說好。"
    [right] = project.imports.plan([path], remembered=[replace(said, encoding="")]).articles
    assert right.decoded.text == "鎮長說好。"


def test_a_plan_holds_no_text_of_a_table(project, tmp_path, monkeypatch):
    monkeypatch.setattr(aside, "IN_MEMORY_BYTES", 0)
    path = tmp_path / "long.csv"
    path.write_text("text\n" + "".join(f"{number} {'words of it. ' * 8_000}\n" for number in range(8)), "utf-8")
    plan = project.imports.plan([path])  # what is loaded once is loaded now
    size = sum(len(one.repaired.text) for one in plan.articles)
    del plan
    tracemalloc.start()
    try:
        plan = project.imports.plan([path])
        held, _peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert held < size / 10
    assert project.imports.redecode(plan.articles[0], "latin-1").repaired == plan.articles[0].repaired


def test_a_table_out_of_an_archive_is_read_anew_after_the_plan_was_made(project, tmp_path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("a.csv", "標題,內文\n甲,國會討論預算。\n".encode("big5"))
    plan = project.imports.plan([tmp_path / "a.zip"])
    assert project.imports.redecode(plan.articles[0], "gb18030").decoded.text != "國會討論預算。"
    assert len(project.imports.apply(plan).value.articles) == 1


def test_a_table_that_was_moved_away_after_the_plan_still_comes_in_and_cannot_be_read_anew(project, tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("title,text\n甲,文\n", "utf-8")
    plan = project.imports.plan([path])
    path.unlink()
    with pytest.raises(ImportRefused, match="no such file"):
        project.imports.redecode(plan.articles[0], "latin-1")
    assert len(project.imports.apply(plan).value.articles) == 1


@pytest.mark.parametrize("now", ["name,words\n甲,文\n", "title,text\n乙,別的\n"])
def test_a_table_that_was_replaced_after_the_plan_still_comes_in_and_cannot_be_read_anew(project, tmp_path, now):
    path = tmp_path / "a.csv"
    path.write_text("title,text\n甲,文\n", "utf-8")
    plan = project.imports.plan([path])
    path.write_text(now, "utf-8")
    with pytest.raises(ImportRefused, match="was changed meanwhile"):
        project.imports.redecode(plan.articles[0], "latin-1")
    [key] = project.imports.apply(plan).value.articles
    assert project.articles.read(key).text == "文"


def test_rows_that_come_twice_or_are_here_are_told_and_left_out(project, tmp_path):
    project.imports.apply(project.imports.plan_text("在這裡", "a"))
    path = tmp_path / "a.csv"
    path.write_text("text\n在這裡\n新的\n新的\n別的\n", "utf-8")
    plan = project.imports.plan([path])
    assert [one.wanted for one in plan.articles] == [False, True, False, True]
    assert list(plan.wanted) == [1, 3]
    assert plan.articles[0].twin == project.articles.page()[0].id
    assert plan.articles[2].same_as == "a.csv · row 3"
    assert plan.articles[-1].repaired.text == "別的"
    revised = Revised(plan)
    revised.want(3, wanted=False)
    revised.put(2, replace(plan.articles[2], wanted=True))
    both = replace(plan, articles=Joined(replace(plan, articles=revised), project.imports.plan_text("貼上", "b")))
    assert [one.wanted for one in both.articles] == [False, True, True, False, True]
    assert project.imports.apply(both).value.skipped == 2


def test_a_table_with_too_many_rows_brings_nothing(project, tmp_path, monkeypatch):
    monkeypatch.setattr(tabling, "MOST_ROWS", 3)
    path = tmp_path / "a.csv"
    path.write_text("text\n" + "".join(f"{number}\n" for number in range(4)), "utf-8")
    plan = project.imports.plan([path])
    assert (len(plan.articles), len(plan.problems)) == (0, 1)
    assert "more than 3 articles" in plan.problems[0].message
