"""Plain text and Markdown in any encoding: the file is the article."""

from annotator.domain.transfer.plans import Document
from annotator.text.decoding import decode


def documents(raw: bytes, _name: str, encoding: str | None) -> tuple[Document]:
    """The one article in a file of text. Raises ``ImportRefused``."""
    return (Document(decode(raw, encoding)),)
