"""Pages that browsers save as one file (MHTML, RFC 2557): the page at their root, with its address."""

import re
from dataclasses import replace

from annotator.domain.articles import Metadata
from annotator.domain.language import ngettext
from annotator.domain.transfer.plans import Document
from annotator.formats.documents import html
from annotator.formats.documents.container import refuse_without_text
from annotator.formats.documents.messages import parts
from annotator.formats.documents.messages.parts import Part

_ADDRESS = re.compile(r"https?://\S{1,2000}")


def fits(head: bytes) -> bool:
    """Whether a file begins as a saved page, whatever it is called."""
    return head.lstrip()[:40].lower().startswith((b"mime-version:", b"from: <saved by"))


def documents(raw: bytes, _name: str, encoding: str | None) -> tuple[Document]:
    """The one article of a saved page. Raises ``ImportRefused``.

    Who saved it and when is in its head as well; neither is said of the article.
    """
    whole = parts.parsed(raw)
    pages = [one for one in parts.leaves(whole) if one.get_content_type() in {"text/html", "application/xhtml+xml"}]
    refuse_without_text("page" if pages else "")
    root = _root(whole, pages)
    decoded = parts.body(root, encoding)
    refuse_without_text(decoded.text)
    if others := len(pages) - 1:
        told = ngettext(
            "{count} frame inside the page was not read.", "{count} frames inside the page were not read.", others
        )
        decoded = replace(decoded, doubts=(*decoded.doubts, told.format(count=others)))
    found = html.document(decoded, Metadata(url=_address(whole, root)))
    title = found.metadata.title or parts.header(whole, "subject")
    return (replace(found, metadata=replace(found.metadata, title=title)),)


def _root(whole: Part, pages: list[Part]) -> Part:
    """The part that ``start`` names, else the one at the address of the whole, else the first."""
    start = str(whole.get_param("start") or "").strip()
    address = parts.written(whole, "snapshot-content-location").strip()
    for one in pages:
        if start and parts.written(one, "content-id").strip() == start:
            return one
    for one in pages:
        if address and parts.written(one, "content-location").strip() == address:
            return one
    return pages[0]


def _address(whole: Part, root: Part) -> str:
    """Where the page was, if on the web; long addresses are folded over lines."""
    said = ((root, "content-location"), (whole, "snapshot-content-location"), (whole, "content-location"))
    addresses = ("".join(parts.written(part, name).split()) for part, name in said)
    return next((one for one in addresses if _ADDRESS.fullmatch(one) and one.isascii()), "")
