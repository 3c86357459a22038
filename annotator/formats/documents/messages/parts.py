"""What messages of e-mail and saved pages (MHTML) have in common: parts, headers, bytes to text (RFC 2045–2047)."""

import re
from binascii import Error as NoBase64
from collections.abc import Iterator
from contextlib import suppress
from email import message_from_bytes
from email.errors import HeaderParseError, MessageError
from email.header import decode_header
from email.message import Message
from email.utils import collapse_rfc2231_value
from typing import TypeAlias, cast

from annotator.domain.errors import ImportRefused
from annotator.domain.language import _
from annotator.domain.transfer.plans import Decoded
from annotator.formats.documents import properties
from annotator.formats.documents.container import damaged
from annotator.formats.documents.page_encoding import codec_of, decode_labelled, label_in

Part: TypeAlias = "Message[str, str]"
_HOLDERS = re.compile(rb"^content-type\s*:\s*(?:multipart|message)/", re.IGNORECASE | re.MULTILINE)
_MOST_HOLDERS = 200
"""Parts that hold parts; each one inside another costs a step for every line below it."""
_KNOWN = ("from", "subject", "date", "to", "mime-version", "content-type", "message-id", "received")


def parsed(raw: bytes) -> Part:
    """A message. Headers stay as they are written, since many are not as the standard says.

    Raises ``ImportRefused`` for what is none.
    """
    if len(_HOLDERS.findall(raw)) > _MOST_HOLDERS:
        raise ImportRefused(
            _("The message has more than {count} parts that hold others.").format(count=_MOST_HOLDERS),
            _("Save the messages inside it one by one."),
        )
    try:
        message = message_from_bytes(raw.lstrip())
    except (MessageError, RecursionError, ValueError) as error:
        raise damaged() from error
    if not any(name in message for name in _KNOWN):
        raise damaged()
    return message


def leaves(part: Part) -> Iterator[Part]:
    """The parts that hold no parts, in order; a message inside a message is one of them."""
    if part.get_content_maintype() == "multipart" and part.is_multipart():
        for one in children(part):
            yield from leaves(one)
    else:
        yield part


def children(part: Part) -> list[Part]:
    """The parts that a part holds."""
    held = cast("list[Part] | str", part.get_payload())
    return held if isinstance(held, list) else []


def header(part: Part, name: str) -> str:
    """A header as one line, as people read it; empty where it is missing."""
    return readable(written(part, name))


def written(part: Part, name: str) -> str:
    """A header as it is written; bytes beyond ASCII are surrogates."""
    return next((str(value) for key, value in part.raw_items() if key.lower() == name), "")


def readable(words: str) -> str:
    """Words of a header decoded: encoded words, or the bytes that programs put there all the same."""
    raw = words.encode("utf-8", "surrogateescape")
    if not raw.isascii():
        return properties.line(_text(raw, ""))
    try:
        pieces = decode_header(words)
    except (HeaderParseError, NoBase64, ValueError):
        return properties.line(words)
    return properties.line("".join(_piece(piece, label or "") for piece, label in pieces))


def _piece(piece: str | bytes, label: str) -> str:
    return piece if isinstance(piece, str) else _text(piece, label.partition("*")[0])


def _text(raw: bytes, label: str) -> str:
    """The few bytes of a header: by their label where they fit it, else by what is usual."""
    said = codec_of(label.lower())
    for one in (said, "utf-8", "gb18030", "big5hkscs"):
        with suppress(UnicodeError, LookupError):
            if one:
                return raw.decode(one)
    return raw.decode(said or "utf-8", "replace")


def body(part: Part, encoding: str | None) -> Decoded:
    """The words of a part of text; ``encoding`` forces one. Raises ``ImportRefused`` for what is no text."""
    held = part.get_payload(decode=True)
    raw = held if isinstance(held, bytes) else b""
    if not raw.strip():
        return Decoded("", encoding or "utf-8")
    said = (part.get_content_charset() or "").lower()
    return decode_labelled(raw, said or label_in(raw), encoding)


def name_of(part: Part) -> str:
    """What a part is called that is not read."""
    if part.get_content_type() == "message/rfc822":
        inner = next(iter(children(part)), None)
        subject = header(inner, "subject") if inner is not None else ""
        return _("the message “{subject}”").format(subject=subject or "?")
    called = part.get_param("filename", None, "content-disposition") or part.get_param("name")
    return readable(collapse_rfc2231_value(called)) if called else part.get_content_type()
