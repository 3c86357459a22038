"""Copies: a backup, and bringing a copy home that grew apart."""

import shutil
from pathlib import Path

from annotator import Project
from tests.benchmarks import large
from tests.benchmarks.figures import Figure, median_seconds, seconds
from tests.benchmarks.of_import import project_of
from tests.benchmarks.raw import copy_and_sync, union


def figures(folder: Path, articles: int) -> list[Figure]:
    """One operation a mark and article on each side; beside a plain copy, and the union of all rows in SQL alone."""
    made = project_of(folder, articles)
    home, other, floor_home = (folder / f"{name}.annot" for name in ("home", "other", "home-raw"))
    for path in (home, other):
        shutil.copyfile(made, path)
    for seed, path in enumerate((home, other)):
        with Project.open(path, annotator=f"bench {seed}") as project:
            large.operate(project, articles, seed)
    copied = median_seconds(lambda: copy_and_sync(home, folder / "copied.annot"), 5)
    shutil.copyfile(home, floor_home)
    floor = seconds(lambda: union(floor_home, other))
    floor_again = seconds(lambda: union(floor_home, other))
    with Project.open(home, annotator="bench") as project:
        backup = median_seconds(lambda: project.backup(folder / "backup.annot"), 5)
        merged = seconds(lambda: project.merge(other))
        again = seconds(lambda: project.merge(other))
    note = f"{articles * 20:,} marks, {articles * 2:,} operations apart; floor: the union of rows in SQL"
    return [
        Figure(
            f"backup of {articles:,} articles",
            backup,
            "s",
            2,
            copied,
            of_ratio=True,
            note="floor: a plain copy, synced",
        ),
        Figure("merge", merged, "s", 2, floor, note=note),
        Figure("merging again", again, "s", 0.3, floor_again),
    ]
