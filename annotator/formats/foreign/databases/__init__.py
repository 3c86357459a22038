"""Projects of other programs that lie in databases: their rows, which the store reads, as articles and marks."""
