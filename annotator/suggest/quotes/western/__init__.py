"""Reported speech in languages that write blanks and capitals: English, German, French, Spanish, Russian."""
