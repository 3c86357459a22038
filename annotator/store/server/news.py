"""What an operation tells everybody who works on the same project: a line of a few keys in a notification."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from annotator.domain.ids import ArticleId, LinkId, MarkId, PersonId
from annotator.domain.log.operations import Changes, Subject

CHANNEL = "annotator"
_MOST_BYTES = 7_000
"""PostgreSQL takes 8,000; beyond that panels reread everything of the kind."""


@dataclass(frozen=True, slots=True)
class News:
    """One operation of somebody: its key, clock and site, and what it touched."""

    operation: UUID
    hlc: int
    site: int
    changes: Changes


def told(news: News) -> str:
    """The line of a notification."""
    one = news.changes
    head: dict[str, Any] = {"operation": news.operation.hex, "hlc": news.hlc, "site": news.site}
    head["subjects"] = sorted(one.subjects)
    keys = {"articles": one.articles, "marks": one.marks, "links": one.links, "people": one.people}
    whole = json.dumps(head | {name: [key.hex for key in some] for name, some in keys.items() if some})
    return whole if len(whole) <= _MOST_BYTES else json.dumps(head)


def brought_up(format_number: int) -> str:
    """The line that tells programs of formats up to 6 of a new one; later ones ask for it whenever they write."""
    return json.dumps({"format": format_number})


def heard(line: str) -> News | None:
    """What a notification says; ``None`` for one that is not ours."""
    try:
        return _news(json.loads(line))
    except (ValueError, KeyError, TypeError):
        return None


def _news(entry: Mapping[str, Any]) -> News:
    changes = Changes(
        frozenset(map(Subject, entry["subjects"])),
        frozenset(map(ArticleId, _keys(entry.get("articles", ())))),
        frozenset(map(MarkId, _keys(entry.get("marks", ())))),
        frozenset(map(LinkId, _keys(entry.get("links", ())))),
        frozenset(map(PersonId, _keys(entry.get("people", ())))),
    )
    return News(UUID(entry["operation"]), int(entry["hlc"]), int(entry["site"]), changes)


def _keys(words: Iterable[str]) -> Iterable[UUID]:
    return (UUID(word) for word in words)
