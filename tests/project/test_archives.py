"""Archives given to an import: read like folders, within limits, and nothing of them stays behind."""

import stat
import tempfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest

from annotator.domain.errors import Cancelled
from annotator.project.transfer import unpacking
from annotator.project.transfer.unpacking import names, place
from tests.formats.documents import made


@pytest.fixture(autouse=True)
def temporary(tmp_path, monkeypatch):
    """Temporary folders are made where a test can see them."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    there = SimpleNamespace(mkdtemp=lambda prefix: tempfile.mkdtemp(prefix=prefix, dir=folder))
    monkeypatch.setattr(unpacking, "tempfile", there)
    return folder


def packed(path: Path, parts) -> Path:
    path.write_bytes(made.zipped(parts))
    return path


def test_the_files_of_an_archive_are_read_like_those_of_a_folder(project, tmp_path, temporary):
    archive = packed(
        tmp_path / "news.zip",
        {
            "a.txt": "甲。",
            "inner/b.docx": made.word(),
            "picture.png": b"x",
            "old.zip": b"",
            "empty.txt": b"",
            "__MACOSX/a.txt": b"x",
        },
    )
    plan = project.imports.plan([archive])
    assert [one.name for one in plan.articles] == ["a.txt", "b.docx"]
    assert {one.name for one in plan.problems} == {"news.zip/picture.png", "news.zip/old.zip", "news.zip/empty.txt"}
    assert list(temporary.iterdir()) == []


def test_an_archive_in_a_folder_is_found(project, tmp_path):
    (tmp_path / "news").mkdir()
    packed(tmp_path / "news" / "a.zip", {"a.txt": "甲。"})
    plan = project.imports.plan([tmp_path / "news"])
    assert [one.name for one in plan.articles] == ["a.txt"]


def test_marks_in_an_archive_come_in_and_their_folder_goes_with_the_plan(project, tmp_path, temporary):
    line = '{"id": 1, "text": "張三說好。", "label": [[0, 2, "person"]]}\n'
    archive = packed(tmp_path / "marks.zip", {"it.jsonl": line})
    plan = project.imports.plan([archive])
    assert [one.name for one in plan.exchanges] == ["marks.zip/it.jsonl"]
    assert len(list(temporary.iterdir())) == 1
    assert project.imports.apply(plan).value.marks == 1
    plan = replace(plan, exchanges=())
    assert list(temporary.iterdir()) == []


def test_names_that_lead_out_and_links_are_refused(project, tmp_path):
    link = ZipInfo("link.txt")
    link.create_system, link.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        for name in ("../up.txt", "/top.txt", "C:\\drive.txt", "a/../../b.txt", "good.txt"):
            archive.writestr(name, "甲。")
        archive.writestr(link, "/etc/passwd")
    (tmp_path / "a.zip").write_bytes(out.getvalue())
    plan = project.imports.plan([tmp_path / "a.zip"])
    assert [one.name for one in plan.articles] == ["good.txt"]
    assert len(plan.problems) == 5
    assert not (tmp_path.parent / "up.txt").exists()


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a/./b.txt", "a/b.txt"),
        ("a\\b.txt", "a/b.txt"),
        ('w<h>y?".txt', "w_h_y__.txt"),
        ("..", None),
        ("", None),
        ("a. /b", "a/b"),
    ],
)
def test_a_place_is_below_the_folder_or_nowhere(name, expected):
    found = place(name)
    assert (None if found is None else found.as_posix()) == expected


@pytest.mark.parametrize("encoding", ["gb18030", "big5", "utf-8"])
def test_old_names_are_read_in_the_encoding_that_they_look_like(encoding):
    written = ["新聞/國會討論社會工作的預算.txt", "新聞/記者會議.txt"]
    entries = [ZipInfo(one.encode(encoding).decode("cp437")) for one in written]
    assert names(entries) == written


def test_old_names_of_the_west_are_in_its_code_page():
    assert names([ZipInfo("café.txt"), ZipInfo("plain.txt")]) == ["café.txt", "plain.txt"]


@pytest.mark.parametrize(
    ("limit", "value", "told"), [("MOST_FILES", 2, "holds 3 files"), ("MOST_BYTES", 20_000, "far larger")]
)
def test_an_archive_beyond_a_limit_is_refused_whole(project, tmp_path, temporary, monkeypatch, limit, value, told):
    monkeypatch.setattr(unpacking, limit, value)
    archive = packed(tmp_path / "a.zip", {f"{at}.txt": b"a" * 9_000 for at in range(3)})
    [problem] = project.imports.plan([archive]).problems
    assert told in problem.message
    assert list(temporary.iterdir()) == []


def test_a_bomb_is_told_by_what_it_becomes(project, tmp_path, temporary):
    with ZipFile(tmp_path / "bomb.zip", "w", ZIP_DEFLATED) as archive:
        for at in range(2):
            archive.writestr(f"{at}.txt", bytes(40 * 1024 * 1024))
    [problem] = project.imports.plan([tmp_path / "bomb.zip"]).problems
    assert "too large" in problem.message
    assert list(temporary.iterdir()) == []


def test_a_damaged_file_of_an_archive_is_told_and_the_others_come_in(project, tmp_path):
    raw = made.zipped({"good.txt": "好。", "bad.txt": "x" * 500})
    at = raw.index(b"bad.txt") + len(b"bad.txt")
    (tmp_path / "a.zip").write_bytes(raw[: at + 2] + b"\xff\xff" + raw[at + 4 :])
    (tmp_path / "b.zip").write_bytes(b"no archive")
    plan = project.imports.plan([tmp_path / "a.zip", tmp_path / "b.zip"])
    assert [one.name for one in plan.articles] == ["good.txt"]
    assert [Path(one.name).name for one in plan.problems] == ["bad.txt", "b.zip"]


def test_an_import_that_is_cancelled_leaves_nothing_unpacked(project, tmp_path, temporary):
    archive = packed(tmp_path / "many.zip", {f"{at}.txt": "甲。" for at in range(1000)})

    def cancel(done, _total):
        if done == 700:
            raise Cancelled("Stopped.")

    with pytest.raises(Cancelled):
        project.imports.plan([archive], progress=cancel)
    assert list(temporary.iterdir()) == []
