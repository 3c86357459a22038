"""Looking for suggestions in many articles beside the work: read and think for as long as it takes, write briefly."""

import sys
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing, contextmanager

from annotator.domain.errors import NotFound
from annotator.domain.ids import ArticleId
from annotator.project.desk import Desk
from annotator.project.suggesting.proposing import Proposer, stamp
from annotator.store import Sought
from annotator.suggest.sources import Listed

_WORKERS = 2
"""The tagger computes outside of the interpreter nearly half of the time, in which a second article goes on."""
_SWITCH_SECONDS = 0.0005
"""How long whoever waits for the interpreter waits: a gesture asks for it dozens of times."""


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
    with _obligingly(), ThreadPoolExecutor(_WORKERS) as pool:
        coming = (pool.submit(_sought, desk, proposer, one, asked, stamps.get(one, "")) for one in wanted)
        with closing(_in_order(coming)) as found:
            for done, sought in enumerate(found):
                if sought is not None:
                    desk.store.put_pending([sought])
                    looked_at += 1
                told(done + 1, len(wanted))
    return looked_at


def _in_order(coming: Iterator[Future[Sought | None]]) -> Generator[Sought | None]:
    """What comes, in order, a few being thought about at a time; those are dropped where nobody wants more."""
    waiting: deque[Future[Sought | None]] = deque()
    try:
        for one in coming:
            waiting.append(one)
            if len(waiting) > 2 * _WORKERS:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        for one in waiting:
            one.cancel()


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


@contextmanager
def _obligingly() -> Generator[None]:
    """Let other threads have the interpreter sooner: by default they wait 5 ms each time they ask for it."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(_SWITCH_SECONDS)
    try:
        yield
    finally:
        sys.setswitchinterval(before)
