"""Where a language model is asked: by HTTPS, or on this very machine."""

import ipaddress
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from annotator.domain.errors import AskingRefused
from annotator.domain.language import _
from annotator.domain.wording import shortened

_PATH = "/chat/completions"


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a model is asked, and its key, which no text about it shows; servers on this machine mostly want none."""

    address: str
    key: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Target:
    """An address in its parts."""

    host: str
    port: int | None
    path: str
    is_safe: bool


def checked(address: str) -> str:
    """The whole address of requests, from what somebody entered. Raises ``AskingRefused``."""
    entered = address.strip().rstrip("/")
    target_of(entered)
    return entered if entered.endswith(_PATH) else entered + _PATH


def target_of(address: str) -> Target:
    """The parts of an address that may be asked. Raises ``AskingRefused`` for any other."""
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        parts, host, port = urlsplit(""), "", None
    if not host or parts.scheme not in ("http", "https") or parts.username or not address.isascii():
        raise AskingRefused(
            _("“{address}” is no address of a model.").format(address=shortened(address)),
            _("Enter one such as https://example.org/v1 or http://localhost:11434/v1."),
        )
    if parts.scheme == "http" and not _is_here(host):
        raise AskingRefused(
            _("Without https only this machine can be asked; {host} is another one.").format(host=host),
            _("Enter an address that begins with https://."),
        )
    return Target(host, port, (parts.path or "/") + (f"?{parts.query}" if parts.query else ""), parts.scheme == "https")


def _is_here(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
