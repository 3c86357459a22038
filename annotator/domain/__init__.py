"""Nouns: frozen values and the rules they obey; standard library only, no files, no Qt, no SQL."""
