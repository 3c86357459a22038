"""A mark as lists of marks show it: with the words around it."""

from dataclasses import dataclass

from annotator.domain.marks import Mark


@dataclass(frozen=True, slots=True)
class Shown:
    """A mark, some words before and after it, and what its article is called."""

    mark: Mark
    before: str
    after: str
    title: str
