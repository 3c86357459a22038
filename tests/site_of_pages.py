"""A web server on this machine, with pages that are good, slow, endless or broken."""

import gzip
import ssl
import subprocess
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_network
from urllib.parse import unquote

from annotator.project.transfer.fetching import Limits

HERE = (ip_network("127.0.0.1/32"),)
LIMITS = Limits(3, 100_000, HERE)
ARTICLE = (
    '<html lang="zh-Hant"><head><title>雲嶺鎮的圖書館</title></head><body><article><h1>雲嶺鎮的圖書館</h1>'
    + "".join(f"<p>鎮長方啟明出席第{at}次典禮,強調圖書館是鎮上最大的客廳,晚間延長開放。</p>" for at in "一二三四五")
    + "</article></body></html>"
)


class _Pages(BaseHTTPRequestHandler):
    def do_GET(self):
        kind, _, rest = self.path[1:].partition("/")
        getattr(self, f"_{kind}")(rest)

    def log_message(self, *_arguments):
        pass

    def _head(self, status=200, **headers):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()

    def _page(self, _rest):
        self._head(Content_Type="text/html; charset=utf-8")
        self.wfile.write(f"<p>{self.headers['User-Agent']} 𠮷</p>".encode())

    def _article(self, _rest):
        self._head(Content_Type="text/html; charset=utf-8")
        self.wfile.write(ARTICLE.encode())

    def _silent(self, _rest):
        self.server.over.wait()

    def _packed(self, _rest):
        self._head(Content_Type="text/plain", Content_Encoding="gzip")
        self.wfile.write(gzip.compress("國會".encode()))

    def _bomb(self, _rest):
        self._head(Content_Type="text/plain", Content_Encoding="gzip")
        self.wfile.write(gzip.compress(bytes(30_000_000)))

    def _to(self, rest):
        self._head(302, Location=unquote(rest))

    def _round(self, _rest):
        self._head(302, Location="/round/")

    def _picture(self, _rest):
        self._head(Content_Type="image/png")

    def _short(self, _rest):
        self._head(Content_Type="text/plain", Content_Length="100")
        self.wfile.write(b"half")

    def _endless(self, _rest):
        self._head(Content_Type="text/plain")
        self._pour(b"x" * 10_000, 0)

    def _slow(self, _rest):
        self._head(Content_Type="text/plain")
        self._pour(b"x", 0.05)

    def _drip(self, _rest):
        self._pour(b"H", 0.05)

    def _pour(self, piece, pause):
        try:
            while not self.server.over.wait(pause):
                self.wfile.write(piece)
                self.wfile.flush()
        except OSError:
            pass


def certificate(folder):
    """A certificate for this machine that nobody vouches for, with its key in one file."""
    path = folder / "site.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=site",
         "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", path, "-out", folder / "crt.pem"],
        check=True, capture_output=True,
    )  # fmt: skip
    path.write_text(path.read_text("ascii") + (folder / "crt.pem").read_text("ascii"), "ascii")
    return path


def started(pem=None):
    """The address of the server while it runs; with a certificate and key, by HTTPS."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Pages)
    server.daemon_threads = True
    if pem is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(pem)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    server.over = threading.Event()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http{'s' if pem else ''}://127.0.0.1:{server.server_port}"
    server.over.set()
    server.shutdown()
    server.server_close()
    thread.join()
