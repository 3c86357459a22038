"""A shared folder and the people who work on the project in it, each at a computer of their own."""

from pathlib import Path

from annotator import Project
from annotator.domain.spans import Span
from annotator.domain.transfer.sharing import Manner, WorkingCopies

TEXT = "雲嶺鎮圖書館新館啟用。鎮長方啟明出席典禮,館長沈月華介紹新館。" * 8


class Team:
    """Opens the one project of a shared folder as people at several computers do."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "share"
        self.folder.mkdir(parents=True)
        self.path = self.folder / "news.annot"
        self._homes = folder

    def begin(self) -> None:
        """The project as it lies there at the beginning: one article, no marks."""
        with Project.create(self.path, annotator="chief") as project:
            project.imports.apply(project.imports.plan_text(TEXT, "a"))

    def home(self, name: str) -> Path:
        return self._homes / name

    def copies(self, name: str) -> WorkingCopies:
        return WorkingCopies(self.home(name), Manner.SHARED)

    def local(self, name: str) -> WorkingCopies:
        return WorkingCopies(self.home(name), Manner.LOCAL)

    def open(self, name: str) -> Project:
        return Project.open(self.path, annotator=name, working=self.copies(name))


def mark(project: Project, start: int, end: int, tag: str = "person") -> None:
    project.marks.add(project.articles.page()[0].id, Span(start, end), project.codebook.by_path(tag).id)


def marks(project: Project) -> list[tuple[int, int, str]]:
    reading = project.articles.read(project.articles.page()[0].id)
    names = {one.id: one.name for one in project.annotators()}
    return sorted((one.span.start, one.span.end, names[one.annotator]) for one in reading.marks)


def operations(project: Project) -> frozenset:
    with project._store.read() as reader:
        return reader.history.keys()
