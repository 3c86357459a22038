"""E-mail (.eml, RFC 5322): the words of the message are the article; what is attached is named, not read."""

from collections.abc import Sequence
from email.utils import getaddresses, parsedate_to_datetime

from annotator.domain.articles import Metadata
from annotator.domain.language import _
from annotator.domain.transfer.plans import Decoded, Document
from annotator.formats.documents import blocks, html, properties
from annotator.formats.documents.container import refuse_without_text
from annotator.formats.documents.messages import parts
from annotator.formats.documents.messages.parts import Part


def documents(raw: bytes, _name: str, encoding: str | None) -> tuple[Document]:
    """The one article of a message. Raises ``ImportRefused``."""
    whole = parts.parsed(raw)
    read = [(part, parts.body(part, encoding)) for part in _chosen(whole)]
    read = [(part, words) for part, words in read if words.text.strip()]
    doubts = _left_out(whole, [part for part, _words in read])
    about = Metadata(
        title=parts.header(whole, "subject"),
        byline=_sender(parts.written(whole, "from")),
        published=_day(parts.written(whole, "date")),
    )
    if len(read) == 1 and _is_page(read[0][0]):
        page = read[0][1]
        told = Decoded(page.text, page.encoding, page.others, (*page.doubts, *doubts))
        return (html.document(told, about),)
    text = "\n\n".join(_plain(part, words.text).strip("\n") for part, words in read)
    refuse_without_text(text)
    first = read[0][1]
    found = tuple(doubt for _part, words in read for doubt in words.doubts)
    return (Document(Decoded(text, first.encoding, first.others, (*found, *doubts)), about),)


def _chosen(part: Part) -> list[Part]:
    """The parts that are read: of alternatives the plain one (RFC 2046, 5.1.4), of other parts all that is text."""
    if part.get_content_maintype() == "multipart":
        held = [_chosen(one) for one in parts.children(part)]
        if part.get_content_type() == "multipart/alternative":
            said = [one for one in held if any(_says(leaf) for leaf in one)]
            plain = [one for one in said if not any(_is_page(leaf) for leaf in one)]
            return next(iter([*plain, *said]), list[Part]())
        return [leaf for one in held for leaf in one]
    is_text = part.get_content_type() in {"text/plain", "text/html"}
    return [part] if is_text and part.get_content_disposition() != "attachment" else []


def _says(part: Part) -> bool:
    held = part.get_payload(decode=True)
    return isinstance(held, bytes) and bool(held.strip())


def _is_page(part: Part) -> bool:
    return part.get_content_type() == "text/html"


def _plain(part: Part, words: str) -> str:
    return blocks.read(words).flow.text() if _is_page(part) else words


def _left_out(whole: Part, read: Sequence[Part]) -> tuple[str, ...]:
    """A doubt that names what is attached; a picture without a name belongs to the letter paper."""
    known = set(map(id, read))
    names = [
        parts.name_of(part)
        for part in parts.leaves(whole)
        if id(part) not in known and (part.get_content_type() == "message/rfc822" or _is_attached(part))
    ]
    if not names:
        return ()
    return (_("The message holds what is not read: {names}.").format(names=", ".join(names)),)


def _is_attached(part: Part) -> bool:
    return part.get_content_disposition() == "attachment" or bool(
        part.get_param("filename", None, "content-disposition") or part.get_param("name")
    )


def _sender(written: str) -> str:
    """Who wrote it, by name where one is given, else by address."""
    people = [parts.readable(name) or address for name, address in getaddresses([written])]
    return properties.line(", ".join(filter(None, people))) or parts.readable(written)


def _day(written: str) -> str:
    """The day as the sender's clock said it, ISO 8601; empty for what is no date."""
    try:
        return parsedate_to_datetime(written).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""
