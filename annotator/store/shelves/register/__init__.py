"""Reading the register of people in pages, and what marks and links tell of one person."""
