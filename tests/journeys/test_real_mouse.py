"""Gestures of a real mouse and real keys on a real screen; what they did is read from the file by another program."""

import json
import sqlite3

import pytest

from annotator import Project
from tests.journeys.desktop import Desktop

LINE = "方啟明在致詞中強調，圖書館是鎮上最大的客廳。"
LEFT, SIZE, FIRST, PITCH = 338, 17, 213, 57
"""Pixels of the screen: where lines begin, how wide a letter is, the middle of the first line, from one to the next."""
CHIP, SQUARE = -16, 14
"""Pixels from the middle of a line to its chips, and to the square at the end of the chosen mark."""


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

    def click(place, button=1, times=1):
        desktop.do("mousemove", *place)
        desktop.do("click", "--repeat", times, "--delay", 60, button)

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


def size(file):
    """The size of the text that is set in a file of settings."""
    return json.loads(file.read_text("utf-8")).get("text_size")
