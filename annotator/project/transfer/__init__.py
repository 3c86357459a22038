"""Verbs of what comes in and goes out: plans of imports, exports, and how files are written."""
