"""Plain text and Markdown in any encoding: the file is the article."""

from annotator.domain.errors import ImportRefused
from annotator.domain.language import _
from annotator.domain.transfer.plans import Document
from annotator.text.decoding import decode


def documents(raw: bytes, _name: str, encoding: str | None) -> tuple[Document]:
    """The one article in a file of text. Raises ``ImportRefused``."""
    found = decode(raw, encoding)
    if not found.text.strip():
        raise ImportRefused(_("There is no text in the file."), _("Choose a file that holds text."))
    return (Document(found),)
