"""Figures about speed and size, each beside a floor measured in the same run: ``python -m tests.benchmarks``."""
