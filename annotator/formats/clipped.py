"""What browsers put on the clipboard with a piece of a page: the piece itself, and where it came from."""

import re

_FRAGMENT = re.compile(r"<!--\s*StartFragment\s*-->(.*?)<!--\s*EndFragment\s*-->", re.DOTALL | re.IGNORECASE)
_HEAD = re.compile(rb"Version:[0-9.]+\s*\r?\n(?:[A-Za-z]+:[^\r\n]*\r?\n)+", re.IGNORECASE)
_SOURCE = re.compile(rb"^SourceURL:(https?://\S+)", re.IGNORECASE | re.MULTILINE)
_ADDRESS = re.compile(r"https?://\S+")


def of_windows(raw: bytes) -> tuple[str, str]:
    """The HTML and the address of a piece in the clipboard format CF_HTML (Microsoft, "HTML Clipboard Format").

    The bytes are UTF-8. Its offsets are not believed, since programs write wrong ones: the comments around the
    fragment tell where it stands. What has no head is taken for HTML as it is, without an address.
    """
    head = _HEAD.match(raw)
    source = _SOURCE.search(head[0]) if head else None
    html = raw[head.end() if head else 0 :].rstrip(b"\0").decode("utf-8", "replace")
    fragment = _FRAGMENT.search(html)
    return (fragment[1] if fragment else html), source[1].decode("utf-8", "replace") if source else ""


def address(raw: bytes) -> str:
    """The address that a browser gives beside the HTML, in UTF-16 (Firefox) or UTF-8 (Chromium); empty for none."""
    text = raw.decode("utf-16-le" if b"\0" in raw[:4] else "utf-8", "replace").strip("\0\ufeff \r\n")
    found = _ADDRESS.match(text)
    return found[0] if found else ""
