"""The sample project: invented articles, half of them marked, in a copy of one's own."""

from pathlib import Path

from annotator.domain.language import _
from annotator.domain.resources import resource
from annotator.project import Project


def make_sample(folder: Path) -> Path:
    """The sample in that folder; made from the shipped export where it is not there yet."""
    path = folder / "sample.annot"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        with Project.create(path, title=_("Sample")) as project:
            project.imports.apply(project.imports.plan([resource("samples", "news.jsonl")]))
    return path
