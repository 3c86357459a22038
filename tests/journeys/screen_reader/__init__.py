"""A screen reader from outside."""
