"""Every kind of table is read as the same columns and rows; what does not fit is told with its place."""

import json
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.domain.errors import ImportRefused
from annotator.domain.transfer.mappings import Target
from annotator.formats.registry import recognised
from annotator.formats.tables import parquet, records, separated, sheet
from annotator.formats.tables import table as tables
from annotator.formats.tables.mapping import guess
from tests.formats.tables import made

READERS = {
    "comma": (separated.read, made.separated(",").encode("utf-8-sig")),
    "tab": (separated.read, made.separated("\t").encode()),
    "semicolon": (separated.read, made.separated(";").encode()),
    "lone line feeds": (separated.read, made.separated(",", "\n").encode()),
    "utf-16": (separated.read, made.separated("\t").encode("utf-16")),
    "gb18030": (separated.read, made.separated(",").encode("gb18030")),
    "jsonl": (records.read, made.lines()),
    "json": (records.read, json.dumps([dict(zip(made.COLUMNS, row, strict=True)) for row in made.ROWS]).encode()),
    "xlsx": (sheet.read, made.SAMPLES["xlsx"]),
    "parquet": (parquet.read, made.SAMPLES["parquet"]),
}


@pytest.fixture
def read(tmp_path):
    """What reads bytes as they come out of a file."""
    return lambda reader, raw, *encoding: _read(reader, file_of(tmp_path, raw), *encoding)


def file_of(folder, raw):
    path = folder / "table"
    path.write_bytes(raw)
    return path


def _read(reader, path, *encoding):
    left = []
    found = reader(path, *encoding)
    return found, [row.cells for row in found.rows(left.append)], [str(one) for one in left]


@pytest.mark.parametrize("kind", READERS)
def test_columns_rows_and_line_breaks_in_cells_come_whole(kind, read):
    found, rows, left = read(*READERS[kind])
    assert found.columns == made.COLUMNS
    assert rows == list(made.ROWS)
    assert left == []
    assert len(list(found.rows(left.append))) == 2, "another pass is possible"


def test_ragged_rows_are_told_with_their_line(read):
    found, rows, left = read(separated.read, b'a,b,c\n1,2,3\n"x\ny",2\n1,2,3,4\n1,2,3,,\n')
    assert rows == [("1", "2", "3"), ("x\ny", "2", ""), ("1", "2", "3")]
    assert [one.split(":")[0] for one in left] == ["Line 3", "Line 5"]
    assert "left out" in left[1]
    assert found.columns == ("a", "b", "c")


def test_columns_without_a_name_or_with_the_same_get_one(read):
    assert read(separated.read, b"a,,a\n1,2,3\n")[0].columns == ("a", "column 2", "a (3)")


def test_a_first_row_with_a_text_in_it_is_no_head(read):
    found, rows, _left = read(separated.read, ("一," + "字" * 300 + "\n二,三\n").encode())
    assert found.columns == ("column 1", "column 2")
    assert len(rows) == 2


def test_commas_in_prose_do_not_hide_tabs(read):
    prose = "".join(f"{number}\tone, two, {'three, ' * (number % 4)}four\n" for number in range(20))
    assert len(read(separated.read, f"id\ttext\n{prose}".encode())[0].columns) == 2


@given(rows=st.lists(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"])), min_size=3, max_size=3)))
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_a_cell_holds_comes_back(rows, read):
    quoted = ["\t".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in (["甲", "乙", "丙"], *rows)]
    _found, back, left = read(separated.read, "\n".join(quoted).encode("utf-8-sig"))
    assert back == [tuple(row) for row in rows if any(row)]
    assert left == []


def test_values_that_are_no_text_become_one_and_bad_lines_are_told(read):
    raw = b'{"a": 1.0, "b": ["x", "y"], "c": {"d": null}}\n[1]\n{"a": \n{"a": "\\ud800", "e": true}\n'
    found, rows, left = read(records.read, raw)
    assert found.columns == ("a", "b", "c.d", "e")
    assert rows == [("1", "x; y", "", ""), ("\ufffd", "", "", "True")]
    assert [one.split(":")[0] for one in left] == ["Line 2", "Line 3"]


def test_further_sheets_are_told_and_the_first_with_rows_is_read(read):
    _found, rows, left = read(sheet.read, made.workbook((), (made.COLUMNS, *made.ROWS), (("x",),)))
    assert rows == list(made.ROWS)
    assert "“Sheet2”" in left[0]
    assert "Sheet3" in left[0]


def _bomb(size: int) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b" " * size)
    return out.getvalue()


@pytest.mark.parametrize(
    ("reader", "raw"),
    [
        (sheet.read, _bomb(20_000_000)),
        (sheet.read, b"PK\x03\x04 nonsense"),
        (sheet.read, made.workbook(())),
        (parquet.read, b"PAR1" + bytes(100) + b"PAR1"),
        (parquet.read, b""),
        (records.read, b"[{"),
        (records.read, b"[]"),
        (separated.read, b"\n\n"),
        (separated.read, b",".join([b"a"] * 2000)),
    ],
)
def test_what_is_no_table_is_refused_with_a_sentence(reader, raw, read):
    with pytest.raises(ImportRefused) as refusal:
        read(reader, raw)
    assert len(refusal.value.message) > 10


@pytest.mark.parametrize("kind", ["xlsx", "parquet"])
def test_what_is_packed_and_would_become_too_large_is_refused(kind, read, monkeypatch):
    monkeypatch.setattr(tables, "LARGEST_BYTES", 10)
    with pytest.raises(ImportRefused, match="too long for one table"):
        read(*READERS[kind])


def test_a_cell_without_an_end_is_refused_with_its_line(monkeypatch, read):
    monkeypatch.setattr(separated, "LONGEST_BYTES", 1000)
    with pytest.raises(ImportRefused, match="Line 2"):
        read(separated.read, b'a,b\n"' + b"x" * 5000)


@pytest.mark.parametrize(
    ("name", "head", "kind"),
    [
        ("a.jsonl", b'{"title": "x", "content": "y"}\n', "records"),
        ("a.json", b'[{"title": "x", "content": "y"}]', "records"),
        ("a.jsonl", b'{"text": "x", "label": [[0, 1, "A"]]}\n', "doccano"),
        ("a.jsonl", b'{"summary": "x", "authors": [{"name": "y"}]}\n{"summary": "x"}\n', "records"),
        ("a.jsonl", b'{"format": "article-annotator", "version": 1}\n', "jsonl"),
        ("a.csv", b"title,text\n", "csv"),
        ("a.TSV", b"title\ttext\n", "tsv"),
        ("a.parquet", b"PAR1", "parquet"),
    ],
)
def test_a_table_is_what_no_other_format_knows(name, head, kind, tmp_path):
    assert recognised(tmp_path / name, head).name == kind


_ONE = {"id": 1, "title": "題", "content": "正文。"}


@pytest.mark.parametrize(
    ("content", "columns", "first"),
    [
        ({"status": "ok", "articles": [_ONE, _ONE]}, ("id", "title", "content"), ("1", "題", "正文。")),
        ({"data": {"total": 1, "list": [_ONE]}}, ("id", "title", "content"), ("1", "題", "正文。")),
        (_ONE | {"tags": ["a", "b"]}, ("id", "title", "content", "tags"), ("1", "題", "正文。", "a; b")),
        (
            [{"article": {"title": "題", "text": "文"}, "n": {}}],
            ("article.title", "article.text", "n"),
            ("題", "文", "{}"),
        ),
    ],
)
@pytest.mark.parametrize("indent", [None, 1])
def test_articles_are_found_within_one_object_and_objects_within_articles_are_columns(
    content, columns, first, indent, read
):
    raw = json.dumps(content, ensure_ascii=False, indent=indent).encode()
    assert recognised(Path("a.json"), raw).name == "records"
    found, rows, left = read(records.read, raw)
    assert (found.columns, rows[0], left) == (columns, first, [])


def test_one_object_without_articles_is_left_to_others():
    assert recognised(Path("a.json"), b'{\n "a": 1,\n "b": {"c": [1]}}').name == "json"


def test_columns_are_known_by_the_last_part_of_their_names():
    assert guess(["meta.id", "meta.title", "article.text", "label"], [["1", "a", "b", "c"]]).of == {
        "meta.id": Target.NOTHING, "meta.title": Target.TITLE, "article.text": Target.TEXT, "label": Target.THEME,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("raw", "columns", "rows", "left"),
    [
        ("title|text\n題|文\n", ("title", "text"), [("題", "文")], []),
        ("sep=;\r\ntitle;text\r\n題;文\r\n", ("title", "text"), [("題", "文")], []),
        ("題一,這是一篇文章，說了很多很多很多的話，也說完了。\n題二,這是另外一篇文章，也說完了。\n", ("column 1", "column 2"),
         [("題一", "這是一篇文章，說了很多很多很多的話，也說完了。"), ("題二", "這是另外一篇文章，也說完了。")], []),
        ('title,text\n甲,"文\n乙,文\n', ("title", "text"), [("甲", "文\n乙,文\n")],
         ["Line 2: A quotation mark is not closed: all up to the end of the file is one cell."]),
        ('title,text\n甲,"文\n乙\n"\n', ("title", "text"), [("甲", "文\n乙\n")], []),
    ],
)  # fmt: skip
def test_what_parts_cells_is_said_or_seen_and_a_first_row_of_sentences_is_no_head(raw, columns, rows, left, read):
    found, cells, told = read(separated.read, raw.encode())
    assert (found.columns, cells, told) == (columns, rows, left)


def test_of_several_sheets_the_one_with_texts_is_read(read):
    found, rows, left = read(sheet.read, made.workbook((("說明",), ("這裡",)), (("標題", "正文"), ("題", "文"))))
    assert (found.columns, rows, left) == (
        ("標題", "正文"),
        [("題", "文")],
        ["Only the sheet “Sheet2” was read, not: Sheet1."],
    )
