"""The line in which people write what they seek: read, printed back, refused with its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.errors import QueryRefused
from annotator.domain.search.query import Field, Filter, Query, Term, Way, Where
from annotator.domain.search.reading import read

WORDS = st.text(
    st.sampled_from("國防a:：\"“”'-\\ \u3000\n.()/🙂tagin")
    | st.characters(exclude_categories=["Cs"], exclude_characters="\0"),
    min_size=1,
)
VALUES = {
    Field.STATUS: st.sampled_from(["new", "in_progress", "done", "adjudicated"]),
    Field.DATE: st.sampled_from(["2024", "2024-11", "2024-11-15", "2024-11..", "..2024", "2024-01..2024-03-05", "*"]),
}
FILTERS = st.sampled_from(list(Field)).flatmap(
    lambda name: st.builds(Filter, st.just(name), VALUES.get(name, WORDS), st.booleans())
)
QUERIES = st.builds(
    Query,
    st.lists(st.builds(Term, WORDS, st.booleans()), max_size=3).map(tuple),
    st.lists(FILTERS, max_size=3).map(tuple),
    st.frozensets(st.sampled_from(list(Where))),
    st.frozensets(st.sampled_from([Way.EXACT, Way.WORD])),
)


@given(QUERIES)
def test_a_query_is_read_as_it_was_written(query):
    assert read(str(query)) == query


def test_a_line_with_everything_in_it():
    query = read(
        '國防 "exact phrase" -預算 tag:role -by:lin status:in-progress source:人民網 date:2024-11.. in:titles,text'
    )
    assert query.terms == (Term("國防"), Term("exact phrase"), Term("預算", wanted=False))
    assert query.filters == (
        Filter(Field.TAG, "role"), Filter(Field.BY, "lin", wanted=False), Filter(Field.STATUS, "in_progress"),
        Filter(Field.SOURCE, "人民網"), Filter(Field.DATE, "2024-11.."),
    )  # fmt: skip
    assert query.where == {Where.TITLES, Where.TEXT}


def test_each_part_knows_where_it_stands_in_the_line():
    line = '國防  -tag:"a b" “引文”'
    query = read(line)
    assert [one.span.of(line) for one in (*query.terms, *query.filters)] == ["國防", "“引文”", '-tag:"a b"']


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("12:30", ["12:30"]),
        ("http://example.org/a", ["http://example.org/a"]),
        ("時間:下午", ["時間:下午"]),
        ("a - b", ["a", "-", "b"]),
        ('"tag:role"', ["tag:role"]),
        (r'"say \"so\" \\ n\ow"', [r'say "so" \ n\ow']),
        ("國防\u3000預算", ["國防", "預算"]),
    ],
)
def test_what_only_looks_like_a_filter_is_words(line, words):
    assert [term.words for term in read(line).terms] == words


def test_a_filter_may_be_written_with_a_wide_colon_and_in_capitals():
    assert read("Tag：role").filters == (Filter(Field.TAG, "role"),)


@pytest.mark.parametrize(
    ("line", "wrong", "sentence"),
    [
        ("國防 tags:role", "tags:role", "There is no filter “tags:” (character 4). There are: tag:, by:"),
        ('國防 "預算', '"預算', "The quotation mark at character 4 is not closed"),
        ("tag: role", "tag:", "Something must follow “tag:”"),
        ('tag:""', 'tag:""', "Something must follow “tag:”"),
        ("status:ready", "status:ready", "There is no status “ready” (character 1). There are: new, in_progress"),
        ("date:November", "date:November", "“November” (character 1) is no date. Write 2024"),
        ("date:2024-13", "date:2024-13", "“2024-13” (character 1) is no date. Write 2024"),
        ("date:2023-02-29..", "date:2023-02-29..", "“2023-02-29..” (character 1) is no date. Write 2024"),
        ("date:2024-06..2024-01", "date:2024-06..2024-01", "ends before it begins. Write 2024-01..2024-06"),
        ("in:everywhere", "in:everywhere", "“everywhere” is not known here (character 1). There are: text, marks"),
        ("as:fuzzy", "as:fuzzy", "“fuzzy” is not known here"),
        ("國( as:regex", "國(", "cannot be read at character 3"),
    ],
)
def test_a_bad_line_is_refused_with_its_place(line, wrong, sentence):
    with pytest.raises(QueryRefused) as refused:
        read(line)
    assert refused.value.span.of(line) == wrong
    assert sentence in str(refused.value)


def test_without_words_marks_are_sought_where_they_are_filtered_and_articles_otherwise():
    assert read("tag:role").places == {Where.MARKS}
    assert read("status:done").places == read("-tag:role").places == {Where.TITLES}
    assert read("國防 tag:role").places == {Where.TEXT}
    assert read("國防 in:notes").places == {Where.NOTES}


def test_a_time_of_one_day_or_month_and_a_leap_day_are_dates():
    for value in ("2024-02-29", "2024-06..2024-06", "2024-06..2024-06-01", "..2024", "2024-12-31.."):
        assert read(f"date:{value}").filters == (Filter(Field.DATE, value),)
