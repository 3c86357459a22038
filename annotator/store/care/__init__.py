"""Looking after files: what they are, what is wrong in them, copies of them, what can still be saved."""
