"""Articles in files of other programs."""
