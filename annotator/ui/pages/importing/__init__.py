"""The review of an import: what would come in, to be changed before it does."""
