"""Article Annotator: mark people, roles, quotes and themes in articles.

Importing this package loads no Qt and opens no file.
"""

from annotator.project import Project

__all__ = ["Project", "__version__"]

__version__ = "0.1.0"
