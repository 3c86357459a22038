"""The shelves of suggestions: what was decided, what is pending, and how good each source was."""
