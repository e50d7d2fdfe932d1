"""Fetching a page, file or feed that the user asks for."""

import ipaddress
import socket
import time
from urllib.request import getproxies

import httpx

from geo import __version__
from geo.errors import TooLarge, Unreachable
from geo.reading.draft import MEGABYTE, Document, ReadingOptions

_HEADERS = {
    "User-Agent": f"Sandtable/{__version__} (article reader)",
    "Accept": "text/html,application/xhtml+xml,application/xml,application/rss+xml,*/*;q=0.5",
}
_MOST_REDIRECTS = 5
_LONGEST_FETCH = 4
"""Times the timeout: a server that trickles bytes is given up on after that."""


def fetch(address: str, options: ReadingOptions) -> tuple[Document, str]:
    """Fetch an address; return what came, and its media type.

    Raises
    ------
    Unreachable
        If it cannot be fetched, answers with an error, or lies on a private network.
    TooLarge
        If the response is above the limit.
    """
    transport = None if options.private_addresses or getproxies() else _PublicNetwork()
    try:
        with (
            httpx.Client(
                transport=transport,
                timeout=options.timeout_seconds,
                follow_redirects=True,
                max_redirects=_MOST_REDIRECTS,
                headers=_HEADERS,
            ) as client,
            client.stream("GET", address) as response,
        ):
            if response.is_error:
                raise Unreachable(f"answered {response.status_code} {response.reason_phrase}")
            data = _read(response, options)
            media_type = response.headers.get("content-type", "").partition(";")[0].strip().lower()
            charset = response.charset_encoding or ""
            return Document(str(response.url), data, charset), media_type
    except (httpx.HTTPError, httpx.InvalidURL, UnicodeError) as error:
        raise Unreachable(f"cannot be fetched: {error or type(error).__name__}") from error


def _read(response: httpx.Response, options: ReadingOptions) -> bytes:
    deadline = time.monotonic() + _LONGEST_FETCH * options.timeout_seconds
    data = bytearray()
    for chunk in response.iter_bytes():
        data += chunk
        if len(data) > options.max_bytes:
            raise TooLarge(f"is above {options.max_bytes / MEGABYTE:.0f} MB")
        if time.monotonic() > deadline:
            raise Unreachable("is sent too slowly; try again later")
    return bytes(data)


class _PublicNetwork(httpx.HTTPTransport):
    """Connect to public addresses only, on every hop of a redirect.

    The name is resolved once and the connection made to that very address, so that a name
    cannot turn private between the check and the connection.
    """

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        host, port = request.url.host, request.url.port or 443
        try:
            answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise httpx.ConnectError(f"{host} is not known", request=request) from error
        numbers = [str(answer[4][0]) for answer in answers]
        public = [number for number in numbers if _is_public(number)]
        if not public:
            raise httpx.ConnectError(f"{host} lies on a private network", request=request)
        request.extensions["sni_hostname"] = host
        request.url = request.url.copy_with(host=public[0])
        return super().handle_request(request)


def _is_public(number: str) -> bool:
    address = ipaddress.ip_address(number.partition("%")[0])
    mapped = getattr(address, "ipv4_mapped", None)
    return (mapped or address).is_global and not address.is_multicast
