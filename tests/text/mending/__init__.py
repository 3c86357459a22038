"""Repairs of texts, each on clean text and on made damage."""
