"""How figures and their columns are called in the window."""

from annotator.domain.corpus.numbers import Cell, Figure
from annotator.domain.language import _, marked
from annotator.ui.naming import path_name

_FIGURES = {
    Figure.TAGS: marked("Tags"), Figure.PEOPLE: marked("People"), Figure.SOURCES: marked("Sources"),
    Figure.DATES: marked("Months"), Figure.TOGETHER: marked("Tags together in articles"),
    Figure.PARAGRAPHS: marked("Tags together in paragraphs"), Figure.ANNOTATORS: marked("Annotators"),
    Figure.ARTICLES: marked("Articles and annotators"), Figure.LENGTHS: marked("Lengths by tag"),
    Figure.SPREAD: marked("Lengths of marks"), Figure.PROGRESS: marked("Progress"),
    Figure.ORIGINS: marked("By hand and from suggestions"), Figure.TIMES: marked("Time for a mark"),
}  # fmt: skip
_COLUMNS = {
    "tag": marked("Tag"), "other_tag": marked("with the tag"), "marks": marked("Marks"),
    "articles": marked("Articles"), "annotators": marked("Annotators"), "whole_articles": marked("Whole articles"),
    "person": marked("Person"), "mentions": marked("Mentions"), "source": marked("Source"),
    "characters": marked("Characters"), "month": marked("Month"), "paragraphs": marked("Paragraphs"),
    "annotator": marked("Annotator"), "marks_per_article": marked("Marks per article"), "done": marked("Done"),
    "article": marked("Article"), "published": marked("Date"), "shortest": marked("Shortest"), "mean": marked("Mean"),
    "longest": marked("Longest"), "day": marked("Day"),
    "by_hand": marked("By hand"), "accepted": marked("From suggestions"), "imported": marked("Imported"),
    "by_rule": marked("By a rule"), "accepted_percent": marked("Share of suggestions, %"),
    "seconds_by_hand": marked("Seconds, by hand"), "seconds_accepted": marked("Seconds, from suggestions"),
}  # fmt: skip
_TAGS = frozenset({"tag", "other_tag"})


def figure_name(figure: Figure) -> str:
    """What a table is called in the current language."""
    return _(_FIGURES[figure])


def heading(column: str) -> str:
    """What stands above a column, in the current language."""
    return _(_COLUMNS[column])


def shown(column: str, cell: Cell) -> str:
    """A cell as it is read."""
    if isinstance(cell, int):
        return f"{cell:,}"
    if isinstance(cell, float):
        return f"{cell:,.1f}"
    if not cell:
        nameless = {"source": _("without a source"), "month": _("without a date"), "article": _("without a title")}
        return {**nameless, "tag": _("all tags")}.get(column, "")
    return path_name(cell) if column in _TAGS else cell
