"""Doors: one reader or writer a file format, between bytes and the values of ``annotator.domain.transfer``."""
