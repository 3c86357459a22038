"""Verbs: everything a person can do with a project; the public Python API that window, command line and scripts call."""

from annotator.project.project import Project

__all__ = ["Project"]
