"""The pages of the window with 4, 400 and (large) 40,000 articles: how long any of them leaves the window unanswering.

Each project has somebody with 10,000 mentions, people and titles with very long names, tags that carry nothing and
articles without marks. ``python -m tests.benchmarks.of_pages FOLDER [ARTICLES…]`` keeps projects and pictures there.
"""

import json
import os
import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from annotator import Project
from annotator.domain.articles import Metadata
from annotator.domain.codebook import PERSON, ROLE
from annotator.domain.ids import ArticleId, MarkId, PersonId, new_id
from annotator.domain.log.operations import Deed
from annotator.domain.marks import Mark, Origin
from annotator.domain.moments import now
from annotator.domain.people import Person
from annotator.domain.spans import Span
from annotator.domain.transfer.exchange import ExchangeArticle
from tests.benchmarks import large
from tests.benchmarks.corpus import SENTENCES
from tests.benchmarks.figures import Figure, complain

MENTIONS, MOST_A_TEXT = 10_000, 2_500
GOAL = 200
"""Milliseconds for which no page may leave the window unanswering."""
GIANT = "司徒建國"
LONG_NAME = (
    "阿卜杜勒·拉赫曼·本·穆罕默德·本·阿卜杜拉·阿勒穆塔瓦·亞歷山德羅維奇·馮·施萊斯維格－荷爾斯泰因－宗德堡－格呂克斯堡"
)


def figures(folder: Path, articles: int) -> list[Figure]:
    """One figure a page and size."""
    sizes = (4, 400, 40_000) if articles >= 10_000 else (4, 400)
    return [figure for size in sizes for figure in _of(folder, size)]


def _of(folder: Path, articles: int, pictures: Path | None = None) -> Iterator[Figure]:
    path = folder / f"pages-{articles}.annot"
    if not path.exists():
        complain(f"  a project of {articles:,} articles")
        make(path, articles)
    words = [sys.executable, "-m", "tests.benchmarks.pages_cell", str(path), *([str(pictures)] if pictures else [])]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(words, check=True, capture_output=True, text=True, env=environment)
    for name, took in json.loads(done.stdout.splitlines()[-1]).items():
        told = f"processor {took['work']:.0f}; all read after {took['read']:.0f}"
        yield Figure(f"{name}, {articles:,} articles", took["times"], "ms", GOAL, note=told)


def make(path: Path, articles: int) -> None:
    """A project of about that many articles, four of them at least hard ones."""
    large.make(path, max(1, articles - 4))
    chance = random.Random(4)
    with Project.open(path, annotator="bench") as project:
        person = project.codebook.root(PERSON).id
        people = [Person(PersonId(new_id()), GIANT), Person(PersonId(new_id()), LONG_NAME)]
        by, when = project.annotator.id, now()
        for number in range(40):
            project.tags.add(ROLE, f"空{number} {'很長的名稱' * (number % 12)}")
        with project._desk.write(Deed.ARTICLES_IMPORTED, "made") as pen:
            pen.people.add_all(people)
            hard = [_hard(chance, number, people, person, by, when) for number in range(MENTIONS // MOST_A_TEXT)]
            pen.import_articles(iter(hard), lambda _done: None)
        project._desk.store.improve_plans()


def _hard(chance, number, people, tag, by, when) -> ExchangeArticle:
    """A text that names the one person again and again, under a title that no column can hold."""
    parts, marks, at, key = [], [], 0, ArticleId(new_id())
    for mention in range(MOST_A_TEXT):
        name, person = (GIANT, people[0]) if mention % 250 else (LONG_NAME, people[1])
        span = Span(at, at + len(name))
        marks.append(Mark(MarkId(new_id()), key, tag, span, name, by, when, when, Origin.IMPORT, person.id))
        parts.append(f"{name}說{chance.choice(SENTENCES)}。" + ("\n" if mention % 7 == 0 else ""))
        at += len(parts[-1])
    metadata = Metadata(title=f"{number} " + "關於進一步加強各項工作的若干意見" * 14, source="一個名稱很長的通訊社" * 6)
    return ExchangeArticle(key, metadata, "".join(parts), (), (), tuple(marks), (), ())


if __name__ == "__main__":
    home = Path(sys.argv[1])
    os.environ["ANNOTATOR_HOME"] = str(home / "home")
    for count in map(int, sys.argv[2:] or ("4", "400")):
        shots = home / f"pictures-{count}"
        shots.mkdir(parents=True, exist_ok=True)
        for row in _of(home, count, shots):
            print(f"{row.name:45} {row.value:8.0f} ms   {row.note}")
