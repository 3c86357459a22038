"""Changes that somebody makes in the articles of a plan, and several plans as one."""

from bisect import bisect
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from annotator.domain.transfer.plans import Articles, ImportPlan, PlannedArticle


class Revised(Articles):
    """The articles of a plan, those of which differ that somebody changed."""

    def __init__(self, plan: ImportPlan) -> None:
        self._articles: Sequence[PlannedArticle] = plan.articles
        self._wanted = bytearray(len(plan.articles))
        for at in plan.wanted:
            self._wanted[at] = True
        self._changed: dict[int, PlannedArticle] = {}

    def __len__(self) -> int:
        """As many as in the plan."""
        return len(self._articles)

    def article(self, at: int) -> PlannedArticle:
        """As it is now."""
        found = self._changed.get(at) or self._articles[at]
        return found if found.wanted == self.wants(at) else replace(found, wanted=self.wants(at))

    def wants(self, at: int) -> bool:
        """Whether it is to come in now."""
        return bool(self._wanted[at])

    def count_wanted(self) -> int:
        """How many are to come in."""
        return self._wanted.count(True)

    def want(self, at: int, *, wanted: bool) -> None:
        """Let it come in, or leave it out."""
        self._wanted[at] = wanted

    def put(self, at: int, fresh: PlannedArticle) -> None:
        """Another one in that place."""
        self._changed[at] = fresh
        self._wanted[at] = fresh.wanted


class Joined(Articles):
    """The articles of several plans one behind the other."""

    def __init__(self, *plans: ImportPlan) -> None:
        self._parts = [Revised(plan) for plan in plans]
        self._ends = list(accumulate(map(len, self._parts)))

    def __len__(self) -> int:
        """As many as in all of them."""
        return self._ends[-1] if self._ends else 0

    def article(self, at: int) -> PlannedArticle:
        """The one that stands there, counted through."""
        part, place = self._placed(at)
        return part.article(place)

    def wants(self, at: int) -> bool:
        """Whether that one is to come in."""
        part, place = self._placed(at)
        return part.wants(place)

    def _placed(self, at: int) -> tuple[Revised, int]:
        number = bisect(self._ends, at)
        return self._parts[number], at - (self._ends[number - 1] if number else 0)
