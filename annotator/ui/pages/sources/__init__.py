"""The page of what proposes marks: which of it is asked, what it lacks, how often it was right in this project."""
