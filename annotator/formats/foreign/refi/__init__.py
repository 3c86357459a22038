"""Projects as REFI-QDA (.qdpx), which programs of qualitative research exchange."""
