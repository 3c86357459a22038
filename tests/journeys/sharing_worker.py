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

SETTLE_SECONDS = 0.5
"""Shorter than in the program: so files that cannot be read are put aside within the short form as well."""


class Worker:
    def __init__(self, project: Project, seed: int) -> None:
        self.project, self.random = project, random.Random(seed)
        self.acknowledged: list[str] = []
        self.refusals: dict[str, int] = {}
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
        project, article = self.project, self.random.choice(self.project.articles.page(None, 50))
        marks = project.articles.read(article.id).marks
        chance = self.random.random()
        if chance < 0.6 or not marks:
            start = self.random.randrange(0, article.length - 4)
            tag = self.random.choice(("person", "role", "quote"))
            try:
                return project.marks.add(article.id, Span(start, start + 3), project.codebook.by_path(tag).id)
            except AnnotatorError:
                return None
        if chance < 0.75:
            return project.marks.note(self.random.choice(marks).id, f"note {self.random.random()}")
        if chance < 0.85:
            return project.marks.remove([self.random.choice(marks).id])
        if chance < 0.95:
            return project.history.undo()
        return project.tags.add("theme", f"主題{self.random.random()}")

    def publish(self) -> None:
        try:
            self.aside += len(self.project.sharing.publish().aside)
        except AnnotatorError as refusal:
            name = type(refusal).__name__
            self.refusals[name] = self.refusals.get(name, 0) + 1

    def settle(self) -> dict:
        """What a person does in the end: merge the copies that lie beside, publish."""
        self.project.sharing.look()
        merged = self.project.sharing.take_in_copies()
        self.publish()
        status = self.project.sharing.look()
        return {
            "waiting": status.waiting, "news": status.news, "copies": len(status.copies), "merged": merged,
            "operations": sorted(map(str, operations(self.project))), "acknowledged": self.acknowledged, "refusals": self.refusals,
            "aside": self.aside, "content": content(self.project), "findings": [str(one) for one in self.project.check()],
        }  # fmt: skip


def content(project: Project) -> list:
    """Everything that people see of the marks and the codebook."""
    tags = sorted(project.codebook.path(one.id) for one in project.codebook.tags)
    marks = [
        [str(mark.id), mark.span.start, mark.span.end, str(mark.tag), mark.note]
        for article in project.articles.page(None, 50)
        for mark in project.articles.read(article.id).marks
    ]
    return [tags, sorted(marks)]


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
