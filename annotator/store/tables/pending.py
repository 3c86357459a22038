"""The tables of suggestions that nobody has decided on yet: found anew at will or offered, never merged or counted."""

from uuid import UUID

from sqlalchemy import JSON, Index
from sqlmodel import Field

from annotator.store.keys import Key
from annotator.store.tables.columns import Row, key_column, primary_column

WHOLE_SCORE = 10_000
"""Scores lie here as whole numbers, so that they are compared alike everywhere: this one stands for 1."""


class PendingRow(Row, table=True):
    """A suggestion on one body of an article; ``ties`` is a JSON list of strings, five for each tie.

    One that was ``offered`` came from elsewhere, and nothing of ours finds it again: looking anew leaves it.
    """

    __table_args__ = (
        Index("pending_score", "score", "text", "id"),
        Index("pending_text", "text", "id"),
        Index("pending_article", "article", "start"),
    )
    id: UUID = primary_column()
    article: UUID = key_column(foreign="article.id")
    body: UUID = key_column()
    tag: UUID = key_column()
    start: int
    end: int
    core_start: int | None = None
    core_end: int | None = None
    text: str
    source: str
    reason: str
    score: int
    person: str
    ties: list[str] = Field(sa_type=JSON)
    offered: bool = False


class SoughtRow(Row, table=True):
    """That suggestions were computed for an article; ``stamp`` says of what: the text, the sources, the model."""

    article: UUID = Field(sa_type=Key, primary_key=True, foreign_key="article.id")
    stamp: str
