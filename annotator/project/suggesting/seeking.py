"""Looking for suggestions in many articles beside the work: read and think for as long as it takes, write briefly."""

from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager

from annotator.domain.errors import NotFound
from annotator.domain.ids import ArticleId
from annotator.project.desk import Desk
from annotator.project.obliging import obligingly
from annotator.project.suggesting.proposing import Proposer, stamp
from annotator.store import Sought
from annotator.suggest.sources import Listed

_TOGETHER = 8
"""Articles that are written in one transaction: each costs what a gesture does, and a gesture waits for it."""


def seek(desk: Desk, proposer: Proposer, articles: Sequence[ArticleId], told: Callable[[int, int], None]) -> int:
    """Look for suggestions where something is not as it was last time; gives in how many articles that was."""
    proposer.forget()
    with desk.read() as reader:
        stamps, there = reader.pending.stamps(), reader.articles.ids()
        asked = proposer.asked(reader)
    if gone := stamps.keys() - set(there):
        desk.store.drop_pending(list(gone))
    wanted = list(articles or there)
    looked_at = 0
    with obligingly(), _written_together(desk) as put:
        for done, article in enumerate(wanted, 1):
            sought = _sought(desk, proposer, article, asked, stamps.get(article, ""))
            if sought is not None:
                put(sought)
                looked_at += 1
            told(done, len(wanted))
    return looked_at


@contextmanager
def _written_together(desk: Desk) -> Generator[Callable[[Sought], None]]:
    """Puts what is found a few articles at a time, and the last ones at the end, also where somebody stops it."""
    waiting: list[Sought] = []

    def put(sought: Sought) -> None:
        waiting.append(sought)
        if len(waiting) == _TOGETHER:
            desk.store.put_pending(waiting)
            waiting.clear()

    try:
        yield put
    finally:
        if waiting:
            desk.store.put_pending(waiting)


def _sought(desk: Desk, proposer: Proposer, article: ArticleId, asked: Sequence[Listed], known: str) -> Sought | None:
    """What is found on an article as nobody has marked it; ``None`` where it is known, or the article is gone."""
    try:
        with desk.read() as reader:
            body, _text = reader.articles.shown(article)
            laid = proposer.lay_bare(reader, article)
    except NotFound:
        return None
    now = stamp(laid, asked, proposer.learner.fingerprint)
    return None if now == known else Sought(article, body, now, proposer.propose(laid, asked))
