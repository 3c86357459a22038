"""Import of our own JSONL, plan and all, beside raw ``json`` + ``executemany`` of the same rows."""

import itertools
import json
from pathlib import Path

from annotator import Project
from tests.benchmarks.corpus import write_corpus
from tests.benchmarks.figures import Figure, median_seconds
from tests.benchmarks.floors import import_raw

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
    """Import time, and how large the file gets."""
    corpus = corpus_of(folder, articles)
    times = 1 if articles > 2_000 else 3
    floor = median_seconds(lambda: import_raw(corpus, folder / f"raw-{next(_number)}.db"), times)
    made: list[Path] = []

    def once() -> None:
        made.append(folder / f"made-{next(_number)}.annot")
        import_project(corpus, made[-1])

    value = median_seconds(once, times)
    with corpus.open(encoding="utf-8") as lines:
        text = sum(len(json.loads(line)["text"].encode()) for line in itertools.islice(lines, 1, None))
    size = made[-1].stat().st_size
    return [
        Figure(
            f"import of {articles:,} articles", value, "s", 5, floor, of_ratio=True, note=f"{articles * 20:,} marks"
        ),
        Figure("project file", size / 1e6, "MB", 4.5, text / 1e6, of_ratio=True, note="floor: its texts in UTF-8"),
    ]
