"""Suggestions as sources make them, by words."""

import pytest

from annotator.domain.spans import Span
from annotator.domain.suggestions import Suggestion, Tie

TEXT = (
    "雲嶺鎮圖書館新館啟用\n\n鎮長方啟明出席典禮。方啟明在致詞中強調,圖書館是鎮上最大的客廳。\n"
    "館長沈月華介紹,新館藏書八萬冊。她表示,晚間延長開放。她還說,歡迎大家。\n"
)


@pytest.fixture
def home(tmp_path):
    """A file; ``test_on_a_server`` tells the story that both must tell."""
    return tmp_path / "p.annot"


@pytest.fixture
def library(project):
    """The key of the article."""
    return project.imports.apply(project.imports.plan_text(TEXT, "雲嶺鎮")).value.articles[0]


@pytest.fixture
def hint(project, library):
    """A suggestion on the nth place of some words; ties as (type, kind, words, nth, person)."""

    def made(words, kind, nth=0, ties=(), source="names", score=0.9, **more):
        tied = tuple(Tie(one[0], one[1], place(*one[2:4]), *one[4:]) for one in ties)
        tag = project.codebook.root(kind).id
        return Suggestion(library, tag, place(words, nth), words, source, "because", score, ties=tied, **more)

    return made


def place(words, nth=0):
    at = -1
    for _time in range(nth + 1):
        at = TEXT.index(words, at + 1)
    return Span(at, at + len(words))
