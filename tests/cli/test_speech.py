"""``annotator speech``: who says what on the command line."""

import csv
import io
import json

import pytest

from annotator import Project
from tests.cli.test_commands import say  # noqa: F401
from tests.ui.pages.speech.test_page import talk


@pytest.fixture
def talked(tmp_path):
    path = tmp_path / "talk.annot"
    with Project.create(path, annotator="lin") as project:
        talk(project)
    return path


def test_speech_prints_the_lines_below_their_articles(say, talked):  # noqa: F811
    status, out, _err = say("speech", talked)
    assert status == 0
    assert out == (
        "2024-05-06  ·  新館  ·  雲嶺日報\n"
        "  方啟明 (鎮長) [強調]: 圖書館是客廳 … 書是朋友\n"
        "  沈月華: 藏書八萬冊\n"
        "\n2024-09-12  ·  水質\n"
        "  方啟明 (鎮長, 2024-05-06): 水質好轉\n"
        "  (nobody named): 不信\n"
    )


def test_speech_of_a_person_on_a_theme_as_json(say, talked):  # noqa: F811
    (line,) = json.loads(say("speech", talked, "--person", "方啟明", "--theme", "河", "--json")[1])
    assert (line["text"], line["published"], line["cues"]) == ("水質好轉", "2024-09-12", [])
    assert line["speakers"][0]["role"]["words"] == "鎮長"
    assert not line["speakers"][0]["role"]["same_article"]
    assert line["pieces"][0]["end"] - line["pieces"][0]["start"] == 4


def test_speech_of_an_article_as_a_table(say, talked):  # noqa: F811
    out = say("speech", talked, "--article", "新館", "--csv")[1]
    rows = list(csv.DictReader(io.StringIO(out.removeprefix("\ufeff"), newline="")))
    assert [(row["speaker"], row["role"], row["cue"], row["quote"]) for row in rows] == [
        ("方啟明", "鎮長", "強調", "圖書館是客廳 … 書是朋友"),
        ("沈月華", "", "", "藏書八萬冊"),
    ]


@pytest.mark.parametrize(
    ("words", "told"),
    [(("--person", "誰"), "no person called “誰”"), (("--theme", "山"), "There are: theme, theme/河."),
     (("--article", "無"), "無")],
)  # fmt: skip
def test_what_is_not_there_is_refused(say, talked, words, told):  # noqa: F811
    status, _out, err = say("speech", talked, *words)
    assert status == 1
    assert told in err


def test_a_name_that_two_persons_have_is_refused_with_their_keys(say, talked):  # noqa: F811
    with Project.open(talked, annotator="lin") as project:
        other = project.people.create("方啟明").value.id
    status, _out, err = say("speech", talked, "--person", "方啟明")
    assert status == 1
    assert str(other) in err
