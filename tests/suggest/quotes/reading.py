"""What is proposed for a text, in a form that tests can write down: ``speaker→person|cue|content``."""

from annotator.domain.codebook import CONTINUES, CUE_OF, SAYS
from annotator.suggest.proposing import Page
from annotator.suggest.quotes.proposing import propose_with


def told(text, people=(), **page):
    """One line a quote; a plus before what continues, speakers joined by &."""
    lines = []
    for one in propose_with(Page(text, **page), people):
        by = {kind: [tie for tie in one.ties if tie.type == kind] for kind in (SAYS, CUE_OF, CONTINUES)}
        speakers = "&".join(tie.span.of(text) + (f"→{tie.person}" if tie.person else "") for tie in by[SAYS])
        cue = "".join(tie.span.of(text) for tie in by[CUE_OF])
        lines.append(f"{'+' if by[CONTINUES] else ''}{speakers}|{cue}|{one.span.of(text)}")
    return lines
