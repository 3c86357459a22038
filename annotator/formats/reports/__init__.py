"""Exports to be read by people: pages, documents, summaries; none of them comes back in."""
