"""Two windows of two processes on two screens and one real server: what one does is there in the other."""

import psycopg

from annotator import Project
from tests.journeys.test_real_mouse import gap, letter

LINE = "方啟明在致詞中強調,圖書館是鎮上最大的客廳。"
MARKS = """
    SELECT m.text, t.name, maker.name, a.name FROM mark m JOIN tag t ON t.id = m.tag
    JOIN change c ON c.target = m.id AND c.field = 'tag' JOIN operation o ON o.id = c.operation
    JOIN annotator a ON a.id = o.annotator JOIN annotator maker ON maker.id = m.annotator WHERE NOT m.gone
"""
"""Of every mark that somebody labelled anew: its words, its tag, who made it, and who labelled it."""


def asked(address, question):
    with psycopg.connect(str(address), autocommit=True) as connection:
        return connection.execute(question).fetchall()


def test_a_mark_of_one_window_is_shown_and_changed_in_the_other_without_a_reload(screens, address):
    with Project.create(address, annotator="chief") as project:
        project.imports.apply(project.imports.plan_text("標題\n" + f"{LINE}\n" * 3, "a"))
    lin, wang = screens["lin"], screens["wang"]
    for one in (lin, wang):
        one.start_program(address)
        one.do("mousemove", 720, 600, "click", 1)
    lin.drag(gap(0, 0), gap(0, 3))
    lin.press("1")
    lin.wait(lambda: asked(address, "SELECT text FROM mark WHERE NOT gone") == [("方啟明",)])

    def label_what_is_shown():
        """A click chooses the mark that is shown there, and a number labels the chosen one: without it nothing changes."""
        wang.press("Escape", "Escape")  # an earlier round may have armed the tag
        wang.do("mousemove", *letter(0, 1), "click", 1)
        wang.press("2")
        wang.rest(0.7)  # the next click is a first one
        return asked(address, MARKS) == [("方啟明", "role", "lin", "wang")]

    wang.wait(label_what_is_shown)
    assert asked(address, "SELECT count(*) FROM mark WHERE NOT gone") == [(1,)]
    with Project.open(address) as project:
        assert project.check() == []
