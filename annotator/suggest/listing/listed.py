"""What people are told of a source of suggestions, and what they may switch on or off."""

from collections.abc import Callable
from dataclasses import dataclass

from annotator.suggest.proposing import Source


def nothing_missing() -> str:
    """The answer of a source that needs nothing else."""
    return ""


@dataclass(frozen=True, slots=True)
class Listed:
    """A source with its name (which is stored, so it never changes), one line about it, and the kinds it proposes.

    ``missing`` gives a sentence that says what must be installed or done before it can propose, or nothing.
    """

    name: str
    propose: Source
    about: str
    kinds: tuple[str, ...]
    missing: Callable[[], str] = nothing_missing
