"""The search index: how long it takes to build, how large it is, how quick and how right its answers are."""

import random
import shutil
import sqlite3
import statistics
from pathlib import Path

from annotator import Project
from annotator.domain.articles import Metadata
from annotator.domain.ids import ArticleId, new_id
from annotator.domain.log.operations import Deed
from annotator.domain.search.query import Query
from annotator.store.words import fts
from annotator.text.folding import fold
from annotator.text.segments import occurrences
from tests.benchmarks.corpus import text_of
from tests.benchmarks.figures import Figure, median_seconds, seconds
from tests.benchmarks.of_import import project_of
from tests.benchmarks.raw import opened

EVERYWHERE, FREQUENT, NEVER = "建國", "靐鱻", "龘靐"
"""In every article, in one of twelve, in none."""
SENTENCE = "市政府昨日召"
"""Its beginnings are sought, from one character to six; every one stands in nearly every article."""
_ADDED = 200


def figures(folder: Path, articles: int) -> list[Figure]:
    """Beside the same table filled through plain ``sqlite3``, and a scan of all texts by ``instr``."""
    path = folder / "search.annot"
    shutil.copyfile(project_of(folder, articles), path)
    with Project.open(path, annotator="bench") as project:
        project.searching.forget()
        _add_those_with(project, FREQUENT, articles // 11)
        built = seconds(project.searching.prepare)
        with opened(path) as raw:
            texts = [row[0] for row in raw.execute("SELECT text FROM body")]
            size = raw.execute("SELECT sum(length(block)) FROM search_data").fetchone()[0]
        folded = [fold(text) for text in texts]
        floor = seconds(lambda: _build_raw(folder / "search.db", folded))
        bytes_of_texts = sum(len(text.encode()) for text in texts)
        figures = [
            Figure(
                f"search index of {articles:,} articles",
                built,
                "s",
                3 * articles / 10_000,
                floor,
                note="floor: the same table raw, texts folded already",
            ),
            Figure(
                "search index, size",
                size / 1e6,
                "MB",
                1.0,
                bytes_of_texts / 1e6,
                of_ratio=True,
                note="floor: the texts in UTF-8",
            ),
        ]
        with opened(path) as raw:
            for name, words in (("in every article", EVERYWHERE), ("frequent", FREQUENT), ("never there", NEVER)):
                figures.append(_asked(project, raw, name, words))
            for length in range(1, len(SENTENCE) + 1):
                figures += _whole(project, raw, SENTENCE[:length])
        return [*figures, _right(project, texts), _kept_up(project)]


def _add_those_with(project: Project, words: str, count: int) -> None:
    chance = random.Random(5)
    with project._desk.write(Deed.ARTICLES_IMPORTED) as pen:
        for _number in range(count):
            pen.articles.add(ArticleId(new_id()), Metadata(), f"{text_of(chance)}{words}。")


def _build_raw(path: Path, folded: list[str]) -> None:
    path.unlink(missing_ok=True)
    with opened(path) as raw:
        raw.execute(fts.MAKE)
        raw.execute("BEGIN IMMEDIATE")
        raw.executemany(
            "INSERT INTO search(rowid, shape_1) VALUES (?, ?)",
            ((at, " ".join(text)) for at, text in enumerate(folded, 1)),
        )
        raw.execute("COMMIT")


def _asked(project: Project, raw: sqlite3.Connection, name: str, words: str) -> Figure:
    list(project.searching.pages(Query.of_words(words)))  # whoever searches has searched before

    def ask() -> int:
        with project._desk.read() as reader:
            found = reader.seeking.few([fold(words)], reader.articles.count())
            return 0 if found is None else len(found)

    value = statistics.median(seconds(ask) for _number in range(9)) * 1000
    floor = median_seconds(lambda: raw.execute("SELECT id FROM body WHERE instr(text, ?)", (words,)).fetchall()) * 1000
    return Figure(
        f"two characters, {name}", value, "ms", 10, floor, note=f"{ask():,} articles; floor: instr over all texts"
    )


def _whole(project: Project, raw: sqlite3.Connection, words: str) -> list[Figure]:
    """A whole search with every place in it, once texts have been looked through: its first page, and all of it."""
    query = Query.of_words(words)
    count = sum(len(found) for page in project.searching.pages(query) for found in page)
    first = median_seconds(lambda: next(project.searching.pages(query), None), 5) * 1000
    whole = median_seconds(lambda: list(project.searching.pages(query)), 5) * 1000
    floor = median_seconds(lambda: raw.execute("SELECT id FROM body WHERE instr(text, ?)", (words,)).fetchall()) * 1000
    name = f"search for {len(words)} characters"
    return [
        Figure(f"{name}, first hits", first, "ms", 50),
        Figure(f"{name}, all", whole, "ms", 150, floor, note=f"{count:,} places; floor: instr, articles only"),
    ]


def _kept_up(project: Project) -> Figure:
    """What the index adds to the writing of an article, in the same transaction."""
    with_index = seconds(lambda: _add_those_with(project, FREQUENT, _ADDED))
    project.searching.forget()
    without = seconds(lambda: _add_those_with(project, FREQUENT, _ADDED))
    project.searching.prepare()
    value, floor = with_index * 1000 / _ADDED, without * 1000 / _ADDED
    return Figure(
        "an article written, index kept up", value, "ms", 2, floor, of_ratio=True, note="floor: without an index"
    )


def _right(project: Project, texts: list[str]) -> Figure:
    """How many of some queries are answered otherwise than by a scan of all texts."""
    queries = [EVERYWHERE, FREQUENT, NEVER, "的", "。王", "明年交", "😀", "居民说", texts[0][7:19]]
    wrong = sum(
        sum(1 for _hit in project.search(Query.of_words(query)))
        != sum(len(occurrences(fold(text), fold(query))) for text in texts)
        for query in queries
    )
    return Figure("answers other than the scan's", wrong, "of 9", 0)
