"""Formats of other programs, each beside nothing but ``json``, ``csv``, ``pyarrow`` and ``sqlite3`` on the same rows.

Out: the raw floor reads the same articles and marks out of a plain database and writes the same fields. In: it parses
the same file and inserts the same rows, with their keys and indexes, in one transaction. Memory is the most that a
process of its own has held, Python and the program's modules among it. Times are those of the processor, so that what
else a machine does counts on neither side.
"""

import csv
import json
from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from uuid import UUID

from annotator import Project
from annotator.domain.moments import to_iso
from annotator.formats.annot_csv import COLUMNS
from tests.benchmarks.figures import Figure, median_cpu_seconds
from tests.benchmarks.floors import connect, export_raw, import_raw
from tests.benchmarks.of_import import corpus_of, project_of
from tests.benchmarks.of_start import run_alone
from tests.benchmarks.raw import Rows, content_of, write_rows

MEMORY_MB = 300
_PEAK = """
import re
from pathlib import Path as P
print(int(re.search(r"VmHWM:\\s+(\\d+)", P("/proc/self/status").read_text())[1]) / 1024)
"""
_OUT = """
import sys
from pathlib import Path
from annotator import Project
with Project.open(Path(sys.argv[1]), annotator="bench") as project:
    project.exports.write(Path(sys.argv[2]), sys.argv[3])
"""
_IN = """
import sys
from pathlib import Path
from annotator import Project
path = Path(sys.argv[1])
path.unlink(missing_ok=True)
with Project.create(path, annotator="bench") as project:
    project.imports.apply(project.imports.plan([Path(sys.argv[2])], format=sys.argv[3]))
"""
Raw = Iterator[tuple[tuple, str, list[tuple]]]


def figures(folder: Path, articles: int) -> list[Figure]:
    """Times of each way beside its floor, and the most memory."""
    project, raw, times = project_of(folder, articles), folder / f"formats-{articles}.db", 1 if articles > 2_000 else 3
    import_raw(corpus_of(folder, articles), raw)
    found: list[Figure] = []
    for name, suffix, goal, floor in _outs():
        out = folder / f"out-{articles}{suffix}"
        least = median_cpu_seconds(lambda floor=floor: floor(raw, folder / "raw"), times)
        with Project.open(project, annotator="bench") as opened:
            value = median_cpu_seconds(lambda out=out, name=name: opened.exports.write(out, name), times)
        found.append(Figure(f"{name} out", value, "s", goal, least, of_ratio=True, note=f"{articles:,} articles"))
        found += _memory(f"{name} out", _OUT, project, out, name)
    for name, suffix, goal, parse in _ins():
        source, made = folder / f"out-{articles}{suffix}", folder / "came.annot"
        value = median_cpu_seconds(partial(_take, made, source, name), times)
        least = median_cpu_seconds(partial(_parse_and_write, parse, source, folder / "in.db", *content_of(made)), times)
        found.append(Figure(f"{name} in", value, "s", goal, least, of_ratio=True, note="plan and all"))
        found += _memory(f"{name} in", _IN, made, source, name)
    return found


def _outs() -> Iterator[tuple[str, str, float, Callable[[Path, Path], object]]]:
    yield "jsonl", ".ours.jsonl", 3, export_raw
    yield "csv", ".csv", 4, _csv_raw
    if find_spec("pyarrow"):
        yield "parquet", ".parquet", 4, _parquet_raw
    yield "doccano", ".doccano.jsonl", 8, lambda raw, out: _lines_raw(raw, out, _doccano)
    yield "label-studio", ".studio.json", 8, lambda raw, out: _lines_raw(raw, out, _task)


def _ins() -> Iterator[tuple[str, str, float, Callable[[Path], None]]]:
    yield "jsonl", ".ours.jsonl", 5, _lines
    yield "doccano", ".doccano.jsonl", 8, _lines
    yield "label-studio", ".studio.json", 8, _whole


def _memory(name: str, code: str, *words: object) -> list[Figure]:
    """On Linux; elsewhere there is nothing to read it from."""
    if not Path("/proc/self/status").exists():
        return []
    floor = float(run_alone("import annotator.project, annotator.formats.registry\n" + _PEAK))
    value = float(run_alone(code + _PEAK, *words))
    return [Figure(f"{name}, memory", value, "MB", MEMORY_MB, floor, note="floor: the modules alone")]


def _parse_and_write(parse: Callable[[Path], None], source: Path, out: Path, made: list[str], rows: Rows) -> None:
    parse(source)
    write_rows(out, made, rows)


def _take(path: Path, source: Path, name: str) -> None:
    path.unlink(missing_ok=True)
    with Project.create(path, annotator="bench") as project:
        project.imports.apply(project.imports.plan([source], format=name))


def _rows(raw: Path) -> Raw:
    """Every article of the raw file with its text and its marks."""
    connection = connect(raw)
    articles = connection.execute(
        "SELECT a.id, a.title, a.source, a.published, b.text FROM article a JOIN body b ON b.article = a.id ORDER BY a.id"
    ).fetchall()
    for *told, text in articles:
        marks = connection.execute(
            "SELECT id, tag, start, end, annotator, origin, created, changed FROM mark WHERE article = ? "
            "ORDER BY start, end, id",
            (told[0],),
        ).fetchall()
        yield tuple(told), text, marks
    connection.close()


def _cells(raw: Path) -> Iterator[tuple]:
    """The rows of the table of marks, with as many columns as ours."""
    for (key, title, *_told), text, marks in _rows(raw):
        article = str(UUID(bytes=key))
        for mark, tag, start, end, by, origin, created, changed in marks:
            named = str(UUID(bytes=tag))
            yield (
                article, title, str(UUID(bytes=mark)), named, named, start, end, text[start:end], "", "", "", "", "",
                str(UUID(bytes=by)), origin, "", to_iso(created), to_iso(changed),
            )  # fmt: skip


def _csv_raw(raw: Path, out: Path) -> None:
    with out.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        writer.writerows(_cells(raw))


def _parquet_raw(raw: Path, out: Path) -> None:
    arrow, parquet = import_module("pyarrow"), import_module("pyarrow.parquet")
    columns = [list(column) for column in zip(*_cells(raw), strict=True)]
    parquet.write_table(arrow.table(dict(zip(COLUMNS, columns, strict=True))), out)


def _lines_raw(raw: Path, out: Path, shape: Callable[[int, tuple, str, list[tuple]], dict]) -> None:
    with out.open("w", encoding="utf-8") as file:
        for number, (told, text, marks) in enumerate(_rows(raw), 1):
            file.write(json.dumps(shape(number, told, text, marks), ensure_ascii=False) + "\n")


def _doccano(number: int, told: tuple, text: str, marks: list[tuple]) -> dict:
    entities = [
        {"id": at, "label": str(UUID(bytes=tag)), "start_offset": start, "end_offset": end}
        for at, (_key, tag, start, end, *_rest) in enumerate(marks)
    ]
    meta = dict(zip(("title", "source", "published"), told[1:], strict=True))
    return {"id": number, "text": text, "entities": entities, "relations": [], "cats": [], "meta": meta}


def _task(number: int, told: tuple, text: str, marks: list[tuple]) -> dict:
    results = [
        {"id": str(UUID(bytes=key)), "to_name": "text", "origin": "manual", "from_name": "label", "type": "labels",
         "value": {"start": start, "end": end, "text": text[start:end], "labels": [str(UUID(bytes=tag))]}}
        for key, tag, start, end, *_rest in marks
    ]  # fmt: skip
    data = {"text": text, **dict(zip(("title", "source", "published"), told[1:], strict=True))}
    return {"id": number, "data": data, "annotations": [{"id": number, "result": results}], "predictions": []}


def _lines(source: Path) -> None:
    with source.open(encoding="utf-8") as lines:
        for line in lines:
            json.loads(line)


def _whole(source: Path) -> None:
    json.loads(source.read_text("utf-8"))
