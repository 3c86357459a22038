"""Finding words everywhere, and the index that makes it quick."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from annotator.domain.errors import NotFound, SearchRefused
from annotator.domain.ids import MarkId, SearchId, TagId, new_id
from annotator.domain.language import _
from annotator.domain.log.operations import Deed, Outcome
from annotator.domain.marks import Mark
from annotator.domain.search.hits import Found, Hit
from annotator.domain.search.planned import MarkingPlan, UnmarkingPlan
from annotator.domain.search.query import Query
from annotator.domain.search.reading import read
from annotator.domain.search.saved import SavedSearch
from annotator.project.desk import Desk
from annotator.project.marks import Marks
from annotator.project.search import marking, suggesting
from annotator.project.search.everywhere import pages
from annotator.project.search.placing import Told, unheard


class Search:
    """Searches a project, with the index and without it to the same end."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def pages(self, query: Query | str) -> Iterator[list[Found]]:
        """What a query finds, article by article in their order, a page at a time: the first ones at once.

        Whoever takes no more pages has cancelled it. Raises ``QueryRefused`` where a line cannot be read, or
        names what is not there.
        """
        return pages(self._desk, read(query) if isinstance(query, str) else query)

    def everywhere(self, query: Query | str, limit: int | None = None) -> Iterator[Hit]:
        """The places that a query finds, in the order of the articles. Raises as ``pages`` does."""
        found = self.pages(query)
        return islice((hit for page in found for one in page for hit in one.hits()), limit)

    def plan_marking(self, hits: Sequence[Hit], tag: TagId, progress: Told = unheard) -> MarkingPlan:
        """What ``mark_all`` would do. ``progress`` may raise ``Cancelled``."""
        return marking.plan(self._desk, hits, self._desk.codebook.tag(tag), progress)

    def mark_all(self, hits: Sequence[Hit], tag: TagId, progress: Told = unheard) -> Outcome[list[MarkId]]:
        """Mark the places of these hits, in however many articles, as one step; gives the new marks.

        Places that carry the tag already, or where the codebook forbids it, are left out. ``progress`` may
        raise ``Cancelled``, and then nothing was done.
        """
        return marking.mark(self._desk, hits, self._desk.codebook.tag(tag), progress)

    def suggest(self, hits: Sequence[Hit], tag: TagId, progress: Told = unheard) -> Outcome[int]:
        """Let the places of these hits wait as suggestions; gives how many, new or not. This is no step of the history.

        They are written a few at a time, so that nobody waits; ``progress`` is told articles done and their number,
        and may raise ``Cancelled``: what waits by then stays, and ``suggestions.withdraw("search")`` takes it back.
        """
        return suggesting.suggest(self._desk, hits, self._desk.codebook.tag(tag), progress)

    def plan_unmarking(self, hits: Sequence[Hit], tag: TagId | None = None, progress: Told = unheard) -> UnmarkingPlan:
        """Which marks ``unmark_all`` would take: hits that are marks, and one's own exactly where the others are.

        Only those of ``tag``, if one is given.
        """
        return marking.plan_unmarking(self._desk, hits, tag, progress)

    def unmark_all(self, hits: Sequence[Hit], tag: TagId | None = None) -> Outcome[list[Mark]]:
        """Remove those marks with their links as one step, or only those of a tag; gives those that are gone."""
        return Marks(self._desk).remove(list(self.plan_unmarking(hits, tag).marks))

    def saved(self) -> list[SavedSearch]:
        """The searches that were saved, by name."""
        with self._desk.read() as reader:
            return reader.searches.all()

    def save(self, name: str, query: str) -> Outcome[SavedSearch]:
        """Save a query under a name; the one of that name, if there is one, becomes this.

        Raises ``QueryRefused`` where the query cannot be read, ``SearchRefused`` for an empty name.
        """
        read(query)
        with self._desk.write(Deed.SEARCH_SAVED, _name(name)) as pen:
            known = next((one.id for one in pen.searches.all() if one.name == _name(name)), None)
            search = SavedSearch(known or SearchId(new_id()), _name(name), query.strip())
            pen.searches.put(search)
        return self._desk.done(pen, search)

    def rename(self, search: SearchId, name: str) -> Outcome[SavedSearch]:
        """Give a saved search another name. Raises ``NotFound``, and ``SearchRefused`` where it is taken or empty."""
        with self._desk.write(Deed.SEARCH_RENAMED, _name(name)) as pen:
            everything = pen.searches.all()
            if any(one.name == _name(name) and one.id != search for one in everything):
                raise SearchRefused(
                    _("There is a search “{name}” already.").format(name=_name(name)), _("Choose another name.")
                )
            after = replace(_of(everything, search), name=_name(name))
            pen.searches.put(after)
        return self._desk.done(pen, after)

    def remove(self, search: SearchId) -> Outcome[SavedSearch]:
        """Forget a saved search. Raises ``NotFound``."""
        with self._desk.write(Deed.SEARCH_REMOVED) as pen:
            gone = _of(pen.searches.all(), search)
            pen.what = gone.name
            pen.searches.remove(search)
        return self._desk.done(pen, gone)

    def is_behind(self) -> bool:
        """Whether ``prepare`` would make searching quicker."""
        return self._desk.store.search_is_behind()

    def prepare(self, progress: Callable[[int, int], None] = lambda _done, _total: None) -> None:
        """Bring the index up to date; other work goes on beside it.

        ``progress`` is told texts done and their number, and may raise ``Cancelled``: the rest waits for
        the next time.
        """
        self._desk.store.build_search(progress)

    def forget(self) -> None:
        """Take the index away; it is made of the texts and can be prepared again."""
        self._desk.store.drop_search()


def _name(name: str) -> str:
    """A name as it is kept. Raises ``SearchRefused`` for none."""
    kept = " ".join(name.split())
    if not kept:
        raise SearchRefused(_("A saved search needs a name."), _("Write one."))
    return kept


def _of(searches: Sequence[SavedSearch], search: SearchId) -> SavedSearch:
    for one in searches:
        if one.id == search:
            return one
    raise NotFound(_("There is no saved search with the key {key}.").format(key=search))
