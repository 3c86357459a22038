"""One row a figure: what was measured, beside which floor, and whether the goal holds."""

import platform
import sqlite3
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.metadata import version


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured value. ``goal`` bounds ``value``, or the ratio to ``floor`` where ``of_ratio``."""

    name: str
    value: float
    unit: str
    goal: float
    floor: float | None = None
    of_ratio: bool = False
    note: str = ""

    @property
    def ratio(self) -> float | None:
        return self.value / self.floor if self.floor else None

    @property
    def holds(self) -> bool:
        measured = self.ratio if self.of_ratio else self.value
        return measured is not None and measured <= self.goal


def seconds(job: Callable[[], object]) -> float:
    """How long one call takes."""
    begun = time.perf_counter()
    job()
    return time.perf_counter() - begun


def median_seconds(job: Callable[[], object], times: int = 3) -> float:
    """The median of several calls."""
    return statistics.median(seconds(job) for _ in range(times))


def median_cpu_seconds(job: Callable[[], object], times: int = 3) -> float:
    """The median of several calls in time of the processor."""

    def one() -> float:
        begun = time.process_time()
        job()
        return time.process_time() - begun

    return statistics.median(one() for _ in range(times))


def p95(values: Sequence[float]) -> float:
    """The value that 95 of 100 do not exceed."""
    return sorted(values)[min(len(values) - 1, int(len(values) * 0.95))]


def machine() -> str:
    """One line about what the figures were measured on."""
    parts = [platform.platform(), f"Python {platform.python_version()}", f"SQLite {sqlite3.sqlite_version}"]
    parts += [f"{name} {version(name)}" for name in ("PySide6-Essentials", "SQLAlchemy", "sqlmodel")]
    return ", ".join(parts)


def table(figures: Sequence[Figure]) -> str:
    """All figures as aligned text."""
    rows = [("name", "value", "unit", "floor", "ratio", "goal", "holds", "")]
    rows += [_cells(figure) for figure in figures]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )


def _cells(figure: Figure) -> tuple[str, ...]:
    return (
        figure.name,
        f"{figure.value:.3g}",
        figure.unit,
        f"{figure.floor:.3g}" if figure.floor else "-",
        f"{figure.ratio:.2f}" if figure.ratio else "-",
        f"<= {figure.goal:g}" + (" x" if figure.of_ratio else f" {figure.unit}"),
        "yes" if figure.holds else "NO",
        figure.note,
    )


def complain(sentence: str) -> None:
    """Tell on standard error, so that ``--json`` stays clean."""
    print(sentence, file=sys.stderr)
