"""The page of suggestions: through those of many articles line by line, most or least certain first."""
