"""Everything that is filtered by what somebody types: one rule for what is taken, one for shapes, one for dates."""

from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.domain.articles import Metadata
from annotator.domain.corpus.dating import is_within
from annotator.domain.corpus.listing import ArticleFilter
from annotator.domain.corpus.numbers import Counted, Figure
from annotator.domain.errors import FilterRefused, QueryRefused
from annotator.domain.search.typed import LONGEST
from annotator.domain.spans import Span

ALL_KNOWN = ("2024", "2024-05", "2024-05-15", "2024-12-31", "2023-12", "2025", "2024-05-15T10:30", "")
FILTERS = {
    "list of articles": lambda project, words: project.articles.page(containing=words),
    "table of articles": lambda project, words: project.listing.page(ArticleFilter(words=words)),
    "groups of articles": lambda project, words: project.listing.count(ArticleFilter(words=words)),
    "register": lambda project, words: project.register.page(words),
    "first of the register": lambda project, words: project.register.first(words)[0],
    "people so called": lambda project, words: project.register.named(words),
    "quoted": lambda project, words: project.speech.articles(containing=words),
}


@pytest.fixture
def known(project):
    """An article of Élise, marked and quoted, and one about somebody else."""
    keys = []
    for title in ("Élise 說國防", "別的"):
        text = "Élise說好。\n國防重要。"
        key = project.imports.apply(project.imports.plan_text(text + title, "a")).value.articles[0]
        project.articles.edit(key, Metadata(title=title, source="人民網"))
        keys.append(key)
    mark = project.marks.add(keys[0], Span(0, 5), project.codebook.by_path("person").id).value
    project.people.create("Élise 國防", [mark.id])
    project.marks.add(keys[0], Span(6, 7), project.codebook.by_path("quote").id)
    return keys


def test_what_is_no_filter_is_refused_by_every_verb(project, known):
    for filtered, words in product(FILTERS.values(), ("字" * 100_000, "詞 語 " * 1_500, "\ud842", "張\0三")):
        with pytest.raises(FilterRefused):
            filtered(project, words)


def test_a_filter_of_the_greatest_length_is_answered(project, known):
    # Each of these has more shapes than any other character: the pattern is the longest that there can be.
    for filtered, words in product(FILTERS.values(), ("坛" * LONGEST, " ".join("坛" * 9 for _word in range(20)))):
        assert not filtered(project, words)


def test_script_width_and_case_do_not_matter_to_any_filter(project, known):
    for (name, filtered), words in product(FILTERS.items(), ("élise", "ÉLISE", "国防", "國防", "É")):
        found = filtered(project, words)
        assert (found if isinstance(found, int) else len(found)) == 1, (name, words)


def test_what_is_no_search_is_refused(project, known):
    for line in ("字" * 100_000, "詞 語 " * 1_500, '"' + "字 " * 3_000 + '"', "\ud842", "a\udfff"):
        with pytest.raises(QueryRefused):
            list(project.search(line))
        with pytest.raises(QueryRefused):
            project.searching.save("a name", line)


def test_a_mention_of_half_a_page_has_no_namesakes_but_those_of_its_very_words(project, known):
    words = "很長的稱呼" * 60
    project.people.create(words)
    assert [one.name for one in project.register.among(words)] == [words]


def test_what_all_titles_hold_is_not_found_by_signs_of_patterns(project, known):
    for sign in "*?[]^-%_\\.":
        assert not project.listing.count(ArticleFilter(words=sign)), sign


@pytest.fixture
def dated(project):
    for number, published in enumerate(ALL_KNOWN):
        key = project.imports.apply(project.imports.plan_text(f"第{number}篇", "a")).value.articles[0]
        project.articles.edit(key, Metadata(title=f"t{number}", published=published))
    return project


ENDS = st.sampled_from(["", "2023", "2023-12", "2024", "2024-01", "2024-05", "2024-05-14", "2024-05-15", "2024-12"])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(ENDS, ENDS)
def test_search_list_and_numbers_decide_alike_which_articles_are_from_a_time(dated, since, until):
    expected = {f"t{at}" for at, published in enumerate(ALL_KNOWN) if is_within(published, since, until)}
    assert {one.metadata.title for one in dated.listing.page(ArticleFilter(since=since, until=until))} == expected
    rows = dated.numbers.sheet(Figure.SOURCES, Counted(since=since, until=until)).rows
    assert sum(row[1] for row in rows) == len(expected)
    query = f"date:{since}..{until} in:titles"
    if since and until and since > f"{until}~":  # behind every month and day of it
        with pytest.raises(QueryRefused, match="ends before it begins"):
            list(dated.search(query))
        assert not expected
    elif since or until:
        assert {hit.title for hit in dated.search(query)} == expected
