"""Article Annotator: mark people, roles, quotes and themes in articles.

Importing this package loads no Qt and opens no file.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from annotator.project import Project

__all__ = ["Project", "__version__"]

__version__ = "0.1.0"


def __getattr__(name: str) -> object:
    """``Project`` when it is asked for: it takes most of a second to load, and a command can be stopped by then."""
    if name != "Project":
        raise AttributeError(name)
    from annotator.project import Project

    return Project
