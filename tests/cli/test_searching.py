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


def marks_of(project):  # noqa: F811
    with Project.open(project) as opened:
        return [(mark.text, opened.codebook.path(mark.tag)) for one in opened.articles.page()
                for mark in opened.articles.read(one.id).marks]  # fmt: skip


def test_all_that_is_found_is_marked_and_unmarked_as_one_step_after_a_plan(say, project):  # noqa: F811
    before = marks_of(project)
    status, out, _err = say("search", project, "雲嶺", "--mark", "theme", "--plan", "--as", "lin")
    assert (status, out) == (0, "2 places in 1 article become theme.\n")
    assert marks_of(project) == before
    assert say("search", project, "雲嶺", "--mark", "theme", "--as", "lin")[:2] == (status, out)
    assert sorted(set(marks_of(project)) - set(before)) == [("雲嶺", "theme")]
    facts = json.loads(say("search", project, "雲嶺", "--mark", "theme", "--as", "lin", "--json")[1])
    assert (facts["new"], facts["there"]) == (0, 2)
    words = ("search", project, "雲嶺", "--unmark", "--as", "lin")
    assert "No mark of yours" in say(*words, "--tag", "person")[1]
    assert say(*words, "--plan")[1] == say(*words)[1] == "2 marks go, with their links: theme 2.\n"
    assert marks_of(project) == before
    assert say("undo", project, "--as", "lin")[0] == 0
    assert len(marks_of(project)) == len(before) + 2


def test_all_that_is_found_waits_as_suggestions(say, project):  # noqa: F811
    status, out, _err = say("search", project, "雲嶺", "--suggest", "theme")
    assert (status, out) == (0, "2 hits are suggestions in their articles now, until they are decided on.\n")
    with Project.open(project) as opened:
        offered = [one for article in opened.articles.page() for one in opened.suggestions.offered(article.id)]
        assert [(one.text, one.source) for one in offered] == [("雲嶺", "search")] * 2


def test_searches_are_saved_listed_and_forgotten(say, project):  # noqa: F811
    assert say("search", project, "圖書館 source:雲嶺日報", "--save", "Library")[1].startswith("Saved as “Library”")
    assert json.loads(say("search", project, "--list", "--json")[1]) == [
        {"name": "Library", "query": "圖書館 source:雲嶺日報"}
    ]
    assert "圖書館 source:雲嶺日報" in say("search", project, "--list")[1]
    assert say("search", project, "--saved", "Library", "--count")[1] == "1 place\n"
    assert say("search", project, "--forget", "Library")[1] == "Forgotten: Library\n"
    assert json.loads(say("search", project, "--list", "--json")[1]) == []
    assert say("search", project, "--forget", "Library")[0] == 1


def test_what_does_not_go_together_is_refused_with_a_sentence(say, project):  # noqa: F811
    for words in (
        ("--tag", "theme"),
        ("--plan",),
        ("--mark", "no such tag"),
        ("--suggest", "nothing"),
        ("--limit", "-1"),
    ):
        status, _out, err = say("search", project, "雲嶺", *words)
        assert status in (1, 2)
        assert "mistake" not in err
        assert len(err.split()) > 5
    assert say("search", project, "雲嶺", "--mark", "theme", "--unmark")[0] == 2


def test_a_query_may_stand_behind_options_and_begin_with_a_hyphen(say, project):  # noqa: F811
    assert say("search", project, "--count", "雲嶺")[1] == "2 places\n"
    assert say("search", project, "-雲嶺", "--count")[1] == say("search", project, "--count", "-雲嶺")[1]
    for words in (("雲嶺", "--cuont"), ("雲嶺", "圖書館"), ("--count", "--nothing")):
        status, _out, err = say("search", project, *words)
        assert status == 2
        assert words[1] in err
    assert say("articles", project, "雲嶺", "圖書館", "too much")[0] == 2


def test_an_empty_tag_as_an_unset_variable_leaves_it_is_refused_and_nothing_is_done(say, project):  # noqa: F811
    assert say("search", project, "雲嶺", "--mark", "theme", "--as", "lin")[0] == 0
    before = marks_of(project)
    sought = ("--unmark", "--tag", ""), ("--mark", ""), ("--suggest", ""), ("--save", "")
    for words in (*(("雲嶺", *one) for one in sought), ("--forget", "")):
        status, out, err = say("search", project, *words, "--as", "lin")
        assert (status, out) == (1, "")
        assert err
    assert say("search", project, "--saved", "", "--count")[0] == 1
    assert marks_of(project) == before


def test_counting_does_nothing_else_and_a_saved_search_takes_no_other_words(say, project):  # noqa: F811
    before = marks_of(project)
    assert say("search", project, "雲嶺", "--count", "--mark", "theme")[0] == 2
    assert say("search", project, "雲嶺", "--save", "Place")[0] == 0
    status, _out, err = say("search", project, "圖書館", "--saved", "Place", "--mark", "theme")
    assert status == 2
    assert "no other words" in err
    assert marks_of(project) == before


def test_words_beside_a_list_or_a_name_to_forget_are_wrong_usage_and_nothing_is_forgotten(say, project):  # noqa: F811
    assert say("search", project, "圖書館", "--save", "Library")[0] == 0
    for words in (
        ("--list", "雲嶺"), ("雲嶺", "--list"), ("--forget", "Library", "雲嶺"), ("--list", "--limit", "1"),
        ("--forget", "Library", "--saved", "Library"), ("雲嶺", "--save", "Place", "--limit", "1"),
    ):  # fmt: skip
        status, out, err = say("search", project, *words)
        assert (status, out) == (2, "")
        assert "Leave out" in err
    assert [one["name"] for one in json.loads(say("search", project, "--list", "--json")[1])] == ["Library"]


def test_a_limit_holds_for_a_count_too(say, project):  # noqa: F811
    assert say("search", project, "雲嶺", "--count", "--limit", "1")[1] == "1 place\n"
