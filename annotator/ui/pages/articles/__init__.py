"""The page of all articles: a table or cards, filtered, sorted and grouped; many are changed at once."""
