"""The page of the repairs of all articles."""
