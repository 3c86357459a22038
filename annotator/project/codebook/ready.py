"""The codebooks that come with the program, in the language of whoever takes one."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from annotator.domain.language import _, marked
from annotator.domain.resources import resource
from annotator.project.codebook.exchange import BookFile, book_in


@dataclass(frozen=True, slots=True)
class Ready:
    """One of them by its name."""

    name: str
    title: str
    about: str

    @property
    def words(self) -> str:
        """What it is called and for, in the current language."""
        return ": ".join((_(self.title), _(self.about)))

    def file(self, language: str) -> BookFile:
        """Its codebook with names in a language; English where it has none of its own.

        Tags that are in a project already keep the names that they have there.
        """
        path = resource("samples", "codebooks", f"{self.name}.{language}.yaml")
        file = book_in(path if path.is_file() else resource("samples", "codebooks", f"{self.name}.en.yaml"))
        return replace(file, said={tag: said - {"id"} for tag, said in file.said.items()})


READY = (
    Ready("news", marked("News"), marked("people, roles, quotes and themes of articles")),
    Ready("interview", marked("Interview study"), marked("speakers, statements and codes of what is said")),
    Ready("entities", marked("Named entities"), marked("persons, organisations, places, dates, works")),
)
BY_NAME: Mapping[str, Ready] = {one.name: one for one in READY}
