"""Columns are guessed by their names and words; dates are taken where only one day can be meant."""

import pytest

from annotator.domain.errors import ImportRefused
from annotator.domain.transfer.mappings import ColumnMapping, Target
from annotator.formats.tables import separated
from annotator.formats.tables.dates import iso_date
from annotator.formats.tables.mapping import articles, guess, looked_through


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        ("標題 內文 日期 作者 來源 網址", "title text published byline source url"),
        ("标题 正文 发布时间 记者 媒体 链接", "title text published byline source url"),
        ("Title Content publish_date Author Source URL", "title text published byline source url"),
        ("headline body date_published byline outlet link", "title text published byline source url"),
        ("id 語言 備註 主題 地點", "nothing language note theme place"),
    ],
)
def test_names_in_english_and_chinese_are_known(columns, expected):
    guessed = guess(columns.split(), [])
    assert " ".join(guessed.of.values()) == expected


def test_the_longest_column_is_the_text_where_no_name_says_it():
    rows = [("1", "短", "這是一篇很長的文章。" * 9), ("2", "也短", "這又是一篇。" * 9)]
    assert guess(["a", "b", "c"], rows).of["c"] is Target.TEXT
    assert not guess(["a", "b"], [row[:2] for row in rows]).has_text


def test_of_two_texts_the_longer_one_is_taken():
    assert guess(["text", "content"], [("short", "long " * 30)]).of == {
        "text": Target.NOTHING,
        "content": Target.TEXT,
    }


def test_what_was_said_holds_and_the_rest_is_guessed():
    said = ColumnMapping({"b": Target.TEXT, "content": Target.NOTE})
    assert guess(["title", "content", "b"], [], said).of == {
        "title": Target.TITLE,
        "content": Target.NOTE,
        "b": Target.TEXT,
    }
    with pytest.raises(ImportRefused, match="no column “x”"):
        guess(["a"], [], ColumnMapping({"x": Target.TEXT}))


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("2024-11-15", "2024-11-15"),
        ("2024/1/5 08:30", "2024-01-05"),
        ("2024-11-15T08:30:00+08:00", "2024-11-15"),
        ("2024年11月15日", "2024-11-15"),
        ("2024年11月15日 上午8:30", "2024-11-15"),
        ("民國113年11月15日", "2024-11-15"),
        ("20241115", "2024-11-15"),
        ("2024.11", "2024-11"),
        ("2024年11月", "2024-11"),
        ("2024", "2024"),
        ("15 November 2024", "2024-11-15"),
        ("Fri, 15 Nov 2024 08:00:00 GMT", "2024-11-15"),
        ("November 15th, 2024", "2024-11-15"),
        ("15/11/2024", "2024-11-15"),
        ("11/15/2024", "2024-11-15"),
        ("03/04/2024", ""),
        ("2024-13-01", ""),
        ("2024-02-30", ""),
        ("1731628800", ""),
        ("yesterday", ""),
        ("", ""),
    ],
)
def test_a_date_is_taken_only_where_it_is_certain(words, date):
    assert iso_date(words) == date


def table_of(folder, words):
    path = folder / "table.csv"
    path.write_text(words, "utf-8")
    return separated.read(path)


def test_a_row_becomes_an_article_with_all_that_its_columns_say(tmp_path):
    raw = (
        "title,lead,text,date,lang,topic,note\n"
        '"A\n title",Before.,After.,03/04/2024,中文,"經濟; 社會/家庭",first\n'
        "B,,,2024,en,,\n"
    )
    table = table_of(tmp_path, raw)
    left = []
    said = ColumnMapping({"lead": Target.TEXT, "text": Target.TEXT})
    mapping, rows = looked_through(table, said, left.append)
    assert list(rows) == [2]
    [one] = articles(table, mapping)
    assert one.decoded.text == "Before.\n\nAfter."
    assert one.metadata.title == "A title"
    assert one.metadata.published == ""
    assert one.metadata.language == "zh"
    assert one.metadata.note == "first\ndate: 03/04/2024"
    assert one.themes == ("經濟", "社會/家庭")
    assert one.part == "row 2"
    assert [str(each) for each in left] == ["Line 4: There is no text."]


@pytest.mark.parametrize(
    "columns", ["article_id,title,characters,marks", "tag_id,kind,tag,guideline", "person_id,name,variants"]
)
def test_the_other_tables_of_an_export_are_no_articles(columns, tmp_path):
    key = "ec3482cb-223e-53f5-a412-1ec099171e22"
    with pytest.raises(ImportRefused, match="table of an export"):
        looked_through(table_of(tmp_path, f"{columns}\n{key},a,b\n"), None, print)


def test_a_table_of_marks_is_no_table_of_articles(tmp_path):
    with pytest.raises(ImportRefused, match="table of marks"):
        looked_through(table_of(tmp_path, "article_id,mark_id,start,end,text\n1,2,3,4,x\n"), None, print)
