"""Import of our own JSONL, plan and all, beside raw ``json`` + ``executemany`` of the same rows."""

import itertools
import json
import shutil
import sqlite3
from dataclasses import replace
from pathlib import Path

from annotator import Project
from annotator.domain.transfer.exchange import Exchange
from annotator.domain.transfer.plans import ImportPlan, PlannedExchange
from annotator.formats import annot_jsonl
from tests.benchmarks.corpus import write_corpus
from tests.benchmarks.figures import Figure, median_seconds
from tests.benchmarks.raw import content_of, write_rows

_number = itertools.count()


def corpus_of(folder: Path, articles: int) -> Path:
    """The made corpus of that size, written once a run."""
    path = folder / f"corpus-{articles}.jsonl"
    if not path.exists():
        write_corpus(path, articles)
    return path


def project_of(folder: Path, articles: int) -> Path:
    """A project that holds the made corpus, made once a run."""
    path = folder / f"corpus-{articles}.annot"
    if not path.exists():
        import_project(corpus_of(folder, articles), path)
    return path


def import_project(corpus: Path, path: Path) -> None:
    """Plan and apply the import of a corpus into a new project."""
    with Project.create(path, annotator="bench") as project:
        project.imports.apply(project.imports.plan([corpus]))


def figures(folder: Path, articles: int) -> list[Figure]:
    """Import of values that are ready, of a file with plan and all, and how large the file gets."""
    corpus, times = corpus_of(folder, articles), 1 if articles > 2_000 else 3
    made = project_of(folder, articles)
    statements, rows = content_of(made)
    raw = folder / "raw.db"
    floor = median_seconds(lambda: write_rows(raw, statements, rows), times)
    floor_of_file = median_seconds(lambda: (_parse(corpus), write_rows(raw, statements, rows)), times)
    values = annot_jsonl.read(corpus)
    ready = list(values.articles())
    of_values = median_seconds(
        lambda: _take(folder / f"made-{next(_number)}.annot", replace(values, articles=lambda: iter(ready))), times
    )
    whole = median_seconds(lambda: import_project(corpus, folder / f"made-{next(_number)}.annot"), times)
    note = f"{articles * 20:,} marks; floor: the same rows, keys and indexes by executemany"
    return [
        Figure(f"import of {articles:,} articles", of_values, "s", 2.5, floor, of_ratio=True, note=note),
        Figure(
            "the same from its file",
            whole,
            "s",
            2.5,
            floor_of_file,
            of_ratio=True,
            note="plan and all; floor: json and the same rows",
        ),
        *_sizes(made, corpus),
    ]


def _parse(corpus: Path) -> None:
    with corpus.open(encoding="utf-8") as lines:
        for line in lines:
            json.loads(line)


def _take(path: Path, exchange: Exchange) -> None:
    """Write an exchange into a new project."""
    with Project.create(path, annotator="bench") as project:
        plan = ImportPlan((), (PlannedExchange("made", exchange, 0, 0, True),), ())
        project.imports.apply(plan)


def _sizes(made: Path, corpus: Path) -> list[Figure]:
    """The size of the file without the search index and with it."""
    with corpus.open(encoding="utf-8") as lines:
        text = sum(len(json.loads(line)["text"].encode()) for line in itertools.islice(lines, 1, None)) / 1e6
    figures = []
    for name, goal in (("project file", 3.5), ("project file with its search index", 4.5)):
        copy = made.with_name("sized.annot")
        shutil.copyfile(made, copy)
        with Project.open(copy) as project:
            project.searching.prepare() if goal > 4 else project.searching.forget()
        raw = sqlite3.connect(copy, isolation_level=None)
        raw.execute("VACUUM")
        raw.close()
        figures.append(
            Figure(name, copy.stat().st_size / 1e6, "MB", goal, text, of_ratio=True, note="floor: its texts in UTF-8")
        )
    return figures
