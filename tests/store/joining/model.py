"""A project in memory: a log, and rows kept up as the store does it, with the store's own functions of the log."""

from dataclasses import dataclass, field
from itertools import count
from uuid import UUID

from annotator.store.joining.contradictions import Turns, edited, removed
from annotator.store.joining.state import Change, Fate, Stamp, Step, latest, lives, replay

FIELDS = ("tag", "note")
BLANK = '[""]'
_keys = count(1)


def key_of(number):
    return UUID(int=number)


@dataclass(frozen=True)
class Operation:
    id: UUID
    hlc: int
    site: int
    deed: str = "mark.noted"
    reverts: UUID | None = None
    births: tuple = ()
    changes: tuple = ()
    fates: tuple = ()

    @property
    def stamp(self):
        return Stamp(self.hlc, self.site)


@dataclass
class Row:
    birth: tuple
    values: dict
    gone: bool = False


@dataclass
class Copy:
    """One copy; ``site`` is who works there and with which clock."""

    site: int
    log: dict = field(default_factory=dict)
    rows: dict = field(default_factory=dict)
    made: dict = field(default_factory=dict)
    ended: dict = field(default_factory=dict)

    def copy(self):
        rows = {key: Row(row.birth, dict(row.values), row.gone) for key, row in self.rows.items()}
        made, ended = ({key: list(some) for key, some in all_of.items()} for all_of in (self.made, self.ended))
        return Copy(self.site, dict(self.log), rows, made, ended)

    # What a person does.

    def add(self, key, value, now):
        if key in self.rows:
            self.write(now, fates=[(key, "back")], changes=[(key, "note", value)])
        else:
            self.write(now, births=[(key, {"tag": BLANK, "note": value})])

    def edit(self, key, name, value, now):
        self.write(now, changes=[(key, name, value)])

    def end(self, key, event, now):
        self.write(now, fates=[(key, event)])

    def undo(self, now):
        standing = self.standing()
        self._turn("undo", [one for one in self._mine() if standing[one.id] == "done"][-1:], now)

    def redo(self, now):
        standing = self.standing()
        self._turn("redo", [one for one in self._mine() if standing[one.id] == "undone"][:1], now)

    def write(self, now, births=(), changes=(), fates=(), deed="mark.noted", reverts=None):
        hlc = max([one.hlc for one in self.log.values()], default=0)
        hlc, key, numbers = max(hlc + 1, now), key_of(1000 + next(_keys)), count(1)
        real = [one for one in changes if one[0] in self.rows and self.rows[one[0]].values[one[1]] != one[2]]
        ended = [one for one in fates if one[0] in self.rows and self.rows[one[0]].gone != (one[1] == "gone")]
        if not (births or real or ended):
            return
        self._apply([Operation(
            key, hlc, self.site, deed, reverts, tuple(births),
            tuple(Change(Stamp(hlc, self.site, next(numbers)), key, "mark", row, name, self.rows[row].values[name],
                         value, self._over(row, name)) for row, name, value in real),
            tuple((row, Fate(Stamp(hlc, self.site, next(numbers)), key, event, self._seen(row))) for row, event in ended),
        )])  # fmt: skip

    def _mine(self):
        lasting = ("undo", "redo")
        return sorted(
            (one for one in self.log.values() if one.site == self.site and one.deed not in lasting),
            key=lambda one: one.stamp,
        )

    def _turn(self, deed, found, now):
        for one in found:
            source = (
                one
                if deed == "undo"
                else max(
                    (u for u in self.log.values() if u.reverts == one.id and u.deed == "undo"), key=lambda u: u.stamp
                )
            )
            back = {"born": "gone", "back": "gone", "gone": "back"}
            fates = [(row, back[fate.event]) for row, fate in source.fates] + [
                (row, "gone") for row, _values in source.births
            ]
            if deed == "undo" or source.births == ():
                self.write(
                    now, (), [(c.target, c.field, c.before) for c in reversed(source.changes)], fates, deed, one.id
                )

    def _over(self, row, name):
        made = self.changes_of(row, name)
        return latest(made).operation if made else None

    def _seen(self, row):
        return max((one.stamp.hlc for name in FIELDS for one in self.changes_of(row, name)), default=0)

    # What a merge does: only what new operations touch is looked at again.

    def take_in(self, *others):
        fresh = {key: one for other in others for key, one in other.log.items() if key not in self.log}
        self._apply(list(fresh.values()))
        return self

    def _apply(self, fresh):
        self.log |= {one.id: one for one in fresh}
        registers, doubtful = set(), set()
        for one in fresh:
            self._note(one)
            for key, values in one.births:
                known = self.rows.get(key)
                if known is None:
                    self.rows[key] = Row((one.hlc, one.site), dict(values))
                else:
                    doubtful.add(key)
                    if (one.hlc, one.site) < known.birth:
                        known.birth, known.values = (one.hlc, one.site), dict(values)
                registers |= {(key, name) for name in FIELDS}
            registers |= {(change.target, change.field) for change in one.changes}
            doubtful |= {key for key, _fate in one.fates}
        for key, name in registers:
            if made := self.changes_of(key, name):
                self.rows[key].values[name] = latest(made).after
        earliest = min((one.hlc for one in fresh), default=0)
        for key in doubtful:
            if fates := [fate for fate in self.fates_of(key) if fate.stamp.hlc >= earliest]:
                self.rows[key].gone = not lives(fates)

    # What follows from the log.

    def _note(self, one):
        for change in one.changes:
            self.made.setdefault((change.target, change.field), []).append(change)
        for key, _values in one.births:
            self.ended.setdefault(key, []).append(Fate(one.stamp, one.id, "born"))
        for key, fate in one.fates:
            self.ended.setdefault(key, []).append(fate)

    def changes_of(self, row, name):
        return self.made.get((row, name), [])

    def fates_of(self, row):
        return self.ended.get(row, [])

    def standing(self):
        in_order = sorted(self.log.values(), key=lambda one: one.stamp)
        return replay(Step(one.id, one.deed, one.reverts, key_of(one.site)) for one in in_order)

    def digest(self):
        return {key: (row.birth, tuple(sorted(row.values.items())), row.gone) for key, row in self.rows.items()}

    def conflicts(self):
        standing = self.standing()
        turns = Turns(
            {key for key, state in standing.items() if state != "done"},
            {one.id for one in self.log.values() if one.deed in ("undo", "redo")},
        )
        found = set()
        for key, row in self.rows.items():
            if row.gone:
                made = [
                    one for name in FIELDS for one in self.changes_of(key, name) if one.operation not in turns.undone
                ]
                if (
                    unseen := removed("mark", [fate for fate in self.fates_of(key) if fate.event != "born"], made)
                ) is not None:
                    found.add(("removed", key, unseen.operation))
            else:
                found |= {one.key for name in FIELDS for one in edited(self.changes_of(key, name), turns)}
        return found

    def from_scratch(self):
        """The same project with everything taken in at once, in the order of clocks."""
        fresh = Copy(self.site)
        for one in sorted(self.log.values(), key=lambda one: one.stamp):
            fresh._apply([one])
        return fresh
