"""Commands on a project in a shared folder: never in place, always by way of a working copy."""

import json
import subprocess
import sys

import pytest

from annotator import Project
from annotator.cli.main import main

TEXT = "雲嶺鎮圖書館新館啟用。鎮長方啟明出席典禮。"


@pytest.fixture
def share(tmp_path):
    """A synced folder, as its marker tells, with a project in it."""
    folder = tmp_path / "team"
    (folder / ".stfolder").mkdir(parents=True)
    (tmp_path / "a.txt").write_text("標題\n\n" + TEXT, "utf-8")
    assert main(["new", str(folder / "news.annot"), "--as", "lin"]) == 0
    return folder


def names(folder):
    return sorted(one.name for one in folder.iterdir() if not one.name.startswith("."))


def count(share):
    with Project.open(share / "news.annot", read_only=True) as there:
        return there.articles.count()


def test_a_command_works_on_a_copy_and_publishes_it(share, tmp_path, capsys):
    before = (share / "news.annot").stat().st_ino
    assert main(["import", str(share / "news.annot"), str(tmp_path / "a.txt")]) == 0
    assert (share / "news.annot").stat().st_ino != before  # replaced whole
    assert count(share) == 1
    assert names(share) == ["news.annot"]
    capsys.readouterr()
    assert main(["stats", str(share / "news.annot"), "--json"]) == 0
    told = capsys.readouterr()
    assert json.loads(told.out)["articles"] == 1
    assert told.err == ""


def test_what_cannot_be_published_waits_and_is_published_later(share, tmp_path, capsys):
    away = share.rename(tmp_path / "elsewhere")
    assert main(["import", str(share / "news.annot"), str(tmp_path / "a.txt"), "--shared"]) == 0
    told = capsys.readouterr().err
    assert "is away" in told
    assert "1 change waits in the working copy." in told
    away.rename(share)
    assert count(share) == 0
    assert main(["publish", str(share / "news.annot"), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["sent"] == 1
    assert count(share) == 1


def test_publishing_into_a_folder_that_is_away_is_refused(share, tmp_path, capsys):
    share.rename(tmp_path / "elsewhere")
    assert main(["publish", str(share / "news.annot"), "--shared", "--wait", "0"]) == 1
    assert "is away" in capsys.readouterr().err


def test_forced_to_be_local_a_file_is_changed_where_it_lies(share, tmp_path):
    before = (share / "news.annot").stat().st_ino
    assert main(["import", str(share / "news.annot"), str(tmp_path / "a.txt"), "--local"]) == 0
    assert (share / "news.annot").stat().st_ino == before
    assert count(share) == 1


def test_how_a_file_is_treated_is_said_once_and_remembered(share, capsys):
    path = str(share / "news.annot")
    assert main(["sharing", path, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["treated"], told["folder"]) == ("recognised", "Syncthing")
    assert main(["sharing", path, "--local"]) == 0
    assert main(["sharing", path, "--json"]) == 0
    told = json.loads(capsys.readouterr().out.partition("{")[2].join(["{", ""]))
    assert (told["treated"], told["folder"]) == ("local", None)
    assert main(["sharing", path, "--recognised"]) == 0
    assert "Syncthing" in capsys.readouterr().out


def test_copies_beside_are_told_and_merged_on_demand(share, tmp_path, capsys):
    path = share / "news.annot"
    older = path.read_bytes()
    assert main(["import", str(path), str(tmp_path / "a.txt"), "--local"]) == 0
    path.rename(share / "news (1).annot")
    path.write_bytes(older)
    capsys.readouterr()
    assert main(["publish", str(path)]) == 0
    assert "news (1).annot" in capsys.readouterr().out
    assert main(["publish", str(path), "--copies", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["merged"] == 1
    assert count(share) == 1


def test_programs_that_publish_at_once_all_arrive(share, tmp_path, monkeypatch):
    """Real processes, each with a home of its own, started together."""
    for name in "bcd":
        (tmp_path / f"{name}.txt").write_text(f"標題{name}\n\n{TEXT}{name}", "utf-8")
    words = [sys.executable, "-m", "annotator", "import", str(share / "news.annot")]
    running = [
        subprocess.Popen(
            [*words, str(tmp_path / f"{name}.txt")], stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True,
            env={"ANNOTATOR_HOME": str(tmp_path / name), "LC_ALL": "C.UTF-8", "PATH": ""},
        )
        for name in "bcd"
    ]  # fmt: skip
    told = [process.communicate()[1] for process in running]
    assert [process.returncode for process in running] == [0] * 3, told
    for name in "bcd":  # whoever was overtaken after it had ended publishes at the next occasion
        monkeypatch.setenv("ANNOTATOR_HOME", str(tmp_path / name))
        assert main(["publish", str(share / "news.annot")]) == 0
    assert count(share) == 3


@pytest.mark.parametrize("words", [["publish", "--copies"], ["sharing", "--shared"]])
def test_there_are_no_copies_of_what_lies_on_a_server_and_its_password_is_not_repeated(words, capsys):
    assert main([words[0], "postgresql://lin:s3cret@127.0.0.1:1/news", *words[1:]]) == 1
    told = capsys.readouterr().err
    assert "“news – 127.0.0.1” lies on a server" in told
    assert "just open the address" in told
    assert "s3cret" not in told
