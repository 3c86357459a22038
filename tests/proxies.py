"""A network that breaks: a process of its own between a client and a server, which cuts connections when told to."""

import json
import random
import selectors
import socket
import subprocess
import sys
from types import TracebackType
from typing import Self


class Proxy:
    """Passes bytes on to a port of this machine. ``cut`` breaks off; ``chance`` breaks at random moments by itself."""

    def __init__(self, target: int, *, chance: float = 0.0, seed: int = 0) -> None:
        self._process = subprocess.Popen(
            [sys.executable, __file__, str(target), str(chance), str(seed)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        self.port = int(self._ask())

    def _ask(self, word: str = "") -> str:
        assert self._process.stdin
        assert self._process.stdout
        if word:
            self._process.stdin.write(word + "\n")
            self._process.stdin.flush()
        return self._process.stdout.readline()

    def cut(self) -> None:
        """Break every connection and let none in."""
        self._ask("cut")

    def mend(self) -> None:
        """Let connections in again."""
        self._ask("mend")

    def calm(self) -> int:
        """Break nothing any more; gives how many connections were broken by chance."""
        return json.loads(self._ask("calm"))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for stream in (self._process.stdin, self._process.stdout):
            if stream:
                stream.close()
        self._process.terminate()
        self._process.wait(10)


class _Relay:
    def __init__(self, target: int, chance: float, seed: int) -> None:
        self.target, self.chance, self.random = target, chance, random.Random(seed)
        self.selector, self.other, self.broken, self.open = selectors.DefaultSelector(), {}, 0, True
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.selector.register(self.listener, selectors.EVENT_READ)
        self.selector.register(sys.stdin, selectors.EVENT_READ)
        print(self.listener.getsockname()[1], flush=True)

    def run(self) -> None:
        while True:
            for key, _events in self.selector.select():
                if key.fileobj is sys.stdin:
                    if not self.obey(sys.stdin.readline().strip()):
                        return
                elif key.fileobj is self.listener:
                    self.accept()
                elif key.fileobj in self.other:
                    self.relay(key.fileobj)

    def obey(self, word: str) -> bool:
        if word == "cut":
            self.open = False
            for one in list(self.other):
                self.drop(one)
        elif word == "mend":
            self.open = True
        elif word == "calm":
            self.chance = 0.0
        if word:
            print(self.broken, flush=True)
        return bool(word)

    def accept(self) -> None:
        client, _address = self.listener.accept()
        if not self.open:
            client.close()
            return
        try:
            server = socket.create_connection(("127.0.0.1", self.target))
        except OSError:
            client.close()
            return
        for one, other in ((client, server), (server, client)):
            one.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self.other[one] = other
            self.selector.register(one, selectors.EVENT_READ)

    def relay(self, one: socket.socket) -> None:
        try:
            data = one.recv(65536)
            if data and self.random.random() >= self.chance:
                self.other[one].sendall(data)
                return
            if data:
                self.broken += 1
                if self.random.random() < 0.5:  # it arrives, but nobody will hear the answer
                    self.other[one].sendall(data)
        except OSError:
            pass
        self.drop(one)

    def drop(self, one: socket.socket) -> None:
        other = self.other.pop(one, None)
        if other is not None:
            self.other.pop(other, None)
            for each in (one, other):
                self.selector.unregister(each)
                each.close()


if __name__ == "__main__":
    _Relay(int(sys.argv[1]), float(sys.argv[2]), int(sys.argv[3])).run()
