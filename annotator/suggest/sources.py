"""The sources of suggestions: those of the program, and those that others have installed."""

from collections.abc import Iterable

from annotator.domain.codebook import PERSON, QUOTE, ROLE, THEME
from annotator.domain.language import marked
from annotator.suggest import names, quotes, repeats, roles
from annotator.suggest.combining import combine
from annotator.suggest.lac import tagging
from annotator.suggest.listing.listed import Listed
from annotator.suggest.listing.plugins import installed
from annotator.suggest.proposing import Page, Proposal
from annotator.suggest.themes import finding

__all__ = ["OWN", "Listed", "refused", "sources"]


def _people_by_lac(page: Page) -> Iterable[Proposal]:
    return page.once(names.names)


def _people_by_rules(page: Page) -> Iterable[Proposal]:
    """People beside titles and before verbs of speech; in a text without Chinese characters all who speak by name."""
    beside = page.once(roles.people)
    yield from beside
    known = sorted({person.span for person in beside})
    for span in quotes.speakers(page, known):
        yield roles.speaker(span)


def _quotes(page: Page) -> Iterable[Proposal]:
    """Quotes of a page whose speakers LAC and the rules help to find."""
    found = combine([*_people_by_lac(page), *_people_by_rules(page)], [])
    return quotes.propose_with(page, [person.span for person in found])


def _roles(page: Page) -> Iterable[Proposal]:
    """Roles of a page, where LAC helps to find holders and to tell titles from verbs."""
    words = {word.span.end: word.tag for word in tagging.words_where_chinese(page.folded)}
    return roles.roles_with(page, [proposal.span for proposal in _people_by_lac(page)], words)


OWN: tuple[Listed, ...] = (
    Listed("repeats", repeats.repeated, marked("other places of words that are marked on this page"), repeats.KINDS),
    Listed("register", repeats.registered, marked("names of the people of this project"), (PERSON,)),
    Listed(names.SOURCE, _people_by_lac, marked("names of people, by LAC"), (PERSON,), tagging.missing),
    Listed(roles.PEOPLE, _people_by_rules, marked("names beside titles and before verbs of speech"), (PERSON,)),
    Listed(roles.SOURCE, _roles, marked("titles with their organisation and who holds them"), (ROLE,)),
    Listed(quotes.SOURCE, _quotes, marked("what somebody says, with speaker and cue"), (QUOTE,)),
    Listed(
        finding.SOURCE, finding.themes, marked("passages with the terms of a theme, or like those before"), (THEME,)
    ),
)
"""The sources of the program; ``about`` is an English sentence of the catalogue, translated where it is shown."""


def sources() -> tuple[Listed, ...]:
    """All sources that can be switched on: first our own, then plug-ins by name."""
    return OWN + installed(_names()).sources


def refused() -> tuple[str, ...]:
    """Why installed plug-ins are not among the sources: one sentence for each, in the reader's language."""
    return installed(_names()).refused


def _names() -> frozenset[str]:
    return frozenset(listed.name for listed in OWN)
