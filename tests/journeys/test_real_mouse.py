"""Gestures of a real mouse and real keys on a real screen; what they did is read from the file by another program."""

import json
import sqlite3
from dataclasses import replace

import pytest
from PySide6.QtCore import QRect

from annotator import Project
from annotator.domain.codebook import Feature, FeatureKind
from annotator.domain.spans import Span
from tests.journeys.desktop import Desktop

LINE = "方啟明在致詞中強調，圖書館是鎮上最大的客廳。"
LEFT, SIZE, FIRST, PITCH = 338, 17, 213, 57
"""Pixels of the screen: where lines begin, how wide a letter is, the middle of the first line, from one to the next."""
CHIP, SQUARE, MORE = -16, 14, 20
"""Pixels from the middle of a line to its chips, to the square at the end of the chosen mark, and to its "+n"."""
QUEUE = "孩子們一早就在門口排隊。"
PARTY = "他很高興。大家都來了。"
OPENING = "典禮在十點開始。"
LATER = [f"第{number}段又寫了些別的。" for number in range(10, 60)]
CARD = QRect(LEFT, FIRST + PITCH - 5, 200, PITCH + 10)
"""A part of the screen over which the card of a mark at the beginning of the first line lies."""
STRIP = 1102
"""The middle of the overview strip."""


@pytest.fixture
def desktop(own_home):
    desktop = Desktop(own_home)
    yield desktop
    desktop.end()


def gap(line, column, aside=0):
    """The place of the gap before a letter of a line."""
    return LEFT + SIZE * column, FIRST + PITCH * line + aside


def letter(line, column, aside=0):
    """The middle of a letter of a line."""
    x, y = gap(line, column, aside)
    return x + SIZE // 2, y


def ask(path, question):
    raw = sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=5)
    try:
        return raw.execute(question).fetchall()
    finally:
        raw.close()


def marks(path):
    """Tag and words of every mark, in the order of the text."""
    return ask(path, "SELECT t.name, m.text FROM mark m JOIN tag t ON t.id = m.tag WHERE NOT m.gone ORDER BY m.start")


def links(path):
    return [
        name for (name,) in ask(path, "SELECT y.name FROM link l JOIN link_type y ON y.id = l.type WHERE NOT l.gone")
    ]


def test_a_real_mouse_marks_links_moves_edges_arms_and_zooms(desktop, own_home, tmp_path):
    path = tmp_path / "p.annot"
    with Project.create(path, annotator="lin") as project:
        project.imports.apply(project.imports.plan_text("標題\n" + f"{LINE}\n" * 3, "a"))
    process = desktop.start_program(path)
    click = desktop.click
    click((720, 600))
    desktop.drag(gap(0, 0), gap(0, 3))
    desktop.press("1")
    desktop.drag(gap(0, 10), gap(0, 21))
    desktop.press("3")
    desktop.wait(lambda: marks(path) == [("person", "方啟明"), ("quote", "圖書館是鎮上最大的客廳")])
    desktop.press("Escape")
    desktop.drag(letter(0, 0, CHIP), letter(0, 15))
    desktop.wait(lambda: links(path) == ["says"])
    click(letter(0, 15))
    desktop.drag(gap(0, 21, SQUARE), gap(0, 19))
    desktop.wait(lambda: ("quote", "圖書館是鎮上最大的") in marks(path))
    desktop.press("s", "Down", "Return")  # nobody
    desktop.wait(lambda: not links(path))
    desktop.press("ctrl+z", "Escape", "Escape", "4")
    desktop.wait(lambda: links(path) == ["says"])
    desktop.rest(0.6)  # the next click is a first one
    click(letter(1, 11), times=2)
    desktop.wait(lambda: ("theme", "圖書館") in marks(path))
    desktop.press("Escape", "Escape", "ctrl+2")
    desktop.rest(0.6)
    desktop.drag(gap(2, 10), gap(2, 13))
    desktop.press("2")
    desktop.wait(lambda: ("role", "圖書館") in marks(path))
    desktop.do("mousemove", *letter(2, 11))
    desktop.do("keydown", "ctrl")
    desktop.do("click", 4)
    desktop.do("keyup", "ctrl")
    desktop.wait(lambda: any(size(file) == SIZE + 1 for file in own_home.rglob("settings.json")), 10)
    process.kill()
    process.wait()
    with Project.open(path, annotator="lin") as project:
        assert project.check() == []


@pytest.fixture
def crowded(tmp_path):
    """A file where six marks begin at one place, and where a person is asked for more."""
    path = tmp_path / "crowded.annot"
    with Project.create(path, annotator="lin") as project:
        text = "\n".join(["標題", LINE, QUEUE, PARTY, OPENING, *LATER])
        project.imports.apply(project.imports.plan_text(text, "a"))
        article, at = project.articles.page()[0].id, text.index(QUEUE)
        for length in range(2, 8):
            project.marks.add(article, Span(at, at + length), project.codebook.root("theme").id)
        asked = Feature("gender", FeatureKind.CHOICE, ("woman", "man"))
        project.tags.change(replace(project.codebook.root("person"), features=(asked,)))
    return path


def test_a_real_mouse_opens_lists_cards_and_menus_and_selects_by_clicks(desktop, crowded):
    process = desktop.start_program(crowded)
    desktop.click((1000, 700))

    desktop.click((gap(1, 7)[0] - 8, gap(1, 7, MORE)[1]))
    desktop.press("1", "Delete")
    desktop.wait(lambda: len(marks(crowded)) == 5)
    assert {QUEUE[:length] for length in range(2, 6)} <= {words for _tag, words in marks(crowded)}

    desktop.drag(gap(0, 0), gap(0, 3))
    desktop.press("1", "f", "1", "Return")
    desktop.wait(lambda: ask(crowded, "SELECT 1 FROM mark WHERE text = '方啟明' AND features LIKE '%woman%'"))
    desktop.press("Escape", "Escape")

    before = desktop.picture(CARD)
    desktop.do("mousemove", *letter(0, 1))
    desktop.wait(lambda: desktop.picture(CARD) != before)
    desktop.do("mousemove", *letter(3, 20))
    desktop.wait(lambda: desktop.picture(CARD) == before)

    desktop.click(letter(0, 1), button=3)
    desktop.press("Down", "Down", "Return")
    desktop.wait(lambda: ("role", "方啟明") in marks(crowded))
    desktop.press("Escape", "Escape")

    desktop.click(gap(3, 0))
    desktop.do("keydown", "shift")
    desktop.click(gap(3, 2))
    desktop.do("keyup", "shift")
    desktop.press("4")
    desktop.wait(lambda: ("theme", "典禮") in marks(crowded))

    desktop.click(letter(2, 1), times=3)
    desktop.press("4")
    desktop.wait(lambda: ("theme", PARTY[:5]) in marks(crowded))
    desktop.click(letter(2, 8), times=4)
    desktop.press("3")
    desktop.wait(lambda: ("quote", PARTY) in marks(crowded))

    desktop.press("Escape", "Escape")
    desktop.click((STRIP, 800))
    desktop.drag((LEFT, 500), (LEFT + 4 * SIZE, 500))
    desktop.press("4")
    far = len("\n".join([LINE, QUEUE, PARTY, OPENING, *LATER[:30]]))
    desktop.wait(lambda: ask(crowded, f"SELECT 1 FROM mark WHERE NOT gone AND start > {far}"))

    process.kill()
    process.wait()
    with Project.open(crowded, annotator="lin") as project:
        assert project.check() == []


def size(file):
    """The size of the text that is set in a file of settings."""
    return json.loads(file.read_text("utf-8")).get("text_size")
