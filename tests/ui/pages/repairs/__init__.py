"""The page of repairs in a real window."""
