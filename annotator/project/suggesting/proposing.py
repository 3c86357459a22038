"""Asking the sources that are switched on about one article."""

import hashlib
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from annotator.domain.codebook import Codebook
from annotator.domain.errors import NotFound
from annotator.domain.ids import ArticleId, SuggestionId, TagId
from annotator.domain.suggestions import Suggestion
from annotator.project.desk import Desk
from annotator.project.suggesting.knowing import Knowing, Knowledge
from annotator.project.suggesting.learning import LEARNT, Learner
from annotator.store import Reader
from annotator.suggest.combining import combine
from annotator.suggest.proposing import Given, Page, Proposal
from annotator.suggest.sources import Listed, sources

_DIGITS_OF_A_SCORE = 4
"""Scores are kept as ten-thousandths."""
_METHOD = 5
"""Grows when the program's own sources propose otherwise, so that what is pending is sought again."""


@dataclass(frozen=True, slots=True)
class Laid:
    """A page laid out for the sources, with what it is of."""

    article: ArticleId
    page: Page
    rejected: frozenset[SuggestionId] = frozenset()


class Proposer:
    """Lays out pages of a project and asks its sources; usable from several threads."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._knowing, self.learner = desk, Knowing(desk), Learner()

    def lay(self, reader: Reader, article: ArticleId) -> Laid:
        """The page of an article with this annotator's marks and rejections. Raises ``NotFound``."""
        me, book = self._desk.annotator.id, self._desk.codebook
        marks = (one for one in reader.marks.of_article(article) if one.annotator == me)
        given = tuple(Given(book.tag(one.tag).kind, one.tag, one.span, one.person) for one in marks)
        rejected = frozenset(one.suggestion.id for one in reader.suggestions.rejected(article, me))
        bare = self.lay_bare(reader, article)
        return Laid(article, replace(bare.page, marks=given), rejected)

    def lay_bare(self, reader: Reader, article: ArticleId, knowledge: Knowledge | None = None) -> Laid:
        """The page of an article as nobody has marked it, with what is known now or was before. Raises ``NotFound``."""
        text, language = reader.articles.text(article), reader.articles.get(article).metadata.language
        bare = Page(text, language=language)
        known = knowledge or self._knowing.now(reader)
        return Laid(article, replace(bare, known=known.on(bare.folded)))

    def knowledge(self, reader: Reader) -> Knowledge:
        """What the whole project knows."""
        return self._knowing.now(reader)

    def forget(self) -> None:
        """Ask the project anew what it knows."""
        self._knowing.forget()

    def sources(self) -> tuple[Listed, ...]:
        """All sources that there are for this project."""
        others = sources()
        return (*others, self.learner.source(others))

    def asked(self, reader: Reader, only: Collection[str] = ()) -> list[Listed]:
        """The sources that are switched on, or ``only`` those with these names, as far as they lack nothing."""
        off = reader.project.sources_off()
        others = [one for one in sources() if one.name not in off and not one.missing()]
        wanted = [one for one in others if not only or one.name in only]
        wanted += [one for one in sources() if one.name in only and one.name in off and not one.missing()]
        learnt = self.learner.source(others)
        is_wanted = learnt.name in only if only else learnt.name not in off
        return [*wanted, learnt] if is_wanted and not learnt.missing() else wanted

    def propose(self, laid: Laid, asked: Sequence[Listed]) -> list[Suggestion]:
        """What they propose on a page, in the order of places; nothing that is taken or was rejected."""
        return proposed(laid, asked, self._desk.codebook, self.learner.in_use())


def proposed(laid: Laid, asked: Sequence[Listed], book: Codebook, learnt: Collection[TagId]) -> list[Suggestion]:
    """What sources propose on a page, in the order of places; ``learnt`` are tags that the learner takes over."""
    proposals: Iterable[Proposal] = (proposal for one in asked for proposal in one.propose(laid.page))
    if learnt and any(one.name == LEARNT for one in asked):
        from annotator.suggest.learning.source import taking_over  # needs NumPy

        proposals = taking_over(proposals, frozenset(learnt), roots(book))
    found = combine(proposals, laid.page.marks, lambda one: _is_rejected(laid, one, book))
    made = (_suggestion(laid, one, book) for one in found)
    return [one for one in made if one is not None]


def stamp(laid: Laid, asked: Iterable[Listed], fingerprint: str) -> str:
    """What decides what is proposed on a bare page: the text, the sources, the words that are known there.

    ``fingerprint`` is that of what was learnt.
    """
    known = laid.page.known
    told = repr((
        _METHOD, [one.name for one in asked], fingerprint, laid.page.language, sorted(known.names.items()),
        [(word, sorted(map(str, tags))) for word, tags in sorted(known.words.items())],
        sorted((str(tag), terms) for tag, terms in known.terms.items()),
    ))  # fmt: skip
    return hashlib.sha256(f"{told}\0{laid.page.text}".encode()).hexdigest()


def roots(book: Codebook) -> dict[str, TagId]:
    """The tag that stands for each kind itself."""
    return {tag.kind: tag.id for tag in book.tags if tag.parent is None}


def _is_rejected(laid: Laid, proposal: Proposal, book: Codebook) -> bool:
    made = _suggestion(laid, proposal, book) if laid.rejected else None
    return made is not None and made.id in laid.rejected


def _suggestion(laid: Laid, one: Proposal, book: Codebook) -> Suggestion | None:
    """A proposal as a suggestion; ``None`` where the codebook has or offers no such tag."""
    try:
        tag = book.root(one.kind).id if one.tag is None else one.tag
        if not book.offers(tag):
            return None
    except NotFound:
        return None
    words, score = one.span.of(laid.page.text), round(one.score, _DIGITS_OF_A_SCORE)
    return Suggestion(laid.article, tag, one.span, words, one.source, one.reason, score, one.person, one.core, one.ties)
