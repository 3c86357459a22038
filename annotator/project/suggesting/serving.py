"""Proposing in a process of its own, so that whoever works at the window never waits for the interpreter.

Both ends of two pipes: one sends what is true of all articles, then one task after the other; the other end answers
each with what it found. Nothing is read from the project there, and nothing written.
"""

import logging
import os
import pickle
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, Protocol
from uuid import UUID

import annotator
from annotator.domain.codebook import Codebook
from annotator.domain.corpus.learnt import Learnt
from annotator.domain.errors import AnnotatorError
from annotator.domain.ids import ArticleId
from annotator.domain.language import _
from annotator.project.suggesting.learning import LEARNT, Learner
from annotator.project.suggesting.proposing import Laid, proposed
from annotator.store import Sought
from annotator.suggest.proposing import Known, Page
from annotator.suggest.sources import Listed, sources

_BROKEN = (
    OSError, EOFError, pickle.UnpicklingError, AttributeError, ImportError, IndexError, KeyError, TypeError, ValueError
)  # fmt: skip
"""What reading an answer raises where the process ended, or is of another version of the program by now."""
_NO_WINDOW_AND_LAST = 0x08000000 | 0x00004000
"""Windows: ``CREATE_NO_WINDOW`` and ``BELOW_NORMAL_PRIORITY_CLASS`` (Process Creation Flags)."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What is true of all articles: the codebook, the names of the sources, what was learnt, what is known."""

    book: Codebook
    asked: tuple[str, ...]
    model: bytes | None
    known: Known


@dataclass(frozen=True, slots=True)
class Task:
    """An article to be looked at: one body of it, what it would be stamped with, and what is known on its page."""

    laid: Laid
    body: UUID
    stamp: str

    @property
    def article(self) -> ArticleId:
        """Which one."""
        return self.laid.article


class Hand(Protocol):
    """Looks at one article after the other; ``left_out`` are those that cannot be looked at."""

    left_out: list[ArticleId]

    def take(self, task: Task) -> Sequence[Sought]:
        """Look at an article; gives what was found on this one or on the one before."""
        ...

    def rest(self) -> Sequence[Sought]:
        """What was found and is not given yet."""
        ...


class Here:
    """Looks at them in this process."""

    def __init__(self, setting: Setting, asked: Sequence[Listed], learner: Learner) -> None:
        self._setting, self._asked, self._learner = setting, asked, learner
        self.left_out: list[ArticleId] = []

    def take(self, task: Task) -> Sequence[Sought]:
        """Look at an article."""
        found = proposed(task.laid, self._asked, self._setting.book, self._learner.in_use())
        return [Sought.of(task.article, task.body, task.stamp, found)]

    def rest(self) -> Sequence[Sought]:
        """Nothing is left."""
        return ()


class Beside:
    """Has a process look at them, while the next one is read here.

    An article over which the process ends twice is left out: nothing is found on it, and the rest goes on.
    """

    def __init__(self, command: Sequence[str], setting: Setting) -> None:
        """Begin the process. Raises ``OSError`` where it cannot be started."""
        self._command, self._setting = command, setting
        self._waiting: Task | None = None
        self.left_out: list[ArticleId] = []
        """Over which it ended."""
        self._process: subprocess.Popen[bytes] | None = self._begun()

    def take(self, task: Task) -> Sequence[Sought]:
        """Have an article looked at; gives what was found on the one before. Raises ``AnnotatorError``."""
        found = self.rest()
        self._waiting = task
        try:
            self._ask(task)
        except _BROKEN as broken:
            self._ended(task, broken)
        return found

    def rest(self) -> Sequence[Sought]:
        """Wait for what is found on the last article. Raises ``AnnotatorError`` where it ends over any article."""
        task, self._waiting = self._waiting, None
        if task is None:
            return ()
        for attempt in (self._heard, lambda: self._asked(task)):
            try:
                return [attempt()]
            except _BROKEN as broken:
                self._ended(task, broken)
        self._refuse_if_it_cannot(task)
        self.left_out.append(task.article)
        return [Sought.of(task.article, task.body, task.stamp, ())]

    def end(self) -> None:
        """Stop the process, whatever it does."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None

    def _begun(self) -> "subprocess.Popen[bytes]":
        root = str(Path(annotator.__file__).parents[1])
        paths = os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH", ""))))
        flags = _NO_WINDOW_AND_LAST if sys.platform == "win32" else 0
        process = subprocess.Popen(  # noqa: S603  (our own program)
            self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": paths}, creationflags=flags,
        )  # fmt: skip
        _send(_pipe(process.stdin), self._setting)
        return process

    def _ask(self, task: Task) -> None:
        if self._process is None:
            self._process = self._begun()
        _send(_pipe(self._process.stdin), _lean(task))

    def _heard(self) -> Sought:
        if self._process is None:
            raise EOFError
        found = pickle.load(_pipe(self._process.stdout))  # noqa: S301  (our own process wrote it)
        if not isinstance(found, Sought):
            raise TypeError(found)
        return found

    def _asked(self, task: Task) -> Sought:
        self._ask(task)
        return self._heard()

    def _ended(self, task: Task, broken: Exception) -> None:
        process = self._process
        self.end()
        if process is not None:
            logging.getLogger(__name__).warning(
                "the process that looks for suggestions ended (%s, %s) over the article %s",
                process.returncode, type(broken).__name__, task.article,
            )  # fmt: skip

    def _refuse_if_it_cannot(self, task: Task) -> None:
        """Let it look at an article without a word. Raises ``AnnotatorError`` where it ends over that, too."""
        try:
            self._asked(replace(task, laid=replace(task.laid, page=Page(""))))
        except _BROKEN as broken:
            self._ended(task, broken)
            raise AnnotatorError(
                _("Looking for suggestions ended again and again without a word."),
                _("What was found stays. Start the program anew, above all if it was updated; the log says more."),
            ) from broken


def serve(tasks: IO[bytes], answers: IO[bytes]) -> None:
    """Answer tasks until there are no more: the other end is gone then."""
    try:
        setting: Setting = pickle.load(tasks)  # noqa: S301  (the program that started this one wrote it)
        hand = _hand(setting)
        while True:
            task: Task = pickle.load(tasks)  # noqa: S301
            [sought] = hand.take(_whole(task, setting))
            _send(answers, sought)
    except (EOFError, BrokenPipeError):
        return


def _lean(task: Task) -> Task:
    """The task without what the setting has told already."""
    known = task.laid.page.known
    return _knowing(task, Known(words=known.words, names=known.names))


def _whole(task: Task, setting: Setting) -> Task:
    known = task.laid.page.known
    return _knowing(task, replace(setting.known, words=known.words, names=known.names))


def _knowing(task: Task, known: Known) -> Task:
    page = task.laid.page
    return replace(task, laid=replace(task.laid, page=Page(page.text, page.marks, known, page.language)))


def _hand(setting: Setting) -> Here:
    learner = Learner()
    others = [one for one in sources() if one.name in setting.asked]
    if setting.model is None or LEARNT not in setting.asked:
        return Here(setting, others, learner)
    from annotator.suggest.learning.model import from_bytes  # needs NumPy

    learner.keep(from_bytes(setting.model), Learnt((), 0, 0, ""))
    return Here(setting, [*others, learner.source(others)], learner)


def _send(pipe: IO[bytes], thing: object) -> None:
    pickle.dump(thing, pipe, pickle.HIGHEST_PROTOCOL)
    pipe.flush()


def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
    if pipe is None:
        raise TypeError(pipe)
    return pipe
