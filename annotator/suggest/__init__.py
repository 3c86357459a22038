"""Hunches: proposals of marks and links from text and examples; pure functions, nothing is ever applied here."""
