"""Fetching, against a server on this machine."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from geo.errors import TooLarge, Unreachable, UnsupportedFormat
from geo.model import Article
from geo.reading import Failure, ReadingOptions, read
from geo.reading.address import _is_public

TEXT = "Troops of the northern command left the town of Alphaville on Tuesday, officials said. "
PAGE = (
    f"<html><head><title>Leaving</title></head><body><article><p>{TEXT * 3}</p>"
    f"<p>At the café de la gare. {TEXT}</p></article></body></html>"
)
FEED = (
    "<rss version='2.0'><channel><title>Example News</title><item><title>Leaving</title>"
    f"<description>{TEXT}</description></item></channel></rss>"
)
ANSWERS: dict[str, tuple[int, str, bytes]] = {
    "/page": (200, "text/html; charset=iso-8859-1", PAGE.encode("latin-1")),
    "/feed": (200, "text/html", FEED.encode()),
    "/text": (200, "text/plain", TEXT.encode()),
    "/picture": (200, "image/png", b"\x89PNG"),
    "/large": (200, "text/plain", b"word " * 5000),
    "/gone": (404, "text/html", b"gone"),
    "/hop": (302, "/page", b""),
    "/loop": (302, "/loop", b""),
}


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        status, header, body = ANSWERS[self.path]
        self.send_response(status)
        self.send_header("Location" if status == 302 else "Content-Type", header)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), _Handler) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


LOCAL = ReadingOptions(private_addresses=True, max_bytes=20_000, timeout_seconds=5)


def only(address: str, options: ReadingOptions = LOCAL) -> Article | Failure:
    (found,) = read(address, options)
    return found


@pytest.mark.parametrize("path", ["/page", "/hop"])
def test_page_with_a_declared_charset(server: str, path: str) -> None:
    article = only(server + path)
    assert isinstance(article, Article)
    assert "At the café de la gare." in article.body
    assert article.url == article.source == f"{server}/page"


def test_feed_under_a_wrong_media_type(server: str) -> None:
    article = only(f"{server}/feed")
    assert isinstance(article, Article)
    assert (article.publisher, article.body) == ("Example News", TEXT.strip())


def test_plain_text(server: str) -> None:
    article = only(f"{server}/text")
    assert isinstance(article, Article)
    assert article.body == TEXT.strip()


@pytest.mark.parametrize(
    ("path", "error", "message"),
    [
        ("/picture", UnsupportedFormat, "image/png"),
        ("/large", TooLarge, "above"),
        ("/gone", Unreachable, "404"),
        ("/loop", Unreachable, "redirect"),
    ],
)
def test_what_cannot_be_read(server: str, path: str, error: type, message: str) -> None:
    failure = only(server + path)
    assert isinstance(failure, Failure)
    assert isinstance(failure.error, error)
    assert message in str(failure.error)


@pytest.mark.parametrize("address", ["http://127.0.0.1:9/x", "http://[::1]/", "http://localhost/"])
def test_private_networks_are_refused(address: str) -> None:
    failure = only(address, ReadingOptions())
    assert isinstance(failure, Failure)
    assert "private network" in str(failure.error)


@pytest.mark.parametrize("address", ["http://", "http://a b/", "https://" + "x" * 300 + ".org"])
def test_addresses_that_are_none(address: str) -> None:
    assert isinstance(only(address, ReadingOptions()), Failure)


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("93.184.216.34", True),
        ("10.0.0.1", False),
        ("169.254.169.254", False),
        ("::ffff:127.0.0.1", False),
        ("fe80::1%eth0", False),
        ("2606:2800:220:1::1", True),
        ("224.0.0.1", False),
    ],
)
def test_public_addresses(number: str, expected: bool) -> None:
    assert _is_public(number) is expected
