"""Reports hold every word of the text, every mark, and nothing that a browser or a word processor would run."""

import io
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings

from annotator.domain.articles import Annotator, Metadata
from annotator.domain.codebook import CUE_OF, HOLDS, SAYS, default_codebook
from annotator.domain.corpus.agreement import agreements
from annotator.domain.ids import ArticleId, LinkId, MarkId, PersonId, ProjectId, new_id
from annotator.domain.marks import Link, Mark
from annotator.domain.moments import Moment
from annotator.domain.people import Person
from annotator.domain.spans import Span
from annotator.domain.transfer.exchange import Exchange, ExchangeArticle, ProjectInfo
from annotator.formats.excerpt import to_html, wrapped
from annotator.formats.reports import datasheet, page, summary, word
from tests.formats.exchanges import exchanges, tame

TEXT = "局長張三說:「𠮷野家<b>很好</b> & 便宜。」李四不在。"
LIN, CHEN = Annotator(new_id(), "lin"), Annotator(new_id(), "<script>chen")


class Page(HTMLParser):
    """What a browser makes of a page: its tags, and the words of what is inside each article's paragraph."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.text, self._inside, self._aside = [], "", False, False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        self._inside = self._inside or tag == "p"
        self._aside = tag == "sup"

    def handle_endtag(self, tag):
        self._inside = self._inside and tag != "p"
        self._aside = False

    def handle_data(self, data):
        if self._inside and not self._aside:
            self.text += data


@pytest.fixture
def project():
    """One article in which a role has a holder, and a quote a speaker and a cue; marked by two."""
    book, key = default_codebook(), ArticleId(new_id())
    person = Person(PersonId(new_id()), "張三")

    def mark(kind, words, by=LIN, **more):
        start = TEXT.index(words)
        span = Span(start, start + len(words))
        return Mark(MarkId(new_id()), key, book.root(kind).id, span, words, by.id, Moment(0), Moment(0), **more)

    who, role = mark("person", "張三", person=person.id), mark("role", "局長")
    quote, cue = mark("quote", "𠮷野家<b>很好</b> & 便宜。"), mark("cue", "說")
    other = mark("person", "張三", CHEN, note='"><script>alert(1)</script>')

    def link(name, one, two):
        return Link(LinkId(new_id()), key, book.link_type(name).id, one.id, two.id, LIN.id)

    links = link(HOLDS, who, role), link(SAYS, who, quote), link(CUE_OF, quote, cue)
    told = Metadata("<h1>題|目*", byline="記者", url="javascript:alert(1)", language="zh", script="Hant")
    article = ExchangeArticle(key, told, TEXT, marks=(role, who, other, cue, quote), links=links)
    info = ProjectInfo(ProjectId(new_id()), "項目", Moment(0))
    return Exchange(info, book, (LIN, CHEN), (person,), 1, lambda: iter([article]))


@given(exchanges(tame))
@settings(max_examples=40)
def test_a_page_holds_every_text_as_it_is(exchange):
    shown = Page("".join(page.write(exchange)))
    assert shown.text == "".join(one.text for one in exchange.articles())
    marks = [attrs for tag, attrs in shown.tags if tag == "mark" and "title" in attrs]
    assert len(marks) >= sum(len(one.marks) for one in exchange.articles())


def test_a_page_runs_nothing_that_somebody_wrote(project):
    html = "".join(page.write(project))
    tags = Page(html).tags
    assert not any(tag in ("script", "b", "iframe", "img") for tag, _attrs in tags)
    assert not any(name.startswith("on") for _tag, attrs in tags for name in attrs)
    assert not any("javascript" in str(attrs.get("href")) for _tag, attrs in tags)
    assert ("article", {"id": "a0", "lang": "zh-Hant"}) in tags


def test_a_page_tells_who_says_what_and_who_holds_which_role(project):
    html = "".join(page.write(project))
    assert "<td>張三</td><td>說</td><td>𠮷野家&lt;b&gt;很好&lt;/b&gt; &amp; 便宜。</td>" in html
    assert "<td>局長</td><td>張三</td>" in html
    assert html.count("<sup>1</sup>") == 2


def test_a_folder_has_a_page_for_each_article_and_one_that_leads_to_all(project):
    [article] = project.articles()
    two = replace(project, count=2, articles=lambda: iter([article, replace(article, text="空", marks=(), links=())]))
    pages = {name: "".join(content) for name, content in page.spread(two).items()}
    assert list(pages) == ["index.html", "0001.html", "0002.html"]
    assert re.findall(r'href="([^"]+)"', pages["index.html"]) == ["0001.html", "0002.html"]
    assert [Page(pages[name]).text for name in ("0001.html", "0002.html")] == [TEXT, "空"]


def test_very_many_marks_within_each_other_are_written(project):
    [article] = project.articles()
    many = [replace(article.marks[0], id=MarkId(new_id()), span=Span(0, 2)) for _number in range(3000)]
    assert (
        wrapped(TEXT, Span(0, 4), many, lambda _mark, inside: f"({inside})", str)
        == "(" * 3000 + "局長" + ")" * 3000 + "張三"
    )
    assert to_html("aa", Span(0, 2), (), project.codebook) == "<p>aa</p>"


def test_a_document_holds_every_word_and_a_legend(project):
    docx = pytest.importorskip("docx")
    raw = io.BytesIO()
    word.pack(project, raw)
    document = docx.Document(io.BytesIO(raw.getvalue()))
    lines = ["".join(run.text for run in one.runs if not run.font.superscript) for one in document.paragraphs]
    assert TEXT in lines
    shaded = [run.text for one in document.paragraphs for run in one.runs if run._element.xpath(".//w:shd")]
    assert {"局長", "張三", "說"} <= set(shaded)
    assert [cell.text for cell in document.tables[2].rows[1].cells] == ["張三", "說", "𠮷野家<b>很好</b> & 便宜。"]


def test_a_report_in_markdown_shows_names_as_they_are(project):
    report = "".join(summary.write(project))
    assert "## \\<h1\\>題|目\\*" in report
    assert "| 張三 | 說 | 𠮷野家\\<b\\>很好\\</b\\> & 便宜。 |" in report
    assert "| 局長 | 張三 |" in report


def test_a_datasheet_counts_and_tells_how_far_two_agree(project):
    sheet = "".join(datasheet.write(project))
    assert "| person | 2 |" in sheet
    assert "| lin | 1 | 4 |" in sheet
    [pair] = agreements(project.articles())
    assert (pair.articles, pair.equal, {pair.of_one, pair.of_other}) == (1, 1, {1, 4})
    assert f"| {2 / 5:.3f} |" in sheet
