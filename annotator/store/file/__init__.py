"""What only a project in a file has: one SQLite file on a disk."""
