"""Tests of searching everywhere."""
