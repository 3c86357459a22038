"""Counts are of what is shown: no mark on an earlier version of a text or on a removed article is in any of them."""

import random
import shutil
import tempfile
from collections import Counter
from contextlib import suppress
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator import Project
from annotator.domain.errors import AnnotatorError
from annotator.domain.spans import Span

TEXTS = ("市長方啟明來了。沈月華走了。方啟明說好。", "沈月華是館長。方啟明沒有來。")
WORDS = (("方啟明", "person"), ("沈月華", "person"), ("市長", "role"), ("館長", "role"), ("來", "theme"))


def made(path):
    with Project.create(path, annotator="lin") as project:
        for text in TEXTS:
            project.imports.apply(project.imports.plan_text(text, text[:3]))
    return path


def mark(project, article, words, tag):
    at = project.articles.read(article).text.index(words)
    return project.marks.add(article, Span(at, at + len(words)), project.codebook.root(tag).id)


def hold(project, article):
    """Say that who is named first holds the role that stands first, if both are marked."""
    marks, book = project.articles.read(article).marks, project.codebook
    person, role = ([one for one in marks if one.tag == book.root(kind).id] for kind in ("person", "role"))
    if person and role:
        project.links.add("holds", person[0].id, role[0].id)


def counted(project):
    """Mentions of each person, marks of each article and under each tag, as they are told."""
    people = {one.person.id: one.mentions for one in project.register.page(limit=100) if one.mentions}
    articles = {one.id: one.marks for one in project.articles.page() if one.marks}
    return people, articles, {tag: count for tag, count in project.insight.counts().items() if count}


def seen(project):
    """The same, from what each article shows."""
    readings = [project.articles.read(one.id) for one in project.articles.page()]
    marks = [one for reading in readings for one in reading.marks]
    meant = (one.person for one in marks if one.person)
    return Counter(meant), Counter(one.article for one in marks), Counter(one.tag for one in marks)


def faults(project):
    """What is counted otherwise than it is shown, and what a check finds."""
    told, shown, extent = counted(project), seen(project), project.register.extent()
    readings = [project.articles.read(one.id) for one in project.articles.page()]
    somebody = [reading for reading in readings if any(mark.person for mark in reading.marks)]
    held, links = project.statistics(), sum(len(reading.links) for reading in readings)
    makers = {mark.tag: set[object]() for reading in readings for mark in reading.marks}
    for mark in (mark for reading in readings for mark in reading.marks):
        makers[mark.tag].add(mark.annotator)
    insight = project.insight
    both = [
        *zip(told, shown, strict=True),
        (extent.mentions, sum(told[0].values())),
        (extent.articles, len(somebody)),
        (sum(held.marks.values()), sum(shown[2].values())),
        (sum(held.links.values()), links),
        (sum(insight.links().values()), links),
        *((insight.makers(tag.id), len(makers.get(tag.id, ()))) for tag in project.codebook.tags),
    ]
    return [one for one in both if one[0] != one[1]] + project.check()


def work(project, chance, steps):
    """Mark, correct, remove, undo and redo, at random."""
    for _step in range(steps):
        listed = project.articles.page()
        with suppress(AnnotatorError, ValueError):  # what is not there or not possible now is passed over
            match chance.randrange(8):
                case 0 | 1 | 2 if listed:
                    mark(project, chance.choice(listed).id, *chance.choice(WORDS))
                case 7 if listed:
                    hold(project, chance.choice(listed).id)
                case 3 if listed:
                    article = chance.choice(listed).id
                    project.articles.correct(article, Span(0, 1), chance.choice("縣州省"))
                case 4 if listed:
                    project.articles.remove(chance.choice(listed).id)
                case 5:
                    project.history.undo()
                case _:
                    project.history.redo()


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(seed=st.integers(0, 10**9))
def test_whatever_copies_bring_and_undo_takes_back_only_what_is_shown_is_counted(seed):
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        here = made(Path(folder) / "here.annot")
        there = Path(shutil.copy(here, Path(folder) / "there.annot"))
        with Project.open(here, annotator="lin") as home, Project.open(there, annotator="chen") as copy:
            for _round in range(2):
                work(home, chance, 6)
                work(copy, chance, 6)
                home.merge(there)
                assert faults(home) == []
                if chance.random() < 0.5:
                    with suppress(AnnotatorError):
                        home.history.undo()
                    assert faults(home) == []
                    with suppress(AnnotatorError):
                        home.history.redo()
                    assert faults(home) == []
            assert faults(copy) == []


def test_marks_of_another_copy_on_an_earlier_text_are_not_counted_and_those_of_a_removed_article_until_it_is_back(
    home, tmp_path
):
    path = made(tmp_path / "first.annot")
    copy = Path(shutil.copy(path, tmp_path / "copy.annot"))
    with Project.open(path) as project:
        if not isinstance(home, Path):
            project.move(home)
    here = path if isinstance(home, Path) else home
    with Project.open(copy, annotator="chen") as project:
        for one in project.articles.page():
            mark(project, one.id, "方啟明", "person")
    with Project.open(here, annotator="lin") as project:
        first, second = (one.id for one in project.articles.page())
        mark(project, second, "沈月華", "person")
        project.articles.correct(first, Span(0, 1), "縣")
        project.merge(copy)
        assert faults(project) == []
        assert {one.person.name: one.mentions for one in project.register.page()} == {"方啟明": 1, "沈月華": 1}
        assert (project.register.extent().mentions, project.register.extent().articles) == (2, 1)
        project.articles.remove(second)
        assert faults(project) == []
        assert {one.mentions for one in project.register.page()} == {0}
        project.history.undo()
        assert faults(project) == []
        project.history.undo()  # the merge
        assert faults(project) == []
        assert {one.person.name: one.mentions for one in project.register.page()} == {"沈月華": 1}
        project.history.redo()
        assert faults(project) == []
        assert (project.register.extent().people, project.register.extent().without_role) == (2, 2)


def test_marks_that_were_made_elsewhere_on_an_article_removed_here_count_nowhere(tmp_path):
    path = made(tmp_path / "here.annot")
    copy = Path(shutil.copy(path, tmp_path / "copy.annot"))
    with Project.open(copy, annotator="chen") as project:
        mark(project, project.articles.page()[0].id, "方啟明", "person")
    with Project.open(path, annotator="lin") as project:
        project.articles.remove(project.articles.page()[0].id)
        project.merge(copy)
        assert faults(project) == []
        assert [(one.person.name, one.mentions) for one in project.register.page()] == [("方啟明", 0)]
