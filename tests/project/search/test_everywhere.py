"""Searching everywhere through the project, in a file and on a server: words, filters, where, and saved searches."""

import pytest

from annotator.domain.articles import Metadata, State
from annotator.domain.errors import NotFound, QueryRefused, SearchRefused
from annotator.domain.ids import ArticleId, new_id
from annotator.domain.log.operations import Deed
from annotator.domain.search.query import Where
from annotator.domain.spans import Span
from annotator.store.words import kept
from annotator.text import matching

FIRST = "國防部長曹建明說，国防預算要增加。他又說，預算不多。"
SECOND = "The word and the sword：國防。ＡＩ與AI技術。"
THIRD = "天氣很好，曹建明散步。"


@pytest.fixture
def articles(project):
    about = (
        Metadata(title="國防預算", source="人民網", published="2024-11-15", byline="林記者", language="zh"),
        Metadata(title="Words", source="新華社", published="2024-12"),
        Metadata(title="天氣", published="2023-01-02", place="北京"),
    )
    with project._desk.write(Deed.ARTICLES_IMPORTED) as pen:
        return [
            pen.articles.add(ArticleId(new_id()), one, text).id
            for one, text in zip(about, (FIRST, SECOND, THIRD), strict=True)
        ]


@pytest.fixture
def tags(project):
    return {tag.name: tag.id for tag in project.codebook.tags}


def found(project, query):
    return [(hit.title, hit.words) for hit in project.search(query)]


def titles(project, query):
    return [hit.title for hit in project.search(query)]


def test_a_word_is_found_in_either_script_with_what_stands_around_it(project, articles):
    hits = list(project.search("国防"))
    assert [(hit.article, hit.span, hit.words) for hit in hits] == [
        (articles[0], Span(0, 2), "國防"),
        (articles[0], Span(9, 11), "国防"),
        (articles[1], Span(23, 25), "國防"),
    ]
    assert (hits[1].before, hits[1].after) == (FIRST[:9], FIRST[11:])
    assert (hits[1].source, hits[1].published, hits[1].where) == ("人民網", "2024-11-15", Where.TEXT)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("國防 as:exact", ["國防", "國防"]),
        ("國防 預算", ["國防", "国防", "預算", "預算"]),
        ("國防 -預算", ["國防"]),
        ("word as:word", ["word"]),
        ("word", ["word", "word"]),
        ("ai as:word", ["ＡＩ", "AI"]),
        ("國防.長 as:regex", ["國防部長"]),
        ('"the sword"', ["the sword"]),
        ("國防 source:人民网", ["國防", "国防"]),
        ("國防 -source:人民網", ["國防"]),
        ("國防 date:2024-12", ["國防"]),
        ("國防 date:2024-11..2024-12", ["國防", "国防", "國防"]),
        ("國防 date:..2024-11", ["國防", "国防"]),
        ("國防 date:2025..", []),
        ("國防 byline:林", ["國防", "国防"]),
        ("曹建明 place:*", ["曹建明"]),
        ("國防 lang:zh", ["國防", "国防"]),
        ("国防 in:titles", ["國防"]),
        ("国防 in:titles in:text", ["國防", "國防", "国防", "國防"]),
        ("龘", []),
        ("", []),
    ],
)
def test_words_switches_and_filters(project, articles, query, expected):
    assert [hit.words for hit in project.search(query)] == expected


def test_places_are_filtered_by_the_marks_that_they_stand_in(project, articles, tags):
    project.marks.add(articles[0], Span(0, 4), tags["role"])
    project.marks.add(articles[0], Span(4, 7), tags["person"])
    assert [hit.span for hit in project.search("國防 tag:role")] == [Span(0, 2)]
    assert [(hit.article, hit.span) for hit in project.search("國防 -tag:role")] == [
        (articles[0], Span(9, 11)),
        (articles[1], Span(23, 25)),
    ]
    assert found(project, "曹建明 -tag:*") == [("天氣", "曹建明")]
    assert found(project, "曹建明 tag:person tag:role") == [("國防預算", "曹建明")]
    assert found(project, "國防 by:lin") == [("國防預算", "國防")]
    assert found(project, "國防 -by:lin") == [("國防預算", "国防"), ("Words", "國防")]


def test_without_words_marks_or_articles_are_listed(project, articles, tags):
    project.marks.add(articles[0], Span(0, 4), tags["role"])
    project.marks.add(articles[0], Span(4, 7), tags["person"])
    project.marks.add(articles[2], Span(5, 8), tags["person"])
    hits = list(project.search("tag:person"))
    assert [(hit.article, hit.words, hit.where) for hit in hits] == [
        (articles[0], "曹建明", Where.MARKS),
        (articles[2], "曹建明", Where.MARKS),
    ]
    assert all(hit.mark is not None for hit in hits)
    assert found(project, "person:曹建明 source:人民網") == [("國防預算", "曹建明")]
    assert found(project, "in:marks 部長") == [("國防預算", "國防部長")]
    assert titles(project, "-tag:person") == ["Words"]
    assert titles(project, "source:*") == ["國防預算", "Words"]
    assert titles(project, "-國防") == ["天氣"]


def test_people_are_found_by_any_of_their_names_in_all_their_mentions(project, articles, tags):
    name = project.marks.add(articles[0], Span(4, 7), tags["person"]).value
    pronoun = project.marks.add(articles[0], Span(17, 18), tags["person"]).value
    project.people.join([pronoun.id], name.person)
    assert found(project, "in:people 建明") == [("國防預算", "曹建明"), ("國防預算", "他")]
    assert found(project, "in:people 別人") == []


def test_notes_are_found_where_their_marks_stand(project, articles, tags):
    mark = project.marks.add(articles[0], Span(0, 4), tags["role"]).value
    project.marks.note(mark.id, "還是國防部長嗎？")
    (hit,) = project.search("国防 in:notes")
    assert (hit.before, hit.words, hit.after) == ("還是", "國防", "部長嗎？")
    assert (hit.span, hit.mark, hit.where) == (Span(0, 4), mark.id, Where.NOTES)
    assert found(project, "in:notes tag:person 國防") == []


def test_articles_are_filtered_by_status(project, articles):
    project.articles.set_state(articles[0], State.DONE)
    assert titles(project, "status:done") == ["國防預算"]
    assert titles(project, "國防 -status:done") == ["Words"]
    assert titles(project, "status:new") == ["Words", "天氣"]


@pytest.mark.parametrize(
    ("query", "wrong", "sentence"),
    [
        ("國防 tag:rolle", "tag:rolle", "There is no tag “rolle” (character 4). There are: person, role"),
        ("by:chen", "by:chen", "There is no annotator “chen” (character 1). There are: lin."),
        ("person:無名", "person:無名", "There is nobody called “無名” in the register (character 1)."),
    ],
)
def test_a_filter_that_names_what_is_not_there_is_refused(project, articles, query, wrong, sentence):
    with pytest.raises(QueryRefused) as refused:
        list(project.search(query))
    assert refused.value.span.of(query) == wrong
    assert sentence in str(refused.value)


def test_an_expression_that_would_take_years_is_given_up_with_a_sentence(project, monkeypatch):
    monkeypatch.setattr(matching, "LONGEST_SECONDS", 0.1)
    project.imports.apply(project.imports.plan_text("很" * 60 + "好好", "a"))
    query = "as:regex (很|很很)+[^很]很$ in:text"
    with pytest.raises(QueryRefused, match="takes longer than") as refused:
        list(project.search(query))
    assert refused.value.span.of(query) == "(很|很很)+[^很]很$"


def test_a_search_shows_what_was_written_a_moment_ago(project, articles):
    assert titles(project, "source:新華社") == ["Words"]
    project.articles.edit(articles[2], Metadata(title="晴", source="新華社"))
    assert titles(project, "source:新華社") == ["Words", "晴"]
    project.articles.remove(articles[1])
    assert titles(project, "source:新華社") == ["晴"]
    project.history.undo()
    assert titles(project, "source:新華社") == ["Words", "晴"]
    project.articles.correct(articles[2], Span(0, 2), "國防")
    assert found(project, "國防")[-1] == ("晴", "國防")


def test_pages_come_one_by_one_and_may_be_left(project, monkeypatch):
    project.searching.forget()
    monkeypatch.setattr("annotator.project.search.everywhere.FIRST_PAGE", 2)
    monkeypatch.setattr("annotator.project.search.everywhere.PAGE", 3)
    with project._desk.write(Deed.ARTICLES_IMPORTED) as pen:
        for number in range(9):
            pen.articles.add(ArticleId(new_id()), Metadata(title=str(number)), f"第{number}篇國防")
    pages = project.searching.pages("國防")
    assert [[one.title for one in page] for page in (next(pages), next(pages))] == [["0", "1"], ["2", "3", "4"]]
    pages.close()
    project.rename("Another")
    pages = project.searching.pages("國防")
    next(pages)
    project.articles.edit(project.articles.page()[5].id, Metadata(title="five"))
    assert [one.title for page in pages for one in page] == ["2", "3", "4", "five", "6", "7", "8"]


def test_texts_for_which_there_is_no_room_in_memory_are_found_all_the_same(project, articles, monkeypatch):
    monkeypatch.setattr(kept, "room", lambda: 200)
    project._desk.store._texts.sought = kept.Kept()
    for _time in range(2):
        assert len(found(project, "國防")) == 3


def test_texts_that_are_looked_through_at_once_give_what_each_gives(project, articles, monkeypatch):
    queries = [
        "國防",
        "曹建明",
        "預算 國防",
        "國防 -曹建明",
        "-國防 說",
        "國防 as:exact",
        "word as:word",
        "a",
        "。 as:regex",
    ]
    alone = [list(project.search(one)) for one in queries]
    monkeypatch.setattr(kept, "MANY", 0)
    project._desk.store._texts.sought = kept.Kept()
    assert [list(project.search(one)) for one in queries] == alone
    assert sum(map(len, alone)) > len(queries)


def test_searches_are_saved_renamed_and_removed_and_each_is_one_step(project):
    searching = project.searching
    first = searching.save("  國防  每月 ", "國防 date:2024-11..").value
    assert (first.name, first.query) == ("國防 每月", "國防 date:2024-11..")
    assert searching.save("國防 每月", "國防 date:2024-12..").value.id == first.id
    other = searching.save("Roles", "tag:role").value
    assert [(one.name, one.query) for one in searching.saved()] == [
        ("Roles", "tag:role"),
        ("國防 每月", "國防 date:2024-12.."),
    ]
    with pytest.raises(SearchRefused, match="already"):
        searching.rename(other.id, "國防 每月")
    searching.rename(other.id, "All roles")
    searching.remove(first.id)
    assert [one.name for one in searching.saved()] == ["All roles"]
    for _step in range(2):
        project.history.undo()
    assert [one.name for one in searching.saved()] == ["Roles", "國防 每月"]
    with pytest.raises(QueryRefused):
        searching.save("bad", "tags:x")
    with pytest.raises(SearchRefused):
        searching.save("  ", "國防")
    project.history.redo()
    project.history.redo()
    with pytest.raises(NotFound):
        searching.remove(first.id)


def test_anybody_or_one_person_is_anybody(project, articles):
    person = project.codebook.root("person").id
    for article, words in ((articles[0], "曹建明"), (articles[2], "曹建明")):
        text = project.articles.read(article).text
        project.marks.add(article, Span(text.index(words), text.index(words) + 3), person)
    anybody = [hit.words for hit in project.search("person:* in:marks")]
    assert anybody == [hit.words for hit in project.search("person:曹建明 person:* in:marks")] == ["曹建明"] * 2


def test_of_an_article_known_by_its_year_alone_nobody_knows_whether_it_is_from_may_on(project, articles):
    project.articles.edit(articles[0], Metadata(title="年", published="2024"))
    assert "年" not in titles(project, "date:2024-05..")
    assert "年" in titles(project, "date:2024..")
    assert "年" in titles(project, "date:2024")
