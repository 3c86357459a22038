"""Going through the suggestions of many articles: what is pending, page by page; looking for it; how sources do."""

from collections.abc import Callable, Iterable, Sequence

from annotator.domain.codebook import Codebook
from annotator.domain.corpus.pending import ANY, Figures, Line, Name, Order, SourceState, Wanted
from annotator.domain.errors import NotFound
from annotator.domain.ids import ArticleId
from annotator.domain.language import _
from annotator.domain.log.operations import Deed, Outcome
from annotator.domain.suggestions import Suggestion
from annotator.project.desk import Desk
from annotator.project.suggesting import offering, seeking
from annotator.project.suggesting.proposing import Proposer

Told = Callable[[int, int], None]
_PAGE, _NAMES = 100, 500


def unheard(_done: int, _total: int) -> None:
    """Nobody wants to know how far it is."""


class Reviewing:
    """What is proposed in all articles, and by whom."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._proposer = desk, Proposer(desk)

    def pending(
        self, wanted: Wanted = ANY, order: Order = Order.CERTAIN, after: Suggestion | None = None, limit: int = _PAGE
    ) -> list[Line]:
        """Up to ``limit`` suggestions behind ``after``, with what stands around them.

        They are those that ``seek`` found, without what this annotator's marks took or who rejected since.
        """
        with self._desk.read() as reader:
            return reader.pending.lines(self._desk.annotator.id, wanted, order, after, limit)

    def names(self, wanted: Wanted = ANY, limit: int = _NAMES) -> list[Name]:
        """What is proposed in different words, what is proposed most often first."""
        with self._desk.read() as reader:
            return reader.pending.names(self._desk.annotator.id, wanted, limit)

    def count(self, wanted: Wanted = ANY) -> int:
        """How many suggestions are pending."""
        with self._desk.read() as reader:
            return reader.pending.count(self._desk.annotator.id, wanted)

    def sought(self) -> int:
        """In how many articles suggestions were looked for, however long ago."""
        with self._desk.read() as reader:
            return reader.pending.sought()

    def seek(self, told: Told = unheard, articles: Sequence[ArticleId] = (), process: Sequence[str] = ()) -> int:
        """Look for suggestions in some articles, or in all, and keep what is found; gives how many were looked at.

        Those whose text, sources and known words are as they were last time are passed over. It writes a
        little at a time, so that nobody waits; ``told`` is told articles done and their number, and may raise
        ``Cancelled``: what was found stays. This is no step of the history and told to no listener.
        ``process`` is the command of one that proposes in place of this one (``annotator.cli.proposer``), for a
        window whose gestures shall not wait; an article over which that ends is left out and told by an
        ``AnnotatorError`` when all others were looked at. Raises ``ProjectReadOnly``.
        """
        return seeking.seek(self._desk, self._proposer, articles, told, process)

    def offer(self, suggestions: Sequence[Suggestion]) -> Outcome[int]:
        """Let suggestions from elsewhere wait in their articles; gives how many are new or other than before.

        They stay until somebody decides on them or withdraws them, whatever is looked for; looking anew replaces
        only what our own sources found. Those whose words do not stand at their place are left out. Of one place
        and tag there is one: the surest. This is no step of the history. Raises ``ProjectReadOnly``.
        """
        return offering.offer(self._desk, suggestions)

    def withdraw(self, source: str) -> Outcome[int]:
        """Forget what a source offered; gives how many suggestions that was. What was accepted stays.

        Raises ``NotFound`` where nothing of it waits, and ``ProjectReadOnly``.
        """
        if source not in (names := self.offering()):
            raise NotFound(
                _("No suggestions of “{name}” wait that came from elsewhere.").format(name=source),
                _("There are: {names}.").format(names=", ".join(names) or "–"),
            )
        return offering.withdraw(self._desk, source)

    def offering(self) -> list[str]:
        """The names of those whose suggestions came from elsewhere and wait."""
        with self._desk.read() as reader:
            return reader.pending.offering()

    def offered(self, article: ArticleId) -> list[Suggestion]:
        """What waits on an article and came from elsewhere, by place; nothing that this annotator took or rejected."""
        with self._desk.read() as reader:
            return offering.offered(reader, article, self._desk.annotator.id)

    def sources(self) -> list[SourceState]:
        """The sources that there are, in their order: which are switched on, and what they lack."""
        with self._desk.read() as reader:
            off = reader.project.sources_off()
        listed = self._proposer.sources()
        return [SourceState(one.name, _(one.about), one.kinds, one.name not in off, one.missing()) for one in listed]

    def switch(self, name: str, on: bool) -> Outcome[None]:  # noqa: FBT001  (what is switched is on or off)
        """Ask a source in this project from now on, or no more. Raises ``NotFound``."""
        self.refuse_unknown([name])
        with self._desk.write(Deed.SOURCES_SWITCHED, name) as pen:
            off = pen.project.sources_off()
            pen.project.switch_off(off - {name} if on else off | {name})
        return self._desk.done(pen, None)

    def figures(self) -> Figures:
        """How each source does for each tag in this project, and how many marks come from hand and from suggestions."""
        with self._desk.read() as reader:
            figures = reader.figures.figures(reader.pending.standing(self._desk.annotator.id))
        return _known_only(figures, self._desk.codebook)

    def refuse_unknown(self, names: Iterable[str]) -> None:
        """Look whether there are such sources. Raises ``NotFound`` that names those there are."""
        known = [one.name for one in self._proposer.sources()]
        for name in names:
            if name not in known:
                raise NotFound(
                    _("There is no source of suggestions called “{name}”.").format(name=name),
                    _("There are: {names}.").format(names=", ".join(known)),
                )


def _known_only(figures: Figures, book: Codebook) -> Figures:
    """Without tags that the codebook does not have any more."""
    return Figures(
        tuple(one for one in figures.of_sources if book.knows(one.tag)),
        {tag: made for tag, made in figures.made.items() if book.knows(tag)},
    )
