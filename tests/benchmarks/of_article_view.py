"""The article view beside a plain ``QPlainTextEdit`` without marks: painting, scrolling, jumping, dragging, memory.

Gestures in the whole program stand beside a raw SQLite transaction of one row, which is what the disk takes.

Each cell runs in a process of its own, 1000 × 800. The large run adds 5 million characters with 50,000
marks, a scale of 2, and a real X server (``xvfb-run``) where there is one.
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from tests.benchmarks.corpus import write_corpus
from tests.benchmarks.figures import Figure, complain, p95
from tests.benchmarks.of_import import import_project

GOALS = {"scroll": 16, "jump": 16, "drag": 8, "mark": 16, "resize": 50}
"""Milliseconds of which 95 of 100 do not take more."""
MEMORY_GOAL = 80
_XVFB = ["xvfb-run", "-a", "-s", "-screen 0 1440x1000x24", "sh", "-c", 'openbox & sleep 1; exec "$@"', "sh"]
"""A virtual screen with a window manager, without which no window gets the keyboard."""


def figures(folder: Path, articles: int) -> list[Figure]:
    """All cells; ``articles`` from 10,000 is the large run."""
    large = articles >= 10_000
    platforms = (
        ["offscreen", "xcb"] if large and shutil.which("xvfb-run") and shutil.which("openbox") else ["offscreen"]
    )
    found: list[Figure] = []
    for platform in platforms:
        for scale in (1, 2) if large else (1,):
            found += _all(folder, platform, scale, large=large)
    return found


def _all(folder: Path, platform: str, scale: int, *, large: bool) -> Iterator[Figure]:
    where = f"{platform}, scale {scale}"
    cells = {size: _beside(platform, scale, *size) for size in _sizes(large=large)}
    for (length, marks, shape), (ours, plain) in cells.items():
        name = f"{length // 1_000_000} M/{marks // 1000} k" + (" in one paragraph" if shape == "one" else "")
        yield from _rows(f"{name}, {where}", ours, plain, 300 if length > 1_000_000 else 100)
    split, whole = cells[1_000_000, 20_000, "split"][0], cells[1_000_000, 20_000, "one"][0]
    yield Figure(
        f"one paragraph beside split text, {where}", _first(whole), "ms", 2, _first(split), of_ratio=True,
        note="first paint",
    )  # fmt: skip
    for name, cell in _gestures(folder, platform, scale).items():
        values, told = cell["times"], _spread(cell["times"], cell["work"])
        raw = p95(cell["floors"])
        yield Figure(f"{name}: key → committed and painted, {where}", p95(values), "ms", 16, raw, note=told)


def _sizes(*, large: bool) -> list[tuple[int, int, str]]:
    usual = [(1_000_000, 20_000, "split"), (1_000_000, 20_000, "one")]
    return [*usual, (5_000_000, 50_000, "split")] if large else usual


def _rows(name: str, ours: dict[str, Any], plain: dict[str, Any], goal: float) -> Iterator[Figure]:
    work = f"processor {ours['work']['first paint'][0]:.1f}"
    yield Figure(f"first paint, {name}", _first(ours), "ms", goal, _first(plain), note=work)
    for gesture, limit in GOALS.items():
        values = ours["times"][gesture]
        floor = plain["times"].get(gesture)
        note = _spread(values, ours["work"][gesture])
        yield Figure(f"{gesture}, {name}", p95(values), "ms", limit, p95(floor) if floor else None, note=note)
    yield Figure(f"memory of the view, {name}", ours["memory"] / 1e6, "MB", MEMORY_GOAL, plain["memory"] / 1e6)


def _first(cell: dict[str, Any]) -> float:
    return cell["times"]["first paint"][0]


def _spread(values: Sequence[float], work: Sequence[float]) -> str:
    """The spread by the clock, and what the processor worked, which a busy machine lengthens less."""
    told = f"p50 {statistics.median(values):.1f}, p95 {p95(values):.1f}, max {max(values):.1f}"
    return f"{told}; processor p50 {statistics.median(work):.1f}, p95 {p95(work):.1f}"


def _beside(platform: str, scale: int, length: int, marks: int, shape: str) -> tuple[dict[str, Any], dict[str, Any]]:
    complain(f"  {platform} × {scale}: {length:,} characters, {marks:,} marks, {shape}")
    size = (str(length), str(marks), shape)
    ours, plain = (_run(platform, scale, "tests.benchmarks.view_cell", kind, *size) for kind in ("ours", "plain"))
    return ours, plain


def _gestures(folder: Path, platform: str, scale: int) -> dict[str, dict[str, list[float]]]:
    complain(f"  {platform} × {scale}: gestures in the whole program")
    made, copy = folder / "book.annot", folder / f"book-{platform}-{scale}.annot"
    if not made.exists():
        write_corpus(folder / "book.jsonl", 1, 20_000, 1_000_000)
        import_project(folder / "book.jsonl", made)
    shutil.copy(made, copy)
    return _run(platform, scale, "tests.benchmarks.book_cell", str(copy))


def _run(platform: str, scale: int, module: str, *words: str) -> dict[str, Any]:
    before = _XVFB if platform == "xcb" else []
    environment = {**os.environ, "QT_QPA_PLATFORM": platform, "QT_SCALE_FACTOR": str(scale)}
    command = [*before, sys.executable, "-m", module, *words]
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
    return json.loads(done.stdout.splitlines()[-1])
