"""Processes that work on a project and are killed at a random moment, and what each of them had acknowledged."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

_CONTEXT = get_context("forkserver")
_CONTEXT.set_forkserver_preload(["annotator", "tests.store.killing"])
_PATIENCE_SECONDS = 60

Job = Callable[[Path, Connection, int], None]
"""Works on a project, sends what is done as soon as it is told to be done; the number is a seed."""


@dataclass(frozen=True, slots=True)
class Killed:
    """What a process had acknowledged before it died, and whether it had come to its end."""

    acknowledged: tuple[Any, ...]
    ended: bool


def kill_while_it_works(job: Job, path: Path, seed: int, most: int, longest_seconds: float) -> Killed:
    """Let a process of its own work, and kill it at a random moment.

    That is up to ``longest_seconds`` after it has acknowledged a random number of things, at most ``most``.
    """
    chance = random.Random(seed)
    here, there = _CONTEXT.Pipe(duplex=False)
    process = _CONTEXT.Process(target=_work, args=(job, path, there, seed), daemon=True)
    process.start()
    there.close()
    told: list[Any] = []
    for _turn in range(1 + chance.randint(0, most)):
        if "ended" in told:
            break
        if not here.poll(_PATIENCE_SECONDS):
            raise AssertionError("the process does not work")
        told.append(here.recv())
    process.join(chance.uniform(0, longest_seconds))  # the moment of death, unless it ends before
    process.kill()  # nothing where it is at its end already
    process.join(_PATIENCE_SECONDS)
    told += _all_of(here)
    return Killed(tuple(one for one in told if one not in {"begun", "ended"}), "ended" in told)


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
