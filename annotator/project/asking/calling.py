"""One request to a language model: by HTTPS, or to this very machine; never led on to another host."""

import http.client
import json
import socket
import ssl
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import cast

from annotator.domain.errors import AskingRefused
from annotator.domain.language import _
from annotator.domain.wording import shortened
from annotator.project.asking.addresses import Endpoint, Target, checked, target_of

SECONDS = 120.0
"""How long an answer may take; local models on a slow machine write for a minute."""
MOST_BYTES = 4_000_000
_MOST_SAID = 400
"""Characters of what a server says about a refusal: it tells what to do."""
_BEAT = 0.05
_READ = 65_536


def call(endpoint: Endpoint, body: bytes, beat: Callable[[], None] = lambda: None, seconds: float = SECONDS) -> bytes:
    """The body of the answer to a request.

    ``beat`` is called many times a second while the answer is awaited and may raise ``Cancelled``; the connection is
    closed then. Raises ``AskingRefused`` with a sentence for whatever goes wrong.
    """
    target = target_of(checked(endpoint.address))
    if not (endpoint.key.isascii() and endpoint.key.isprintable()):
        raise AskingRefused(_("The key holds characters that no key has."))
    connection = _connection(target, seconds)
    exchange = _Exchange(connection, target, endpoint, body)
    thread = threading.Thread(target=exchange.run, name="asking a model", daemon=True)
    thread.start()
    ends = time.monotonic() + seconds
    try:
        while not exchange.done.wait(_BEAT):
            beat()
            if time.monotonic() > ends:
                raise _too_slow(target)
    finally:
        exchange.give_up()
    return exchange.result()


class _Exchange:
    """Sends and receives on a thread of its own, so that whoever waits can stop."""

    def __init__(self, connection: http.client.HTTPConnection, target: Target, endpoint: Endpoint, body: bytes) -> None:
        self._connection, self._target = connection, target
        self._headers = {"Content-Type": "application/json", "Accept": "application/json"}
        if endpoint.key:
            self._headers["Authorization"] = f"Bearer {endpoint.key}"
        self._body, self._stopped = body, False
        self._status, self._location, self._received = 0, "", b""
        self._broken: Exception | None = None
        self.done = threading.Event()

    def run(self) -> None:
        try:
            self._connection.connect()
            if self._stopped:
                return
            self._connection.request("POST", self._target.path, self._body, self._headers)
            response = self._connection.getresponse()
            self._status, self._location = response.status, response.getheader("Location", "")
            while len(self._received) <= MOST_BYTES and (more := response.read(_READ)):
                self._received += more
        except (OSError, http.client.HTTPException, ValueError) as error:
            self._broken = error
        finally:
            self.done.set()

    def give_up(self) -> None:
        """Close the connection; a thread that still waits ends by it."""
        self._stopped = True
        sock = self._connection.sock
        if sock is not None and not self.done.is_set():
            with suppress(OSError):
                sock.shutdown(socket.SHUT_RDWR)
        self._connection.close()

    def result(self) -> bytes:
        if self._broken is not None:
            raise _unreachable(self._broken, self._target) from self._broken
        if len(self._received) > MOST_BYTES:
            raise AskingRefused(_("{host} sent an endless answer.").format(host=self._target.host))
        if self._status != http.client.OK:
            raise _refused(self._status, self._location, self._received, self._target.host)
        return self._received


def _connection(target: Target, seconds: float) -> http.client.HTTPConnection:
    if target.is_safe:
        return http.client.HTTPSConnection(
            target.host, target.port, timeout=seconds, context=ssl.create_default_context()
        )
    return http.client.HTTPConnection(target.host, target.port, timeout=seconds)


def _too_slow(target: Target) -> AskingRefused:
    return AskingRefused(
        _("{host} has not answered in time.").format(host=target.host), _("Try again, or ask a smaller model.")
    )


def _unreachable(error: Exception, target: Target) -> AskingRefused:
    if isinstance(error, TimeoutError):
        return _too_slow(target)
    if isinstance(error, ConnectionRefusedError):
        return AskingRefused(
            _("Nothing answers at {host}.").format(host=target.host), _("Is the server started, and the port right?")
        )
    if isinstance(error, ssl.SSLError):
        return AskingRefused(_("{host} cannot prove who it is.").format(host=target.host), str(error))
    return AskingRefused(_("{host} cannot be reached: {reason}").format(host=target.host, reason=error))


def _refused(status: int, location: str, received: bytes, host: str) -> AskingRefused:
    """The sentence for an answer that is not 200 (RFC 9110, section 15)."""
    if 300 <= status < 400:
        return AskingRefused(
            _("{host} leads on to another address: {location}").format(host=host, location=shortened(location)),
            _("The text is sent nowhere but where you entered; enter that address if you trust it."),
        )
    sentences = {
        401: _("{host} does not accept the key."),
        403: _("{host} does not allow this with that key."),
        404: _("{host} has no such model or no such address."),
        413: _("The text is too long for {host}."),
        429: _("{host} takes no more requests for now: too many, or nothing left to spend."),
    }
    busy = _("{host} cannot answer now.")
    other = _("{host} refuses the request.")
    sentence = sentences.get(status, busy if status >= 500 else other)
    return AskingRefused(sentence.format(host=host), _server_says(status, received))


def _server_says(status: int, received: bytes) -> str:
    try:
        told: object = json.loads(received)
    except (ValueError, RecursionError):
        told = None
    error: object = cast("dict[str, object]", told).get("error") if isinstance(told, dict) else None
    message = cast("dict[str, object]", error).get("message") if isinstance(error, dict) else error
    said = shortened(message, _MOST_SAID) if isinstance(message, str) else ""
    return f"{status}: {said}" if said else str(status)
