"""Who says what: lines in order with their speakers, cues and roles, read page by page, and the tallies over them."""

import csv
import io
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator import Project
from annotator.domain.articles import Annotator, Metadata, ProjectInfo
from annotator.domain.codebook import Codebook, Tag, default_codebook
from annotator.domain.corpus.speech import About, Voice
from annotator.domain.ids import ArticleId, LinkId, MarkId, PersonId, ProjectId, TagId, ThemeId, new_id
from annotator.domain.marks import ArticleTheme, Link, Mark
from annotator.domain.moments import Moment
from annotator.domain.people import Person
from annotator.domain.spans import Span
from annotator.domain.transfer.exchange import Exchange, ExchangeArticle
from annotator.formats import annot_jsonl, spoken

OPENING = "鎮長方啟明出席。方啟明強調,圖書館是客廳,他又說,書是朋友。館長沈月華介紹,藏書八萬冊。"
LATER = "方啟明指出,水質好轉。有人說,不信。"


class Desk:
    """Marks and links by their words."""

    def __init__(self, project):
        self.project = project

    def article(self, text, **told):
        project = self.project
        key = project.imports.apply(project.imports.plan_text(text, "a")).value.articles[0]
        project.articles.edit(key, replace(project.articles.read(key).article.metadata, **told))
        return key

    def mark(self, article, words, tag, nth=0):
        text, at = self.project.articles.read(article).text, -1
        for _time in range(nth + 1):
            at = text.index(words, at + 1)
        found = self.project.codebook.by_path(tag)
        return self.project.marks.add(article, Span(at, at + len(words)), found.id).value

    def name(self, name, *mentions):
        keys = [mention.id for mention in mentions]
        return self.project.people.create(name, keys).value.id


@pytest.fixture
def desk(project):
    return Desk(project)


@pytest.fixture
def told(desk):
    """Two articles: 方啟明 speaks in both, his role is told in the first alone."""
    links = desk.project.links
    later = desk.article(LATER, title="水質", published="2024-09-12")
    first = desk.article(OPENING, title="新館", source="雲嶺日報", published="2024-05-06")
    name, again = desk.mark(first, "方啟明", "person"), desk.mark(first, "方啟明", "person", 1)
    fang = desk.name("方啟明", name, again)
    role = desk.mark(first, "鎮長", "role")
    links.add("holds", name.id, role.id)
    one, two = desk.mark(first, "圖書館是客廳", "quote"), desk.mark(first, "書是朋友", "quote")
    links.add("says", again.id, one.id)
    links.set_cue(one.id, Span(OPENING.index("強調"), OPENING.index("強調") + 2))
    links.add("continues", two.id, one.id)
    shen, books = desk.mark(first, "沈月華", "person"), desk.mark(first, "藏書八萬冊", "quote")
    links.add("says", shen.id, books.id)
    curator = desk.mark(first, "館長", "role")
    links.add("holds", shen.id, curator.id)
    third = desk.mark(later, "方啟明", "person")
    desk.project.people.join([third.id], fang)
    water, doubt = desk.mark(later, "水質好轉", "quote"), desk.mark(later, "不信", "quote")
    links.add("says", third.id, water.id)
    return {"first": first, "later": later, "fang": fang, "water": water, "doubt": doubt, "third": third, "role": role}


def words(lines):
    return [line.text for line in lines]


def test_a_table_keeps_the_place_of_a_speaker_who_has_no_role(desk):
    article = desk.article("張三和局長李四說:「我們同意」。林五說:「不信」。", published="2024-05-06")
    zhang, li, lin = (desk.mark(article, name, "person") for name in ("張三", "李四", "林五"))
    role, agreed, doubt = (
        desk.mark(article, "局長", "role"),
        desk.mark(article, "我們同意", "quote"),
        desk.mark(article, "不信", "quote"),
    )
    links = desk.project.links
    for speaker, said in ((zhang, agreed), (li, agreed), (lin, doubt)):
        links.add("says", speaker.id, said.id)
    links.add("holds", li.id, role.id)
    written = "".join(spoken.to_csv(desk.project.speech.lines())).removeprefix("\ufeff")
    rows = list(csv.DictReader(io.StringIO(written, newline="")))
    assert [(row["speaker"], row["role"], row["role_date"]) for row in rows] == [
        ("張三; 李四", "; 局長", "; 2024-05-06"),
        ("林五", "", ""),
    ]


def test_lines_come_by_date_and_place_with_continued_pieces_joined(desk, told):
    lines = list(desk.project.speech.lines())
    assert words(lines) == ["圖書館是客廳 … 書是朋友", "藏書八萬冊", "水質好轉", "不信"]
    assert [line.title for line in lines] == ["新館", "新館", "水質", "水質"]
    assert lines[0].cues == ("強調",)
    assert lines[0].source == "雲嶺日報"
    assert lines[0].place.span.of(OPENING) == "圖書館是客廳"
    assert lines[3].speakers == ()


def test_a_role_is_that_of_the_same_article_else_the_latest_before_it(desk, told):
    first, books, water, _doubt = desk.project.speech.lines()
    assert [(one.name, one.role.words, one.role.here) for one in first.speakers] == [("方啟明", "鎮長", True)]
    assert (books.speakers[0].name, books.speakers[0].role.words) == ("沈月華", "館長")
    then = water.speakers[0].role
    assert (then.words, then.here, then.published, then.article) == ("鎮長", False, "2024-05-06", told["first"])


def test_a_role_that_is_told_only_later_is_not_that_of_an_earlier_quote(desk, told):
    early = desk.article("方啟明說,早安。", published="2024-01-01")
    name, quote = desk.mark(early, "方啟明", "person"), desk.mark(early, "早安", "quote")
    desk.project.people.join([name.id], told["fang"])
    desk.project.links.add("says", name.id, quote.id)
    line = next(desk.project.speech.lines())
    assert (line.text, line.speakers[0].role) == ("早安", None)


def test_of_several_roles_in_an_article_the_last_one_before_the_quote_counts(desk):
    text = "鎮長方啟明說,好。後來任市長的方啟明說,更好。"
    key = desk.article(text)
    names = [desk.mark(key, "方啟明", "person", nth) for nth in range(2)]
    desk.name("方啟明", *names)
    for words_, name in (("鎮長", names[0]), ("市長", names[1])):
        desk.project.links.add("holds", name.id, desk.mark(key, words_, "role").id)
    for said, name in (("好", names[0]), ("更好", names[1])):
        quote = desk.mark(key, said, "quote")
        desk.project.links.add("says", name.id, quote.id)
    assert [line.speakers[0].role.words for line in desk.project.speech.lines()] == ["鎮長", "市長"]


def test_an_article_a_person_and_a_theme_have_lines_of_their_own(desk, told):
    speech = desk.project.speech
    assert words(speech.lines(About(article=told["later"]))) == ["水質好轉", "不信"]
    assert words(speech.lines(About(person=told["fang"]))) == ["圖書館是客廳 … 書是朋友", "水質好轉"]
    theme = desk.project.codebook.root("theme").id
    river = desk.project.tags.add("theme", "河", parent=theme).value.id
    desk.project.marks.add(told["later"], Span(LATER.index("水質"), LATER.index("水質") + 2), river)
    desk.project.themes.put(told["first"], theme)
    assert words(speech.lines(About(theme=river))) == ["水質好轉"]
    assert words(speech.lines(About(theme=theme))) == ["圖書館是客廳 … 書是朋友", "藏書八萬冊", "水質好轉"]
    assert words(speech.lines(About(person=told["fang"], theme=river))) == ["水質好轉"]
    assert speech.counts().themes == {theme: 3, river: 1}
    cells = {
        (cell.voice.name, cell.theme): (cell.quotes, cell.passages, cell.articles) for cell in speech.spread().cells
    }
    assert cells == {("方啟明", theme): (1, 0, 1), ("沈月華", theme): (1, 0, 1), ("方啟明", river): (1, 1, 0)}


def test_persons_made_one_speak_with_one_voice(desk, told):
    other = desk.name("方鎮長")
    desk.project.people.merge(other, [told["fang"]])
    assert {voice.name: count for voice, count in desk.project.speech.counts().voices.items()} == {
        "方鎮長": 2,
        "沈月華": 1,
    }
    assert len(words(desk.project.speech.lines(About(person=other)))) == 2


def test_one_quote_of_two_who_are_made_one_is_counted_once(desk, told):
    article = desk.article("甲市長和甲先生說,好。", title="同", published="2024-10-01")
    one, other = desk.mark(article, "甲市長", "person"), desk.mark(article, "甲先生", "person")
    quote = desk.mark(article, "好", "quote")
    first, second = desk.name("甲市長", one), desk.name("甲先生", other)
    for mention in (one, other):
        desk.project.links.add("says", mention.id, quote.id)
    theme = desk.project.codebook.root("theme").id
    desk.project.marks.add(article, quote.span, theme)
    desk.project.themes.put(article, theme)
    desk.project.people.merge(first, [second])
    voices = {voice.name: count for voice, count in desk.project.speech.counts().voices.items()}
    assert voices["甲市長"] == 1
    spread = desk.project.speech.spread()
    mine = [cell for cell in spread.cells if cell.voice.person == first]
    assert [(cell.quotes, cell.passages, cell.articles) for cell in mine] == [(1, 1, 1)]
    assert [one.quotes for one in spread.months if one.voice.person == first] == [1]
    assert desk.project.register.portrait(first).quotes == 1


def test_what_is_removed_is_not_told_and_undo_brings_it_back(desk, told):
    desk.project.marks.remove([told["water"].id])
    assert "水質好轉" not in words(desk.project.speech.lines())
    desk.project.history.undo()
    desk.project.articles.remove(told["first"])
    assert words(desk.project.speech.lines()) == ["水質好轉", "不信"]
    assert desk.project.speech.counts().quotes == 2
    assert [one.id for one in desk.project.speech.articles()] == [told["later"]]


def test_articles_with_quotes_are_counted_by_date_and_filtered(desk, told):
    silent = desk.article("沒有人說話。", title="默")
    articles = desk.project.speech.articles()
    assert [(one.title, one.quotes) for one in articles] == [("新館", 2), ("水質", 2)]
    assert silent not in [one.id for one in articles]
    assert [one.title for one in desk.project.speech.articles(articles[0].reached)] == ["水質"]
    assert [one.title for one in desk.project.speech.articles(containing="2024-05")] == ["新館"]


def test_pieces_that_go_round_in_a_ring_or_branch_count_as_the_one_line_that_is_shown(desk):
    key = desk.article("「甲」「乙」「丙」「丁」「戊」", title="環")
    pieces = {word: desk.mark(key, word, "quote") for word in "甲乙丙丁戊"}
    for one, other in ("甲乙", "乙丙", "丙甲", "丁丙"):
        desk.project.links.add("continues", pieces[one].id, pieces[other].id)
    assert words(desk.project.speech.lines()) == ["甲 … 乙 … 丙 … 丁", "戊"]
    assert [one.quotes for one in desk.project.speech.articles()] == [2]
    desk.project.marks.remove([one.id for one in pieces.values()])
    assert desk.project.speech.articles() == []


def test_months_count_by_voice(desk, told):
    months = [(one.month, one.voice.name, one.quotes) for one in desk.project.speech.spread().months]
    assert months == [("2024-05", "方啟明", 1), ("2024-05", "沈月華", 1), ("2024-09", "方啟明", 1)]


def test_undated_articles_stand_behind_dated_ones(desk, told):
    key = desk.article("有人說,何時。", published="")
    desk.mark(key, "何時", "quote")
    assert words(desk.project.speech.lines())[-1] == "何時"


# Laws.

PEOPLE = tuple(Person(PersonId(new_id()), name) for name in ("甲", "乙"))
BY = Annotator(new_id(), "lin")
BOOK = default_codebook()
BELOW = tuple(Tag(TagId(new_id()), kind, name, BOOK.root(kind).id) for kind, name in (("quote", "直"), ("theme", "水")))
BOOK = Codebook((*BOOK.tags, *BELOW), BOOK.link_types)


@st.composite
def talk(draw):
    """An article full of quotes, mentions, cues and themes that are joined any which way."""
    key, text = ArticleId(new_id()), "甲說乙，" * draw(st.integers(1, 8))
    marks = []
    for _number in range(draw(st.integers(0, 9))):
        start = draw(st.integers(0, len(text) - 1))
        span = Span(start, draw(st.integers(start + 1, len(text))))
        tag = draw(st.sampled_from([*BOOK.tags, *[tag for tag in BOOK.tags if tag.kind == "quote"] * 3]))
        person = draw(st.sampled_from([None, *PEOPLE])) if tag.kind == "person" else None
        marks.append(Mark(MarkId(new_id()), key, tag.id, span, span.of(text), BY.id, Moment(1), Moment(1),
                          person=person and person.id))  # fmt: skip
    marks.sort(key=lambda mark: (mark.span, mark.id.bytes))
    ends = st.sampled_from(marks) if marks else st.nothing()
    links = [
        Link(LinkId(new_id()), key, draw(st.sampled_from(BOOK.link_types)).id, draw(ends).id, draw(ends).id, BY.id)
        for _number in range(draw(st.integers(0, 12)) if marks else 0)
    ]
    themes = [ArticleTheme(ThemeId(new_id()), key, draw(st.sampled_from(BOOK.tags)).id, BY.id)] * draw(
        st.integers(0, 1)
    )
    told = Metadata(title=f"題{draw(st.integers(0, 3))}", published=draw(st.sampled_from(["", "2024", "2024-05-06"])))
    return ExchangeArticle(key, told, text, marks=tuple(marks), links=tuple(links), themes=tuple(themes))


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("talks")


@given(talks=st.lists(talk(), min_size=1, max_size=5), limit=st.integers(1, 5), data=st.data())
@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow])
def test_every_quote_is_told_once_with_the_speakers_and_cues_of_the_export(folder, talks, limit, data):
    with _project_of(folder, talks) as project:
        marks = [one.id for each in talks for one in each.marks]
        for mark in data.draw(st.lists(st.sampled_from(marks), max_size=2, unique=True)) if marks else ():
            project.marks.remove([mark])
        # Whoever lost the last mention has left the register.
        if {one.id for one, _mentions in project.people.all()} >= {one.id for one in PEOPLE} and data.draw(
            st.booleans()
        ):
            project.people.merge(PEOPLE[0].id, [PEOPLE[1].id])
        lines = _all_pages(project, limit)
        rows = {row["mark_id"]: row for row in _exported(project) if row["kind"] == "quote"}
        pieces = [piece for line in lines for piece in line.pieces]
        assert Counter(str(piece.mark) for piece in pieces) == Counter(rows.keys())
        for piece in pieces:
            row = rows[str(piece.mark)]
            assert "; ".join(one.name for one in piece.speakers) == row["speaker"]
            assert "; ".join(piece.cues) == row["cue"]
            assert (piece.text, str(piece.span.start)) == (row["text"], row["start"])
        assert lines == list(project.speech.lines())
        shown = Counter(line.article for line in lines)
        assert {one.id: one.quotes for one in project.speech.articles()} == shown
        dates = [line.published or "9" for line in lines]
        assert dates == sorted(dates)
        _check_tallies(project, lines)


def _check_tallies(project, lines):
    """The database counts what counting line by line gives."""
    speech, counts, spread = project.speech, project.speech.counts(), project.speech.spread()
    assert counts.quotes == len(lines)
    voices = Counter(Voice(one.name, one.person) for line in lines for one in line.speakers)
    assert counts.voices == voices
    months = Counter((Voice(one.name, one.person), line.published[:7]) for line in lines for one in line.speakers
                     if line.published)  # fmt: skip
    assert {(one.voice, one.month): one.quotes for one in spread.months} == months
    for person in PEOPLE:
        mine = [line for line in lines if any(one.person == person.id for one in line.speakers)]
        assert list(speech.lines(About(person=person.id))) == mine or person == PEOPLE[1]
    cells = Counter()
    for tag in (tag for tag in speech.themes() if not list(project.codebook.children(tag.id))):
        on = list(speech.lines(About(theme=tag.id)))
        assert counts.themes.get(tag.id, 0) == len(on)
        cells.update((Voice(one.name, one.person), tag.id) for line in on for one in line.speakers)
    leaves = {tag.id for tag in speech.themes() if not list(project.codebook.children(tag.id))}
    assert {(one.voice, one.theme): one.quotes for one in spread.cells if one.theme in leaves} == cells


def _project_of(folder, talks):
    info = ProjectInfo(ProjectId(new_id()), "talks", Moment(1))
    exchange = Exchange(info, BOOK, (BY,), PEOPLE, len(talks), lambda: iter(talks))
    source, path = folder / "talks.jsonl", folder / f"{new_id()}.annot"
    source.write_text("".join(annot_jsonl.write(exchange)), "utf-8", newline="")
    project = Project.create(path, annotator="lin", codebook=BOOK)
    project.imports.apply(project.imports.plan([source]))
    return project


def _all_pages(project, limit):
    page = project.speech.page(limit=limit)
    lines = list(page.lines)
    while page.reached is not None:
        page = project.speech.page(after=page.reached, limit=limit)
        lines += page.lines
    return lines


def _exported(project):
    return list(csv.DictReader(io.StringIO("".join(project.exports.lines("csv")).removeprefix("\ufeff"), newline="")))
