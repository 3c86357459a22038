"""The page on which an export is chosen: format, selection, what would be lost, and how its beginning looks."""
