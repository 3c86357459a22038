"""What a source of suggestions tells people of itself, and how those that others wrote are found."""
