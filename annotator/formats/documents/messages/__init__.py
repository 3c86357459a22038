"""Files in the form of messages of e-mail: letters, and pages that browsers save as one file."""
