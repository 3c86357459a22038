"""Bringing copies of a project home: what would come, the union of rows and logs, contradictions, taking it back."""
