"""Roles by the grammar of news: title, organisation to its left, holder behind or before it; people found on the way.

Only rules and words of general knowledge; what the project marks as roles makes the list of titles longer.
"""

from annotator.suggest.roles.finding import PEOPLE, SOURCE, people, roles, roles_with, speaker

__all__ = ["PEOPLE", "SOURCE", "people", "roles", "roles_with", "speaker"]
