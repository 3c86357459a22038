"""Habits: where this installation keeps its files, what its user prefers, which language it speaks, its logs."""
