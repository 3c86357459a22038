"""Saved web pages."""

from pathlib import Path

import pytest

from annotator.domain.articles import RepairKind
from annotator.domain.errors import ImportRefused
from annotator.formats.documents import html
from annotator.formats.documents.body import lines_of
from annotator.formats.registry import named
from annotator.project.rules import planning
from tests.conftest import TRICKY

_SENTENCE = "國會今天討論明年的預算，委員會認為地方政府應該先說明這筆錢怎麼用，然後再投票決定。"
PAGE = f"""<!DOCTYPE html><html lang="zh-TW"><head><meta charset="{{}}"><title>國會討論預算</title>
<meta name="author" content="林小姐"><meta property="article:published_time" content="2024-11-15T08:00:00+08:00">
<link rel="canonical" href="https://news.example.org/a/1"></head><body>
<nav><ul><li><a href="/">首頁</a></li><li><a href="/w">天氣</a></li></ul></nav>
<article><h1>國會討論預算</h1><p>{_SENTENCE}</p><p>王小明說：「AT&amp;amp;T 的事。」{_SENTENCE}</p>
<p>{_SENTENCE * 2}</p><p>{{}}</p></article>
<footer><p>版權所有 © 某某日報 2024</p></footer></body></html>"""
DATA = Path(__file__).parents[4] / "shared" / "data"


def page(words="", charset="utf-8", encoding="utf-8"):
    return PAGE.format(charset, words).encode(encoding)


def planned(raw):
    [article] = planning.articles("a.html", raw, named("web"))
    return article


def test_a_page_gives_its_article_and_what_stands_around_it_can_be_had_back():
    article = planned(page(TRICKY))
    lines = article.repaired.text.split("\n")
    assert lines[-1] == TRICKY
    assert not {"首頁", "天氣", "版權所有 © 某某日報 2024"} & set(lines)
    assert "AT&amp;T" in article.decoded.text
    assert any("AT&T" in line for line in lines)  # decoded once more, as a repair
    whole = planning.decided(article, {})
    assert whole.repaired.text == article.decoded.text
    assert {"首頁", "天氣", "版權所有 © 某某日報 2024"} <= set(whole.repaired.text.split("\n"))


def test_what_a_page_says_about_itself_is_known_of_the_article():
    said = planned(page()).inferred.metadata
    assert (said.title, said.byline, said.published) == ("國會討論預算", "林小姐", "2024-11-15")
    assert (said.url, said.language) == ("https://news.example.org/a/1", "zh-TW")


@pytest.mark.parametrize(
    ("charset", "encoding", "read_by"),
    [
        ("utf-8", "utf-8-sig", "utf-8-sig"),
        ("big5", "big5", "big5"),
        ("utf-8", "big5", "big5"),
        ("gb2312", "utf-8", "utf-8"),
        ("gb2312", "gb18030", "gb18030"),
        ("iso-8859-1", "gb18030", "gb18030"),
        ("no-such-charset", "gb18030", "gb18030"),
    ],
)
def test_a_page_is_read_by_the_encoding_that_its_bytes_prove(charset, encoding, read_by):
    raw = page(charset=charset).decode().replace("©", "").encode(encoding)
    decoded = planned(raw).decoded
    assert decoded.encoding == read_by
    assert _SENTENCE in decoded.text


def test_a_wrong_declaration_is_told():
    assert "gb18030" in planned(page(charset="gb2312")).decoded.doubts[0]
    assert not planned(page()).decoded.doubts


def test_a_western_page_counts_by_what_it_declares():
    words = "<p>" + "Größe und Öl für die Straße. " * 9 + "</p>"
    raw = f'<html><head><meta charset="iso-8859-1"></head><body>{words}</body></html>'.encode("cp1252")
    assert planned(raw).decoded.encoding == "cp1252"


def test_readings_above_characters_are_taken_away_and_can_be_had_back():
    article = planned(page("<ruby>漢<rp>（</rp><rt>かん</rt><rp>）</rp>字<rt>じ</rt></ruby>を読む人の話は長い。"))
    assert article.decoded.text.count("漢(かん)字(じ)を読む") == 1
    assert "漢字を読む" in article.repaired.text
    assert [one.source for one in article.repaired.repairs if one.kind is RepairKind.GLOSS]


def test_a_page_without_words_is_refused():
    with pytest.raises(ImportRefused):
        html.documents(b"<html><body><script>1</script></body></html>", "", None)


def test_without_the_part_that_finds_articles_all_text_is_kept_and_told(monkeypatch):
    monkeypatch.setattr(html, "WEB", html.Extra("web", ("no_such_module",)))
    [document] = html.documents(page(), "", None)
    assert not document.proposals
    assert "article-annotator[web]" in document.decoded.doubts[-1]
    assert document.metadata.title == "國會討論預算"


def test_a_word_of_the_navigation_that_the_article_holds_is_not_taken_for_it():
    assert lines_of("今天天氣很好\n明天也是", ["天氣", "今天天氣很好", "明天也是", "今天天氣很好"]) == [
        False, True, True, False,
    ]  # fmt: skip


def test_where_the_body_is_not_in_the_page_nothing_is_said():
    assert lines_of("完全不同的話在這裡", ["今天", "明天"]) is None


@pytest.mark.skipif(not (DATA / "html-legacy-encodings").is_dir(), reason="the pages of other programs are not here")
@pytest.mark.parametrize("folder", ["html-legacy-encodings", "hostile-text"])
def test_pages_with_wrong_declarations_read_without_a_lost_character(folder):
    for path in sorted((DATA / folder).glob("*.html")):
        assert "\ufffd" not in planned(path.read_bytes()).decoded.text, path.name
