"""What tags are marked by: guidelines with examples, and marks as lists show them."""
