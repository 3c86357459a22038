"""Tables whose rows are articles, and tables that people take away."""
