"""Brings what an export says about an article that is here already: marks, links, themes that nobody made here yet.

Its suggestions wait beside those that are here.

What was removed here stays removed, and what an annotator has made here is not made again; so the same file twice
changes nothing.
"""

from collections.abc import Mapping
from dataclasses import replace

from annotator.domain.ids import ArticleId, MarkId
from annotator.domain.transfer.exchange import ExchangeArticle
from annotator.store import Pen


def bring(pen: Pen, one: ExchangeArticle, here: ArticleId) -> tuple[int, int]:
    """Put on the article ``here``, which has the same text, what is missing there.

    Gives how many marks and suggestions came.
    ``one`` speaks of this project's tags, link types, annotators and people.
    """
    same = {(mark.tag, mark.span, mark.annotator): mark.id for mark in pen.marks.of_article(here)}
    used = pen.marks.used([mark.id for mark in one.marks])
    ends = {mark.id: same.get((mark.tag, mark.span, mark.annotator)) for mark in one.marks}
    text = pen.articles.text(here)
    fresh = [
        replace(mark, article=here, text=mark.text or mark.span.of(text))
        for mark in one.marks
        if ends[mark.id] is None and mark.id not in used
    ]
    pen.marks.add_all(fresh)
    there = {key: end for key, end in ends.items() if end is not None} | {mark.id: mark.id for mark in fresh}
    _bring_links(pen, one, here, there)
    _bring_themes(pen, one, here)
    for status in one.statuses:
        if not pen.articles.has_status(here, status.annotator):
            pen.articles.set_status(here, status)
    return len(fresh), pen.pending.offer(replace(found, article=here) for found in one.suggestions)


def _bring_links(pen: Pen, one: ExchangeArticle, here: ArticleId, there: Mapping[MarkId, MarkId]) -> None:
    """Links between marks that stand here now; those that cross to a mark which was removed here stay away."""
    known = {(link.type, link.from_mark, link.to_mark) for link in pen.links.of_article(here)}
    used = pen.links.used([link.id for link in one.links])
    wanted = [
        replace(link, article=here, from_mark=there[link.from_mark], to_mark=there[link.to_mark])
        for link in one.links
        if link.id not in used and link.from_mark in there and link.to_mark in there
    ]
    pen.links.add_all(link for link in wanted if (link.type, link.from_mark, link.to_mark) not in known)


def _bring_themes(pen: Pen, one: ExchangeArticle, here: ArticleId) -> None:
    known = {(theme.tag, theme.annotator) for theme in pen.themes.of_article(here)}
    used = pen.themes.used([theme.id for theme in one.themes])
    pen.themes.add_all(
        replace(theme, article=here)
        for theme in one.themes
        if theme.id not in used and (theme.tag, theme.annotator) not in known
    )
