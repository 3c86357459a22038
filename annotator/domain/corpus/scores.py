"""How well proposed marks meet those that people made: precision, recall and their harmonic mean, from counts.

Formulas: C. J. van Rijsbergen, *Information Retrieval*, 2nd edition, 1979, chapter 7; with spans as the unit, as in
E. F. Tjong Kim Sang and F. De Meulder, *Introduction to the CoNLL-2003 Shared Task*, 2003.
"""

from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True, slots=True)
class Score:
    """Marks proposed, marks that people made, and the pairs of one of each that meet; scores of texts are added up."""

    met: int = 0
    proposed: int = 0
    made: int = 0

    def __add__(self, other: Self) -> "Score":
        """The score of two texts together: counts are added, shares never averaged."""
        return Score(self.met + other.met, self.proposed + other.proposed, self.made + other.made)

    @property
    def precision(self) -> float:
        """The share of what was proposed that is right: met / proposed; 0 where nothing was proposed."""
        return self.met / self.proposed if self.proposed else 0.0

    @property
    def recall(self) -> float:
        """The share of what people marked that was proposed: met / made; 0 where nothing was marked."""
        return self.met / self.made if self.made else 0.0

    @property
    def f_measure(self) -> float:
        """The harmonic mean of both, 2PR / (P + R), which is 2 met / (proposed + made); 0 where there is neither."""
        both = self.proposed + self.made
        return 2 * self.met / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Scores:
    """The same proposals by two rulers: both edges right, and at least one character in common."""

    strict: Score = Score()
    overlapping: Score = Score()

    def __add__(self, other: Self) -> "Scores":
        """The scores of two texts together."""
        return Scores(self.strict + other.strict, self.overlapping + other.overlapping)
