"""Bytes of a web page to text: what the page declares counts where it is proved, else what its bytes say."""

import codecs
import re
from dataclasses import replace
from itertools import pairwise

from annotator.domain.errors import ImportRefused
from annotator.domain.language import _
from annotator.domain.transfer.plans import Decoded
from annotator.text.decoding import chineseness, decode
from annotator.text.letters import code_page

_LOOK = 4096
"""Bytes at the beginning in which a declaration stands (WHATWG says 1,024; pages put comments before it)."""
_DECLARED = re.compile(rb"""(?:<meta\b[^>]*?charset|<\?xml\b[^>]*?encoding)\s*=\s*["']?\s*([a-z0-9_:.-]{2,40})""", re.I)
_WIDER = {
    "gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "big5": "big5hkscs", "big5-hkscs": "big5hkscs",
    "shift_jis": "cp932", "shift-jis": "cp932", "x-sjis": "cp932", "euc-kr": "cp949", "ks_c_5601-1987": "cp949",
    "iso-8859-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "iso-8859-9": "cp1254", "hz-gb-2312": "hz",
    "windows-874": "cp874", "iso-8859-11": "cp874", "tis-620": "cp874",
}  # fmt: skip
"""What browsers read for a label (WHATWG Encoding, section 4.2), by Python's names."""
_CHINESE = frozenset(("gb18030", "big5", "big5hkscs"))
_PROSE = 2
"""How Chinese the text of a page must look at least (``chineseness``)."""
_WESTERN, _SAMPLE = "cp1252", 200_000
_SEVEN_BITS = frozenset(("hz", "iso2022_jp", "iso2022_kr"))
_STRAY = 0.002
"""A page in what it declares may have so many bytes that do not fit, as a share of those beyond ASCII."""


def decode_page(raw: bytes, encoding: str | None = None) -> Decoded:
    """The text of a page; ``encoding`` forces one. Raises ``ImportRefused`` for what is no text."""
    return decode_labelled(raw, label_in(raw), encoding)


def decode_labelled(raw: bytes, label: str, encoding: str | None = None) -> Decoded:
    """The text of what is said to be in an encoding. Raises ``ImportRefused`` for what is no text.

    A byte order mark counts first, then UTF-8 where all bytes are it, then what the page declares where its bytes
    are that; a declaration that is wrong is told as a doubt.
    """
    declared = codec_of(label)
    if encoding is not None or not declared or raw.startswith((codecs.BOM_UTF8, b"\xff\xfe", b"\xfe\xff")):
        return decode(raw, encoding)
    if declared in _SEVEN_BITS and raw.isascii() and _misfits(raw, declared) == 0:
        return decode(raw, declared)
    found = _recognised(raw)
    if found is not None and found.encoding in {"utf-8", declared, *_wide(declared)}:
        return found if found.encoding != "utf-8" or declared == "utf-8" or raw.isascii() else _told(found, declared)
    if found is not None and found.encoding in _CHINESE | _SEVEN_BITS:
        return _told(found, declared)  # no other bytes read as Chinese prose by chance, or hold such switches
    if declared in _CHINESE and found is not None and chineseness(raw[:_SAMPLE].decode(declared, "ignore")) < _PROSE:
        return _told(found, declared)  # nearly all bytes are some characters of it
    if declared == _WESTERN and found is not None and found.encoding != _WESTERN and _is_not_western(raw):
        return _told(found, declared)  # what programs declare that ask nobody
    misfits = _misfits(raw, declared)
    if misfits == 0:
        return decode(raw, declared)
    if misfits <= _STRAY * sum(byte >= 0x80 for byte in raw):
        return _with_stray(raw, declared, misfits)
    return _told(found, declared) if found is not None else decode(raw)


def label_in(raw: bytes) -> str:
    """What a page declares, in small letters; empty for nothing."""
    found = _DECLARED.search(raw[:_LOOK])
    return found[1].decode("ascii").lower() if found else ""


def codec_of(label: str) -> str:
    """What is read for a label, by Python's names; empty for what is no encoding of text in bytes."""
    try:
        name = codecs.lookup(_WIDER.get(label, label)).name if label else ""
    except (LookupError, ValueError):  # the second for labels with null characters
        return ""
    if name.startswith(("utf-16", "utf-32")):  # such bytes could not have been read as this declaration
        return "utf-8"
    try:
        b"".decode(name or "ascii")
    except LookupError:  # a codec that is not of text
        return ""
    return name


def _wide(declared: str) -> frozenset[str]:
    return frozenset(("big5", "big5hkscs")) if declared == "big5hkscs" else frozenset((declared,))


def _recognised(raw: bytes) -> Decoded | None:
    try:
        return decode(raw)
    except ImportRefused:
        return None


def _is_not_western(raw: bytes) -> bool:
    """Whether letters with marks stand side by side, as of other scripts, or are those of another Latin alphabet."""
    text = raw[:_SAMPLE].decode(_WESTERN, "replace")
    marked = ["\xa0" < one <= "\xff" for one in text]
    beside = sum(one and other for one, other in pairwise(marked))
    return 2 * beside > sum(marked) > 0 or code_page(raw[:_SAMPLE], _WESTERN) != _WESTERN


def _misfits(raw: bytes, encoding: str) -> int:
    return raw.decode(encoding, "replace").count("\ufffd")


def _told(found: Decoded, declared: str) -> Decoded:
    doubt = _("The file says that it is {declared}, but its bytes are {encoding}.")
    return replace(found, doubts=(doubt.format(declared=declared, encoding=found.encoding), *found.doubts))


def _with_stray(raw: bytes, encoding: str, count: int) -> Decoded:
    text = raw.decode(encoding, "replace").replace("\r\n", "\n").replace("\r", "\n")
    doubt = _("{count} places of the page are not {encoding}; they are shown as �.")
    return Decoded(text, encoding, (), (doubt.format(count=count, encoding=encoding),))
