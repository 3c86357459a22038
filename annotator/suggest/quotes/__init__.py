"""Quotes with who says them and by which words: source, cue and content; quotation marks alone are never a quote."""

from annotator.suggest.quotes.proposing import SOURCE, propose, propose_with
from annotator.suggest.quotes.speakers import speakers

__all__ = ["SOURCE", "propose", "propose_with", "speakers"]
