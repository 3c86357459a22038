"""A codebook as a page for people: everything that it says is there, and nothing of it does anything."""

from dataclasses import replace
from html.parser import HTMLParser
from uuid import UUID

import pytest

from annotator.domain.codebook import Codebook, Feature, FeatureKind, Overlap, default_codebook
from annotator.domain.errors import ImportRefused
from annotator.domain.ids import TagId
from annotator.formats.codebooks import guideline

HOSTILE = "<script>alert(1)</script>\"'&amp;<img src=x onerror=y>"
HARMLESS = {
    "html", "head", "meta", "title", "style", "body", "h1", "h2", "h3", "div", "span", "p", "b", "ul", "li", "strong",
    "em", "a", "br",
}  # fmt: skip


class Page(HTMLParser):
    """Which elements, attributes and words a page has."""

    def __init__(self, page):
        super().__init__()
        self.elements, self.attributes, self.words = set(), set(), []
        self.feed(page.decode())

    def handle_starttag(self, tag, attrs):
        self.elements.add(tag)
        self.attributes |= {(name, value) for name, value in attrs}

    def handle_data(self, data):
        self.words.append(data)


def hostile():
    book = default_codebook()
    asked = (Feature(HOSTILE, FeatureKind.CHOICE, (HOSTILE, "好"), True),)
    guided = f"Begin **after** the cue.\n\n- ✓ {HOSTILE}\n\n![x](https://e.org/x.png) [go](javascript:alert(1))"
    below = replace(
        book.tags[2], id=TagId(UUID(int=7)), parent=book.tags[2].id, name=HOSTILE, key="<", sign="&",
        colour='red"><b', description=HOSTILE, guideline=guided, features=asked, overlap=Overlap.NEST,
    )  # fmt: skip
    types = (replace(book.link_types[1], name=HOSTILE), *book.link_types[2:])
    return Codebook((*book.tags, below), types)


def test_hostile_names_stand_in_the_page_as_they_are_and_do_nothing():
    page = Page(guideline.html(hostile()))
    assert page.elements <= HARMLESS
    names = {name for name, _value in page.attributes}
    assert names <= {"charset", "http-equiv", "content", "style", "class", "href"}
    assert not any(name == "href" and "javascript" in value for name, value in page.attributes)
    assert not any("red" in (value or "") for name, value in page.attributes if name == "style")
    words = "".join(page.words)
    assert words.count(HOSTILE) >= 5
    assert "must be answered" in words
    assert "nest only" in words


def test_markdown_of_a_guideline_is_rendered():
    assert "<strong>after</strong>" in guideline.html(hostile()).decode()


def test_names_do_nothing_in_markdown_either():
    from markdown_it import MarkdownIt

    page = MarkdownIt("commonmark", {"html": True}).render(guideline.markdown(hostile()).decode().split("Begin")[0])
    assert Page(page.encode()).elements <= HARMLESS
    assert HOSTILE in "".join(Page(page.encode()).words)


def test_a_guideline_cannot_be_brought_in():
    with pytest.raises(ImportRefused, match="read by people"):
        guideline.read(guideline.html(default_codebook()))
