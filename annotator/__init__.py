"""Article Annotator: mark people, roles, quotes and themes in articles.

``from annotator import Project`` gives the verbs that the window and the command line use.
Importing this package loads no Qt and opens no file.
"""

from annotator.project import Project

__version__ = "0.1.0"

__all__ = ["Project", "__version__"]
