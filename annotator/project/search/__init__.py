"""Searching everywhere: what the filters of a query mean, walking through the articles, marking what was found."""
