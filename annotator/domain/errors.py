"""What the world may refuse: sentences for people. Everything else is our own bug.

``message`` says what is wrong and where, ``hint`` what to do. Both are already in the reader's
language. Raise the most exact of these; catch ``AnnotatorError``.
"""

from annotator.domain.spans import Span


class AnnotatorError(Exception):
    """A refusal by the world, told to a person."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message, hint)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        """The message and the hint as one text."""
        return f"{self.message} {self.hint}".strip()


class SpanRefused(AnnotatorError):
    """A span lies outside the text, is empty, or the codebook forbids its overlap."""


class LinkRefused(AnnotatorError):
    """Two marks may not be joined by this type of link."""


class TagRefused(AnnotatorError):
    """A tag cannot be made, changed or removed as asked."""


class PersonRefused(AnnotatorError):
    """A person of the register cannot be made, joined or changed as asked."""


class UndoRefused(AnnotatorError):
    """A step cannot be taken back or done again; it says what stands in the way."""


class QueryRefused(AnnotatorError):
    """What is sought cannot be read; ``span`` is where in the line."""

    def __init__(self, message: str, hint: str, span: Span) -> None:
        super().__init__(message, hint)
        self.span = span


class FilterRefused(AnnotatorError):
    """What is typed to filter a list is longer than any filter, or holds what no text can hold."""


class SearchRefused(AnnotatorError):
    """A search cannot be saved as asked."""


class NotFound(AnnotatorError):
    """What was named is not in the project."""


class ImportRefused(AnnotatorError):
    """A file cannot be brought in."""


class MergeRefused(AnnotatorError):
    """A file is no copy of the project, or a merge cannot be taken back."""


class PlanOutdated(MergeRefused):
    """A merge would bring something else by now than its plan told."""


class ExportRefused(AnnotatorError):
    """An export cannot be written, or would lose something under ``--strict``."""


class ModelRefused(AnnotatorError):
    """What the learner stored cannot be read: damaged, of another version, or from somewhere else."""


class AskingRefused(AnnotatorError):
    """A language model cannot be asked, or what it answers is no answer."""


class ProjectRefused(AnnotatorError):
    """A project file cannot be opened or made; the kinds below say why."""


class NotAProject(ProjectRefused):
    """The file is not one of ours."""


class NewerProject(ProjectRefused):
    """The file was written by a newer version of the program."""


class OlderProject(ProjectRefused):
    """The project on a server is of an earlier format, and bringing it up concerns everybody who works on it."""


class DamagedProject(ProjectRefused):
    """The file is one of ours, but its content is damaged."""


class PlantedProject(ProjectRefused):
    """The file is one of ours, but something was put into it that is not."""


class ProjectLocked(ProjectRefused):
    """Another program holds the file."""


class ProjectReadOnly(ProjectRefused):
    """The file or its folder may not be written."""


class PasswordRefused(ProjectRefused):
    """The server does not accept the user or the password."""


class ConnectionLost(AnnotatorError):
    """The server cannot be reached, or not any more; what was being done can be tried again."""


class AlreadyDone(AnnotatorError):
    """An operation of that key is there already: it had been sent before."""


class ChangedMeanwhile(AnnotatorError):
    """Somebody else changed the same thing since it was read; nothing was written."""


class DiskFull(AnnotatorError):
    """There is no room left where the file lies."""


class Cancelled(AnnotatorError):
    """A person stopped a long job; nothing of it was kept."""
