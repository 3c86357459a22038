"""Paragraphs of our own with what an annotator marks there, and what the program proposes, in the same words.

A line holds a key, the text (``\n`` for the end of a line), people, roles as ``role:holder,holder`` and what is said as
``speaker~cue~content``, with ``=name`` behind a speaker who is meant by a pronoun; ``;`` stands between two of them. A key
with ``?`` before it is of a paragraph in which something is not found yet.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from annotator.domain.codebook import CUE_OF, PERSON, QUOTE, ROLE, SAYS
from annotator.suggest.combining import combine
from annotator.suggest.proposing import Page
from annotator.suggest.sources import OWN


@dataclass(frozen=True)
class Paragraph:
    """A text and what is to be found in it."""

    key: str
    text: str
    people: str
    roles: str
    said: str

    @property
    def is_open(self) -> bool:
        return self.key.startswith("?")


def paragraphs(path: Path) -> Iterator[Paragraph]:
    """Those of a file; lines that begin with # tell about it."""
    for line in path.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            key, text, *layers = line.split("|")
            yield Paragraph(key, text.replace("\\n", "\n"), *layers)


def proposed(key: str, text: str) -> Paragraph:
    """What the program proposes for a text."""
    page = Page(text)
    kept = combine([one for source in OWN for one in source.propose(page)], [])

    def of(kind, told):
        return ";".join(told(one) for one in kept if one.kind == kind)

    def words(one):
        return one.span.of(text)

    def held(one):
        return f"{words(one)}:{','.join(map(words, one.ties))}"

    def says(one):
        voices = [words(tie) + (f"={tie.person}" if tie.person else "") for tie in one.ties if tie.type == SAYS]
        cues = [words(tie) for tie in one.ties if tie.type == CUE_OF]
        return f"{','.join(voices)}~{''.join(cues)}~{words(one)}"

    return Paragraph(key, text, of(PERSON, words), of(ROLE, held), of(QUOTE, says))
