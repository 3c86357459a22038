"""A data set for Hugging Face: lines in splits by article, a card, and Croissant's description."""
