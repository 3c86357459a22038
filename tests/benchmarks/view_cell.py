"""One cell of the article view's table, in a process of its own: ``python -m tests.benchmarks.view_cell``.

Words: ``ours`` or ``plain`` (a ``QPlainTextEdit`` without marks), characters, marks, ``split`` or ``one``
paragraph. Prints one JSON object: milliseconds by name as lists, those of the clock (``times``) and those in
which the processor worked for it (``work``, which neighbours on the machine lengthen less), and ``memory`` in bytes.
"""

import gc
import json
import os
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QPlainTextEdit

from annotator.domain.ids import MarkId, new_id
from annotator.domain.spans import Span
from annotator.ui import theme
from annotator.ui.article.drawing.style import ViewStyle
from annotator.ui.article.page import Page, PageMark
from annotator.ui.article.view import ArticleView
from tests.benchmarks.corpus import SENTENCES

WIDTH, HEIGHT = 1000, 800
KINDS = (("person", "#0072B2", "人"), ("role", "#E69F00", "職"), ("quote", "#009E73", "言"), ("theme", "#CC79A7", "題"))


def text_of(chance: random.Random, length: int, *, one_paragraph: bool) -> str:
    """Made news of exactly ``length`` code points: paragraphs of 60 to 400, a rare character now and then."""
    parts: list[str] = []
    size = 0
    while size < length:
        paragraph = ""
        wanted = chance.randint(60, 400)
        while len(paragraph) < wanted:
            paragraph += chance.choice(SENTENCES) + chance.choice("，。。；")
        paragraph += chance.choice(["", "", "", "𠮷", "😀"]) + ("" if one_paragraph else "\n")
        parts.append(paragraph)
        size += len(paragraph)
    return "".join(parts)[:length]


def marks_of(chance: random.Random, length: int, count: int) -> list[PageMark]:
    """Marks spread evenly; a quarter of them begins inside the one before."""
    marks: list[PageMark] = []
    for number in range(count):
        start = number * length // max(1, count)
        if marks and chance.random() < 0.25:
            start = marks[-1].span.start + 1
        kind, colour, sign = chance.choice(KINDS)
        span = Span(start, min(length, start + chance.choice([2, 3, 3, 6, 12, 40])))
        marks.append(PageMark(MarkId(new_id()), span, kind, colour, sign))
    return marks


def memory() -> int:
    """Resident bytes of this process."""
    return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")


class Cell:
    """One widget with one text, and the clock that times what is done to it."""

    def __init__(self, application: QApplication, kind: str, text: str, marks: list[PageMark]) -> None:
        self.application, self.text, self.marks = application, text, marks
        self.times: dict[str, list[float]] = {}
        self.work: dict[str, list[float]] = {}
        gc.collect()
        self.before = memory()
        self.widget: QAbstractScrollArea = ArticleView(ViewStyle(theme.LIGHT)) if kind == "ours" else QPlainTextEdit()
        self.widget.resize(WIDTH, HEIGHT)
        self.widget.show()
        self.settle()

    def settle(self) -> None:
        for _number in range(5):
            self.application.processEvents()

    def paint(self) -> None:
        """Everything that is due, painted now: what asked to be, no more."""
        self.application.sendPostedEvents(self.widget, QEvent.Type.UpdateRequest)

    def timed(self, name: str, job: Callable[[], object]) -> None:
        begun, worked = time.perf_counter(), time.thread_time()
        job()
        self.paint()
        self.work.setdefault(name, []).append((time.thread_time() - worked) * 1000)
        self.times.setdefault(name, []).append((time.perf_counter() - begun) * 1000)
        self.settle()

    def fill(self) -> None:
        if isinstance(self.widget, ArticleView):
            self.widget.show_page(Page(self.text), self.marks)
        else:
            self.widget.setPlainText(self.text)  # type: ignore[attr-defined]

    def run(self) -> dict[str, Any]:
        chance = random.Random(7)
        self.timed("first paint", self.fill)
        self.memory = memory() - self.before
        bar = self.widget.verticalScrollBar()
        for _number in range(80):
            self.timed("scroll", lambda: bar.setValue(bar.value() + 3 * max(1, bar.singleStep())))
        for _number in range(40):
            target = chance.random()
            self.timed("jump", lambda target=target: bar.setValue(round(target * bar.maximum())))
        self.drag()
        if isinstance(self.widget, ArticleView):
            self.mark(self.widget)
        for number in range(10):
            self.timed("resize", lambda number=number: self.resize(WIDTH - 120 + 24 * (number % 5)))
        return {"times": self.times, "work": self.work, "memory": max(self.memory, memory() - self.before)}

    def resize(self, width: int) -> None:
        self.widget.resize(width, HEIGHT)

    def drag(self) -> None:
        port = self.widget.viewport()
        self.send(QEvent.Type.MouseButtonPress, QPoint(200, 60))
        for number in range(60):
            place = QPoint(200 + number * 7 % 400, 60 + number * 11)
            self.timed("drag", lambda place=place: self.send(QEvent.Type.MouseMove, place))
        self.send(QEvent.Type.MouseButtonRelease, QPoint(300, 700))
        port.update()

    def send(self, kind: QEvent.Type, place: QPoint) -> None:
        port = self.widget.viewport()
        spot = QPointF(place)
        button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        self.application.sendEvent(port, QMouseEvent(kind, spot, port.mapToGlobal(spot), button, button, none))

    def mark(self, view: ArticleView) -> None:
        for number in range(60):
            top = view.places.offset_at(QPointF(300, 100 + number * 9))
            span = Span(top, min(len(self.text), top + 4))
            made = PageMark(MarkId(new_id()), span, "person", "#0072B2", "人")
            self.timed("mark", lambda made=made: view.put_marks([made]))
        view.select(None)


def main() -> None:
    kind, length, count, shape = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4]
    application = QApplication([])
    theme.put_on(application, theme.LIGHT)
    chance = random.Random(20241115)
    text = text_of(chance, length, one_paragraph=shape == "one")
    marks = marks_of(chance, length, count)
    warm = Cell(application, kind, text_of(chance, 2000, one_paragraph=False), [])
    warm.fill()
    warm.settle()
    warm.widget.close()
    print(json.dumps(Cell(application, kind, text, marks).run()))


if __name__ == "__main__":
    main()
