"""Learning from a project's marks: which are taken for right, where what was learnt lies, and when it is loaded."""

import json
import logging
import threading
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast
from uuid import UUID

from annotator.domain.articles import State, Status
from annotator.domain.corpus.learnt import Learnt, Verdict
from annotator.domain.corpus.scores import Score, Scores
from annotator.domain.errors import AnnotatorError, ModelRefused
from annotator.domain.ids import AnnotatorId, ArticleId, TagId
from annotator.domain.language import _, marked
from annotator.domain.marks import Mark
from annotator.project.desk import Desk
from annotator.store import Reader
from annotator.suggest.listing.listed import Listed
from annotator.suggest.proposing import Given

if TYPE_CHECKING:  # the learner needs NumPy, which takes longer to load than a command takes to run
    from annotator.suggest.learning.examples import Example
    from annotator.suggest.learning.model import Model

LEARNT = "learnt"
"""The name of the source that proposes what was learnt."""
_ABOUT = marked("what the marks of this project teach")
_LAC, _LIST = "lac", "list"
_RANK = {State.ADJUDICATED: 3, State.DONE: 2, State.IN_PROGRESS: 1}
_GROWN = 1.2
"""So many times the marks of last time are worth learning again."""


class Learner:
    """What was learnt of one project. It lies in a folder of this computer; without one, it is gone on closing."""

    def __init__(self) -> None:
        self._learnt: Learnt | None = None
        self._own_model: Model | None = None
        self._file: Path | None = None
        self._unread = False
        self._reading = threading.Lock()
        self._listed: tuple[tuple[str, tuple[str, ...]], Listed] | None = None

    def keep_in(self, file: Path) -> None:
        """Use what was learnt before, and keep there what is learnt from now on; what is damaged is forgotten."""
        self._file, self._unread = file, True

    @property
    def learnt(self) -> Learnt | None:
        """What was learnt last."""
        self._read_once()
        return self._learnt

    @property
    def _model(self) -> "Model | None":
        self._read_once()
        return self._own_model

    def _read_once(self) -> None:
        """Read what lies in the folder when it is first asked for."""
        with self._reading:
            if not self._unread or self._file is None:
                return
            self._unread = False
            self._learnt = _read(self._file.with_suffix(".json"))
            if self._file.exists():
                from annotator.suggest.learning.model import from_bytes

                try:
                    self._own_model = from_bytes(self._file.read_bytes())
                except (OSError, ModelRefused) as reason:  # it is learnt again; nobody's work is in it
                    logging.getLogger(__name__).info("what was learnt is not read: %s", reason)

    def keep(self, model: "Model | None", learnt: Learnt) -> None:
        """Propose by this model from now on. Raises ``AnnotatorError`` where it cannot be stored."""
        self._own_model, self._learnt, self._unread = model, learnt, False
        if self._file is None:
            return
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            if model is None:
                self._file.unlink(missing_ok=True)
            else:
                from annotator.suggest.learning.model import to_bytes

                _write(self._file, to_bytes(model))
            _write(self._file.with_suffix(".json"), json.dumps(asdict(learnt), default=str).encode())
        except OSError as error:
            raise AnnotatorError(
                _("What was learnt cannot be stored in “{path}”: {reason}.").format(
                    path=self._file.parent, reason=error.strerror
                ),
                _("It is used until the program ends."),
            ) from error

    @property
    def fingerprint(self) -> str:
        """Another one as soon as something else is proposed."""
        return self._model.fingerprint if self._model is not None else ""

    def packed(self) -> bytes | None:
        """What was learnt, for another process; ``None`` where nothing was."""
        if self._model is None:
            return None
        from annotator.suggest.learning.model import to_bytes

        return to_bytes(self._model)

    def source(self, sources: Sequence[Listed]) -> Listed:
        """What was learnt as a source of suggestions; ``sources`` are those that are asked beside it."""
        model, names = self._model, tuple(one.name for one in sources)
        if model is None:
            return Listed(LEARNT, lambda _page: (), _ABOUT, (), self._missing)
        key = (model.fingerprint, names)
        kept = self._listed
        if kept is None or kept[0] != key:  # whatever cuts words takes a while to load
            from annotator.suggest.learning.source import listed

            self._listed = kept = (key, listed(model, sources))
        return kept[1]

    def in_use(self) -> frozenset[TagId]:
        """The tags that what was learnt proposes in place of other sources."""
        return frozenset(tag for part in self._model.parts for tag in part.in_use) if self._model else frozenset()

    def is_behind(self, marks: int) -> bool:
        """Whether so many marks are enough more than last time to learn again."""
        if self.learnt is None:
            return True
        return marks > _GROWN * sum(one.marks for one in self.learnt.verdicts)

    def _missing(self) -> str:
        if self.learnt is None:
            return _("Nothing was learnt yet.")
        return self.learnt.missing or _("Nothing that was learnt does better than the other sources.")


def example(desk: Desk, reader: Reader, article: ArticleId) -> "Example | None":
    """An article with the marks of the annotator who is furthest with it; ``None`` where nobody marked anything."""
    layer = best_layer(reader.marks.of_article(article), reader.articles.statuses(article), desk.annotator.id)
    if layer is None:
        return None
    _by, marks, state = layer
    from annotator.suggest.learning.examples import Example

    language = reader.articles.get(article).metadata.language
    finished = state in (State.DONE, State.ADJUDICATED)
    return Example(reader.articles.text(article), given(desk, marks), finished, language)


def given(desk: Desk, marks: Sequence[Mark]) -> tuple[Given, ...]:
    """Marks as sources see them."""
    book = desk.codebook
    return tuple(Given(book.tag(one.tag).kind, one.tag, one.span, one.person) for one in marks)


def best_layer(
    marks: Sequence[Mark], statuses: Sequence[Status], me: AnnotatorId
) -> tuple[AnnotatorId, list[Mark], State] | None:
    """Whose marks are taken for right: adjudicated before done before in progress, then one's own, then most marks."""
    layers: dict[AnnotatorId, list[Mark]] = defaultdict(list)
    for mark in marks:
        layers[mark.annotator].append(mark)
    states = {status.annotator: status.state for status in statuses}
    counts = Counter({by: len(own) for by, own in layers.items()})
    if not layers:
        return None
    best = max(layers, key=lambda by: (_RANK.get(states.get(by, State.NEW), 0), by == me, counts[by], str(by)))
    return best, layers[best], states.get(best, State.IN_PROGRESS)


def _write(file: Path, content: bytes) -> None:
    part = file.with_name(f".{file.name}.part")
    part.write_bytes(content)
    part.replace(file)


def _read(file: Path) -> Learnt | None:
    """The verdicts as they were stored; ``None`` where there are none or they are damaged."""
    try:
        told = cast("dict[str, Any]", json.loads(file.read_text("utf-8")))
        verdicts = tuple(
            Verdict(TagId(UUID(one["tag"])), one["kind"], one["marks"], _scores(one["own"]), _scores(one["others"]))
            for one in told["verdicts"]
        )
        return Learnt(verdicts, told["articles"], told["sentences"], told["fingerprint"], told["missing"])
    except FileNotFoundError:
        return None
    except (OSError, ValueError, LookupError, TypeError, AttributeError) as reason:
        logging.getLogger(__name__).info("the figures of what was learnt are not read: %s", reason)
        return None


def _scores(told: dict[str, Any]) -> Scores:
    return Scores(Score(**told["strict"]), Score(**told["overlapping"]))
