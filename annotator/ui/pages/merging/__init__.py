"""The page of merging: what a copy would bring, and what copies say differently, settled by one key each."""
