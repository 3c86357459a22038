"""Looking for suggestions in many articles beside the work: read and think for as long as it takes, write briefly."""

import logging
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager

from annotator.domain.errors import AnnotatorError, NotFound
from annotator.domain.ids import ArticleId
from annotator.domain.language import _, ngettext
from annotator.domain.wording import shortened
from annotator.project.desk import Desk
from annotator.project.obliging import obligingly
from annotator.project.suggesting.knowing import Knowledge
from annotator.project.suggesting.proposing import Proposer, stamp
from annotator.project.suggesting.serving import Beside, Hand, Here, Setting, Task
from annotator.store import Sought
from annotator.suggest.sources import Listed

_TOGETHER = 4
"""Articles that are written in one transaction: each costs what a gesture does, and a gesture waits for it."""
_NAMED = 3


def seek(
    desk: Desk,
    proposer: Proposer,
    articles: Sequence[ArticleId],
    told: Callable[[int, int], None],
    process: Sequence[str] = (),
) -> int:
    """Look for suggestions where something is not as it was last time; gives in how many articles that was."""
    proposer.forget()
    fingerprint = proposer.learner.fingerprint  # what is learnt meanwhile serves next time, and must not stamp this
    with desk.read() as reader:
        stamps, there = reader.pending.stamps(), reader.articles.ids()
        asked, known = proposer.asked(reader), proposer.knowledge(reader)
    if gone := stamps.keys() - set(there):
        desk.store.drop_pending(list(gone))
    wanted = list(articles or there)
    looked_at = 0
    with obligingly(), _hand(desk, proposer, asked, known, process) as hand, _written_together(desk) as put:
        for done, article in enumerate(wanted, 1):
            task = _task(desk, proposer, article, asked, known, fingerprint)
            if task is not None and task.stamp != stamps.get(article):
                looked_at += put(hand.take(task))
            told(done, len(wanted))
        looked_at += put(hand.rest())
        left_out = hand.left_out
    if left_out:
        raise _left_out(desk, left_out)
    return looked_at


def _left_out(desk: Desk, articles: Sequence[ArticleId]) -> AnnotatorError:
    """What to say of articles that end whoever looks at them."""
    with desk.read() as reader:
        titles = [shortened(reader.articles.get(one).metadata.title) for one in articles[:_NAMED]]
    told = ngettext(
        "The process that looks for suggestions ended over {count} article: {titles}.",
        "The process that looks for suggestions ended over {count} articles: {titles}.",
        len(articles),
    )
    named = ", ".join(titles) + (" …" if len(articles) > _NAMED else "")
    return AnnotatorError(
        told.format(count=len(articles), titles=named),
        _(
            "All others were looked at. What it ended over is left out until the text or the sources change; "
            "the log says more."
        ),
    )


@contextmanager
def _hand(
    desk: Desk, proposer: Proposer, asked: Sequence[Listed], known: Knowledge, process: Sequence[str]
) -> Generator[Hand]:
    """Who looks: a process where there is a command for one and it can be started, else this one."""
    names = tuple(one.name for one in asked)
    setting = Setting(desk.codebook, names, proposer.learner.packed() if process else None, known.on(""))
    beside = None
    try:
        beside = Beside(process, setting) if process else None
    except OSError as reason:
        logging.getLogger(__name__).warning("suggestions are looked for in the window's own process: %s", reason)
    try:
        yield beside or Here(setting, asked, proposer.learner)
    finally:
        if beside is not None:
            beside.end()


@contextmanager
def _written_together(desk: Desk) -> Generator[Callable[[Sequence[Sought]], int]]:
    """Puts what is found a few articles at a time, and the last ones at the end, also where somebody stops it."""
    waiting: list[Sought] = []

    def put(found: Sequence[Sought]) -> int:
        waiting.extend(found)
        if len(waiting) >= _TOGETHER:
            desk.store.put_pending(waiting)
            waiting.clear()
        return len(found)

    try:
        yield put
    finally:
        if waiting:
            desk.store.put_pending(waiting)


def _task(
    desk: Desk, proposer: Proposer, article: ArticleId, asked: Sequence[Listed], known: Knowledge, fingerprint: str
) -> Task | None:
    """An article as nobody has marked it; ``None`` where it is gone."""
    try:
        with desk.read() as reader:
            body, _text = reader.articles.shown(article)
            laid = proposer.lay_bare(reader, article, known)
    except NotFound:
        return None
    return Task(laid, body, stamp(laid, asked, fingerprint))
