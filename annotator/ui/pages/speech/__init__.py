"""The page of who says what: what to read on the left, the lines as a play, pictures of who speaks of what and when."""
