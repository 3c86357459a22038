"""A page from an address that somebody asked for: only the open web, with limits, and nothing of this machine's net."""

import socket
import ssl
import time
import zlib
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPResponse
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from threading import Event, Thread
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from annotator.domain.errors import Cancelled, ImportRefused
from annotator.domain.language import _

SECONDS = 20.0
LARGEST = 20 * 1024 * 1024
MOST_REDIRECTS = 5
Network = IPv4Network | IPv6Network
_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_PIECE = 64 * 1024
_LOOK_SECONDS = 0.1
_SUFFIXES = {
    "text/html": ".html",
    "application/xhtml+xml": ".xhtml",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "application/pdf": ".pdf",
    "application/epub+zip": ".epub",
    "application/rtf": ".rtf",
    "text/rtf": ".rtf",
    "text/vtt": ".vtt",
    "message/rfc822": ".eml",
    "multipart/related": ".mhtml",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.oasis.opendocument.text": ".odt",
}
"""What a file of such content is called, so that its format is known."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How long all of it may take, how large it may be unpacked, and which networks count as open besides the web."""

    seconds: float = SECONDS
    bytes: int = LARGEST
    allowed: Sequence[Network] = ()


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave: the address in the end, the suffix of its kind, and its bytes."""

    url: str
    suffix: str
    raw: bytes


def _nothing() -> None:
    """Nobody stops it."""


def fetch(address: str, check: Callable[[], None] = _nothing) -> Fetched:
    """What is at an address of the open web. ``check`` may raise ``Cancelled``. Raises ``ImportRefused``."""
    return fetch_within(address, Limits(), check)


def fetch_within(address: str, limits: Limits, check: Callable[[], None] = _nothing) -> Fetched:
    """The same within other limits. Every address on the way is checked, and the checked one is connected to."""
    until = time.monotonic() + limits.seconds
    url = address.strip()
    for _time in range(MOST_REDIRECTS + 1):
        check()
        connection = _connected(url, limits, until)
        over = Event()
        Thread(target=_watch, args=(connection.sock, until, check, over), daemon=True).start()
        try:
            answer = _asked(connection, url)
            if answer.status in _REDIRECTS and (target := answer.getheader("Location")):
                url = urljoin(url, target)
                continue
            if answer.status != 200:
                raise _failed(url, f"HTTP {answer.status}")
            return Fetched(url, _suffix(answer), _body(connection, answer, limits, until, check))
        except (OSError, HTTPException, zlib.error, ValueError) as error:
            check()
            if isinstance(error, TimeoutError) or time.monotonic() >= until:
                raise _too_slow(limits) from error
            raise _failed(url, str(error) or type(error).__name__) from error
        finally:
            over.set()
            connection.close()
    raise _failed(url, _("more than {count} redirects").format(count=MOST_REDIRECTS))


def _watch(line: socket.socket, until: float, check: Callable[[], None], over: Event) -> None:
    """Hang up when the time is over or somebody stops it; a server may send its head byte by byte, or nothing."""
    while not over.wait(_LOOK_SECONDS) and time.monotonic() < until:
        try:
            check()
        except Cancelled:
            break
    if not over.is_set():
        with suppress(OSError):  # it may have ended by itself meanwhile
            line.shutdown(socket.SHUT_RDWR)


def _connected(url: str, limits: Limits, until: float) -> HTTPConnection:
    parts = _parts(url)
    host = parts.hostname or ""
    port = _port(parts)
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise _failed(url, _("there is no such name")) from error
    places = list(dict.fromkeys(str(one[4][0]) for one in found))
    for place in places:
        _refuse_local(place, host, limits.allowed)
    connection = HTTPConnection(host, port)
    try:
        plain = socket.create_connection((places[0], port), timeout=_left(until, limits))
        connection.sock = plain
        if parts.scheme == "https":
            connection.sock = ssl.create_default_context().wrap_socket(plain, server_hostname=host)
    except TimeoutError as error:
        connection.close()
        raise _too_slow(limits) from error
    except OSError as error:
        connection.close()
        raise _failed(url, error.strerror or str(error)) from error
    return connection


def _parts(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        known = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        known = False
    if not known or any(one.isspace() or ord(one) < 32 for one in url):
        raise ImportRefused(
            _("“{address}” is not an address of the web.").format(address=url[:200]),
            _("It has to begin with http:// or https://."),
        )
    return urlsplit(url)


def _port(parts: SplitResult) -> int:
    return parts.port or (443 if parts.scheme == "https" else 80)


def _refuse_local(place: str, host: str, allowed: Sequence[Network]) -> None:
    """Refuse what is not of the open web, also where IPv6 carries an address of IPv4 (mapped, 6to4, Teredo, NAT64)."""
    whole = ip_address(place.partition("%")[0])
    inner = _carried(whole)
    if any(whole in one for one in allowed):
        return
    if all(_is_open(one) for one in (whole, *inner)):
        return
    raise ImportRefused(
        _(
            "“{host}” is an address of this machine or of a local network ({place}); nothing is fetched from there."
        ).format(host=host, place=place),
        _("Save the page in the browser and import the file."),
    )


def _carried(whole: IPv4Address | IPv6Address) -> tuple[IPv4Address, ...]:
    if isinstance(whole, IPv4Address):
        return ()
    carried = [whole.ipv4_mapped, whole.sixtofour, *(whole.teredo or ())]
    if whole in IPv6Network("64:ff9b::/96") or whole in IPv6Network("::/96"):
        carried.append(IPv4Address(int(whole) & 0xFFFFFFFF))
    return tuple(one for one in carried if one is not None)


def _is_open(place: IPv4Address | IPv6Address) -> bool:
    if isinstance(place, IPv6Address) and (
        place.ipv4_mapped or place.sixtofour or place in IPv6Network("64:ff9b::/96")
    ):
        return True  # what it carries decides
    return place.is_global and not (place.is_multicast or place.is_reserved or place.is_unspecified)


def _asked(connection: HTTPConnection, url: str) -> HTTPResponse:
    parts = urlsplit(url)
    target = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    if parts.query:
        target += "?" + quote(parts.query, safe="/%:@!$&'()*+,;=~-._?[]")
    connection.request(
        "GET",
        target,
        headers={
            "User-Agent": "ArticleAnnotator",
            "Accept": "text/html,*/*;q=0.8",
            "Accept-Encoding": "gzip",
            "Connection": "close",
        },
    )
    return connection.getresponse()


def _body(
    connection: HTTPConnection, answer: HTTPResponse, limits: Limits, until: float, check: Callable[[], None]
) -> bytes:
    """All bytes, unpacked piece by piece so that what is small on the way cannot grow past the limit."""
    kind = (answer.getheader("Content-Encoding") or "identity").lower()
    if kind not in {"identity", "gzip", "x-gzip", "deflate"}:
        raise ValueError(kind)
    unpacker = None if kind == "identity" else zlib.decompressobj(wbits=47 if "gzip" in kind else zlib.MAX_WBITS)
    parts: list[bytes] = []
    size = read = 0
    while True:
        check()
        left = _left(until, limits)
        if connection.sock is not None:
            connection.sock.settimeout(left)
        piece = answer.read1(_PIECE)
        read += len(piece)
        plain = piece if unpacker is None else unpacker.decompress(piece, limits.bytes - size + 1)
        size += len(plain)
        if size > limits.bytes or read > limits.bytes:
            raise _too_large(limits)
        parts.append(plain)
        if not piece:
            check()
            _left(until, limits)
            if answer.length or (unpacker is not None and not unpacker.eof):
                raise ValueError(_("the page broke off"))
            return b"".join(parts)


def _suffix(answer: HTTPResponse) -> str:
    kind = (answer.getheader("Content-Type") or "text/html").partition(";")[0].strip().lower()
    if kind in _SUFFIXES:
        return _SUFFIXES[kind]
    raise ImportRefused(
        _("What is at the address is of a kind that is not imported: {kind}.").format(kind=kind[:100]),
        _("Save it in the browser and import the file."),
    )


def _left(until: float, limits: Limits) -> float:
    left = until - time.monotonic()
    if left <= 0:
        raise _too_slow(limits)
    return left


def _too_slow(limits: Limits) -> ImportRefused:
    return ImportRefused(
        _("The address did not give its page within {count} seconds.").format(count=f"{limits.seconds:g}"),
        _("Try again, or save the page in the browser and import the file."),
    )


def _too_large(limits: Limits) -> ImportRefused:
    return ImportRefused(
        _("What is at the address is larger than {count} MB.").format(count=limits.bytes // 1024 // 1024),
        _("Save it in the browser and import the part that you need."),
    )


def _failed(url: str, reason: str) -> ImportRefused:
    return ImportRefused(
        _("Nothing could be fetched from {address}: {reason}.").format(address=url[:200], reason=reason),
        _("Check the address, and whether this machine is on the net."),
    )
