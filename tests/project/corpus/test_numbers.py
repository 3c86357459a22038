"""Every figure is what a plain recount of everything that is read says."""

import csv
import io
import itertools
import shutil
import tempfile
from collections import Counter, defaultdict
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator import Project
from annotator.domain.articles import Annotator, Metadata, State, Status
from annotator.domain.care.findings import Statistics
from annotator.domain.codebook import Tag
from annotator.domain.corpus.numbers import COLUMNS, LENGTHS, Counted, Figure, length_class
from annotator.domain.errors import Cancelled, ExportRefused
from annotator.domain.ids import AnnotatorId, ArticleId, MarkId, PersonId, TagId, ThemeId, new_id
from annotator.domain.log.operations import Deed
from annotator.domain.marks import ArticleTheme, Mark, Origin
from annotator.domain.moments import Moment
from annotator.domain.people import Person
from annotator.domain.spans import Span
from annotator.domain.transfer.exchange import ExchangeArticle
from annotator.domain.transfer.merging import Kind
from annotator.formats import sheets

TEXT = "曹建明說好。\n他表示,𠮷野家開幕。\n\n=2+3 出席的還有😀張三。"
DAY = 86_400_000
ANNOTATORS = ("lin", "wang", "陳")
marks = st.tuples(
    st.integers(0, len(TEXT) - 1), st.integers(1, 12), st.integers(0, 4), st.integers(0, 2), st.integers(0, 3),
    st.integers(0, 5),
)  # fmt: skip
articles = st.tuples(
    st.sampled_from(["人民網", "=1+1", ""]), st.sampled_from(["2024-11-15", "2024-11", "2023", ""]),
    st.lists(marks, max_size=6), st.lists(st.tuples(st.integers(0, 4), st.integers(0, 2)), max_size=2),
    st.dictionaries(st.integers(0, 2), st.sampled_from(list(State)), max_size=3),
)  # fmt: skip


def choices(values):
    return st.frozensets(values, max_size=2)


filters = st.tuples(
    choices(st.integers(0, 2)), choices(st.integers(0, 4)), choices(st.sampled_from(["人民網", ""])),
    st.sampled_from(["", "2024"]), st.sampled_from(["", "2024-11"]), choices(st.sampled_from(list(State))),
)  # fmt: skip


def fill(project, made):
    """Write made articles into a project; gives its annotators and tags by number."""
    when = Moment(1_700_000_000_000)
    with project._desk.write(Deed.ARTICLES_IMPORTED, "made") as pen:
        people = [Person(PersonId(new_id()), f"人{number}") for number in range(3)]
        pen.people.add_all(people)
        others = [pen.annotators.add(Annotator(AnnotatorId(new_id()), name)).id for name in ANNOTATORS[1:]]
        whom = [pen.annotators.add(project.annotator).id, *others]
        theme = project.codebook.root("theme")
        below = Tag(TagId(new_id()), "theme", "社會", theme.id)
        pen.project.add_tags([below])
        tags = [project.codebook.root(kind).id for kind in ("person", "role", "quote", "theme")] + [below.id]
        rows = []
        for number, (source, published, marks, themes, states) in enumerate(made):
            key = ArticleId(new_id())
            text = f"{TEXT}\n{number}"
            spans = [
                (Span(start, min(start + length, len(text))), tag, by, person, day)
                for start, length, tag, by, person, day in marks
            ]
            rows.append(ExchangeArticle(
                key, Metadata(f"標題{number}", source=source, published=published), text,
                tuple(Status(whom[by], state) for by, state in states.items()), (),
                tuple(
                    Mark(MarkId(new_id()), key, tags[tag], span, span.of(text), whom[by], Moment(when + day * DAY), when,
                         origin=list(Origin)[(span.start + len(span)) % len(Origin)],
                         person=people[person].id if person < 3 else None)
                    for span, tag, by, person, day in spans
                ), (), tuple(ArticleTheme(ThemeId(new_id()), key, tags[tag], whom[by]) for tag, by in dict.fromkeys(themes)),
            ))  # fmt: skip
        pen.import_articles(rows)
        pen.people.merge(people[1].id, people[0].id)
    project._desk.forget()
    return whom, tags


class Recount:
    """The same figures by looking at everything that is read, one thing after the other."""

    def __init__(self, project, wanted):
        self.book = project.codebook
        self.names = {one.id: one.name for one in project.annotators()}
        self.readings = [
            one for row in project.articles.page(limit=1000) if counts(one := project.articles.read(row.id), wanted)
        ]

        def holds(one):
            return (not wanted.annotators or one.annotator in wanted.annotators) and (
                not wanted.tags or one.tag in wanted.tags
            )

        self.marks = {one.article.id: [mark for mark in one.marks if holds(mark)] for one in self.readings}
        self.themes = {one.article.id: [theme for theme in one.themes if holds(theme)] for one in self.readings}
        self.people = {person.id: person.name for one in self.readings for person in one.people}
        self.wanted = wanted

    def all(self):
        return [(one, mark) for one in self.readings for mark in self.marks[one.article.id]]

    def tags(self):
        for tag in self.book.tags:
            marks = [mark for _one, mark in self.all() if mark.tag == tag.id]
            themes = [theme for found in self.themes.values() for theme in found if theme.tag == tag.id]
            if marks or themes:
                both = (*marks, *themes)
                yield (
                    self.book.path(tag.id),
                    len(marks),
                    len({x.article for x in both}),
                    len({x.annotator for x in both}),
                    len(themes),
                )

    def people_(self):
        for person, name in self.people.items():
            marks = [mark for _one, mark in self.all() if mark.person == person]
            if marks:
                yield name, len(marks), len({mark.article for mark in marks})

    def by(self, key):
        found = defaultdict(lambda: [0, 0, 0])
        for one in self.readings:
            row = found[key(one.article.metadata)]
            for at, more in enumerate((1, one.article.length, len(self.marks[one.article.id]))):
                row[at] += more
        return [(name, *row) for name, row in found.items()]

    def together(self, sets):
        order = {tag.id: at for at, tag in enumerate(self.book.tags)}
        found = Counter(
            pair for tags in sets for pair in itertools.combinations(sorted(tags, key=order.__getitem__), 2)
        )
        return [(self.book.path(one), self.book.path(other), count) for (one, other), count in found.items()]

    def paragraphs(self):
        for one in self.readings:
            start = 0
            for line in one.text.split("\n"):
                inside = Span(start, start + len(line) + 1)
                yield {
                    mark.tag
                    for mark in self.marks[one.article.id]
                    if mark.span.start < inside.end and inside.start < mark.span.end
                }
                start = inside.end

    def annotators(self):
        for key, name in self.names.items():
            marks = [mark for _one, mark in self.all() if mark.annotator == key]
            on = len({mark.article for mark in marks})
            done = sum(
                any(each.annotator == key and each.state in (State.DONE, State.ADJUDICATED) for each in one.statuses)
                for one in self.readings
            )
            if marks or (done and (not self.wanted.annotators or key in self.wanted.annotators)):
                hers = done if not self.wanted.annotators or key in self.wanted.annotators else 0
                yield name, len(marks), on, round(len(marks) / on, 1) if on else 0.0, hers

    def articles(self):
        found = Counter((one.article.id, mark.annotator) for one, mark in self.all())
        titles = {one.article.id: one.article.metadata for one in self.readings}
        for (article, by), count in found.items():
            known = titles[article]
            yield known.title, known.source, known.published, self.names[by], count

    def lengths(self):
        for tag in self.book.tags:
            found = [len(mark.span) for _one, mark in self.all() if mark.tag == tag.id]
            if found:
                yield (
                    self.book.path(tag.id),
                    len(found),
                    min(found),
                    round(sum(found) / len(found), 1),
                    max(found),
                    sum(found),
                )

    def spread(self):
        found = Counter(
            max(at for at, start in enumerate(LENGTHS) if start <= len(mark.span)) for _one, mark in self.all()
        )
        return [(length_class(at), count) for at, count in found.items()]

    def origins(self):
        for tag in self.book.tags:
            found = Counter(mark.origin for _one, mark in self.all() if mark.tag == tag.id)
            if whole := found.total():
                parts = [found[one] for one in (Origin.HAND, Origin.SUGGESTION, Origin.IMPORT, Origin.RULE)]
                yield self.book.path(tag.id), whole, *parts, round(100 * found[Origin.SUGGESTION] / whole, 1)

    def times(self):
        return []  # what came by an import took nobody's time here

    def progress(self):
        made = Counter(day(mark.created) for _one, mark in self.all())
        done = Counter(
            datetime.now().astimezone().date().isoformat()
            for one in self.readings for each in one.statuses
            if each.state in (State.DONE, State.ADJUDICATED) and (not self.wanted.annotators or each.annotator in self.wanted.annotators)
        )  # fmt: skip
        return [(one, made[one], done[one]) for one in made.keys() | done.keys()]

    def summary(self):
        marks = [mark for _one, mark in self.all()]
        made = [*marks, *itertools.chain.from_iterable(self.themes.values())]
        statuses = [each for one in self.readings for each in one.statuses]
        said = [one for one in statuses if not self.wanted.annotators or one.annotator in self.wanted.annotators]
        return Statistics(
            len(self.readings), sum(one.article.length for one in self.readings),
            len({mark.person for mark in marks} - {None}), len({one.annotator for one in made}),
            Counter(self.book.path(mark.tag) for mark in marks), {}, Counter(one.state.value for one in said),
        )  # fmt: skip

    def rows(self, figure):
        match figure:
            case Figure.TAGS:
                return self.tags()
            case Figure.PEOPLE:
                return self.people_()
            case Figure.SOURCES:
                return self.by(lambda known: known.source)
            case Figure.DATES:
                return self.by(lambda known: known.published[:7])
            case Figure.TOGETHER:
                return self.together({x.tag for x in (*self.marks[k], *self.themes[k])} for k in self.marks)
            case Figure.PARAGRAPHS:
                return self.together(self.paragraphs())
            case _:
                return getattr(self, figure.value)()


def day(moment):
    return datetime.fromtimestamp(moment / 1000).astimezone().date().isoformat()


def counts(reading, wanted):
    known = reading.article.metadata
    said = {one.state for one in reading.statuses if not wanted.annotators or one.annotator in wanted.annotators}
    new = State.NEW in wanted.states and not said - {State.NEW}
    in_time = not (wanted.since or wanted.until) or (
        known.published != ""
        and (not wanted.since or known.published[: len(wanted.since)] >= wanted.since)
        and (not wanted.until or known.published[: len(wanted.until)] <= wanted.until)
    )
    return (
        in_time and (not wanted.sources or known.source in wanted.sources)
        and (not wanted.states or new or bool(said & (wanted.states - {State.NEW})))
    )  # fmt: skip


def assert_agreed(project, wanted):
    recount = Recount(project, wanted)
    for sheet in project.numbers.sheets(wanted):
        assert sorted(map(repr, sheet.rows)) == sorted(map(repr, recount.rows(sheet.figure))), sheet.figure
        assert all(len(row) == len(COLUMNS[sheet.figure]) for row in sheet.rows)
    if wanted != Counted():
        assert project.statistics(wanted) == recount.summary()


def counted(whom, tags, chosen):
    annotators, wanted_tags, sources, since, until, states = chosen
    return Counted(
        frozenset(whom[at] for at in annotators),
        frozenset(tags[at] for at in wanted_tags),
        sources,
        since,
        until,
        states,
    )


@given(made=st.lists(articles, max_size=5), chosen=st.lists(filters, min_size=1, max_size=3))
@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
def test_every_figure_is_what_a_plain_recount_says(made, chosen):
    with tempfile.TemporaryDirectory() as folder, Project.create(Path(folder) / "p.annot", annotator="lin") as project:
        whom, tags = fill(project, made)
        assert_agreed(project, Counted())
        wear(project)
        assert_agreed(project, Counted())
        for one in chosen:
            assert_agreed(project, counted(whom, tags, one))


def wear(project):
    """Take a mark away in each article, correct a text and take an article off: what is gone does not count."""
    articles = [row.id for row in project.articles.page()]
    for key in articles:
        if found := project.articles.read(key).marks:
            project.marks.remove([found[0].id])
    for key in articles[:1]:
        project.articles.correct(key, Span(0, 1), "")
    for key in articles[1:2]:
        project.articles.remove(key)


MADE = [
    (
        "人民網",
        "2024-11-15",
        [(0, 3, 0, 0, 0, 0), (7, 1, 0, 1, 1, 1), (2, 12, 2, 0, 3, 1), (8, 2, 4, 2, 3, 2)],
        [(3, 0), (3, 1)],
        {0: State.DONE},
    ),
    ("=1+1", "2024-11", [(0, 3, 0, 1, 1, 0), (20, 4, 3, 1, 3, 3)], [], {1: State.ADJUDICATED, 2: State.NEW}),
    ("", "", [(0, 9, 2, 0, 3, 5)], [(4, 2)], {}),
]


@pytest.fixture
def made(project):
    return fill(project, MADE)


def test_files_and_servers_count_alike(project, made):
    whom, tags = made
    assert_agreed(project, Counted())
    for wanted in (
        Counted(annotators=frozenset(whom[:1])), Counted(tags=frozenset(tags[:3])), Counted(sources=frozenset({""})),
        Counted(since="2024-11", until="2024-11"), Counted(states=frozenset({State.NEW})),
        Counted(states=frozenset({State.DONE, State.NEW}), annotators=frozenset(whom[:2])),
    ):  # fmt: skip
        assert_agreed(project, wanted)


def test_what_is_removed_or_stands_on_another_text_does_not_count(project, made):
    (first, second, *_more) = project.listing.keys()
    project.several.remove([second])
    project.articles.correct(first, Span(30, 31), "有")
    assert_agreed(project, Counted())


def test_a_mark_on_a_former_text_does_not_count_though_another_article_shows_that_text(tmp_path):
    with Project.create(tmp_path / "lin.annot", annotator="lin") as lin:
        lin.imports.apply(lin.imports.plan_text(TEXT, "a"))
        [article] = [one.id for one in lin.articles.page()]
        shutil.copy(lin.path, tmp_path / "wang.annot")
        with Project.open(tmp_path / "wang.annot", annotator="wang") as wang:
            wang.marks.add(article, Span(0, 3), wang.codebook.root("person").id)
            wang.marks.add(article, Span(4, 5), wang.codebook.root("theme").id)
        lin.articles.correct(article, Span(3, 4), "也說")
        lin.imports.apply(lin.imports.plan_text(TEXT, "b"))
        [other] = [one.id for one in lin.articles.page() if one.id != article]
        assert lin.articles.read(other).text == TEXT
        lin.marks.add(other, Span(0, 3), lin.codebook.root("person").id)
        lin.merge(tmp_path / "wang.annot")
        assert Kind.VERSION in [one.kind for one in lin.merging.conflicts()]
        recount = Recount(lin, Counted())
        for figure in [one for one in Figure if one is not Figure.TIMES]:  # what the hand took is not recounted here
            assert sorted(lin.numbers.sheet(figure).rows) == sorted(map(tuple, recount.rows(figure))), figure
        assert lin.statistics().marks == {"person": 1}
        assert lin.check() == []


def test_counting_stops_when_it_is_told_to(project, made):
    def stop(_done, _total):
        raise Cancelled("stopped")

    for figure in Figure:
        with pytest.raises(Cancelled):
            project.numbers.sheet(figure, told=stop)


def tables(project):
    return [(one.figure.value, one.columns, one.rows) for one in project.numbers.sheets()]


def test_a_table_for_spreadsheets_holds_no_formula(project, made, tmp_path):
    sheet = project.numbers.sheet(Figure.SOURCES)
    project.numbers.write(tmp_path / "sources.csv", [("sources", sheet.columns, sheet.rows)])
    lines = list(csv.reader(io.StringIO((tmp_path / "sources.csv").read_text("utf-8-sig"))))
    assert lines[0] == ["source", "articles", "characters", "marks"]
    assert {line[0] for line in lines[1:]} == {"人民網", "'=1+1", ""}
    with pytest.raises(ExportRefused, match="folder"):
        project.numbers.write(tmp_path, tables(project))


def test_a_workbook_has_a_sheet_for_each_table_and_no_formula(project, made, tmp_path):
    openpyxl = pytest.importorskip("openpyxl")
    project.numbers.write(tmp_path / "all.xlsx", tables(project))
    book = openpyxl.load_workbook(tmp_path / "all.xlsx")
    assert book.sheetnames == [figure.value for figure in Figure]
    for name, columns, rows in tables(project):
        found = [[cell.value if cell.value is not None else "" for cell in line] for line in book[name].iter_rows()]
        assert found == [list(columns), *(list(row) for row in rows)]
        assert not any(cell.data_type == "f" for line in book[name].iter_rows() for cell in line)
    assert list(tmp_path.glob(".*")) == []


def test_without_the_library_a_workbook_is_refused_with_the_way_to_install_it(project, made, tmp_path, monkeypatch):
    monkeypatch.setattr(sheets, "find_spec", lambda _name: None)
    with pytest.raises(ExportRefused, match=r"article-annotator\[xlsx\]"):
        project.numbers.write(tmp_path / "all.xlsx", tables(project))
    assert list(tmp_path.glob("*.xlsx")) == []
