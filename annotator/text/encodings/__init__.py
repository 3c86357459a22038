"""What decoding bytes is made of: pieces of them, and how well a text reads."""
