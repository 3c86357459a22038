"""The shelf of who says what: lines in pages, the roles of their speakers, and tallies over the whole project."""
