"""How often who is quoted, on which theme and in which month: counted by the database over the whole project.

A quote that its article interrupts counts once. Such quotes are few: they are read, all others are only counted.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from functools import cached_property
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, and_, case, func, literal, select, union_all
from sqlalchemy.sql.selectable import Subquery

from annotator.domain.codebook import Codebook
from annotator.domain.corpus.speech import Cell, Month, Voice
from annotator.domain.ids import PersonId, TagId
from annotator.store.pointers import Meanings
from annotator.store.shelves.people import People
from annotator.store.shelves.speech.asking import ARTICLE, LINK, MARK, THEME, Found, Query, Words, stands, touches
from annotator.store.shelves.speech.joining import interrupted, lines_of
from annotator.store.writing.ink import parts

_QUOTE, _SPEAKER, _MARKED = (MARK.alias(name) for name in ("quote", "speaker", "marked"))
_SAYS = LINK.alias("says")
_WORDS = case((_SPEAKER.c.person.is_(None), _SPEAKER.c.text))
"""The words of a mention that means nobody yet."""
_WHO = (_SPEAKER.c.person, _WORDS)
_MONTH = func.substr(ARTICLE.c.published, 1, len("2024-11"))
_COUNT = func.count(_QUOTE.c.id.distinct())


class Tallies:
    """Counts the quotes of a project; for a worker, where it is large."""

    def __init__(self, connection: Connection, meanings: Meanings, book: Codebook) -> None:
        self._connection, self._meanings, self._words = connection, meanings, Words.of(book)

    def quotes(self) -> int:
        """How many quotes there are."""
        query = select(_COUNT).join_from(_QUOTE, ARTICLE, self._there()).where(~self._interrupted())
        return self._connection.execute(query).scalar_one() + len(set(self._lines.values()))

    def voices(self) -> dict[Voice, int]:
        """How often each is quoted, most first."""
        found: Counter[Voice] = Counter()
        for voice, (count,) in self._counted(self._said()):
            found[voice] += count
        for voices in self._voices_of_lines.values():
            found.update(voices)
        return dict(sorted(found.items(), key=lambda pair: (-pair[1], pair[0].name)))

    def on_any(self, tags: Sequence[TagId]) -> int:
        """How many quotes are on one of these tags or several."""
        themed = self._themed(tags, ~self._interrupted())
        count = self._connection.execute(select(func.count(themed.c.quote.distinct()))).scalar_one()
        return count + len(self._themes_of_lines(tags))

    def themes(self, tags: Sequence[TagId]) -> dict[TagId, int]:
        """How many quotes are on each of these tags itself."""
        themed = self._themed(tags, ~self._interrupted())
        query = select(themed.c.tag, func.count(themed.c.quote.distinct())).group_by(themed.c.tag)
        found = Counter({TagId(tag): count for tag, count in self._connection.execute(query)})
        for themes in self._themes_of_lines(tags).values():
            found.update(themes.keys())
        return dict(found)

    def cells(self, tags: Sequence[TagId]) -> list[Cell]:
        """How often who speaks of which of these tags, most first."""
        found: dict[tuple[Voice, TagId], tuple[int, int, int]] = {}
        for voice, tag, numbers in self._all_cells(tags):
            before = found.get((voice, tag), (0, 0, 0))
            found[voice, tag] = (before[0] + numbers[0], before[1] + numbers[1], before[2] + numbers[2])
        cells = [Cell(voice, tag, *sums) for (voice, tag), sums in found.items()]
        return sorted(cells, key=lambda cell: (-cell.quotes, cell.voice.name, str(cell.theme)))

    def months(self) -> list[Month]:
        """How often each is quoted in the articles of each month; those without a date are left out."""
        dated = self._said().where(ARTICLE.c.published != "")
        found: Counter[tuple[Voice, str]] = Counter()
        for voice, (month, count) in self._counted(dated, _MONTH):
            found[voice, month] += count
        for line, month in self._months_of_lines().items():
            found.update((voice, month) for voice in self._voices_of_lines.get(line, ()))
        months = [Month(voice, month, count) for (voice, month), count in found.items()]
        return sorted(months, key=lambda one: (one.month, one.voice.name))

    # What is counted.

    def _there(self) -> ColumnElement[bool]:
        return and_(stands(_QUOTE), _QUOTE.c.tag.in_(self._words.quotes), ~ARTICLE.c.gone)

    def _said(self) -> Query:
        """Every quote beside every speaker of it."""
        says = and_(_SAYS.c.to_mark == _QUOTE.c.id, _SAYS.c.type.in_(self._words.says), ~_SAYS.c.gone)
        speaker = and_(_SPEAKER.c.id == _SAYS.c.from_mark, ~_SPEAKER.c.gone, _SPEAKER.c.body == _QUOTE.c.body)
        query: Query = select(*_WHO).select_from(_QUOTE).join(ARTICLE, self._there())
        return query.join(_SAYS, says).join(_SPEAKER, speaker)

    def _themed(self, tags: Sequence[TagId], which: ColumnElement[bool]) -> Subquery:
        """Every quote beside every theme it is on; ``marked`` is 1 for a mark in the passage."""
        on = and_(_MARKED.c.article == _QUOTE.c.article, _MARKED.c.tag.in_(tags), touches(_MARKED, _QUOTE))
        marked = select(_QUOTE.c.id.label("quote"), _MARKED.c.tag, literal(1).label("marked"))
        marked = marked.join_from(_QUOTE, ARTICLE, self._there()).join(_MARKED, on).where(which)
        of = and_(THEME.c.article == _QUOTE.c.article, THEME.c.tag.in_(tags), ~THEME.c.gone)
        carried = select(_QUOTE.c.id, THEME.c.tag, literal(0)).join_from(_QUOTE, ARTICLE, self._there())
        return union_all(marked, carried.join(THEME, of).where(which)).subquery("themed")

    def _counted(self, said: Query, *keys: ColumnElement[Any]) -> Iterator[tuple[Voice, Sequence[Any]]]:
        """Each voice with these keys and the number of its quotes that are one mark."""
        said = said.where(~self._interrupted())
        query = self._alone(said).add_columns(*keys, _COUNT).group_by(*_WHO, *keys)
        rows: list[Any] = [tuple(row) for row in self._connection.execute(query).all()]
        quotes: defaultdict[tuple[Any, ...], set[UUID]] = defaultdict(set)
        for person, *key, quote in self._of_joined(said, *keys, _QUOTE.c.id):
            quotes[person, None, *key].add(quote)
        return self._voiced(rows + [(*key, len(found)) for key, found in quotes.items()])

    @staticmethod
    def _are(people: Collection[UUID]) -> ColumnElement[bool]:
        return _SPEAKER.c.person.in_(people)

    @cached_property
    def _joined(self) -> list[UUID]:
        """Every key of persons who were made one."""
        return [key for keys in self._meanings.people.members.values() for key in keys]

    def _alone(self, said: Query) -> Query:
        """Quotes of those who are only themselves, whose rows the database can count key by key."""
        return said.where(_SPEAKER.c.person.is_(None) | ~self._are(self._joined)) if self._joined else said

    def _of_joined(self, said: Query, *columns: ColumnElement[Any]) -> Iterator[tuple[Any, ...]]:
        """Quotes of persons who were made one: whom the key means, and these columns; two keys may say one quote."""
        query = said.with_only_columns(_SPEAKER.c.person, *columns).where(self._are(self._joined))
        for person, *rest in self._connection.execute(query) if self._joined else ():
            yield self._meanings.people.root(person), *rest

    def _all_cells(self, tags: Sequence[TagId]) -> Iterator[tuple[Voice, TagId, tuple[int, int, int]]]:
        themed = self._themed(tags, ~self._interrupted())
        counts = [func.count(case((themed.c.marked == how, themed.c.quote)).distinct()) for how in (1, 0)]
        said = self._said().join(themed, themed.c.quote == _QUOTE.c.id)
        query = self._alone(said).add_columns(themed.c.tag, _COUNT, *counts).group_by(*_WHO, themed.c.tag)
        rows: list[Any] = [tuple(row) for row in self._connection.execute(query).all()]
        marked, carried = (defaultdict[tuple[Any, ...], set[UUID]](set) for _how in (1, 0))
        for person, tag, quote, how in self._of_joined(said, themed.c.tag, _QUOTE.c.id, themed.c.marked):
            (marked if how else carried)[person, None, tag].add(quote)
        rows += [
            (*key, len(marked[key] | carried[key]), len(marked[key]), len(carried[key]))
            for key in {**marked, **carried}
        ]
        for voice, (tag, quotes, passages, articles) in self._voiced(rows):
            yield voice, TagId(tag), (quotes, passages, articles)
        for line, themes in self._themes_of_lines(tags).items():
            for voice in self._voices_of_lines.get(line, ()):
                for tag, how in themes.items():
                    yield voice, tag, (1, int(1 in how), int(0 in how))

    def _voiced(self, rows: Sequence[Found]) -> Iterator[tuple[Voice, Sequence[Any]]]:
        """Each row's person or words as a voice, and the rest of it."""
        root = self._meanings.people.root
        people = {PersonId(root(row[0])) for row in rows if row[0] is not None}
        names = {one.id: one.name for one in People(self._connection, self._meanings).get_many(people)}
        for row in rows:
            person = None if row[0] is None else PersonId(root(row[0]))
            yield Voice(row[1] if person is None else names.get(person, "?"), person), row[2:]

    # Quotes that their articles interrupt.

    def _interrupted(self) -> ColumnElement[bool]:
        return interrupted(_QUOTE, self._words)

    @cached_property
    def _lines(self) -> dict[UUID, UUID]:
        """For each piece the one that stands for its line."""
        query = select(_QUOTE.c.id).join_from(_QUOTE, ARTICLE, self._there()).where(self._interrupted())
        return lines_of(self._connection, self._words, list(self._connection.execute(query).scalars()))

    @cached_property
    def _voices_of_lines(self) -> dict[UUID, set[Voice]]:
        found: dict[UUID, set[Voice]] = {}
        for part in parts(list(self._lines), 400):
            rows = self._connection.execute(self._said().add_columns(_QUOTE.c.id).where(_QUOTE.c.id.in_(part))).all()
            for voice, (quote,) in self._voiced(rows):
                found.setdefault(self._lines[quote], set()).add(voice)
        return found

    def _themes_of_lines(self, tags: Sequence[TagId]) -> dict[UUID, dict[TagId, set[int]]]:
        """For each line its themes, and whether they are marked in the passage (1) or carried by the article (0)."""
        found: dict[UUID, dict[TagId, set[int]]] = {}
        for part in parts(list(self._lines), 400):
            for quote, tag, marked in self._connection.execute(select(self._themed(tags, _QUOTE.c.id.in_(part)))):
                found.setdefault(self._lines[quote], {}).setdefault(TagId(tag), set()).add(marked)
        return found

    def _months_of_lines(self) -> dict[UUID, str]:
        found: dict[UUID, str] = {}
        for part in parts(list(self._lines), 400):
            query = select(_QUOTE.c.id, _MONTH).join_from(_QUOTE, ARTICLE, self._there()).where(_QUOTE.c.id.in_(part))
            found |= {self._lines[quote]: month for quote, month in self._connection.execute(query) if month}
        return found
