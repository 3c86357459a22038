"""How long marks by hand take beside those from suggestions, from the log of a project."""

from sqlalchemy import text

from annotator.domain.corpus.numbers import Counted, Figure
from annotator.domain.spans import Span
from annotator.domain.suggestions import Suggestion

TEXT = "方啟明說好。沈月華沒有來。方啟明走了。"
SET_DONE = text("UPDATE operation SET done = :done WHERE hlc = :hlc")
SECONDS = (0, 10, 22, 25, 26, 30)


def at(words, nth=0):
    start = TEXT.index(words, TEXT.index(words) + 1) if nth else TEXT.index(words)
    return Span(start, start + len(words))


def test_seconds_of_marks_by_hand_and_from_suggestions_are_told_by_tag_and_together(project):
    article = project.imports.apply(project.imports.plan_text(TEXT, "一")).value.articles[0]
    person, theme = (project.codebook.root(kind).id for kind in ("person", "theme"))
    hints = [Suggestion(article, person, at(*one), one[0], "names") for one in (("沈月華",), ("方啟明", 1))]
    project.marks.add(article, at("方啟明"), person)
    project.marks.add(article, at("說好"), theme)
    project.suggestions.accept(hints[:1])
    project.suggestions.reject(hints[1:])
    with project._desk.store._transaction() as connection:  # the clock of this machine is not asked
        keys = connection.exec_driver_sql("SELECT hlc FROM operation ORDER BY hlc").scalars().all()
        assert len(keys) == len(SECONDS), "made, imported, two marks, accepted, rejected"
        for key, end in zip(keys, SECONDS, strict=True):
            connection.execute(SET_DONE, {"done": 1_700_000_000_000 + end * 1000, "hlc": key})
    sheet = project.numbers.sheet(Figure.TIMES)
    assert sheet.columns == ("tag", "by_hand", "seconds_by_hand", "accepted", "seconds_accepted")
    assert sheet.rows == (("", 2, 7.5, 1, 5.0), ("person", 1, 12.0, 1, 1.0), ("theme", 1, 3.0, 0, 0.0))
    assert project.numbers.sheet(Figure.TIMES, Counted(tags=frozenset({theme}))).rows == (
        ("", 1, 3.0, 0, 0.0), ("theme", 1, 3.0, 0, 0.0),
    )  # fmt: skip
    project.history.undo()
    assert project.numbers.sheet(Figure.TIMES).rows[0] == ("", 2, 7.5, 1, 1.0), "what was taken back is no work"


def test_where_nobody_has_marked_anything_here_nothing_is_told(project):
    assert project.numbers.sheet(Figure.TIMES).rows == ()
