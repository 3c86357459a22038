"""Whole pages of the window besides the article: welcome, and the review of an import."""
