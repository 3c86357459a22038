"""Whether a column holds some words, script, width and case aside: a class of shapes for every character.

Both kinds of database compare so without a function of ours: ``GLOB`` in a file, a regular expression on a server.
"""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, String, exists, func, or_

from annotator.text.matching import shapes_of


def holding(column: ColumnElement[str], words: str, dialect: str) -> ColumnElement[bool]:
    """Whether a column of text holds these words in any shape.

    They come as they were typed: a few characters (薴) fold to one that folds to a third.
    """
    if dialect == "postgresql":
        return column.op("~", is_comparison=True)("".join(_class(shapes_of(one), "\\]^-[") for one in words))
    return column.op("GLOB", is_comparison=True)("*" + "".join(_glob(shapes_of(one)) for one in words) + "*")


def holding_any(columns: Sequence[ColumnElement[str]], words: str, dialect: str) -> ColumnElement[bool]:
    """Whether one of several columns holds these words in any shape."""
    return or_(*(holding(column, words, dialect) for column in columns))


def listing(column: ColumnElement[list[str]], words: str, dialect: str) -> ColumnElement[bool]:
    """Whether one of the texts in a column with a JSON list holds these words in any shape."""
    each = func.json_array_elements_text if dialect == "postgresql" else func.json_each
    texts = each(column).table_valued("value", name="texts")
    value: ColumnElement[str] = texts.c.value
    return exists().select_from(texts).where(holding(value.cast(String), words, dialect))


def _class(characters: str, special: str) -> str:
    return "[" + "".join(f"\\{one}" if one in special else one for one in characters) + "]"


def _glob(characters: str) -> str:
    """A class of ``GLOB``: ``]`` must stand first, ``^`` and ``-`` behind another shape, which both have."""
    return "[" + "".join(sorted(characters, key=lambda one: (one != "]", one in "^-"))) + "]"
