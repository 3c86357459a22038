"""The page of the codebook over a project with quotes."""

import pytest

from annotator.domain.spans import Span


@pytest.fixture
def quotes(opened, window):
    """Direct and indirect quotes, the latter with two marks."""
    project, article = window.hub.project, window.situation.article
    made = [project.tags.add("quote", name).value for name in ("Direct", "Indirect")]
    text = window.situation.reading.text
    for words in ("新館", "藏書"):
        at = text.index(words)
        project.marks.add(article, Span(at, at + len(words)), made[1].id)
    return made


@pytest.fixture
def page(opened, window, quotes):
    window.coding.show_codebook()
    page = window.coding.page
    opened.bot.waitUntil(page.isVisible)
    return page
