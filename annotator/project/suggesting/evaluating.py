"""Comparing what sources propose with the marks that an annotator made, as if nobody had marked that article."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from annotator.domain.articles import Annotator, State
from annotator.domain.codebook import CUE_OF, HOLDS, QUOTE, ROLE, SAYS, THEME, Codebook
from annotator.domain.corpus.evaluation import ALL, Evaluation
from annotator.domain.corpus.scores import Scores
from annotator.domain.ids import AnnotatorId, ArticleId, TagId
from annotator.domain.marks import Link, Mark
from annotator.domain.spans import Span
from annotator.domain.suggestions import Suggestion
from annotator.project.desk import Desk
from annotator.project.suggesting.accepting import FROM_THE_OTHER
from annotator.project.suggesting.learning import LEARNT
from annotator.project.suggesting.proposing import Laid, Proposer
from annotator.store import Reader
from annotator.suggest.listing.listed import Listed
from annotator.suggest.proposing import Known
from annotator.suggest.scoring.links import Ends, link_scores
from annotator.suggest.scoring.spans import scores_by
from annotator.text.folding import fold

_LINKS = {HOLDS: ROLE, SAYS: QUOTE, CUE_OF: QUOTE}
"""The types of links that are compared, with the kind of the suggestions that carry them."""
_FINISHED = frozenset({State.DONE, State.ADJUDICATED})


def evaluate(
    desk: Desk, proposer: Proposer, layer: Annotator, only: Collection[str], told: Callable[[int, int], None]
) -> Evaluation:
    """How the sources do against a layer on the articles which it finished, or else on those that it marked."""
    book = desk.codebook
    with desk.read() as reader:
        articles, finished = _articles(reader, layer.id)
        asked = [one for one in proposer.asked(reader, only) if only or one.name != LEARNT]
    sums, links = _Sums(asked), _Sums(asked)
    for done, article in enumerate(articles):
        told(done, len(articles))
        with desk.read() as reader:
            marks, joined = reader.marks.of_article(article), reader.links.of_article(article)
            laid = _without(proposer.lay_bare(reader, article), marks)
        own = [one for one in marks if one.annotator == layer.id]
        made, linked = [_pair(book, one.tag, one.span) for one in own], _linked(book, joined, own)
        for name, proposed in _proposed(proposer, laid, asked):
            sums.add(name, scores_by([_pair(book, one.tag, one.span) for one in proposed], made))
            tied = _tied(proposed)
            links.add(
                name, {kind: link_scores(tied[kind], linked[kind]) for kind in _LINKS if tied[kind] | linked[kind]}
            )
    told(len(articles), len(articles))
    return Evaluation(
        layer.name, len(articles), finished, sums.of_kinds(lambda key: key.partition("/")[0]),
        links.of_kinds(_LINKS.__getitem__),
    )  # fmt: skip


def _articles(reader: Reader, layer: AnnotatorId) -> tuple[list[ArticleId], bool]:
    """The articles to compare on, and whether they are finished."""
    marked = reader.marks.articles_of(layer)
    finished = [
        one
        for one in marked
        if any(status.annotator == layer and status.state in _FINISHED for status in reader.articles.statuses(one))
    ]
    return (finished, True) if finished else (marked, False)


class _Sums:
    """Scores of several articles, by source and by what is compared."""

    def __init__(self, asked: Sequence[Listed]) -> None:
        self._kinds = {one.name: set(one.kinds) for one in asked}
        self._kinds = {ALL: {kind for own in self._kinds.values() for kind in own}, **self._kinds}
        self._sums: dict[str, dict[str, Scores]] = {name: {} for name in self._kinds}

    def add(self, name: str, found: Mapping[str, Scores]) -> None:
        """Add what a source did on one article."""
        own = self._sums[name]
        for key, scores in found.items():
            own[key] = own.get(key, Scores()) + scores

    def of_kinds(self, kind_of: Callable[[str], str]) -> dict[str, dict[str, Scores]]:
        """All of it without what belongs to kinds that a source never proposes."""
        return {
            name: {key: one for key, one in sorted(scores.items()) if kind_of(key) in self._kinds[name]}
            for name, scores in self._sums.items()
        }


def _proposed(proposer: Proposer, laid: Laid, asked: Sequence[Listed]) -> Iterable[tuple[str, list[Suggestion]]]:
    together = [(ALL, asked), *((one.name, [one]) for one in asked)]
    for name, these in together:
        yield name, proposer.propose(laid, these)


def _pair(book: Codebook, tag: TagId, span: Span) -> tuple[str, Span]:
    """What is compared: kinds, since sources do not tell tags below them apart; themes by their tag."""
    found = book.tag(tag)
    return (book.path(tag) if found.kind == THEME else found.kind), span


def _tied(proposed: Iterable[Suggestion]) -> Mapping[str, set[Ends]]:
    """The ends of proposed links by type, in the direction of links."""
    found: dict[str, set[Ends]] = {kind: set() for kind in _LINKS}
    for one in proposed:
        for tie in one.ties:
            if tie.type in found:
                found[tie.type].add((tie.span, one.span) if tie.type in FROM_THE_OTHER else (one.span, tie.span))
    return found


def _linked(book: Codebook, links: Iterable[Link], own: Iterable[Mark]) -> Mapping[str, set[Ends]]:
    """The ends of links between one's own marks by type."""
    spans = {mark.id: mark.span for mark in own}
    found: dict[str, set[Ends]] = {kind: set() for kind in _LINKS}
    for link in links:
        kind = book.link_type_of(link.type).name
        if kind in found and {link.from_mark, link.to_mark} <= spans.keys():
            found[kind].add((spans[link.from_mark], spans[link.to_mark]))
    return found


def _without(laid: Laid, marks: Sequence[Mark]) -> Laid:
    """The page as if the project knew only what other articles teach."""
    own = Counter((fold(mark.text), mark.tag) for mark in marks)
    texts = {mark.text for mark in marks}
    known = laid.page.known
    words: dict[str, dict[TagId, int]] = {}
    for word, tags in known.words.items():
        left = {tag: count - own[word, tag] for tag, count in tags.items() if count > own[word, tag]}
        if left:
            words[word] = left
    here = {word for word, _tag in own}
    names = {name: shown for name, shown in known.names.items() if name in words or name not in here}
    passages = {tag: tuple(one for one in these if one not in texts) for tag, these in known.passages.items()}
    return replace(laid, page=replace(laid.page, known=Known(known.kinds, words, names, known.terms, passages)))
