"""Playing a story: what people do one after another in a project, until all of it is undone and done again."""

from annotator.domain.care.findings import Finding
from annotator.domain.errors import AnnotatorError
from tests.store.stories.ground import Ground, Rows
from tests.store.stories.hands import DEEDS, Hands, NothingThere

LENGTHS = (1, 2, 2, 2, 2, 3, 3, 4)
SIZE = 3 + 3 * max(LENGTHS)
"""Bytes of a story: how many steps, who and when, and three for each step."""
RARE = ((12, Hands.undo), (20, Hands.redo), (30, Hands.undo_one), (32, None), (34, Hands.merge))
"""What steps below these numbers of 256 are, none being that somebody closes the program; the others are deeds."""


class Story:
    """One story; ``happened`` is what was done, and not refused. Of two people each undoes their own.

    ``start``, ``end``, ``undone`` and ``redone`` are what stood at the beginning, after all that was done, after all
    was undone and after all was done again; ``wrong`` is what the check finds, which not every story asks for.
    """

    def __init__(self, ground: Ground, told: bytes) -> None:
        self._ground, self._told = ground, told
        self._together, self._last = told[1] % 8 == 0, 0
        self.happened, self.wrong = list[str](), list[Finding]()
        self.start, self.end, self.undone, self.redone = list[Rows](), list[Rows](), list[Rows](), list[Rows]()

    def play(self, taken_in: int | None = None) -> "Story":
        """Do it, undo everything and do everything again; in between a copy may come without a step, as in a folder."""
        ground, told = self._ground, self._told
        ground.begin(1 + self._together)
        self.start = ground.content()
        for at in range(3, 3 + 3 * LENGTHS[told[0] % len(LENGTHS)], 3):
            self._step(told[at], told[at + 1 : at + 3])
            if taken_in is not None and at == 3:
                ground.take_in(taken_in)
        self.end = ground.content()
        if told[2] % 32 == 0:
            self._restart_all()
        turned = self._undo_everything()
        self.undone = ground.content()
        if told[2] % 32 == 1:
            self._restart_all()
        for who in reversed(turned):
            ground.people[who].history.redo()
        self.redone = ground.content()
        if told[2] % 64 == 2:
            self.wrong = ground.people[0].check()
        return self

    def _step(self, number: int, numbers: bytes) -> None:
        who = numbers[0] >> 7 if self._together else 0
        deed = next((deed for below, deed in RARE if number < below), DEEDS[number % len(DEEDS)])
        if deed is None:
            self._ground.restart(who)
            self.happened.append("restart")
            return
        if who != self._last:
            self._ground.people[who].changed_elsewhere()
            self._last = who
        hands = Hands(self._ground.people[who], self._ground.ask, numbers, self._ground.copies)
        try:
            deed(hands)
        except (AnnotatorError, NothingThere):
            return
        self.happened.append(deed.__name__)

    def _restart_all(self) -> None:
        for who in range(1 + self._together):
            self._ground.restart(who)
        self.happened.append("restart")

    def _undo_everything(self) -> list[int]:
        """Take back the latest step of all, by whoever did it, until there is none; tells who took back each."""
        turned: list[int] = []
        while (who := self._whose_is_the_latest()) is not None and self._ground.people[who].history.undo() is not None:
            turned.append(who)
        return turned

    def _whose_is_the_latest(self) -> int | None:
        if not self._together:
            return 0
        steps = [(step.hlc, who) for who, one in enumerate(self._ground.people)
                 if (step := one.history.undoable()) is not None]  # fmt: skip
        return max(steps)[1] if steps else None
