"""Sources of suggestions that others wrote: found by the entry points of installed packages, never trusted.

A package offers one by an entry point of the group ``annotator.sources`` that leads to a ``Listed``:

    [project.entry-points."annotator.sources"]
    places = "my_package:PLACES"
"""

import logging
import sys
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from importlib.metadata import EntryPoint, entry_points

from annotator.domain.language import _
from annotator.suggest.listing.listed import Listed
from annotator.suggest.proposing import Page, Proposal, Source

GROUP = "annotator.sources"


@dataclass(frozen=True, slots=True)
class Installed:
    """The plug-ins that work, and a sentence for each that does not."""

    sources: tuple[Listed, ...]
    refused: tuple[str, ...]


def installed(names: frozenset[str]) -> Installed:
    """The plug-ins of this installation, by name; ``names`` are those of our own sources, which nobody may take."""
    return _installed(names, tuple(sys.path))


@cache
def _installed(names: frozenset[str], _path: tuple[str, ...]) -> Installed:
    """Looked for once: reading what hundreds of packages offer takes a good part of a second."""
    found: dict[str, Listed] = {}
    refused: list[str] = []
    for entry in sorted(entry_points(group=GROUP), key=lambda entry: (entry.name, entry.value)):
        listed = _loaded(entry)
        if not isinstance(listed, Listed):
            refused.append(listed)
        elif listed.name in names or listed.name in found:
            told = _("The plug-in {name} is left out: there is a source of that name already.")
            refused.append(told.format(name=listed.name))
        else:
            found[listed.name] = replace(listed, propose=_guarded(listed))
    return Installed(tuple(found[name] for name in sorted(found)), tuple(refused))


def _loaded(entry: EntryPoint) -> Listed | str:
    """What an entry point leads to, or why it cannot be used."""
    try:
        listed = entry.load()
    except Exception as mistake:
        logging.getLogger(__name__).warning("the plug-in %s broke", entry.value, exc_info=True)
        told = _("The plug-in {name} is left out, it broke when it was loaded: {why}")
        return told.format(name=entry.name, why=f"{type(mistake).__name__}: {mistake}")
    if not isinstance(listed, Listed) or not callable(listed.propose):
        told = _("The plug-in {name} is left out: {value} is no source of suggestions.")
        return told.format(name=entry.name, value=entry.value)
    return listed


def _guarded(listed: Listed) -> Source:
    """Its function, whose proposals lie within the page; where it breaks it proposes nothing."""

    def propose(page: Page) -> Iterable[Proposal]:
        try:
            proposals = [one for one in listed.propose(page) if _fits(one, page)]
        except Exception:
            logging.getLogger(__name__).warning("the plug-in %s broke", listed.name, exc_info=True)
            return []
        return [replace(one, source=listed.name) for one in proposals]

    return propose


def _fits(proposal: Proposal, page: Page) -> bool:
    return 0 <= proposal.span.start < proposal.span.end <= len(page.text) and 0 <= proposal.score <= 1
