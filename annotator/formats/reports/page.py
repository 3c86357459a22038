"""One web page that needs nothing else: the articles with their marks, who says what, and a legend; no scripts."""

import re
from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

from annotator.domain.codebook import QUOTE, SAYS, Codebook, Line
from annotator.domain.ids import MarkId, TagId
from annotator.domain.language import _
from annotator.domain.marks import Mark
from annotator.domain.spans import Span
from annotator.domain.transfer.exchange import Exchange, ExchangeArticle
from annotator.domain.transfer.losses import Aspect
from annotator.formats.ends import Ends
from annotator.formats.excerpt import wrapped
from annotator.formats.format import Content
from annotator.formats.reports.told import facts, told

CARRIES = frozenset({
    Aspect.TEXTS, Aspect.DESCRIPTIONS, Aspect.MARKS, Aspect.OVERLAPS, Aspect.PERSONS, Aspect.SPEECH, Aspect.NOTES,
    Aspect.FEATURES, Aspect.THEMES, Aspect.ANNOTATORS,
})  # fmt: skip
_COLOUR = re.compile("#[0-9a-fA-F]{6}")
_LINES = {Line.SOLID: "solid", Line.DASHED: "dashed", Line.DOTTED: "dotted", Line.WAVE: "wavy"}
_STYLE = """
:root { color-scheme: light dark; --ink: #1d1f23; --paper: #fdfcfa; --faint: #6b7078; --rule: #dcdad5; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e4df; --paper: #1b1c1f; --faint: #9aa0a8; --rule: #3a3c41; } }
body { margin: 0 auto; max-width: 46rem; padding: 2rem 1.2rem 4rem; color: var(--ink); background: var(--paper);
  font: 1.06rem/2 "Noto Serif CJK SC", "Songti SC", "Source Han Serif SC", SimSun, Georgia, serif; }
:lang(zh-Hant) { font-family: "Noto Serif CJK TC", "Songti TC", PMingLiU, serif; }
h1, h2, h3, nav, dl, table, .legend { font-family: system-ui, "Noto Sans CJK SC", sans-serif; line-height: 1.5; }
h2 { margin-top: 3rem; border-top: 1px solid var(--rule); padding-top: 1.5rem; }
p { margin: 0 0 .6em; white-space: pre-wrap; overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1rem; color: var(--faint); font-size: .88rem; }
dd { margin: 0; overflow-wrap: anywhere; }
mark { color: inherit; text-decoration-line: underline; text-decoration-thickness: 2px; text-underline-offset: .28em; }
mark sup { font: .62rem/1 system-ui, sans-serif; padding: 0 .15em; color: var(--faint); }
table { border-collapse: collapse; width: 100%; font-size: .9rem; }
td, th { text-align: left; vertical-align: top; padding: .3rem .6rem .3rem 0; border-bottom: 1px solid var(--rule); }
.legend { display: flex; flex-wrap: wrap; gap: .3rem 1.2rem; font-size: .9rem; list-style: none; padding: 0; }
nav li { margin: .1rem 0; } a { color: inherit; }
@media print { body { max-width: none; } h2 { break-before: page; } }
"""


_PRINTED = """
body { font-family: "Noto Serif CJK SC", "Songti SC", SimSun, serif; font-size: 11pt; }
h1, h2, th, dt { font-family: "Noto Sans CJK SC", sans-serif; }
p { white-space: pre-wrap; line-height: 150%; }
td, th { padding: 2px 10px 2px 0; text-align: left; }
"""
"""What the window's printing understands of styles."""


def printable(exchange: Exchange) -> str:
    """The same page for a printer that knows little HTML: no ``mark``, no colours that depend on a scheme."""
    html = "".join(write(exchange)).replace(_STYLE, _PRINTED)
    return html.replace("<mark", "<span").replace("</mark", "</span")


def write(exchange: Exchange) -> Iterator[str]:
    """The whole selection as one page, in pieces."""
    yield _head(exchange.project.title or _("Articles"), exchange)
    titles = [one.metadata.title for one in exchange.articles()]
    if len(titles) > 1:
        links = (f'<li><a href="#a{at}">{escape(title) or "—"}</a></li>' for at, title in enumerate(titles))
        yield f"<nav><ol>{''.join(links)}</ol></nav>\n"
    for at, article in enumerate(exchange.articles()):
        yield from _article(article, exchange, at)
    yield "</body>\n</html>\n"


def spread(exchange: Exchange) -> Mapping[str, Content]:
    """A page for each article, and one that lists them."""
    listed = [(f"{at:04}.html", one.metadata.title) for at, one in enumerate(exchange.articles(), 1)]
    pages: dict[str, Content] = {"index.html": _index(exchange, listed)}
    articles = exchange.articles()  # one pass for all pages: they are written in this order
    for at, (name, _title) in enumerate(listed):
        pages[name] = _alone(articles, exchange, at)
    return pages


def _index(exchange: Exchange, listed: list[tuple[str, str]]) -> Iterator[str]:
    yield _head(exchange.project.title or _("Articles"), exchange)
    for name, title in listed:
        yield f'<p><a href="{name}">{escape(title) or "—"}</a></p>\n'
    yield "</body>\n</html>\n"


def _alone(articles: Iterator[ExchangeArticle], exchange: Exchange, at: int) -> Iterator[str]:
    article = next(articles)
    yield _head(article.metadata.title, exchange)
    yield from _article(article, exchange, at)
    yield "</body>\n</html>\n"


def _head(title: str, exchange: Exchange) -> str:
    book = exchange.codebook
    rules = "".join(
        f".t{at} {{ background-color: {_tint(tag.colour)}; text-decoration-color: {tag.colour or '#888888'};"
        f" text-decoration-style: {_LINES.get(book.line(tag), 'solid')}; }}\n"
        for at, tag in enumerate(book.tags)
    )
    legend = "".join(
        f'<li><mark class="t{at}">{escape(tag.sign)}</mark> {escape(book.path(tag.id))}</li>'
        for at, tag in enumerate(book.tags)
        if not tag.retired
    )
    return (
        '<!DOCTYPE html>\n<html>\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>{escape(title)}</title>\n<style>{_STYLE}{rules}</style>\n</head>\n<body>\n"
        f'<h1>{escape(title)}</h1>\n<ul class="legend">{legend}</ul>\n'
    )


def _tint(colour: str) -> str:
    """A tag's colour as it lies behind words, in the one notation that browsers and printing here both know."""
    parts = [int(colour[at : at + 2], 16) for at in (1, 3, 5)] if _COLOUR.fullmatch(colour) else [136] * 3
    return f"rgba({parts[0]}, {parts[1]}, {parts[2]}, 16%)"


def _article(article: ExchangeArticle, exchange: Exchange, at: int) -> Iterator[str]:
    known = article.metadata
    language = "-".join(filter(None, (known.language, known.script)))
    spoken = f' lang="{escape(language)}"' if language else ""
    yield f'<article id="a{at}"{spoken}>\n<h2>{escape(known.title)}</h2>\n'
    rows = "".join(f"<dt>{escape(name)}</dt><dd>{escape(words)}</dd>" for name, words in facts(article))
    yield f"<dl>{rows}</dl>\n" if rows else ""
    yield f"<p>{_Marked(article, exchange).text()}</p>\n"
    yield _summary(article, exchange)
    yield "</article>\n"


class _Marked:
    """The text of an article with its marks."""

    def __init__(self, article: ExchangeArticle, exchange: Exchange) -> None:
        self._article, self._book = article, exchange.codebook
        self._places = {tag.id: at for at, tag in enumerate(exchange.codebook.tags)}
        self._people = {one.id: one.name for one in exchange.people}
        self._makers = {one.id: one.name for one in exchange.annotators}
        self._numbers = _numbers(article, exchange.codebook)

    def text(self) -> str:
        """As HTML."""
        whole = Span(0, len(self._article.text))
        return wrapped(self._article.text, whole, self._article.marks, self._wrap, escape)

    def _wrap(self, mark: Mark, inside: str) -> str:
        number = self._numbers.get(mark.id, "")
        shown = f"<sup>{number}</sup>" if number else ""
        return f'<mark class="t{self._places[mark.tag]}" title="{escape(self._about(mark))}">{shown}{inside}</mark>'

    def _about(self, mark: Mark) -> str:
        words = [self._book.path(mark.tag)]
        if mark.person:
            words.append(self._people.get(mark.person, ""))
        words += [f"{name}: {_plain(value)}" for name, value in mark.features.items()]
        words += [mark.note, self._makers.get(mark.annotator, "")]
        return " · ".join(filter(None, words))


def _numbers(article: ExchangeArticle, book: Codebook) -> dict[MarkId, str]:
    """The number of each quote, and on its speaker those of the quotes."""
    ends, numbers = Ends(article, book), dict[MarkId, str]()
    quotes = [mark for mark in article.marks if _kind(book, mark.tag) == QUOTE]
    for number, quote in enumerate(quotes, 1):
        numbers[quote.id] = str(number)
        for speaker in ends.to(quote.id, SAYS):
            numbers[speaker.id] = ",".join(filter(None, (numbers.get(speaker.id), str(number))))
    return numbers


def _kind(book: Codebook, tag: TagId) -> str:
    return book.tag(tag).kind


def _plain(value: Any) -> str:  # noqa: ANN401  (what a feature may hold)
    return {True: _("yes"), False: _("no")}.get(value, str(value)) if isinstance(value, bool) else str(value)


def _summary(article: ExchangeArticle, exchange: Exchange) -> str:
    """Tables of people, roles, quotes, and the themes of the whole article."""
    known = told(article, exchange)
    tables = [
        _table((_("People"), _("Mentions")), [(name, str(count)) for name, count in known.people]),
        _table((_("Role"), _("Holder")), known.roles),
        _table((_("Speaker"), _("Cue"), _("Quote")), [(one.speaker, one.cue, one.text) for one in known.quotes]),
        _table((_("Themes"),), [(theme,) for theme in known.themes]),
    ]
    return "".join(tables)


def _table(heads: tuple[str, ...], rows: list[tuple[str, ...]] | tuple[tuple[str, ...], ...]) -> str:
    if not rows:
        return ""
    head = "".join(f"<th>{escape(one)}</th>" for one in heads)
    body = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>\n" for row in rows)
    return f"<table>\n<tr>{head}</tr>\n{body}</table>\n"
