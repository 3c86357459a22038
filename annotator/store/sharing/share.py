"""A working copy and the file that it stands for: looking, taking in, publishing.

No lock in a folder that travels is believed: right comes from merging. What lies there is merged in
before it is replaced, and looked at again afterwards; who was overtaken still has everything in the
working copy and publishes once more. Nothing that cannot be read is replaced: it is put aside first.
"""

import os
import secrets
import threading
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from annotator.domain.errors import AnnotatorError, DamagedProject, NotAProject
from annotator.domain.ids import OperationId
from annotator.domain.language import _
from annotator.domain.moments import Moment
from annotator.domain.transfer.sharing import Folder, ProjectHeld, Publication, ShareBusy, ShareForeign, ShareMissing
from annotator.store.file.store import FileStore
from annotator.store.sharing.ends import End
from annotator.store.sharing.fetching import Fetched, hash_of, remove
from annotator.store.sharing.lock import WritersLock
from annotator.store.sharing.places import Place, Seen, Signature

ROUNDS = 6
"""How often one publishing starts again because somebody came between."""
SETTLE_SECONDS = 20.0
"""So long a file that cannot be read, or none, must stay as it is: copying takes its time."""
WAIT_SECONDS = 30.0
"""How long publishing waits for another program that publishes the same working copy."""
_PAUSE_SECONDS = 0.05


@dataclass(frozen=True, slots=True)
class _Settling:
    """Since when something that cannot be taken lies there unchanged; ``there`` is ``None`` for nothing."""

    there: Signature | None
    since: float
    refusal: AnnotatorError


class Share:
    """Keeps one working copy and one file elsewhere together. Usable from several threads."""

    def __init__(self, store: FileStore, place: Place, end: End, clock: Callable[[], float] = time.time) -> None:
        self._store, self._place, self._end, self._clock = store, place, end, clock
        self._seen = place.seen()
        self._come: Fetched | None = None
        self._common = 0
        """How many operations of what came are here as well; what is done here later is not among them."""
        self._settling: _Settling | None = None
        self.refusal: AnnotatorError | None = None
        """Why the last look or publishing did not come through."""
        token = f"{os.getpid()}-{secrets.token_hex(4)}"
        self._incoming, self._outgoing = (place.folder / f"{way}-{token}.annot" for way in ("incoming", "outgoing"))

    @property
    def path(self) -> Path:
        """The path that people see."""
        return self._place.shared

    @property
    def folder(self) -> Folder:
        """What kind of folder it lies in."""
        return self._end.folder

    @property
    def published(self) -> Moment | None:
        """When this copy published last."""
        return self._seen.published if self._seen else None

    def waiting(self) -> int:
        """How many operations are here and not there, as far as we have looked."""
        with self._store.read() as reader:
            count = reader.history.count()
        there = self._common if self._come else self._seen.operations if self._seen else 0
        return max(0, count - there)

    def news(self) -> int:
        """How many operations there are not here yet, as far as we have looked."""
        return len(self._come.operations) - self._common if self._come else 0

    def look(self) -> None:
        """See what lies there, without merging anything; keeps the refusal where that fails."""
        self._seen = self._place.seen() or self._seen  # another program may have published this copy
        if self._come is not None and self._seen is not None and self._come.signature == self._seen.signature:
            self._come = None
        try:
            there = self._end.look()
            if not self._is_known(there):
                self._refuse_again(there)
                self._fetch()
        except AnnotatorError as refusal:
            self._note(refusal)
        else:
            self._forgive()

    def publish(self) -> Publication:
        """Merge in what lies there, then put the union there. Raises ``AnnotatorError``; nothing is lost by it.

        What lies there and cannot be read is put aside once it has stayed the same for a while.
        """
        try:
            with self._alone():
                done = self._publish()
        except AnnotatorError as refusal:
            self._note(refusal)
            raise
        self._forgive()
        return done

    def close(self) -> None:
        """Leave nothing behind but the working copy and what it remembers."""
        for one in (self._incoming, self._outgoing):
            remove(one)

    def begin(self, fetched: Fetched) -> None:
        """The working copy has just been made from what was brought home."""
        self._remember(fetched)

    def take_in(self, fetched: Fetched) -> int:
        """Merge what was brought home; gives how many operations were new."""
        self._refuse_a_stranger(fetched)
        taken = self._store.take_in(fetched.path) if self._unknown(fetched) else 0
        self._remember(fetched)
        return taken

    def _publish(self) -> Publication:
        self._seen = self._place.seen() or self._seen
        taken, sent, aside = 0, 0, list[Path]()
        for _round in range(ROUNDS):
            try:
                taken += self._take_in_what_came()
            except (ShareMissing, NotAProject, DamagedProject) as refusal:
                aside += self._make_way(refusal)
            waiting = self.waiting()
            if not waiting:
                self._tell_when(sent)
                return Publication(taken, sent, tuple(aside))
            sent = max(sent, waiting)
            self._send()
        raise ShareBusy(
            _("Others keep publishing “{name}” at this very moment.").format(name=self.path.name),
            _("Your work is safe in the working copy and is published a little later."),
        )

    def _take_in_what_came(self) -> int:
        there = self._end.look()
        if self._come is not None and self._come.signature == there and self._come.path.exists():
            return self.take_in(self._come)
        if self._seen is not None and there == self._seen.signature:
            return 0
        self._fetch()
        return self.take_in(self._come) if self._come else 0

    def _make_way(self, refusal: AnnotatorError) -> list[Path]:
        """Where nothing lies there, or nothing that can be read, for long enough: what to publish over."""
        if not self._has_settled(refusal):
            raise refusal
        self._seen = self._come = None
        aside = None if isinstance(refusal, ShareMissing) else self._end.put_aside()
        return [aside] if aside else []

    def _send(self) -> None:
        """Put the union there. Where somebody came between, the next round looks again."""
        remove(self._outgoing)
        try:
            self._store.backup(self._outgoing)
            count, sha256 = _made_ready(self._outgoing), hash_of(self._outgoing)
            there = self._end.send(self._outgoing, self._seen.signature if self._seen else None)
        finally:
            remove(self._outgoing)
        if there is not None:
            self._keep(Seen(there, sha256, count, self.published))

    def _tell_when(self, sent: int) -> None:
        if sent and self._seen is not None:
            self._keep(replace(self._seen, published=self._now()))

    def _fetch(self) -> None:
        """Bring home what lies there; what holds nothing new is at once as good as taken in."""
        try:
            fetched = self._end.fetch(self._incoming)
        except (NotAProject, DamagedProject) as refusal:
            raise type(refusal)(
                refusal.message,
                _("Your work is safe in the working copy. What lies there is put aside if it stays as it is."),
            ) from refusal
        self._refuse_a_stranger(fetched)
        unknown = len(self._unknown(fetched))
        self._come, self._common = fetched, len(fetched.operations) - unknown
        if not unknown:
            self._remember(fetched)

    def _is_known(self, there: Signature) -> bool:
        if self._come is not None and self._come.signature == there:
            return True
        return self._seen is not None and self._seen.signature == there

    def _unknown(self, fetched: Fetched) -> frozenset[OperationId]:
        with self._store.read() as reader:
            return fetched.operations - reader.history.keys()

    def _refuse_a_stranger(self, fetched: Fetched) -> None:
        with self._store.read() as reader:
            ours = reader.project.info().id
        if fetched.identity != ours:
            raise ShareForeign(
                _("Another project lies at “{path}” now.").format(path=self.path),
                _("It stays untouched and your work is safe in the working copy; give one of the two another name."),
            )

    def _remember(self, fetched: Fetched) -> None:
        self._keep(Seen(fetched.signature, fetched.sha256, len(fetched.operations), self.published))

    def _keep(self, seen: Seen) -> None:
        self._seen, self._come = seen, None
        self._place.remember(seen)

    def _forgive(self) -> None:
        self.refusal = self._settling = None

    def _note(self, refusal: AnnotatorError) -> None:
        """Keep a refusal, and since when what lies there has been as it is."""
        self.refusal = refusal
        there = self._signature_there()
        if self._settling is None or self._settling.there != there:
            self._settling = _Settling(there, self._clock(), refusal)

    def _refuse_again(self, there: Signature) -> None:
        """What could not be read and has not changed since need not be read again to say so."""
        if self._settling is not None and self._settling.there == there and not isinstance(self.refusal, ShareBusy):
            raise self._settling.refusal

    def _has_settled(self, refusal: AnnotatorError) -> bool:
        """Whether what is wrong there has been the same for long enough not to be a copy on its way."""
        if self._seen is None and isinstance(refusal, ShareMissing):
            return True  # nothing was ever there: nobody's copying is waited for
        self._note(refusal)
        return self._settling is not None and self._clock() - self._settling.since >= SETTLE_SECONDS

    def _signature_there(self) -> Signature | None:
        with suppress(AnnotatorError):
            return self._end.look()
        return None

    @contextmanager
    def _alone(self) -> Generator[None]:
        """Two programs on one host that publish the same working copy do it one after the other."""
        lock = self._wait()
        try:
            yield
        finally:
            lock.release()

    def _wait(self) -> WritersLock:
        pause, end = threading.Event(), time.monotonic() + WAIT_SECONDS
        while True:
            try:
                return WritersLock.take(self._place.folder / "publishing", "")
            except ProjectHeld as refusal:
                if time.monotonic() > end:
                    raise ShareBusy(
                        _("Another program is just publishing “{name}”.").format(name=self.path.name),
                        _("Your work is safe in the working copy and is published a little later."),
                    ) from refusal
                pause.wait(_PAUSE_SECONDS)

    def _now(self) -> Moment:
        return Moment(int(self._clock() * 1000))


def _made_ready(outgoing: Path) -> int:
    """Make a copy ready to leave, and count its operations: the search index can be made anywhere, and stays here."""
    store = FileStore.open(outgoing)
    try:
        if store.has_search():
            store.drop_search()
            store.shrink()
        with store.read() as reader:
            return reader.history.count()
    finally:
        store.close()
