"""Verbs: everything a person can do with a project; the public Python API of window, command line and scripts."""

from annotator.project.project import Project

__all__ = ["Project"]
