"""The list of articles: one row each with its counts and how far one is; statements are built once."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import BindParameter, ColumnElement, Select, bindparam, select, tuple_

from annotator.domain.articles import ArticleSummary, State
from annotator.store.keys import Key
from annotator.store.statements import SHOWN_MARKS
from annotator.store.tables import ArticleRow, BodyRow, StatusRow, TallyRow, table_of

ARTICLE, BODY, STATUS, TALLY = (table_of(row) for row in (ArticleRow, BodyRow, StatusRow, TallyRow))
ORDER = (ARTICLE.c.ordinal, ARTICLE.c.id)
"""Articles that came into two copies of a project may have the same ordinal; then their keys decide."""
_OTHER = STATUS.alias("other")
_BY: BindParameter[Sequence[UUID]] = bindparam("by", expanding=True)
_ORDINAL: BindParameter[int] = bindparam("ordinal")
_KEY: BindParameter[UUID] = bindparam("key", type_=Key())
_STATES = {state.value: state for state in State}


@cache
def one(keys: int) -> Select[Any]:
    """The row of the parameter ``article``, for the annotator whose ``keys`` are the parameter ``by``."""
    return _listed(keys).where(ARTICLE.c.id == bindparam("article"))


@cache
def first_page(keys: int) -> Select[Any]:
    """The first ``limit`` rows of the list."""
    return _listed(keys).order_by(*ORDER).limit(bindparam("limit"))


@cache
def later_page(keys: int) -> Select[Any]:
    """The ``limit`` rows behind the place of ``ordinal`` and ``key``."""
    return first_page(keys).where(tuple_(*ORDER) > tuple_(_ORDINAL, _KEY))


def summaries_of(rows: Iterable[Sequence[Any]]) -> list[ArticleSummary]:
    """Rows of the list from what these statements give; all in one loop, as a page is asked for at every step."""
    return [
        ArticleSummary(key, at, title, source, day, length, marks or 0, _STATES[state] if state else State.NEW, starred)
        for key, at, title, source, day, length, marks, state, starred in rows
    ]


def _listed(keys: int) -> Any:  # noqa: ANN401  (a select of that many columns has no short type)
    columns = (ARTICLE.c.id, ARTICLE.c.ordinal, ARTICLE.c.title, ARTICLE.c.source, ARTICLE.c.published)
    # A subquery: on a server the tally is a view, of which only these articles shall be summed.
    marks = select(SHOWN_MARKS).where(TALLY.c.subject == ARTICLE.c.id).scalar_subquery().label("marks")
    wanted: Sequence[Any] = [*columns, BODY.c.length, marks, STATUS.c.state, ARTICLE.c.starred]
    query = select(*wanted).join(BODY, BODY.c.id == ARTICLE.c.body)
    return query.outerjoin(STATUS, _own(keys)).where(~ARTICLE.c.gone)


def _own(keys: int) -> ColumnElement[bool]:
    """The status that an annotator gave; of one who worked under several keys, the latest: each article once."""
    if keys == 1:
        return (STATUS.c.article == ARTICLE.c.id) & STATUS.c.annotator.in_(_BY) & ~STATUS.c.gone
    latest = select(_OTHER.c.id).where(_OTHER.c.article == ARTICLE.c.id, ~_OTHER.c.gone, _OTHER.c.annotator.in_(_BY))
    return STATUS.c.id == latest.order_by(_OTHER.c.hlc.desc(), _OTHER.c.id).limit(1).scalar_subquery()
