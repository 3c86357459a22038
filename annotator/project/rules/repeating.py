"""What the articles of one import teach about each other: lines that their source puts around each of them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from urllib.parse import urlsplit

from annotator.domain.transfer.plans import PlannedArticle, Proposal
from annotator.text.mending import repeated


def with_repeated(articles: Iterable[PlannedArticle]) -> list[PlannedArticle]:
    """The same articles, with repeated lines proposed in each; what was chosen stays."""
    articles = list(articles)
    texts: dict[str, list[str]] = defaultdict(list)
    for one in articles:
        texts[_source(one)].append(one.decoded.text)
    known = {source: repeated.learned(these) for source, these in texts.items()}
    return [_with(one, repeated.propose(one.decoded.text, known[_source(one)])) for one in articles]


def _source(one: PlannedArticle) -> str:
    """Whom an article is of: the host of its address, else what it names; those that name none are together."""
    said = one.inferred.metadata
    return urlsplit(said.url).netloc if said.url.startswith(("http://", "https://")) else said.source


def _with(one: PlannedArticle, found: Sequence[Proposal]) -> PlannedArticle:
    taken = [known.span for known in one.proposals]
    fresh = [new for new in found if not any(span.contains(new.span) or new.span == span for span in taken)]
    if not fresh:
        return one
    order = sorted((*one.proposals, *fresh), key=lambda each: (each.span.start, -each.span.end))
    places = {id(proposal): at for at, proposal in enumerate(order)}
    chosen = {places[id(one.proposals[at])]: text for at, text in one.chosen.items()}
    return replace(one, proposals=tuple(order), chosen=chosen)
