"""Pages from addresses, from a real server on this machine that only these tests allow."""

import gzip
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_network
from urllib.parse import unquote

import pytest

from annotator import Project
from annotator.cli.main import main
from annotator.domain.errors import Cancelled, ImportRefused
from annotator.project.transfer.fetching import Limits, fetch, fetch_within

HERE = (ip_network("127.0.0.1/32"),)
LIMITS = Limits(3, 100_000, HERE)


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


@pytest.fixture(scope="module")
def site():
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Pages)
    server.daemon_threads = True
    server.over = threading.Event()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.over.set()
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_page_comes_with_its_kind_and_the_program_says_its_name(site):
    fetched = fetch_within(f"{site}/page/", LIMITS)
    assert (fetched.suffix, fetched.url) == (".html", f"{site}/page/")
    assert fetched.raw.decode().startswith("<p>ArticleAnnotator ")


def test_a_packed_page_is_unpacked_and_redirects_are_followed(site):
    fetched = fetch_within(f"{site}/to//packed/", LIMITS)
    assert fetched.raw.decode() == "國會"
    assert fetched.url == f"{site}/packed/"


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/", "http://0.0.0.0/", "http://[::1]/", "http://[::ffff:127.0.0.1]/", "http://10.1.2.3/",
        "http://169.254.169.254/latest", "http://192.168.0.1/", "http://172.16.0.1/", "http://100.64.0.1/",
        "http://224.0.0.1/", "http://240.0.0.1/", "http://[fe80::1]/", "http://[fc00::1]/", "http://[ff02::1]/",
        "http://[64:ff9b::7f00:1]/", "http://[2002:7f00:1::]/", "http://[::127.0.0.1]/", "http://2130706433/",
        "http://localhost/", "https://127.1/",
    ],
)  # fmt: skip
def test_addresses_of_this_machine_and_of_local_networks_are_refused(address):
    with pytest.raises(ImportRefused, match="local network"):
        fetch(address)


@pytest.mark.parametrize("address", ["file:///etc/passwd", "ftp://example.org/", "http:///x", "news", "http://a b/"])
def test_what_is_no_address_of_the_web_is_refused(address):
    with pytest.raises(ImportRefused, match="not an address of the web"):
        fetch(address)


@pytest.mark.parametrize("target", ["http://127.0.0.2/", "http://[::1]/", "http://169.254.169.254/"])
def test_a_redirect_to_a_local_address_is_refused(site, target):
    with pytest.raises(ImportRefused, match="local network"):
        fetch_within(f"{site}/to/{target}", LIMITS)


def test_a_redirect_to_a_file_is_refused(site):
    with pytest.raises(ImportRefused, match="not an address of the web"):
        fetch_within(f"{site}/to/file:///etc/passwd", LIMITS)


@pytest.mark.parametrize(
    ("page", "sentence"),
    [
        ("round", "5 redirects"),
        ("endless", "larger than"),
        ("bomb", "larger than"),
        ("picture", "image/png"),
        ("short", "broke off"),
    ],
)
def test_what_cannot_be_an_article_is_refused_with_a_sentence(site, page, sentence):
    with pytest.raises(ImportRefused, match=sentence):
        fetch_within(f"{site}/{page}/", LIMITS)


@pytest.mark.parametrize("page", ["slow", "drip"])
def test_a_server_that_sends_byte_by_byte_is_left_in_time(site, page):
    with pytest.raises(ImportRefused, match="within"):
        fetch_within(f"{site}/{page}/", Limits(0.4, 100_000, HERE))


def test_it_can_be_stopped(site):
    def stop():
        raise Cancelled("stopped")

    with pytest.raises(Cancelled):
        fetch_within(f"{site}/endless/", LIMITS, stop)


def test_a_page_of_the_clipboard_keeps_its_address_also_when_it_is_read_anew(tmp_path):
    with Project.create(tmp_path / "p.annot") as project:
        [article] = project.imports.plan_html("<p>國會討論預算。</p>", "pasted", "https://news.example.org/1").articles
        again = project.imports.redecode(article, "utf-8")
    assert article.decoded.text == "國會討論預算。"
    assert article.inferred.metadata.url == again.inferred.metadata.url == "https://news.example.org/1"


def test_the_command_line_tells_why_an_address_is_not_fetched(tmp_path, capsys):
    Project.create(tmp_path / "p.annot").close()
    assert main(["import", str(tmp_path / "p.annot"), "http://169.254.169.254/x"]) == 1
    assert "local network" in capsys.readouterr().err
