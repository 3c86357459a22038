"""Comparing what sources propose with the marks that an annotator made, as if nobody had marked that article."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from annotator.domain.articles import Annotator, State
from annotator.domain.codebook import THEME, Codebook
from annotator.domain.corpus.evaluation import ALL, Evaluation
from annotator.domain.corpus.scores import Scores
from annotator.domain.ids import AnnotatorId, ArticleId, TagId
from annotator.domain.marks import Mark
from annotator.domain.spans import Span
from annotator.domain.suggestions import Suggestion
from annotator.project.desk import Desk
from annotator.project.suggesting.learning import LEARNT
from annotator.project.suggesting.proposing import Laid, Proposer
from annotator.store import Reader
from annotator.suggest.listing.listed import Listed
from annotator.suggest.proposing import Known
from annotator.suggest.scoring import scores_by
from annotator.text.folding import fold

_FINISHED = frozenset({State.DONE, State.ADJUDICATED})


def evaluate(
    desk: Desk, proposer: Proposer, layer: Annotator, only: Collection[str], told: Callable[[int, int], None]
) -> Evaluation:
    """How the sources do against a layer on the articles which it finished, or else on those that it marked."""
    with desk.read() as reader:
        articles, finished = _articles(reader, layer.id)
        asked = [one for one in proposer.asked(reader, only) if only or one.name != LEARNT]
    sums: dict[str, dict[str, Scores]] = {ALL: {}, **{one.name: {} for one in asked}}
    for done, article in enumerate(articles):
        told(done, len(articles))
        with desk.read() as reader:
            marks = reader.marks.of_article(article)
            laid = _without(proposer.lay_bare(reader, article), marks)
        made = [(_key(desk.codebook, one.tag), one.span) for one in marks if one.annotator == layer.id]
        for name, proposed in _proposed(proposer, laid, asked, desk.codebook):
            for key, scores in scores_by(proposed, made).items():
                sums[name][key] = sums[name].get(key, Scores()) + scores
    told(len(articles), len(articles))
    return Evaluation(layer.name, len(articles), finished, _proposable(sums, asked))


def _articles(reader: Reader, layer: AnnotatorId) -> tuple[list[ArticleId], bool]:
    """The articles to compare on, and whether they are finished."""
    marked = reader.marks.articles_of(layer)
    finished = [
        one
        for one in marked
        if any(status.annotator == layer and status.state in _FINISHED for status in reader.articles.statuses(one))
    ]
    return (finished, True) if finished else (marked, False)


def _proposed(
    proposer: Proposer, laid: Laid, asked: Sequence[Listed], book: Codebook
) -> Iterable[tuple[str, list[tuple[str, Span]]]]:
    together = [(ALL, asked), *((one.name, [one]) for one in asked)]
    for name, these in together:
        yield name, [_pair(book, one) for one in proposer.propose(laid, these)]


def _pair(book: Codebook, one: Suggestion) -> tuple[str, Span]:
    return _key(book, one.tag), one.span


def _key(book: Codebook, tag: TagId) -> str:
    """What is compared: kinds, since sources do not tell tags below them apart; themes by their tag."""
    found = book.tag(tag)
    return book.path(tag) if found.kind == THEME else found.kind


def _proposable(sums: Mapping[str, Mapping[str, Scores]], asked: Sequence[Listed]) -> dict[str, dict[str, Scores]]:
    """Without kinds that a source never proposes."""
    kinds = {one.name: set(one.kinds) for one in asked}
    kinds[ALL] = {kind for own in kinds.values() for kind in own}
    return {
        name: {key: one for key, one in sorted(scores.items()) if key.partition("/")[0] in kinds[name]}
        for name, scores in sums.items()
    }


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
