"""Quotes with who says them and by which words: source, cue and content; quotation marks alone are never a quote."""
