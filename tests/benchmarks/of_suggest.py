"""Suggestions: one article, the first after a start, memory, all articles in the background, gestures meanwhile."""

import json
import os
import random
import subprocess
import sys
import threading
from pathlib import Path
from statistics import median

from annotator import Project
from annotator.domain.articles import Metadata
from annotator.domain.codebook import PERSON, THEME
from annotator.domain.errors import Cancelled
from annotator.domain.ids import ArticleId, MarkId, PersonId, new_id
from annotator.domain.log.operations import Deed
from annotator.domain.marks import Mark
from annotator.domain.moments import now
from annotator.domain.people import Person
from annotator.domain.transfer.exchange import ExchangeArticle
from annotator.text.segments import occurrences
from annotator.ui.running.proposer import proposer_command
from tests.benchmarks.corpus import NAMES, spans_of, text_of
from tests.benchmarks.figures import Figure, p95, seconds

_WARM, _GESTURES, _BEGUN = 40, 400, 5
"""Articles that are looked at one by one, gestures, articles after which the models are read."""
_LARGE = 10_000
"""Articles for which the goal of the background run is set."""


def figures(folder: Path, articles: int) -> list[Figure]:
    """Articles have about 1,500 characters; the background run is counted on a tenth of them."""
    path = folder / "suggest.annot"
    _make(path, articles)
    cold = _cold(path)
    with Project.open(path, annotator="reader") as project:
        keys = [row.id for row in project.articles.page(None, articles // 10)]
        project.suggestions.propose(keys[0])
        warm = [seconds(lambda key=key: project.suggestions.propose(key)) * 1000 for key in keys[:_WARM]]
        beside, alone = _marked_beside(project, keys), _marked(project, keys)
        took = seconds(lambda: project.suggestions.seek(articles=keys, process=proposer_command()))
    minutes = took / len(keys) * _LARGE / 60
    return [
        Figure("suggestions of an article, warm", median(warm), "ms", 200, note=f"p95 {p95(warm):.0f}"),
        Figure("first suggestions after a start", cold["seconds"], "s", 1.5, note="with the models read"),
        Figure("memory for suggestions", cold["memory"] / 1e6, "MB", 200),
        Figure(f"suggestions of {_LARGE:,} articles", minutes, "min", 15, note=f"from {len(keys):,} articles"),
        Figure("a mark while they are looked for, p95", p95(beside), "ms", 16, p95(alone), note="floor: alone"),
    ]


def _make(path: Path, articles: int) -> None:
    """Articles in which names are marked as people, as an annotator would; every second one has no marks yet."""
    chance = random.Random(8)
    with Project.create(path, annotator="bench") as project:
        person, by, when = project.codebook.root(PERSON).id, project.annotator.id, now()
        people = {name: Person(PersonId(new_id()), name) for name in NAMES}

        def made(number: int) -> ExchangeArticle:
            key, text = ArticleId(new_id()), text_of(chance)
            places = sorted((span, name) for name in NAMES for span in occurrences(text, name)) if number % 2 else []
            marks = tuple(
                Mark(MarkId(new_id()), key, person, span, name, by, when, when, person=people[name].id)
                for span, name in places
            )
            return ExchangeArticle(key, Metadata(title=text[:12], language="zh"), text, (), (), marks, (), ())

        with project._desk.write(Deed.ARTICLES_IMPORTED, "made") as pen:
            pen.people.add_all(list(people.values()))
            pen.import_articles(map(made, range(articles)), lambda _done: None)


def _cold(path: Path) -> dict[str, float]:
    words = [sys.executable, "-m", "tests.benchmarks.of_suggest", str(path)]
    done = subprocess.run(words, check=True, capture_output=True, text=True, env=os.environ)
    return json.loads(done.stdout)


def _marked(project: Project, keys: list[ArticleId], seed: int = 1) -> list[float]:
    """Milliseconds of each of some gestures."""
    chance, tag = random.Random(seed), project.codebook.root(THEME).id
    took = []
    for _number in range(_GESTURES):
        article = chance.choice(keys)
        span = spans_of(chance, project.articles.read(article).text, 1)[0]
        took.append(seconds(lambda: project.marks.add(article, span, tag)) * 1000)  # noqa: B023
    return took


def _marked_beside(project: Project, keys: list[ArticleId]) -> list[float]:
    """The same while suggestions are looked for as the window does it: a thread reads and writes, a process thinks."""
    begun, over = threading.Event(), threading.Event()

    def told(done: int, _total: int) -> None:
        if over.is_set():
            raise Cancelled("")
        if done > _BEGUN:
            begun.set()

    def look() -> None:
        try:
            project.suggestions.seek(told, keys, proposer_command())
        except Cancelled:
            return

    thread = threading.Thread(target=look)
    thread.start()
    begun.wait()
    took = _marked(project, keys, 2)
    over.set()
    thread.join()
    return took


def _memory() -> int:
    return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")


def _first(path: Path) -> None:
    with Project.open(path, annotator="reader") as project:
        article = project.articles.page()[0].id
        project.articles.read(article)
        before = _memory()
        took = seconds(lambda: project.suggestions.propose(article))
        print(json.dumps({"seconds": took, "memory": _memory() - before}))


if __name__ == "__main__":
    _first(Path(sys.argv[1]))
