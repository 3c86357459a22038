"""The page that asks what the columns of a table are."""
