"""A server on this machine that answers like one of models."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest


class Server:
    """Answers like a server of models; what it was asked is kept."""

    def __init__(self):
        self.status, self.headers, self.body = 200, {}, b"{}"
        self.asked = []
        self.may_answer = threading.Event()
        self.may_answer.set()
        server = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                server.asked.append((self.path, dict(self.headers), body))
                server.may_answer.wait(20)
                try:
                    self.send_response(server.status)
                    for name, value in {"Content-Length": str(len(server.body)), **server.headers}.items():
                        self.send_header(name, value)
                    self.end_headers()
                    self.wfile.write(server.body)
                except ConnectionError:
                    pass

            def log_message(self, *_args):
                pass

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.thread = threading.Thread(target=self.http.serve_forever, args=(0.02,))
        self.thread.start()
        self.address = f"http://127.0.0.1:{self.http.server_port}/v1"

    def says(self, *marks, status=200):
        self.status = status
        content = "```json\n" + json.dumps({"marks": marks}) + "\n```"
        usage = {"prompt_tokens": 300, "completion_tokens": 40}
        self.body = json.dumps({"choices": [{"message": {"content": content}}], "usage": usage}).encode()

    def close(self):
        self.may_answer.set()
        self.http.shutdown()
        self.http.server_close()
        self.thread.join()


@pytest.fixture
def server():
    running = Server()
    yield running
    running.close()


@pytest.fixture
def home(tmp_path):
    """A file is enough: nothing that is asked depends on where a project lies."""
    return tmp_path / "p.annot"
