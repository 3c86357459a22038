"""Reading a file that SQLite cannot read: its header, its pages, the tables they are of, and what is gone."""
