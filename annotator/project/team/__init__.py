"""Working with others: copies that come home, shared folders, servers."""
