"""What undo and redo need to know: what an operation wrote, what was built on it, what stands without it."""
