"""What the head of the page tells of a codebook."""

from annotator.domain.codebook import Codebook
from annotator.domain.language import ngettext


def facts_of(book: Codebook, uses: int, themes: int) -> str:
    """What it holds and how often it is used: on marks, and on whole articles, which ``themes`` of the uses are."""
    kinds, tags, marks = len(list(book.children(None))), len(book.tags), uses - themes
    facts = [
        ngettext("{count} kind", "{count} kinds", kinds).format(count=kinds),
        ngettext("{count} tag", "{count} tags", tags).format(count=tags),
        ngettext("{count} mark", "{count} marks", marks).format(count=f"{marks:,}"),
    ]
    if themes:
        told = ngettext("{count} theme of a whole article", "{count} themes of whole articles", themes)
        facts.append(told.format(count=f"{themes:,}"))
    return "  ·  ".join(facts)
