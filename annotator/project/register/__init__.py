"""The register of people as it is read: in pages, one person at a time, with possible duplicates, in and out."""
