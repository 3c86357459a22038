"""Searching: the query as values, how it is written in words, and what a search finds."""
