"""Pages from addresses, from a real server on this machine that only these tests allow."""

import threading

import pytest

from annotator import Project
from annotator.cli.main import main
from annotator.domain.errors import Cancelled, ImportRefused
from annotator.project.transfer.fetching import Limits, fetch, fetch_within
from tests import site_of_pages
from tests.site_of_pages import HERE, LIMITS


@pytest.fixture(scope="module")
def site():
    yield from site_of_pages.started()


def test_a_page_comes_with_its_kind_and_the_program_says_its_name(site):
    fetched = fetch_within(f"{site}/page/", LIMITS)
    assert (fetched.suffix, fetched.url) == (".html", f"{site}/page/")
    assert fetched.raw.decode().startswith("<p>ArticleAnnotator ")


def test_a_packed_page_is_unpacked_and_redirects_are_followed(site):
    fetched = fetch_within(f"{site}/to//packed/", LIMITS)
    assert fetched.raw.decode() == "國會"
    assert fetched.url == f"{site}/packed/"


@pytest.fixture
def secure(tmp_path, monkeypatch):
    monkeypatch.delenv("SSL_CERT_FILE", raising=False)
    yield from site_of_pages.started(site_of_pages.certificate(tmp_path))


def test_a_page_comes_by_https_from_a_site_that_is_vouched_for(secure, tmp_path, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "crt.pem"))
    assert fetch_within(f"{secure}/packed/", LIMITS).raw.decode() == "國會"


def test_nothing_is_taken_from_a_site_that_nobody_vouches_for(secure):
    with pytest.raises(ImportRefused, match="certificate verify failed"):
        fetch_within(f"{secure}/packed/", LIMITS)


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


def test_a_server_that_says_nothing_is_left_when_somebody_stops_it(site):
    stopped = threading.Event()

    def check():
        if stopped.is_set():
            raise Cancelled("stopped")

    threading.Timer(0.2, stopped.set).start()
    with pytest.raises(Cancelled):
        fetch_within(f"{site}/silent/", Limits(60, 100_000, HERE), check)


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
