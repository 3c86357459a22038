"""Article Annotator: mark people, roles, quotes and themes in articles.

Importing this package loads no Qt and opens no file.
"""

__version__ = "0.1.0"
