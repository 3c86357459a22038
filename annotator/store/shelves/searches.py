"""The shelf of searches that were saved."""

from sqlalchemy import Connection, select

from annotator.domain.ids import SearchId
from annotator.domain.search.saved import SavedSearch, named_apart
from annotator.store.tables import SavedSearchRow, table_of
from annotator.store.writing.ink import Ink

SEARCH = table_of(SavedSearchRow)


class Searches:
    """Reads saved searches."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self) -> list[SavedSearch]:
        """All of them by name, and no two of one name."""
        query = select(SEARCH).where(~SEARCH.c.gone).order_by(SEARCH.c.hlc, SEARCH.c.site, SEARCH.c.id)
        rows = self._connection.execute(query).mappings()
        found = named_apart(SavedSearch(SearchId(row["id"]), row["name"], row["query"]) for row in rows)
        return sorted(found, key=lambda one: one.name)


class SearchesPen(Searches):
    """Writes saved searches."""

    def __init__(self, connection: Connection, ink: Ink) -> None:
        super().__init__(connection)
        self._ink = ink

    def put(self, search: SavedSearch) -> None:
        """Save a search, or change the one of that key."""
        self._ink.put(SavedSearchRow, [{"id": search.id, "name": search.name, "query": search.query}])

    def remove(self, search: SearchId) -> None:
        """Forget a search."""
        self._ink.end(SavedSearchRow, [search])
