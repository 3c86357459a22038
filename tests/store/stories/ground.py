"""The ground that stories play on: a real project file with two people at it, put back to its beginning for each.

To make and open a project for each story takes longer than the story. So the bytes of the file are put back where
they lie, with a new count of changes in SQLite's header, from which every open connection sees that what it knows
of the file is out of date.
"""

import os
import sqlite3
from contextlib import closing, suppress
from itertools import count
from pathlib import Path
from random import Random
from typing import Any, TypeAlias

from annotator import Project
from annotator.domain.articles import Metadata
from annotator.domain.codebook import Feature, FeatureKind
from annotator.domain.errors import AnnotatorError
from annotator.domain.spans import Span
from annotator.store.file.store import FileStore
from annotator.store.straight import driver_of
from annotator.store.tables import CHANGEABLE
from tests.store.stories.hands import DEEDS, Hands, NothingThere

TEXT = "曹建明在致辭中強調,要充分認識社會結構。他表示,心安順遂。曹建明與陳存根走了。"
OTHER_TEXT = "陳存根來了。他說:曹建明走了。"
NAMES = ("lin", "chen")
ELSEWHERE = ("wang", "lin", "chen") * 3
"""Who worked on each of the copies: somebody else, and both of them on a second machine."""
Rows: TypeAlias = list[tuple[Any, ...]]
CONTENT = [f'SELECT id, * FROM "{name}" WHERE NOT gone ORDER BY id' for name in CHANGEABLE] + [
    "SELECT subject, * FROM tally WHERE marks OR hidden ORDER BY subject"
]
CHANGES, CHANGES_OF_THE_HEADER = slice(24, 28), slice(92, 96)
"""Where SQLite's header has the number of changes, and that with which its other numbers were written."""


class Ground:
    """A project file, two people who have it open, and copies of it that others worked on."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "ground.annot"
        _lay_out(self.path)
        self._beginning = bytearray(self.path.read_bytes())
        self._counts = count(int.from_bytes(self._beginning[CHANGES]) + 1_000_000, 1_000)
        self._file = os.open(self.path, os.O_RDWR)  # for good: closing one of several drops the locks of all
        self.people = [Project.open(self.path, annotator=name) for name in NAMES]
        self._driver = self._driver_of_the_first()
        self.copies = [self._copy(number, name) for number, name in enumerate(ELSEWHERE)]

    def begin(self, people: int = len(NAMES)) -> None:
        """Put everything back to the beginning; so many people are told."""
        self._beginning[CHANGES] = self._beginning[CHANGES_OF_THE_HEADER] = next(self._counts).to_bytes(4)
        os.pwrite(self._file, self._beginning, 0)
        os.ftruncate(self._file, len(self._beginning))
        for one in self.people[:people]:
            one.changed_elsewhere()

    def restart(self, who: int) -> None:
        """Close the program of one of both and open it again."""
        self.people[who].close()
        self.people[who] = Project.open(self.path, annotator=NAMES[who])
        self._driver = self._driver_of_the_first()

    def take_in(self, number: int) -> None:
        """Bring a copy home without an entry in the history, as sharing does."""
        store = self.people[0]._store
        assert isinstance(store, FileStore)
        store.take_in(self.copies[number % len(self.copies)])
        self.people[0].changed_elsewhere()

    def ask(self, sql: str, *values: bytes) -> Rows:
        """Rows, by the connection of the first of both, who has the pages of the file at hand."""
        return self._driver.execute(sql, values).fetchall()

    def content(self) -> list[Rows]:
        """Everything that stands, and how it is counted."""
        return [self.ask(query) for query in CONTENT]

    def close(self) -> None:
        """Close everything."""
        for one in self.people:
            one.close()
        os.close(self._file)

    def _driver_of_the_first(self) -> sqlite3.Connection:
        with self.people[0]._store._engine.connect() as connection:
            return driver_of(connection)

    def _copy(self, number: int, name: str) -> Path:
        """A copy of the beginning on which somebody did some things, and took some of them back."""
        path, chance = self.path.with_name(f"{number} {name}.annot"), Random(number)
        path.write_bytes(self._beginning)
        with Project.open(path, annotator=name) as project, closing(sqlite3.connect(path)) as raw:
            for _step in range(6):
                hands = Hands(project, lambda *words: raw.execute(words[0], words[1:]).fetchall(), chance.randbytes(2))
                with suppress(AnnotatorError, NothingThere):
                    chance.choice((*DEEDS, Hands.undo))(hands)
        return path


def _lay_out(path: Path) -> None:
    """A small project in which there is something of everything already."""
    with Project.create(path, annotator="office") as office:
        first = office.imports.apply(office.imports.plan_text(TEXT, "甲")).value.articles[0]
        other = office.imports.apply(office.imports.plan_text(OTHER_TEXT, "乙")).value.articles[0]
        root = {kind: office.codebook.root(kind).id for kind in ("person", "role", "quote", "theme")}
        social = office.tags.add("theme", "社會").value
        office.tags.add("theme", "工作", parent=social.id)
        deputy = office.tags.add("role", "副職").value
        office.tags.ask(deputy.id, Feature("級", FeatureKind.TEXT))

        def mark(article, words, tag):
            text = TEXT if article == first else OTHER_TEXT
            return office.marks.add(article, Span(text.index(words), text.index(words) + len(words)), tag).value

        speaker, quote = mark(first, "曹建明", root["person"]), mark(first, "要充分認識社會結構", root["quote"])
        office.links.set_speaker(quote.id, speaker.id)
        office.link_types.add("認識", ("person",), ("person",))
        mark(first, "社會", social.id)
        mark(first, "致辭", deputy.id)
        office.links.add("認識", speaker.id, mark(first, "陳存根", root["person"]).id)
        office.searching.save("甲", "社會")
        mark(other, "陳存根", root["person"])
        office.themes.put(first, social.id)
        office.articles.edit(other, Metadata("乙", "記者"))
        for name in (*NAMES, "wang"):  # whoever wrote once is known for good, and no undo takes that back
            office.several.assign([first], name)
