"""Processes that work on a project and are killed at a random moment, and what each of them had acknowledged."""

import random
import signal
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

_CONTEXT = get_context("forkserver")
_CONTEXT.set_forkserver_preload(["annotator", "tests.store.killing"])
_PATIENCE_SECONDS = 60
_SOONER, _NEXT = 0.5, 1.05
"""How much earlier whoever was late comes the next time, and how much later the others: some nine of ten are at work."""

Job = Callable[[Path, Connection, int], None]
"""Works on a project, sends what is done as soon as it is told to be done; the number is a seed."""


@dataclass(frozen=True, slots=True)
class Killed:
    """What a process had acknowledged before it died, whether it had done all, and whether it died of the kill."""

    acknowledged: tuple[Any, ...]
    ended: bool
    by_us: bool

    @property
    def at_work(self) -> bool:
        """Whether it was killed, and before it had done all."""
        return self.by_us and not self.ended


class Campaign:
    """Kills processes at their work, until so many ``kills`` hit one: who had done all by then does not count.

    Iterate over it for the seeds, and ``kill`` one with each. It learns how long the work lasts: who is late comes
    sooner the next time.
    """

    def __init__(self, kills: int, longest_seconds: float) -> None:
        self.kills, self.hits = kills, 0
        self._start = longest_seconds
        self._longest: dict[int, float] = {}
        """By how much is waited for before."""

    def __iter__(self) -> Iterator[int]:
        seed = 0
        while self.hits < self.kills:
            assert seed < 2 * self.kills + 20, f"only {self.hits} of {seed} kills hit a process at its work"
            yield seed
            seed += 1

    def kill(self, job: Job, path: Path, seed: int, most: int = 0) -> Killed:
        """Let a process of its own work, and kill it at a random moment.

        That is after it has acknowledged a random number of things, at most ``most``.
        """
        chance = random.Random(seed)
        turns = chance.randint(0, most)
        longest = self._longest.get(turns, self._start)
        killed = _killed(job, path, seed, turns, chance.uniform(0, longest))
        self.hits += killed.at_work
        self._longest[turns] = min(self._start, longest * (_NEXT if killed.at_work else _SOONER))
        return killed


def kill_while_it_works(job: Job, path: Path, seed: int, most: int, longest_seconds: float) -> Killed:
    """The same for once: up to ``longest_seconds`` after the last of what it acknowledged."""
    chance = random.Random(seed)
    return _killed(job, path, seed, chance.randint(0, most), chance.uniform(0, longest_seconds))


def _killed(job: Job, path: Path, seed: int, turns: int, after_seconds: float) -> Killed:
    here, there = _CONTEXT.Pipe(duplex=False)
    process = _CONTEXT.Process(target=_work, args=(job, path, there, seed), daemon=True)
    process.start()
    there.close()
    told: list[Any] = []
    for _turn in range(1 + turns):
        if "ended" in told:
            break
        if not here.poll(_PATIENCE_SECONDS):
            raise AssertionError("the process does not work")
        told.append(here.recv())
    process.join(after_seconds)  # the moment of death, unless it ends before
    process.kill()  # nothing where it is at its end already
    process.join(_PATIENCE_SECONDS)
    told += _all_of(here)
    acknowledged = tuple(one for one in told if one not in {"begun", "ended"})
    return Killed(acknowledged, "ended" in told, process.exitcode == -signal.SIGKILL)


def _work(job: Job, path: Path, told: Connection, seed: int) -> None:
    told.send("begun")
    job(path, told, seed)
    told.send("ended")


def _all_of(pipe: Connection) -> list[Any]:
    found: list[Any] = []
    try:
        while pipe.poll(0):
            found.append(pipe.recv())
    except (EOFError, OSError):  # the end, or half a message that the killed one was sending
        pass
    return found
