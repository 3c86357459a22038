"""Learning from a project's own marks, and comparing sources with the marks of a layer."""

from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.domain.articles import Annotator
from annotator.domain.corpus.evaluation import Evaluation
from annotator.domain.corpus.learnt import Learnt
from annotator.domain.errors import NotFound
from annotator.domain.ids import ArticleId
from annotator.domain.language import _
from annotator.domain.suggestions import Suggestion
from annotator.project.suggesting import offering
from annotator.project.suggesting.evaluating import evaluate
from annotator.project.suggesting.learning import LEARNT, example
from annotator.project.suggesting.proposing import roots
from annotator.project.suggesting.reviewing import Reviewing, Told, unheard

if TYPE_CHECKING:
    from annotator.suggest.learning.examples import Example

_FILE = "{project}.learnt"


class Teaching(Reviewing):
    """What this project's marks teach, and how good proposals are."""

    def propose(self, article: ArticleId, only: Collection[str] = ()) -> list[Suggestion]:
        """What the sources that are switched on propose on an article, and what was offered there, by place.

        ``only`` leaves the sources with these names, which may be any that offered something. Nothing that this
        annotator's marks take or that was rejected. May be called in any thread; it takes some tenths of a second.
        Raises ``NotFound``, ``DamagedProject``.
        """
        with self._desk.read() as reader:
            laid, asked = self._proposer.lay(reader, article), self._proposer.asked(reader, only)
            there = offering.offered(reader, article, self._desk.annotator.id)
            self.refuse_unknown([one for one in only if one not in reader.pending.offering()])
        found = {one.id: one for one in self._proposer.propose(laid, asked)}
        found |= {one.id: one for one in there if not only or one.source in only}
        return sorted(found.values(), key=lambda one: one.span)

    def keep_models_in(self, folder: Path) -> None:
        """Propose by what was learnt of this project before, and keep in ``folder`` what is learnt from now on."""
        with self._desk.read() as reader:
            project = reader.project.info().id
        self._proposer.learner.keep_in(folder / _FILE.format(project=project))

    def learnt(self) -> Learnt | None:
        """What was learnt last, with its figures; ``None`` where nothing was tried yet."""
        return self._proposer.learner.learnt

    def should_learn(self) -> bool:
        """Whether marks have grown so much since it was learnt last that it is worth doing again."""
        with self._desk.read() as reader:
            counts = reader.statistics().marks.values()
        return self._proposer.learner.is_behind(sum(counts))

    def learn(self, told: Told = unheard) -> Learnt:
        """Learn from the marks of all articles; the tags for which that does best are proposed by it from now on.

        Of each article the layer counts that is furthest: adjudicated, done, in progress. ``told`` is told
        steps and their number, and may raise ``Cancelled``: then all stays as it was. May be called in any thread.
        """
        from annotator.suggest.learning.source import teach  # needs NumPy

        with self._desk.read() as reader:
            articles = reader.articles.ids()
            others = [one for one in self._proposer.asked(reader) if one.name != LEARNT]
            known = self._proposer.knowledge(reader).on("")
        found = [one for article in articles if (one := self._example(article, told)) is not None]
        model, learnt = teach(found, others, roots(self._desk.codebook), known, told)
        self._proposer.learner.keep(model, learnt)
        return learnt

    def _example(self, article: ArticleId, told: Told) -> "Example | None":
        told(0, 0)
        with self._desk.read() as reader:
            return example(self._desk, reader, article)

    def evaluate(self, layer: str = "", only: Collection[str] = (), told: Told = unheard) -> Evaluation:
        """How proposals meet the marks of the annotator called ``layer``, by default one's own.

        Each article is looked at as if nobody had marked it; what only it teaches is not known then. What was
        learnt has seen it, and is compared only where ``only`` names it. Raises ``NotFound``.
        """
        self.refuse_unknown(only)
        with self._desk.read() as reader:
            who = reader.annotators.named(layer) if layer else self._desk.annotator
            names = ", ".join(one.name for one in reader.annotators.all())
        if who is None:
            raise NotFound(
                _("Nobody called “{name}” works on this project.").format(name=layer),
                _("There are: {names}.").format(names=names),
            )
        return evaluate(self._desk, self._proposer, Annotator(who.id, who.name), only, told)
