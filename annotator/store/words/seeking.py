"""The shelf that a search reads from: articles in pages, their texts, and where marks stand."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from struct import iter_unpack
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, bindparam, case, func, select, tuple_

from annotator.domain.ids import AnnotatorId, ArticleId, PersonId
from annotator.domain.search.asked import Listed, Marked, MarksWith
from annotator.domain.spans import Span
from annotator.store import search
from annotator.store.keys import Key
from annotator.store.pointers import Meanings
from annotator.store.tables import ArticleRow, BodyRow, MarkRow, OperationRow, table_of
from annotator.store.words.catalogue import Stamp
from annotator.store.words.index import KEY_BYTES
from annotator.store.words.kept import Kept, Laid
from annotator.store.writing.ink import parts

ARTICLE, BODY, MARK, OPERATION = (table_of(row) for row in (ArticleRow, BodyRow, MarkRow, OperationRow))
_AT_ONCE = 500
_ORDER = (ARTICLE.c.ordinal, ARTICLE.c.id)
_WANTED: Sequence[Any] = [
    ARTICLE.c[name] for name in ("id", "body", "ordinal", "title", "source", "published", "byline", "place", "language")
]
_MARKED: Sequence[Any] = [MARK.c[name] for name in Marked._fields]
_LISTED: Any = select(*_WANTED).where(~ARTICLE.c.gone)
_FIRST = _LISTED.order_by(*_ORDER).limit(bindparam("limit"))
_LATER = _FIRST.where(tuple_(*_ORDER) > tuple_(bindparam("ordinal"), bindparam("key", type_=Key())))
_STAMP = select(func.max(OPERATION.c.hlc), func.count()).select_from(OPERATION)
_NOTHING: Laid = (("",), 0)
_TEXTS = select(BODY.c.id, BODY.c.text).where(BODY.c.id.in_(bindparam("keys", expanding=True)))


class Seeking:
    """Reads what a search needs, page by page; those that are gone are never given."""

    def __init__(self, connection: Connection, meanings: Meanings, kept: Kept) -> None:
        self._connection, self._meanings = connection, meanings
        self._kept, self._catalogue = kept.texts, kept.catalogue

    def few(self, phrases: Sequence[str], most: int) -> list[Listed] | None:
        """The articles, in order, that may hold all of these folded words; ``None`` for too many, or unknown."""
        bodies = search.few(self._connection, phrases, most)
        if bodies is None:
            return None
        stamp = self._stamp()
        known = self._catalogue.among(stamp, bodies) if stamp is not None else None
        if known is not None:
            return known
        return self._listed(ARTICLE.c.body, [UUID(bytes=one) for (one,) in iter_unpack(f"{KEY_BYTES}s", bodies)])

    def page(self, after: Listed | None, limit: int) -> Sequence[Listed]:
        """Up to ``limit`` articles behind one, in order."""
        stamp = self._stamp()
        if stamp is None:
            return self._page(after, limit)
        page = self._catalogue.behind(stamp, after, limit)
        if page is None:
            page = self._page(after, limit)
            self._catalogue.keep(stamp, after, page, limit)
        return page

    def _stamp(self) -> Stamp | None:
        """What changes with every write; ``None`` within one, whose operation is not there yet."""
        if self._connection.get_execution_options().get("writing", False):
            return None
        newest, count = self._connection.execute(_STAMP).one()
        return newest or 0, count

    def _page(self, after: Listed | None, limit: int) -> list[Listed]:
        values: dict[str, Any] = {"limit": limit}
        if after is not None:
            values |= {"ordinal": after.ordinal, "key": after.id}
        rows = self._connection.execute(_FIRST if after is None else _LATER, values)
        return [Listed(*row) for row in rows.all()]

    def laid(self, articles: Sequence[Listed]) -> list[Laid]:
        """Where the reading text of each lies, as it is: whoever opens the article looks whether it is whole."""
        kept = self._kept.lying(articles)
        missing = dict.fromkeys(one.body for one, there in zip(articles, kept, strict=True) if there is None)
        if not missing:
            return kept  # type: ignore[return-value]  # none of them is missing
        rows: list[Any] = []
        for part in parts(list(missing), _AT_ONCE):
            rows += self._connection.execute(_TEXTS, {"keys": part}).all()
        texts = self._kept.keep([body for body, _text in rows], [text for _body, text in rows])
        read: dict[UUID, Laid] = {body: (texts, number) for number, (body, _text) in enumerate(rows)}
        return [
            read.get(one.body, _NOTHING) if lies is None else lies for one, lies in zip(articles, kept, strict=True)
        ]

    def texts(self, articles: Sequence[Listed]) -> list[str]:
        """The reading text of each."""
        return [texts[number] for texts, number in self.laid(articles)]

    def marked(self, marks: MarksWith, most: int) -> list[Listed] | None:
        """The articles, in order, on which such marks stand; ``None`` for too many."""
        query = select(MARK.c.article).where(*self._conditions(marks)).distinct().limit(most + 1)
        articles = self._connection.execute(query).scalars().all()
        return self._listed(ARTICLE.c.id, articles) if len(articles) <= most else None

    def spans(self, articles: Iterable[ArticleId], marks: MarksWith) -> Mapping[ArticleId, list[Span]]:
        """Where such marks stand on the texts that these articles show, by start."""
        found: defaultdict[ArticleId, list[Span]] = defaultdict(list)
        columns = (MARK.c.article, MARK.c.start, MARK.c.end)
        for row in self._on(select(*columns), articles, marks):
            found[ArticleId(row[0])].append(Span(row[1], row[2]))
        return found

    def marks(self, articles: Iterable[ArticleId], marks: MarksWith) -> Mapping[ArticleId, list[Marked]]:
        """Such marks on the texts that these articles show, by span."""
        annotators, people = self._meanings.annotators.roots, self._meanings.people.roots
        found: defaultdict[ArticleId, list[Marked]] = defaultdict(list)
        for mark in map(Marked._make, self._on(select(*_MARKED), articles, marks)):
            if annotators or people:
                by, person = annotators.get(mark.annotator, mark.annotator), mark.person
                means = None if person is None else PersonId(people.get(person, person))
                found[mark.article].append(mark._replace(annotator=AnnotatorId(by), person=means))
            else:
                found[mark.article].append(mark)
        return found

    def _on(
        self,
        query: Any,  # noqa: ANN401  (a select of any columns)
        articles: Iterable[ArticleId],
        marks: MarksWith,
    ) -> list[Any]:
        shown = (ARTICLE.c.id == MARK.c.article) & (ARTICLE.c.body == MARK.c.body)
        # The article leads to a few marks; an index by person would be asked for every pair of person and article.
        person = case((MARK.c.person.is_not(None), MARK.c.person))
        query = query.join(ARTICLE, shown).where(*self._conditions(marks, person))
        rows: list[Any] = []
        for part in parts(list(articles), _AT_ONCE):
            here = query.where(MARK.c.article.in_(part))
            rows += self._connection.execute(here.order_by(MARK.c.article, MARK.c.start, MARK.c.end, MARK.c.id)).all()
        return rows

    def _conditions(self, marks: MarksWith, person: ColumnElement[Any] = MARK.c.person) -> list[ColumnElement[bool]]:
        made: list[ColumnElement[bool]] = [~MARK.c.gone]
        if marks.tags is not None:
            made.append(MARK.c.tag.in_(marks.tags))
        if marks.annotators is not None:
            keys = [key for one in marks.annotators for key in self._meanings.annotators.meaning(one)]
            made.append(MARK.c.annotator.in_(keys))
        if marks.people:
            made.append(person.in_([key for one in marks.people for key in self._meanings.people.meaning(one)]))
        elif marks.people is not None:
            made.append(MARK.c.person.is_not(None))
        if marks.noted:
            made.append(MARK.c.note != "")
        return made

    def _listed(self, column: ColumnElement[UUID], keys: Sequence[UUID]) -> list[Listed]:
        found: list[Listed] = []
        for part in parts(keys, _AT_ONCE):
            found += [Listed(*row) for row in self._connection.execute(_LISTED.where(column.in_(part))).all()]
        return sorted(found, key=lambda one: (one.ordinal, one.id.bytes))
