"""``annotator search``: the query language on the command line."""

import json

from annotator import Project
from tests.cli.test_commands import project, say  # noqa: F401


def test_search_prints_places_with_what_stands_around_them(say, project):  # noqa: F811
    status, out, _err = say("search", project, "图书馆")
    assert status == 0
    assert "[圖書館]" in out


def test_search_takes_filters_and_prints_json(say, project):  # noqa: F811
    _status, out, _err = say("search", project, "圖書館 source:雲嶺日報", "--json")
    (hit,) = json.loads(out)
    assert (hit["words"], hit["where"], hit["source"]) == ("圖書館", "text", "雲嶺日報")
    assert hit["end"] - hit["start"] == 3
    _status, out, _err = say("search", project, "標題 in:titles", "--json")
    assert "start" not in json.loads(out)[0]


def test_search_counts_and_stops_at_a_limit(say, project):  # noqa: F811
    assert say("search", project, "雲嶺", "--count")[1] == "2 places\n"
    assert json.loads(say("search", project, "雲嶺", "--count", "--json")[1]) == {"count": 2}
    assert len(json.loads(say("search", project, "雲嶺", "--limit", "1", "--json")[1])) == 1


def test_a_bad_query_is_refused_and_says_where(say, project):  # noqa: F811
    status, _out, err = say("search", project, "圖書館 tags:x")
    assert status == 1
    assert "“tags:” (character 5)" in err


def test_a_saved_search_is_run_by_its_name(say, project):  # noqa: F811
    with Project.open(project) as opened:
        opened.searching.save("Library", "圖書館")
    assert "[圖書館]" in say("search", project, "--saved", "Library")[1]
    status, _out, err = say("search", project, "--saved", "Nothing")
    assert status == 1
    assert "There are: Library." in err
