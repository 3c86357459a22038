"""Switching sources of suggestions in tests, so that only what a test is about is proposed."""


def only(project, *names):
    """Let these sources propose, and no others."""
    for one in project.suggestions.sources():
        project.suggestions.switch(one.name, one.name in names)
