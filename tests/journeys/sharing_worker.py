"""One person at a computer of their own, as a process: random work on a shared project, published now and then.

Usage: python -m tests.journeys.sharing_worker PATH HOME NAME SECONDS SEED
Prints ``ready``, works, prints ``done``; then answers each line of its input with how it stands, as JSON.
"""

import json
import random
import select
import sys
import time
from pathlib import Path

from annotator import Project
from annotator.domain.errors import AnnotatorError
from annotator.domain.spans import Span
from annotator.domain.transfer.sharing import Manner, WorkingCopies
from annotator.store.sharing import share
from tests.store.sharing.team import operations

TEXT = "縣長張文遠與館長沈月華在新館前合影。" * 3
SETTLE_SECONDS = 0.5
"""Shorter than in the program: so files that cannot be read are put aside within the short form as well."""


class Worker:
    def __init__(self, project: Project, seed: int) -> None:
        self.project, self.random = project, random.Random(seed)
        self.acknowledged: list[str] = []
        self.refusals: dict[str, int] = {}
        self.sentences: set[str] = set()
        self.aside = 0

    def work(self, seconds: float) -> None:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            outcome = self.gesture()
            if outcome is not None and outcome.operation is not None:
                self.acknowledged.append(str(outcome.operation.id))
            if self.random.random() < 0.2:
                self.publish()
            select.select([sys.stdin], [], [], self.random.uniform(0, 0.1))  # a rest, unless we are told something

    def gesture(self):
        deeds = {
            self.mark: 50, self.note: 12, self.remove: 8, self.undo: 8, self.redo: 4, self.tag: 6, self.person: 6,
            self.join: 4, self.import_: 2,
        }  # fmt: skip
        [deed] = self.random.choices(list(deeds), list(deeds.values()))
        try:
            return deed()
        except AnnotatorError as refusal:
            self.hear(refusal)
            return None

    def mark(self, kind=None):
        article = self.random.choice(self.project.articles.page(None, 50))
        start = self.random.randrange(0, article.length - 4)
        tag = self.project.codebook.by_path(kind or self.random.choice(("person", "role", "quote")))
        return self.project.marks.add(article.id, Span(start, start + 3), tag.id)

    def note(self):
        return self.project.marks.note(self.some_mark().id, f"note {self.random.random()}")

    def remove(self):
        return self.project.marks.remove([self.some_mark().id])

    def undo(self):
        return self.project.history.undo()

    def redo(self):
        return self.project.history.redo()

    def tag(self):
        return self.project.tags.add("theme", f"主題{self.random.random()}")

    def person(self):
        return self.project.people.create(f"方{self.random.randrange(1000)}")

    def join(self):
        mention = self.some_mark("person")
        return self.project.people.join([mention.id], self.person().value.id)

    def import_(self):
        name = f"{self.random.random()}"
        return self.project.imports.apply(self.project.imports.plan_text(f"{name}\n\n{TEXT}", name))

    def some_mark(self, kind=None):
        """Any mark; where there is none, one that is made for it."""
        article = self.random.choice(self.project.articles.page(None, 50))
        marks = self.project.articles.read(article.id).marks
        tags = {one.id for one in self.project.codebook.tags if kind in (None, one.kind)}
        fitting = [one for one in marks if one.tag in tags]
        return self.random.choice(fitting) if fitting else self.mark(kind).value

    def hear(self, refusal):
        """Count what was refused; keep each sentence once."""
        name = type(refusal).__name__
        self.refusals[name] = self.refusals.get(name, 0) + 1
        self.sentences.add(str(refusal))

    def publish(self) -> None:
        try:
            self.aside += len(self.project.sharing.publish().aside)
        except AnnotatorError as refusal:
            self.hear(refusal)

    def settle(self) -> dict:
        """What a person does in the end: merge the copies that lie beside, publish."""
        self.project.sharing.look()
        merged = self.project.sharing.take_in_copies()
        self.publish()
        status = self.project.sharing.look()
        return {
            "waiting": status.waiting, "news": status.news, "copies": len(status.copies), "merged": merged,
            "operations": sorted(map(str, operations(self.project))), "acknowledged": self.acknowledged, "refusals": self.refusals,
            "sentences": sorted(self.sentences), "aside": self.aside, "content": content(self.project), "findings": [str(one) for one in self.project.check()],
        }  # fmt: skip


def content(project: Project) -> list:
    """Everything that people see of the marks, the codebook and the people."""
    people = sorted([str(person.id), person.name, mentions] for person, mentions in project.people.all())
    tags = sorted(project.codebook.path(one.id) for one in project.codebook.tags)
    marks = [
        [str(mark.id), mark.span.start, mark.span.end, str(mark.tag), mark.note, str(mark.person)]
        for article in project.articles.page(None, 1000)
        for mark in project.articles.read(article.id).marks
    ]
    return [tags, people, sorted(marks)]


def main(path: str, home: str, name: str, seconds: str, seed: str) -> None:
    share.SETTLE_SECONDS = SETTLE_SECONDS
    with Project.open(path, annotator=name, working=WorkingCopies(Path(home), Manner.SHARED)) as project:
        worker = Worker(project, int(seed))
        print("ready", flush=True)
        sys.stdin.readline()
        worker.work(float(seconds))
        print("done", flush=True)
        for _line in sys.stdin:
            print(json.dumps(worker.settle()), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
