"""A made project of any size, with people, statuses and a history: ``python -m tests.benchmarks.large PATH ARTICLES``.

Its rows come in by the store's own import, so it is what a project of that size would be.
"""

import random
import sys
from collections.abc import Iterator
from pathlib import Path

from annotator import Project
from annotator.domain.articles import Metadata, State, Status
from annotator.domain.codebook import PERSON, Tag
from annotator.domain.ids import AnnotatorId, ArticleId, MarkId, PersonId, new_id
from annotator.domain.log.operations import Deed
from annotator.domain.marks import Mark, Origin
from annotator.domain.moments import now
from annotator.domain.people import Person
from annotator.domain.transfer.exchange import ExchangeArticle
from annotator.store.transactions import Pen
from annotator.store.writing.ink import Ink
from tests.benchmarks.corpus import NAMES, spans_of, text_of
from tests.benchmarks.figures import complain

MARKS, LENGTH = 20, 1_000


def make(path: Path, articles: int, *, annotator: str = "bench") -> None:
    """A project of that many articles with 20 marks each, one person for two articles, two thirds of it done."""
    chance = random.Random(20241115)
    with Project.create(path, annotator=annotator) as project:
        tags = [tag for tag in project.codebook.tags if tag.kind != "cue"]
        people = [
            Person(PersonId(new_id()), f"{chance.choice(NAMES)}{number}", ("老總",) if number % 50 == 0 else ())
            for number in range(max(1, articles // 2))
        ]
        with project._desk.write(Deed.ARTICLES_IMPORTED, "made") as pen:
            pen.people.add_all(people)
            pen.import_articles(_articles(tags, project.annotator.id, articles, people, chance), _tell)
        project._desk.store.improve_plans()
        if project.searching.is_behind():
            project.searching.prepare(lambda done, _total: _tell(done))


def operate(project: Project, count: int, seed: int = 7) -> None:
    """That many operations of one mark each on random articles, in one transaction: only their number matters."""
    store, chance = project._desk.store, random.Random(seed)
    tags = [tag.id for tag in project.codebook.tags if tag.kind not in (PERSON, "cue")]
    with project._desk.read() as reader:
        articles = reader.articles.ids()
    with store._transaction() as connection:
        for _number in range(count):
            pen = Pen(connection, Ink(connection, store._site, project.annotator, Deed.MARK_ADDED), store._texts)
            article = chance.choice(articles)
            text = pen.articles.text(article)
            span = spans_of(chance, text, 1)[0]
            pen.marks.add(
                Mark(
                    MarkId(new_id()),
                    article,
                    chance.choice(tags),
                    span,
                    span.of(text),
                    project.annotator.id,
                    now(),
                    now(),
                )
            )
            pen.finish()


def _articles(
    tags: list[Tag], by: AnnotatorId, count: int, people: list[Person], chance: random.Random
) -> Iterator[ExchangeArticle]:
    when = now()
    for number in range(count):
        key, text = ArticleId(new_id()), text_of(chance, LENGTH)
        marks = []
        for span in spans_of(chance, text, MARKS):
            tag = chance.choice(tags)
            person = people[int(len(people) * chance.random() ** 3)].id if tag.kind == PERSON else None
            marks.append(
                Mark(MarkId(new_id()), key, tag.id, span, span.of(text), by, when, when, Origin.IMPORT, person)
            )
        done = (Status(by, State.DONE),) if number % 3 else ()
        metadata = Metadata(
            title=f"第{number}篇 {text[:12]}", source="測試社", published="2024-11-15", language="zh", script="Hant"
        )
        yield ExchangeArticle(key, metadata, text, done, (), tuple(marks), (), ())


def _tell(done: int) -> None:
    if done % 10_000 == 0:
        complain(f"{done:,}")


if __name__ == "__main__":
    make(Path(sys.argv[1]), int(sys.argv[2]))
