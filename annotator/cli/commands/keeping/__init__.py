"""Commands about project files as a whole: made, kept, shared, merged, moved."""
