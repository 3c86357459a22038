"""What the articles of one import teach about each other: lines that their source puts around each of them."""

from dataclasses import replace
from urllib.parse import urlsplit

from annotator.domain.transfer.plans import PlannedArticle
from annotator.text.mending import repeated


def with_repeated(one: PlannedArticle, known: repeated.Learned) -> PlannedArticle:
    """The same article, with repeated lines proposed in it; what was chosen stays."""
    found = repeated.propose(one.decoded.text, known.of(source_of(one)))
    taken = [known.span for known in one.proposals]
    fresh = [new for new in found if not any(span.contains(new.span) or new.span == span for span in taken)]
    if not fresh:
        return one
    order = sorted((*one.proposals, *fresh), key=lambda each: (each.span.start, -each.span.end))
    places = {id(proposal): at for at, proposal in enumerate(order)}
    chosen = {places[id(one.proposals[at])]: text for at, text in one.chosen.items()}
    return replace(one, proposals=tuple(order), chosen=chosen)


def source_of(one: PlannedArticle) -> str:
    """Whom an article is of: the host of its address, else what it names; those that name none are together."""
    said = one.inferred.metadata
    return urlsplit(said.url).netloc if said.url.startswith(("http://", "https://")) else said.source
