"""Writing an operation: the log and the rows in one transaction."""
