"""What a check says of a search index that is damaged, in a file as on a server: nothing is lost, but words may be."""

from sqlalchemy.exc import DBAPIError

from annotator.domain.care.findings import Finding
from annotator.domain.language import _, ngettext

SUBJECT = "search"


def disagreeing(texts: int, hint: str) -> Finding:
    """It says something else than so many texts."""
    what = ngettext(
        "The search index does not agree with {count} text.",
        "The search index does not agree with {count} texts.",
        texts,
    )
    return Finding(SUBJECT, what.format(count=texts), hint, derived=True)


def unreadable(error: DBAPIError, hint: str) -> Finding:
    """The database itself finds it damaged."""
    reason = str(error.orig).partition("\n")[0]
    return Finding(SUBJECT, _("The search index cannot be read: {reason}.").format(reason=reason), hint, derived=True)
