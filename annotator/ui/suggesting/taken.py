"""Which places of the article that is read carry a mark of one's own of some kind already.

Marks of others take nothing, here as on the page of suggestions: each annotator decides alone.
"""

from bisect import bisect_left

from annotator.domain.marks import Mark
from annotator.domain.spans import Span
from annotator.ui.hub import Hub
from annotator.ui.situation import Situation

REACH = 200
"""Code points before a place at which a mark that covers it may begin; a longer one is a passage, not a name."""


class Taken:
    """The marks of a kind are gathered once for all places: a book has thousands of them."""

    def __init__(self, hub: Hub, situation: Situation) -> None:
        self._hub, self._situation = hub, situation
        self._of: dict[str, list[Mark]] = {}

    def forget(self) -> None:
        """Marks have changed."""
        self._of = {}

    def touches(self, kind: str, span: Span) -> bool:
        """Whether a mark of one's own of that kind touches a span."""
        if kind not in self._of:
            me = self._hub.project.annotator.id
            self._of[kind] = [mark for mark in self._situation.of_kind(kind) if mark.annotator == me]
        taken = self._of[kind]
        at = bisect_left(taken, span.start - REACH, key=lambda mark: mark.span.start)
        while at < len(taken) and taken[at].span.start < span.end:
            if taken[at].span.overlaps(span):
                return True
            at += 1
        return False
