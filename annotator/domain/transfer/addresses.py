"""Where a project lies: the path of a file, or the address of a database on a PostgreSQL server."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from annotator.domain.errors import ProjectRefused
from annotator.domain.language import _

_SCHEMES = ("postgresql", "postgres")


@dataclass(frozen=True, slots=True)
class ServerAddress:
    """A database on a server. The password, where one was typed, is kept apart: no text of it shows it."""

    database: str
    host: str = ""
    port: int | None = None
    user: str = ""
    options: tuple[tuple[str, str], ...] = ()
    password: str = field(default="", repr=False, compare=False)

    def __str__(self) -> str:
        """The address as people write it, without a password."""
        host = f"[{self.host}]" if ":" in self.host else quote(self.host, safe="")
        who = f"{quote(self.user, safe='')}@" if self.user else ""
        port = f":{self.port}" if self.port else ""
        options = f"?{urlencode(self.options, safe='/')}" if self.options else ""
        return f"postgresql://{who}{host}{port}/{quote(self.database, safe='')}{options}"

    @property
    def name(self) -> str:
        """What the project is called in sentences and in the status line."""
        return f"{self.database} – {self.host or dict(self.options).get('host') or 'localhost'}"


Location: TypeAlias = Path | ServerAddress


def is_address(words: str) -> bool:
    """Whether somebody means a server and not a file."""
    return words.strip().split(":", 1)[0].lower() in _SCHEMES and "://" in words


def location(words: Path | str | ServerAddress) -> Location:
    """What somebody means by a path or an address. Raises ``ProjectRefused`` for an address that makes no sense."""
    if isinstance(words, ServerAddress):
        return words
    return _address(words.strip()) if isinstance(words, str) and is_address(words) else Path(words)


def _address(words: str) -> ServerAddress:
    # No sentence and no cause repeats what was typed: it may hold a password.
    try:
        parts = urlsplit(words)
        host, port = unquote(parts.hostname or ""), parts.port
    except ValueError:
        raise _senseless() from None
    options = tuple(
        (name, value) for name, value in parse_qsl(parts.query, keep_blank_values=True) if name != "password"
    )
    hidden = dict(parse_qsl(parts.query)).get("password", "")
    database = unquote(parts.path.removeprefix("/"))
    if not database or "/" in database or parts.fragment:
        raise _senseless()
    user = unquote(parts.username or "")
    return ServerAddress(database, host, port, user, options, unquote(parts.password or "") or hidden)


def _senseless() -> ProjectRefused:
    return ProjectRefused(
        _("This is not the address of a project on a server."),
        _("Write it like this: postgresql://user@host/database"),
    )
