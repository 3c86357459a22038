"""The search indexes: one a kind of database, both derived from the bodies."""
