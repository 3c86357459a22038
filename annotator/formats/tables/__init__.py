"""Tables whose rows are articles: one module a kind of file, all giving the same ``Table``."""
