"""What every report tells of an article, in the order of its text: who is named, which roles, who says what."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from annotator.domain.codebook import CONTINUES, CUE_OF, HOLDS, PERSON, QUOTE, ROLE, SAYS
from annotator.domain.ids import PersonId
from annotator.domain.language import _
from annotator.domain.marks import Mark
from annotator.domain.transfer.exchange import Exchange, ExchangeArticle
from annotator.formats.ends import Ends, named


@dataclass(frozen=True, slots=True)
class Said:
    """One quote with all its pieces: who says it by which cue."""

    mark: Mark
    text: str
    speaker: str
    cue: str


@dataclass(frozen=True, slots=True)
class Told:
    """What an article's marks come to. ``people`` and ``others`` count; ``roles`` are pairs of role and holder."""

    people: tuple[tuple[str, int], ...]
    roles: tuple[tuple[str, str], ...]
    quotes: tuple[Said, ...]
    others: tuple[tuple[str, str], ...]
    themes: tuple[str, ...]


def told(article: ExchangeArticle, exchange: Exchange) -> Told:
    """What a report says of an article."""
    book = exchange.codebook
    names = {one.id: one.name for one in exchange.people}
    ends = Ends(article, book)
    kinds = {mark.id: book.tag(mark.tag).kind for mark in article.marks}

    def of(kind: str) -> list[Mark]:
        return [mark for mark in article.marks if kinds[mark.id] == kind]

    people = Counter(names.get(mark.person, mark.text) if mark.person else mark.text for mark in of(PERSON))
    cues = {mark.id for quote in of(QUOTE) for mark in ends.of(quote.id, CUE_OF)}
    return Told(
        tuple(people.most_common()),
        tuple(dict.fromkeys((mark.text, named(ends.to(mark.id, HOLDS), names)) for mark in of(ROLE))),
        tuple(_quotes(of(QUOTE), ends, names)),
        tuple(
            (book.path(mark.tag), mark.text)
            for mark in article.marks
            if kinds[mark.id] not in (PERSON, ROLE, QUOTE) and mark.id not in cues
        ),
        tuple(dict.fromkeys(book.path(theme.tag) for theme in article.themes)),
    )


def _quotes(quotes: list[Mark], ends: Ends, names: dict[PersonId, str]) -> Iterator[Said]:
    for mark in quotes:
        if ends.to(mark.id, CONTINUES):
            continue
        pieces, seen = [mark], {mark.id}
        for piece in pieces:  # it grows while it is gone through
            pieces += [one for one in ends.of(piece.id, CONTINUES) if one.id not in seen and not seen.add(one.id)]
        cue = "; ".join(one.text for one in ends.of(mark.id, CUE_OF))
        yield Said(mark, " … ".join(one.text for one in pieces), named(ends.to(mark.id, SAYS), names), cue)


def facts(article: ExchangeArticle) -> list[tuple[str, str]]:
    """What is known about an article, with the words for it; nothing that is empty."""
    known = article.metadata
    rows = (
        (_("Byline"), known.byline), (_("Source"), known.source), (_("Place"), known.place),
        (_("Published"), known.published), (_("Address"), known.url), (_("Note"), known.note),
    )  # fmt: skip
    return [(name, words) for name, words in rows if words]
