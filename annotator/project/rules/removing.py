"""What is asked before much is taken away."""

MANY = 100
"""Removing more marks than that makes a backup first."""
