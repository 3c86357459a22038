"""Counts agree with a recount whatever several people do to the same marks and articles in the same moments."""

import random
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from itertools import product

import pytest

from annotator import Project
from annotator.domain.errors import AnnotatorError, ChangedMeanwhile, NotFound
from annotator.domain.spans import Span

TEXT = "市長方啟明來了。沈月華走了。方啟明說好。"


def mark(project, article, at=2):
    return project.marks.add(article, Span(at, at + 3), project.codebook.root("person").id).value


DEEDS = {
    "mark": lambda project, _made, article: mark(project, article, 8),
    "relabel": lambda project, made, _article: project.marks.relabel(made.id, project.codebook.root("theme").id),
    "unmark": lambda project, made, _article: project.marks.remove([made.id]),
    "undo": lambda project, _made, _article: project.history.undo(),
    "correct": lambda project, _made, article: project.articles.correct(article, Span(0, 1), "縣"),
    "remove": lambda project, _made, article: project.articles.remove(article),
}
PAIRS = list(product(DEEDS, ("relabel", "unmark", "correct", "remove")))


@pytest.fixture
def lin(address):
    with Project.create(address, annotator="lin") as project:
        yield project


@pytest.fixture
def wang(lin):
    with Project.open(lin.location, annotator="wang") as project:
        yield project


@pytest.fixture
def articles(lin):
    texts = (f"{TEXT}{number}" for number in range(len(PAIRS)))
    return [lin.imports.apply(lin.imports.plan_text(text, text)).value.articles[0] for text in texts]


def quietly(deed, *words):
    with suppress(AnnotatorError):
        deed(*words)


def in_the_moment_of(project, deed, seconds=0.05):
    """Let ``deed`` be done beside when the next operation of a project is about to be committed."""
    store = project._desk.store
    before_commit, beside = store._before_commit, threading.Thread(target=deed)

    def moment(ink, changes):
        store._before_commit = before_commit
        beside.start()
        beside.join(seconds)  # so far it comes without us
        before_commit(ink, changes)

    store._before_commit = moment
    return beside


def test_whoever_comes_second_in_the_same_moment_counts_what_the_first_one_did(lin, wang, articles):
    wrong = []
    for article, (first, second) in zip(articles, PAIRS, strict=True):
        made = mark(lin, article)
        beside = in_the_moment_of(lin, lambda: quietly(DEEDS[second], wang, made, article))  # noqa: B023
        quietly(DEEDS[first], lin, made, article)
        beside.join()
        if lin.check():
            wrong.append((first, second))
            lin.mend()
    assert wrong == []


def test_several_people_who_do_anything_at_once_leave_right_counts(lin, wang, articles):
    deeds = [DEEDS[name] for name in ("mark", "relabel", "unmark", "undo", "correct")]

    def work(project, seed):
        chance = random.Random(seed)
        for _step in range(25):
            marks = project.articles.read(articles[0]).marks
            made = chance.choice(marks) if marks else mark(project, articles[0])
            quietly(chance.choice(deeds), project, made, articles[0])

    with ThreadPoolExecutor() as pool:
        list(pool.map(work, (lin, wang), (1, 2)))
    assert lin.check() == []


def test_a_copy_that_comes_in_while_its_texts_are_corrected_is_counted(lin, wang, articles, tmp_path):
    lin.backup(tmp_path / "copy.annot")
    with Project.open(tmp_path / "copy.annot", annotator="chen") as copy:
        for article in articles[:2]:
            mark(copy, article)
    beside = in_the_moment_of(lin, lambda: DEEDS["correct"](wang, None, articles[0]), 0.5)
    lin.merge(tmp_path / "copy.annot")
    beside.join()
    assert lin.check() == []


def test_nothing_is_marked_in_an_article_that_was_removed(lin, wang, articles):
    wang.articles.remove(articles[0])
    with pytest.raises(NotFound):
        mark(lin, articles[0])


def test_people_who_correct_or_remove_one_article_in_one_moment_never_stand_in_each_others_way(lin, wang, articles):
    refused = []

    def work(project, words):
        for turn, article in enumerate(articles):
            try:
                if turn % 4 == 3:
                    project.articles.remove(article)
                else:
                    project.articles.correct(article, Span(0, 1), words)
            except NotFound:  # removed by the other one
                continue
            except AnnotatorError as refusal:
                refused.append(refusal)

    for article in articles:
        mark(lin, article)
    with ThreadPoolExecutor() as pool:
        list(pool.map(work, (lin, wang), ("縣", "鎮長")))
    assert refused == []
    assert lin.check() == []
    texts = {lin.articles.read(one.id).text.split("方")[0] for one in lin.articles.page(limit=len(articles))}
    assert texts <= {"縣長", "鎮長長"} | {"縣長長", "鎮長"}


def test_a_correction_chosen_in_a_text_that_another_corrected_finds_its_words_or_is_refused(lin, wang, articles):
    seen = lin.articles.read(articles[0]).text
    wang.articles.correct(articles[0], Span(0, 2), "前任副市長", seen)
    again = lin.articles.correct(articles[0], Span(6, 7), "又", seen)
    assert again.place.span == Span(9, 10)
    assert lin.articles.read(articles[0]).text.startswith("前任副市長方啟明來又。沈月華走了。")
    with pytest.raises(ChangedMeanwhile, match="“縣長” cannot be told"):
        lin.articles.correct(articles[0], Span(0, 2), "鎮長", seen.replace("市長", "縣長"))
