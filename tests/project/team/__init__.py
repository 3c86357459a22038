"""Working together: what waits for a server."""
