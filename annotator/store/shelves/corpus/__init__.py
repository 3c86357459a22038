"""Queries over many articles at once: lists, groups, figures, versions; and writing the same on many."""
