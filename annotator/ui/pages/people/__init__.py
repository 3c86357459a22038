"""The page of people: the register, one person with what the texts tell, possible duplicates."""
