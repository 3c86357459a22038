"""Themes: passages that hold the terms of a tag, or read like those marked under it; no theme is ever invented."""
