"""The command line, in this process and in its own."""

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from annotator import Project
from annotator.cli.main import main
from annotator.cli.printing import bar, records
from annotator.domain.transfer.sharing import Manner
from annotator.settings import sharing

TEXT = "標題一\n\n雲嶺日報雲嶺2024年5月6日電(記者江若蘭)鎮長方啟明說,圖書館是鎮上最大的客廳。"
COMMANDS = [
    "new",
    "import",
    "export",
    "articles",
    "show",
    "people",
    "stats",
    "search",
    "speech",
    "mark",
    "suggest",
    "learn",
    "evaluate",
    "link",
    "undo",
    "redo",
    "history",
    "merge",
    "conflicts",
    "settle",
    "publish",
    "sharing",
    "check",
    "compact",
    "backup",
    "backups",
    "restore",
    "recover",
    "settings",
    "formats",
    "paths",
]


@pytest.fixture
def say(capsys):
    """Run a command; gives exit status, standard output and standard error."""

    def run(*words):
        status = main([str(word) for word in words])
        told = capsys.readouterr()
        return status, told.out, told.err

    return run


@pytest.fixture
def project(tmp_path, say):
    source = tmp_path / "a.txt"
    source.write_text(TEXT, "utf-8")
    assert say("new", tmp_path / "p.annot", "--title", "News", "--as", "lin")[0] == 0
    assert say("import", tmp_path / "p.annot", source, "--as", "lin")[0] == 0
    return tmp_path / "p.annot"


def marked(say, project, words, tag):
    start = TEXT.index(words)
    status, out, _err = say("mark", project, "標題一", tag, start, start + len(words), "--as", "lin", "--json")
    assert status == 0
    return json.loads(out)["id"]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(say, command):
    status, out, _err = say(command, "--help")
    assert status == 0
    assert f"annotator {command}" in out.split("Example:")[1]


def test_wrong_usage_ends_with_2(say):
    assert say("no-such-command")[0] == 2
    assert say("mark", "p.annot")[0] == 2
    assert say("--version")[0] == 0


def test_the_verbs_of_the_window(say, project):
    person, quote = marked(say, project, "方啟明", "person"), marked(say, project, "圖書館是鎮上最大的客廳", "quote")
    assert say("link", project, "says", person, quote, "--as", "lin")[0] == 0
    _status, out, _err = say("show", project, "標題一", "--json")
    value = json.loads(out)
    assert [mark["text"] for mark in value["marks"]] == ["方啟明", "圖書館是鎮上最大的客廳"]
    assert [link["type"] for link in value["links"]] == ["says"]
    assert value["byline"] == "江若蘭"
    assert "link 方啟明" in say("undo", project, "--as", "lin")[1]
    assert say("redo", project, "--as", "lin")[0] == 0
    _status, out, _err = say("history", project, "--json")
    assert [one["deed"] for one in json.loads(out)][:3] == ["redo", "undo", "link.added"]
    assert json.loads(say("people", project, "--json")[1])[0]["mentions"] == 1
    assert json.loads(say("stats", project, "--json")[1])["marks"] == {"person": 1, "quote": 1}


def test_the_register_is_listed_in_part_written_and_brought_in(say, project, tmp_path):
    marked(say, project, "方啟明", "person")
    marked(say, project, "江若蘭", "person")
    assert [
        one["name"] for one in json.loads(say("people", project, "--json", "--limit", "1", "--sort", "name")[1])
    ] == ["方啟明"]
    assert [one["name"] for one in json.loads(say("people", project, "--json", "--filter", "江若兰")[1])] == ["江若蘭"]
    assert say("people", project, "--filter", "沒有")[:2] == (0, "")
    assert say("people", project, "--limit", "0")[0] == 2
    file = tmp_path / "people.csv"
    assert say("people", project, "--export", file)[:2] == (0, f"Wrote 2 people to {file}.\n")
    file.write_text(file.read_text("utf-8").replace("江若蘭", "江記者") + ",新來的\r\n", "utf-8")
    assert say("people", project, "--import", file, "--as", "lin")[:2] == (0, "1 person is new, 1 was changed.\n")
    names = [one["name"] for one in json.loads(say("people", project, "--json")[1])]
    assert sorted(names) == sorted(["方啟明", "江記者", "新來的"])
    assert say("undo", project, "--as", "lin")[:2] == (0, "bring in the register people.csv\n")
    assert say("people", project, "--export", tmp_path)[0] == 1


def test_the_history_of_one_thing_says_before_and_after_and_any_step_is_undone(say, project):
    person, quote = marked(say, project, "方啟明", "person"), marked(say, project, "圖書館是鎮上最大的客廳", "quote")
    say("link", project, "says", person, quote, "--as", "lin")
    out = say("history", project, "--mark", person)[1]
    assert "+ mark 方啟明 (person)" in out
    assert "+ link 方啟明 → 圖書館是鎮上最大的客廳 (says)" in out
    told = json.loads(say("history", project, "--person", "方啟明", "--by", "lin", "--json")[1])
    assert [one["deed"] for one in told] == ["link.added", "mark.added"]
    assert told[1]["steps"][0] == {"event": "born", "subject": "person", "thing": "方啟明", "count": 1}
    status, _out, err = say("undo", project, told[1]["id"], "--as", "lin")
    assert (status, "a later step builds on it. Undo first: “link 方啟明" in err) == (1, True)
    assert say("undo", project, told[0]["id"], "--as", "lin")[0] == 0
    assert say("undo", project, told[1]["id"], "--as", "lin")[:2] == (0, "mark 方啟明\n")
    assert "(undone)" in say("history", project, "--article", "標題一", "--words", "方启明")[1]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("history", "--person", "誰也不是"), "0 people are called"),
        (("history", "--by", "nobody"), "Nobody called “nobody” has worked"),
        (("history", "--mark", "x"), "“x” is no key of a mark"),
        (("undo", "x"), "“x” is no key of a step"),
    ],
)
def test_what_the_history_does_not_know_is_told(say, project, words, told):
    command, *rest = words
    status, _out, err = say(command, project, *rest)
    assert (status, told in err) == (1, True)


def test_undo_of_nothing_is_refused(say, project):
    assert say("undo", project, "--as", "somebody")[::2] == (
        1,
        "annotator: There is nothing to undo. “annotator history” lists what was done and by whom.\n",
    )


@pytest.mark.parametrize(
    "words", [("articles",), ("show", "標題一"), ("people",), ("stats",), ("history",), ("search", "圖書")]
)
def test_lists_are_printed_for_people_and_machines(say, project, words):
    marked(say, project, "方啟明", "person")
    command, *rest = words
    status, out, err = say(command, project, *rest)
    assert (status, err) == (0, "")
    assert out.strip()
    json.loads(say(command, project, *rest, "--json")[1])


def test_the_list_of_articles_is_filtered_sorted_and_grouped(say, project):
    marked(say, project, "方啟明", "person")
    (only,) = json.loads(say("articles", project, "--json", "--tag", "person", "--sort", "length", "--descending")[1])
    assert (only["marks"], only["starred"], only["assigned"]) == (1, False, {"lin": "in_progress"})
    for words in (("--tag", "theme"), ("--starred",), ("--since", "2099"), ("--filter", "zzz"), ("--status", "done")):
        assert json.loads(say("articles", project, "--json", *words)[1]) == []
    assert json.loads(say("articles", project, "--json", "--group", "assignee")[1]) == [{"group": "lin", "articles": 1}]
    assert json.loads(say("articles", project, "--json", "--limit", "0")[1]) == []
    assert say("articles", project, "--annotator", "nobody")[0] == 1


def test_articles_like_one_are_listed_with_what_they_share(say, project, tmp_path):
    marked(say, project, "方啟明", "person")
    (tmp_path / "c.txt").write_text("標題三\n\n方啟明又來了。", "utf-8")
    say("import", project, tmp_path / "c.txt")
    assert json.loads(say("articles", project, "--json", "--like", "標題一")[1]) == []
    assert say("mark", project, "標題三", "person", 5, 8)[0] == 0
    (other,) = json.loads(say("articles", project, "--json", "--like", "標題一")[1])
    assert (other["title"], other["shares"]) == ("標題三", "方啟明")


def test_figures_are_filtered_printed_and_written(say, project, tmp_path):
    marked(say, project, "方啟明", "person")
    whole = json.loads(say("stats", project, "--json")[1])
    assert whole["articles"] == 1
    assert whole["figures"]["tags"] == [
        {"tag": "person", "marks": 1, "articles": 1, "annotators": 1, "whole_articles": 0}
    ]
    assert list(json.loads(say("stats", project, "--json", "--table", "lengths")[1])["figures"]) == ["lengths"]
    assert json.loads(say("stats", project, "--json", "--table", "tags", "--tag", "theme")[1])["figures"]["tags"] == []
    assert "person" in say("stats", project, "--table", "tags", "--annotator", "lin")[1]
    assert say("stats", project, "--annotator", "nobody")[0] == 1
    assert say("stats", project, "--table", "tags", "-o", tmp_path / "tags.csv") == (0, "", "")
    assert "person,1,1,1,0" in (tmp_path / "tags.csv").read_text("utf-8-sig")
    assert say("stats", project, "-o", tmp_path / "all.xlsx")[0] == 0
    assert (tmp_path / "all.xlsx").read_bytes().startswith(b"PK")


def test_the_summary_of_a_filter_counts_that_part_alone(say, project, tmp_path):
    (tmp_path / "c.txt").write_text("標題三\n\n沈月華來了。", "utf-8")
    say("import", project, tmp_path / "c.txt")
    person, quote = marked(say, project, "方啟明", "person"), marked(say, project, "圖書館是鎮上最大的客廳", "quote")
    say("link", project, "says", person, quote)
    whole = json.loads(say("stats", project, "--json")[1])
    of_people = json.loads(say("stats", project, "--json", "--tag", "person")[1])
    assert (whole["marks"], of_people["marks"]) == ({"person": 1, "quote": 1}, {"person": 1})
    assert whole["links"] == of_people["links"] == {"says": 1}
    assert json.loads(say("stats", project, "--json", "--tag", "quote")[1])["links"] == {}
    assert (
        whole["articles"],
        json.loads(say("stats", project, "--json", "--status", "in_progress")[1])["articles"],
    ) == (2, 1)
    printed = say("stats", project, "--source", "人民網")[1].splitlines()
    assert [line.split() for line in printed[1:]] == [
        [name, "0"] for name in ("articles", "characters", "people", "annotators")
    ]


def test_search_crosses_scripts(say, project):
    assert "[圖書館]" in say("search", project, "图书馆")[1]


def test_export_to_standard_output_and_file(say, project, tmp_path):
    marked(say, project, "方啟明", "person")
    _status, out, _err = say("export", project, "--format", "json")
    assert json.loads(out)["articles"][0]["marks"][0]["text"] == "方啟明"
    assert say("export", project, "--format", "csv", "-o", tmp_path / "x.csv")[0] == 0
    assert (tmp_path / "x.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert json.loads(
        say("export", project, "--format", "json", "--annotator", "lin", "--tag", "person", "--status", "in_progress")[
            1
        ]
    )["articles"]
    assert say("export", project, "--format", "json", "--annotator", "nobody")[0] == 1
    status, _out, err = say("export", project, "--format", "csv", "--strict")
    assert (status, "cannot carry: 1 text" in err) == (1, True)
    _status, out, err = say("export", project, "--format", "csv", "-o", tmp_path / "y.csv", "--json")
    assert "Not in it: 1 text" in err
    assert json.loads(out)["losses"]["texts"] == 1


def test_an_export_takes_the_articles_that_are_named(say, project, tmp_path):
    (tmp_path / "b.txt").write_text("另一篇\n\n短文。", "utf-8")
    say("import", project, tmp_path / "b.txt")
    whole = json.loads(say("export", project, "--format", "json")[1])["articles"]
    key = whole[1]["id"]
    for words in (key, key[:32], whole[1]["title"]):
        [one] = json.loads(say("export", project, "--format", "json", "--article", words)[1])["articles"]
        assert one["id"] == key
    both = say("export", project, "--format", "json", "--article", key, "--article", whole[0]["id"])[1]
    assert len(json.loads(both)["articles"]) == 2
    assert say("export", project, "--format", "json", "--article", "nowhere")[0] == 1


def test_a_plan_of_another_tool_counts_one_and_many(say, project, tmp_path):
    line = {
        "id": 1,
        "text": "市長說好。",
        "entities": [{"id": 1, "label": "person", "start_offset": 0, "end_offset": 2}],
    }
    (tmp_path / "a.jsonl").write_text(json.dumps(line), "utf-8")
    out = say("import", project, tmp_path / "a.jsonl", "--format", "doccano", "--plan")[1]
    assert "a.jsonl: 1 article with 1 mark; here already: 0" in out


def test_a_folder_is_walked_for_the_format_that_is_named(say, project, tmp_path):
    folder = tmp_path / "all"
    folder.mkdir()
    (folder / "a.ann").write_text("T1\tperson 0 2\t市長\n", "utf-8")
    (folder / "a.txt").write_text("市長說好。", "utf-8")
    (folder / "b.jsonl").write_text(json.dumps({"text": "短文。", "entities": []}), "utf-8")
    status, out, err = say("import", project, folder, "--format", "doccano", "--plan")
    assert "b.jsonl: 1 article with 0 marks" in out
    assert "Is a directory" not in err
    assert status == 1  # the other two files are none of doccano's
    assert "1 article with 1 mark" in say("import", project, folder / "a.txt", "--format", "brat", "--plan")[1]


def test_an_export_of_an_empty_project_comes_back_as_nothing(say, tmp_path):
    say("new", tmp_path / "empty.annot")
    for name, ending in (("label-studio", "json"), ("doccano", "jsonl"), ("json", "json"), ("jsonl", "jsonl")):
        out = tmp_path / f"{name}.{ending}"
        assert say("export", tmp_path / "empty.annot", "--format", name, "-o", out)[0] == 0
        assert say("import", tmp_path / "empty.annot", out, "--format", name)[0] == 0


def test_a_plan_shows_and_writes_nothing(say, project, tmp_path):
    (tmp_path / "b.txt").write_text("心安順?biāo)?、人。發展?fàn)I造。", "utf-8")
    status, out, _err = say("import", project, tmp_path / "b.txt", "--plan")
    assert status == 0
    assert "營" in out
    assert "遂" in out
    value = json.loads(say("import", project, tmp_path / "b.txt", "--plan", "--json")[1])
    assert len(value["articles"][0]["open"][0]["candidates"]) >= 12
    assert len(json.loads(say("articles", project, "--json")[1])) == 1


def test_the_same_text_again_is_left_out(say, project, tmp_path):
    status, out, _err = say("import", project, tmp_path / "a.txt")
    assert status == 0
    assert "here already" in out
    assert len(json.loads(say("articles", project, "--json")[1])) == 1


def test_repair_none_leaves_the_text(say, project, tmp_path):
    (tmp_path / "b.txt").write_text("發展?fàn)I造。", "utf-8")
    say("import", project, tmp_path / "b.txt", "--repair", "none")
    assert "?fàn)I" in say("export", project, "--format", "json")[1]


def test_bad_input_is_refused_in_words_and_changes_nothing(say, project, tmp_path):
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (tmp_path / "broken.json").write_text('{"format": "article-annotator", "version": 1, "articles": [')
    (tmp_path / "other.annot").write_text("hello")
    for words in (
        ("import", project, tmp_path / "empty.txt"),
        ("import", project, tmp_path / "binary.txt"),
        ("import", project, tmp_path / "broken.json"),
        ("import", project, tmp_path / "nowhere.txt"),
        ("import", project, tmp_path / "a.txt", "--encoding", "utf-16"),
        ("import", project, tmp_path / "a.txt", "--format", "docx"),
        ("articles", tmp_path / "other.annot"),
        ("articles", tmp_path / "nowhere.annot"),
        ("new", project),
        ("new", tmp_path / "q.annot", "--codebook", tmp_path / "nowhere.json"),
        ("mark", project, "標題一", "person", 5, 5),
        ("mark", project, "標題一", "person", 0, 10**9),
        ("mark", project, "標題一", "nothing", 0, 3),
        ("mark", project, "nothing", "person", 0, 3),
        ("link", project, "says", "a", "b"),
        ("export", project, "--format", "json", "-o", tmp_path / "no" / "x.json"),
        ("settings", "theme", "pink"),
        ("restore", tmp_path / "nowhere.annot"),
        ("restore", project, "99"),
        ("recover", tmp_path / "other.annot", "-o", tmp_path / "saved.annot"),
        ("merge", project, tmp_path / "other.annot"),
    ):
        status, _out, err = say(*words)
        assert status == 1, words
        assert 20 < len(err.strip()) < 700
        assert "Traceback" not in err
    assert len(json.loads(say("articles", project, "--json")[1])) == 1
    assert not (tmp_path / "q.annot").exists()
    assert not (tmp_path / "saved.annot").exists()
    assert say("check", project)[0] == 0


def test_a_codebook_is_taken_from_an_export(say, project, tmp_path):
    say("export", project, "--format", "json", "-o", tmp_path / "x.json")
    assert say("new", tmp_path / "q.annot", "--codebook", tmp_path / "x.json")[0] == 0
    value = json.loads(say("export", tmp_path / "q.annot", "--format", "json")[1])
    assert value["codebook"] == json.loads((tmp_path / "x.json").read_text("utf-8"))["codebook"]


def test_backup_merge_and_recover(say, project, tmp_path):
    copy = tmp_path / "copy.annot"
    assert say("backup", project, "-o", copy)[0] == 0
    marked(say, copy, "方啟明", "person")
    assert "new" in say("merge", project, copy, "--as", "lin")[1]
    assert json.loads(say("stats", project, "--json")[1])["marks"] == {"person": 1}
    assert say("recover", project, "-o", tmp_path / "saved.annot")[0] == 0
    assert json.loads(say("stats", tmp_path / "saved.annot", "--json")[1])["marks"] == {"person": 1}


def test_what_a_damaged_file_still_holds_is_saved_and_what_is_gone_is_named(say, project, tmp_path):
    marked(say, project, "方啟明", "person")
    (tmp_path / "b.txt").write_text("標題二\n\n" + "河邊的老樹都還在。" * 2000, "utf-8")
    assert say("import", project, tmp_path / "b.txt", "--as", "lin")[0] == 0
    whole = project.read_bytes()
    at = whole.index("老樹".encode() * 1, len(whole) // 2) // 4096 * 4096
    project.write_bytes(bytes(100) + whole[100:at] + bytes(4096) + whole[at + 4096 :])
    status, _out, err = say("check", project)
    assert status == 1
    assert "recover p.annot" in err
    status, out, _err = say("recover", project, "-o", tmp_path / "saved.annot")
    assert status == 0
    assert "The text of “標題二” is gone" in out
    assert json.loads(say("stats", tmp_path / "saved.annot", "--json")[1])["marks"] == {"person": 1}
    assert say("check", tmp_path / "saved.annot")[1].strip() == "Nothing is wrong."
    assert [one.name for one in tmp_path.glob("saved*")] == ["saved.annot"]
    status, out, _err = say("recover", project, "-o", tmp_path / "again.annot", "--json")
    assert [one["subject"] for one in json.loads(out)["lost"]].count("article") == 1
    noise = tmp_path / "noise.annot"
    noise.write_bytes(bytes(range(256)) * 100)
    status, _out, err = say("recover", noise, "-o", tmp_path / "never.annot")
    assert status == 1
    assert "nothing can be saved" in err


def test_what_somebody_took_back_with_a_merge_is_kept_unless_it_is_let_go(say, project, tmp_path):
    copy, mine = tmp_path / "copy.annot", tmp_path / "mine.annot"
    say("backup", project, "-o", copy)
    say("backup", project, "-o", mine)
    title = json.loads(say("articles", project, "--json")[1])[0]["title"]
    say("mark", mine, title, "theme", "0", "2", "--as", "chen")
    say("merge", copy, mine, "--as", "lin")
    say("undo", copy, "--as", "lin")
    planned = json.loads(say("merge", mine, copy, "--plan", "--json", "--as", "chen")[1])
    [told] = planned["taken_back"]
    assert (told["who"], told["marks"], told["here"], planned["keeps"]) == ("lin", 1, True, True)
    assert "Let go: 1 mark that lin took back" in say("merge", mine, copy, "--plan", "--let-go", "--as", "chen")[1]
    assert "Kept: 1 mark that lin took back" in say("merge", mine, copy, "--as", "chen")[1]
    say("merge", copy, mine, "--as", "lin")
    assert json.loads(say("stats", copy, "--json")[1])["marks"] == {"theme": 1}
    say("undo", copy, "--as", "lin")
    assert json.loads(say("stats", copy, "--json")[1])["marks"] == {}
    assert "Back again: 1 mark that lin took back" in say("merge", copy, mine, "--as", "lin")[1]


def test_everybody_takes_back_their_own_steps_only_also_those_that_came_with_a_merge(say, project, tmp_path):
    copy = tmp_path / "copy.annot"
    copy.write_bytes(project.read_bytes())
    start = TEXT.index("方啟明")
    assert say("mark", copy, "標題一", "person", start, start + 3, "--as", "wang")[0] == 0
    start = TEXT.index("鎮長")
    assert say("mark", project, "標題一", "role", start, start + 2, "--as", "lin")[0] == 0
    assert say("merge", project, copy, "--as", "lin")[0] == 0
    done = json.loads(say("history", project, "--json")[1])
    keys = {one["annotator"]: one["id"] for one in done if one["title"].startswith("mark ")}
    for key, other, name in ((keys["wang"], "lin", "wang"), (keys["lin"], "wang", "lin")):
        status, _out, err = say("undo", project, key, "--as", other)
        assert status == 1
        assert f"was done by {name}" in err
    assert say("undo", project, "--as", "chen")[0] == 1
    assert say("undo", project, "--as", "wang")[1].strip() == "mark 方啟明"
    assert say("redo", project, "--as", "lin")[0] == 1
    assert json.loads(say("stats", project, "--json")[1])["marks"] == {"role": 1}
    assert say("redo", project, "--as", "wang")[1].strip() == "mark 方啟明"
    assert say("undo", project, "--as", "lin")[1].strip() == "merge copy.annot"
    assert say("undo", project, "--as", "lin")[1].strip() == "mark 鎮長"
    assert json.loads(say("stats", project, "--json")[1])["marks"] == {}
    assert say("check", project)[0] == 0


def test_a_merge_is_planned_applied_and_its_conflict_settled(say, project, tmp_path):
    marked(say, project, "方啟明", "person")
    copy = tmp_path / "copy.annot"
    say("backup", project, "-o", copy)
    for where, note, name in ((project, "here", "lin"), (copy, "there", "chen")):
        with Project.open(where, annotator=name) as opened:
            (mark,) = opened.articles.read(opened.articles.page()[0].id).marks
            opened.marks.note(mark.id, note)
    planned = json.loads(say("merge", project, copy, "--plan", "--json")[1])
    assert planned["counts"]["mark"]["changed"] == 1
    assert [(one["here"], one["there"]) for one in planned["conflicts"]] == [("there", "here")]
    assert json.loads(say("conflicts", project, "--json")[1]) == []
    assert json.loads(say("merge", project, copy, "--json")[1])["conflicts"] == 1
    key = say("conflicts", project)[1].splitlines()[1].split()[0]
    assert "here" in say("settle", project, key, "there")[1]
    assert say("settle", project, key, "there")[0] == 1
    assert "Nothing is in conflict" in say("conflicts", project)[1]


def test_a_backup_is_listed_with_what_it_holds_and_restored(say, project, tmp_path):
    marked(say, project, "方啟明", "person")
    assert say("backup", project)[0] == 0
    marked(say, project, "圖書館", "theme")
    listed = json.loads(say("backups", project, "--json")[1])
    assert [(one["why"], one["articles"], one["marks"], one["last"]) for one in listed] == [
        ("hand", 1, 1, "lin"),
        ("day", 0, 0, "lin"),
    ]
    assert "made by hand" in say("backups", project)[1]
    beside = json.loads(say("restore", project, "1", "--beside", "--json")[1])["restored"]
    assert json.loads(say("stats", beside, "--json")[1])["marks"] == {"person": 1}
    assert json.loads(say("stats", project, "--json")[1])["marks"] == {"person": 1, "theme": 1}
    assert "is again as of" in say("restore", project, listed[1]["file"].split("/")[-1])[1]
    assert json.loads(say("stats", project, "--json")[1])["marks"] == {}
    newest = json.loads(say("backups", project, "--json")[1])[0]
    assert (newest["why"], newest["marks"]) == ("restore", 2)
    assert "next publishing" not in say("restore", project)[1]
    sharing.remember(project, Manner.SHARED)
    assert "comes back with the next publishing" in say("restore", project)[1]


def test_old_changes_are_forgotten_before_a_day(say, project):
    marked(say, project, "方啟明", "person")
    assert "bytes were freed" in say("compact", project, "--before", "2020-01-31")[1]
    assert "cut the history before 2020-01-31" in say("history", project)[1]
    assert say("compact", project, "--before", "2999-01-31")[0] == 1


def test_settings_formats_and_paths(say, own_home):
    assert say("settings", "theme", "dark")[1].strip() == "dark"
    assert json.loads(say("settings", "--json")[1])["theme"] == "dark"
    assert "OpenCC" in say("settings")[1]
    assert {one["name"] for one in json.loads(say("formats", "--json")[1])} >= {
        "json",
        "jsonl",
        "csv",
        "text",
        "markdown",
    }
    assert all(str(own_home) in path for path in json.loads(say("paths", "--json")[1]).values())
    assert say("paths")[1]
    assert say("formats")[1]


def test_the_program_speaks_chinese(say, project):
    say("settings", "language", "zh_TW")
    assert "沒有任何問題" in say("check", project)[1]
    say("settings", "language", "zh_CN")
    assert "没有任何问题" in say("check", project)[1]
    say("settings", "language", "en")
    assert "Nothing is wrong" in say("check", project)[1]


def test_a_mistake_of_ours_ends_with_3_and_is_written_to_the_log(say, project, own_home, monkeypatch):
    monkeypatch.setattr("annotator.project.project.Project.check", lambda _self: 1 / 0)
    status, _out, err = say("check", project)
    assert status == 3
    assert "our mistake" in err
    assert "ZeroDivisionError" in (own_home / "log" / "annotator.log").read_text()


def wait_until_it_opens(process, project):
    """Come back when a command has the project open; before, it is only Python that starts."""
    handles = Path(f"/proc/{process.pid}/fd")
    if not handles.is_dir():
        pytest.skip("which files a process has open is only told by Linux")
    while str(project) not in set(map(opened_by, handles.iterdir())):
        assert process.poll() is None, process.communicate()


def opened_by(handle):
    try:
        return str(handle.readlink())
    except FileNotFoundError:  # closed since it was listed
        return ""


def test_an_interrupted_import_ends_with_130_and_keeps_nothing(project, tmp_path):
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(3000):
        (folder / f"{number}.txt").write_text(f"第{number}篇\n\n" + TEXT * 20, "utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "annotator", "import", project, folder],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    wait_until_it_opens(process, project)
    process.send_signal(signal.SIGINT)
    _out, err = process.communicate()
    assert process.returncode == 130
    assert "nothing of it was kept" in err
    assert main(["check", str(project)]) == 0


def test_output_into_a_closed_pipe_is_no_mistake(project):
    words = f"{sys.executable} -m annotator export {project} --format json | head -c 1"
    done = subprocess.run(["sh", "-c", words], capture_output=True, text=True, check=True)
    assert "Traceback" not in done.stderr
    assert "Exception" not in done.stderr


def test_tables_align_wide_characters(capsys):
    records([{"name": "國", "n": 1}, {"name": "ab", "n": 2}], as_json=False)
    lines = capsys.readouterr().out.splitlines()
    assert lines == ["NAME  N", "國    1", "ab    2"]


def test_a_bar_is_drawn_only_for_people(capsys):
    bar("x")(5, 10)
    assert capsys.readouterr().err == ""


@pytest.mark.skipif(sys.platform == "win32", reason="a limit on the size of files is set by the shell")
def test_no_room_on_the_disk_is_told_and_nothing_is_half_done(project, tmp_path):
    (tmp_path / "large.txt").write_text("長長的文章。" * 60_000, "utf-8")
    before = project.read_bytes()

    def cramped(*words):
        command = " ".join(f"'{word}'" for word in (sys.executable, "-m", "annotator", *words))
        return subprocess.run(
            ["sh", "-c", f"ulimit -f 1000; exec {command}"], capture_output=True, text=True, check=False
        )

    done = cramped("import", project, tmp_path / "large.txt", "--as", "lin")
    assert done.returncode == 1
    assert "no room left" in done.stderr
    assert project.read_bytes() == before
    assert main(["import", str(project), str(tmp_path / "large.txt"), "--as", "lin"]) == 0
    done = cramped("export", project, "--format", "json", "-o", tmp_path / "x.json")
    assert done.returncode == 1
    assert "no room left" in done.stderr
    assert not [one.name for one in tmp_path.iterdir() if "x.json" in one.name]
