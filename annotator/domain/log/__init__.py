"""What was done: operations, and the history that tells them."""
