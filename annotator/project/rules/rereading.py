"""An article of a plan read anew by another encoding."""

from annotator.domain.errors import ImportRefused
from annotator.domain.language import _
from annotator.domain.transfer.plans import PlannedArticle
from annotator.formats.format import Format
from annotator.formats.registry import named
from annotator.project.rules import planning, tabling


def reread(planned: PlannedArticle, encoding: str) -> PlannedArticle:
    """The same part of the same file. Raises ``ImportRefused`` where the encoding does not fit, or it is not there."""
    fresh = _reread(planned, named(planned.found_in.format), encoding)
    if fresh is None:
        raise ImportRefused(
            _("Read by “{encoding}”, “{name}” is not in the file.").format(encoding=encoding, name=planned.name),
            _("Choose another encoding."),
        )
    return fresh


def _reread(planned: PlannedArticle, read_as: Format, encoding: str) -> PlannedArticle | None:
    found = planned.found_in
    if read_as.table is None or found.table is None:
        fresh = planning.articles(found.name, found.raw(), read_as, encoding, url=found.url)
        return next((one for one in fresh if one.document.part == planned.document.part), None)
    try:
        return tabling.again(planned, found.table(), read_as.table, encoding)
    except OSError as error:
        gone = planning.problem(found.name, error)
        raise ImportRefused(gone.message, gone.hint) from error
