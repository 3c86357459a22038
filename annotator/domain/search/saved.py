"""Searches that people keep under a name."""

from dataclasses import dataclass

from annotator.domain.ids import SearchId


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A search that was saved; ``query`` is what was typed."""

    id: SearchId
    name: str
    query: str
