"""The page of all articles of a small project."""

import pytest

from annotator.domain.articles import Metadata

SOURCES = ("人民網", "新華社", "中央社")


@pytest.fixture
def page(opened, window):
    """The page of a project with seven articles."""
    project = window.hub.project
    for number in range(6):
        (key,) = project.imports.apply(project.imports.plan_text(f"第{number}篇 說好。", "a")).value.articles
        project.articles.edit(
            key, Metadata(f"標題{number}", source=SOURCES[number % 3], published=f"2024-0{number + 1}")
        )
    window.wide.list_articles()
    page = window.wide.articles
    wait_for_groups(opened, page)
    return page


def wait_for_groups(hands, page):
    hands.bot.waitUntil(
        lambda: not page._reading.jobs.is_busy and page.side.groups.total == page.rows.rowCount(), timeout=10_000
    )


def titles(page):
    return [row.metadata.title for row in page.rows.rows]


def choose(page, *places):
    page._choose(places, places[-1])


def chosen_keys(page):
    return page.choice()(page._hub.project)


def metadata(window):
    return [row.metadata for row in window.hub.project.listing.page()]
