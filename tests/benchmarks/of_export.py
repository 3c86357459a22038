"""Export as JSONL beside a raw read of the same rows with ``json.dumps``."""

from pathlib import Path

from annotator import Project
from tests.benchmarks.figures import Figure, median_seconds
from tests.benchmarks.floors import export_raw, import_raw
from tests.benchmarks.of_import import corpus_of, project_of


def figures(folder: Path, articles: int) -> list[Figure]:
    """Export time, offsets verified while writing."""
    raw = folder / f"floor-{articles}.db"
    import_raw(corpus_of(folder, articles), raw)
    floor = median_seconds(lambda: export_raw(raw, folder / "raw.jsonl"))
    with Project.open(project_of(folder, articles), annotator="bench") as project:
        value = median_seconds(lambda: project.exports.write(folder / "out.jsonl", "jsonl"))
    return [Figure(f"export of {articles:,} articles", value, "s", 3, floor, of_ratio=True, note="JSONL")]
