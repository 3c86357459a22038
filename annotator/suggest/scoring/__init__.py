"""Counting how well proposals meet what people made: spans of marks, and both ends of links."""
