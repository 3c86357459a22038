"""Searches that people keep under a name."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from annotator.domain.ids import SearchId


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A search that was saved; ``query`` is what was typed."""

    id: SearchId
    name: str
    query: str


def named_apart(searches: Iterable[SavedSearch]) -> list[SavedSearch]:
    """Searches, oldest first, each with a name of its own: copies that came together may have given one name twice.

    The oldest keeps it, later ones are told apart by a number. The rows stay as they are, so that merging needs
    no decision.
    """
    searches = list(searches)
    own = {one.name for one in searches}
    given: set[str] = set()
    found: list[SavedSearch] = []
    for one in searches:
        name, number = one.name, 1
        while name in given or (number > 1 and name in own):
            number += 1
            name = f"{one.name} ({number})"
        given.add(name)
        found.append(replace(one, name=name))
    return found
