"""``python -m tests.benchmarks [NAME…] [--json] [--full]``: run the named groups and print their figures."""

import argparse
import dataclasses
import importlib
import json
import os
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.figures import Figure, complain, machine, table

GROUPS = (
    "start",
    "import",
    "open",
    "gesture",
    "search",
    "export",
    "merge",
    "memory",
    "article_view",
    "pages",
    "suggest",
    "server",
    "formats",
)


def main() -> int:
    """Run and print; exit status 1 where a goal does not hold."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help="groups to run: " + ", ".join(GROUPS))
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    parser.add_argument("--full", action="store_true", help="the large sizes: 10,000 articles with 200,000 marks")
    words = parser.parse_args()
    if unknown := sorted(set(words.names) - set(GROUPS)):
        parser.error(f"no group {', '.join(unknown)}; there are: {', '.join(GROUPS)}")
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["ANNOTATOR_HOME"] = str(Path(folder) / "home")
        figures = _run(words.names or GROUPS, Path(folder), 10_000 if words.full else 1_000)
    if words.json:
        print(json.dumps({"machine": machine(), "figures": [_row(figure) for figure in figures]}, indent=2))
    else:
        print(machine(), table(figures), sep="\n\n")
    return 0 if all(figure.holds for figure in figures) else 1


def _run(names: list[str] | tuple[str, ...], folder: Path, articles: int) -> list[Figure]:
    figures: list[Figure] = []
    for name in names:
        complain(f"{name} …")
        group = importlib.import_module(f"tests.benchmarks.of_{name}")
        figures += group.figures(folder, articles)
    return figures


def _row(figure: Figure) -> dict[str, object]:
    return {**dataclasses.asdict(figure), "ratio": figure.ratio, "holds": figure.holds}


if __name__ == "__main__":
    sys.exit(main())
