"""Tests of the page that searches everywhere."""
