"""Fetch one http(s) address, within limits and without being led into the own network.

In: the address as the user named it. Out: its bytes; raises `FetchError`. Every connection,
redirects included, goes to an address that was resolved and checked in the same step, so that a
name which resolves to a public address first and to a private one later gains nothing. The time
limit covers everything from the first look-up to the last byte.
"""

from __future__ import annotations

import ipaddress
import socket
import ssl
import time
from collections.abc import Iterable, Iterator
from typing import Any

import httpcore
import httpx

from reportedly.articles.content import Content, from_bytes
from reportedly.articles.messages import shown
from reportedly.articles.options import Limits, ReadOptions
from reportedly.errors import FetchError

_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_HEADERS = {
    "User-Agent": "reportedly (+https://pypi.org/project/reportedly)",
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Encoding": "gzip, deflate",
}


class _RefusedError(Exception):
    """An address that may not be connected to; the message says why."""


class _TooSlowError(Exception):
    """The time for the whole fetch is over."""


class _Deadline:
    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def left(self) -> float:
        """Seconds left; raise `_TooSlowError` where there are none."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise _TooSlowError
        return left


class _TimedStream(httpcore.NetworkStream):
    """A connection whose every wait is cut to what is left of the whole time."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: _Deadline) -> None:
        self._stream, self._deadline = stream, deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.left())

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        left = self._deadline.left()
        return _TimedStream(
            self._stream.start_tls(ssl_context, server_hostname, left), self._deadline
        )

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


class _CheckedBackend(httpcore.NetworkBackend):
    """Resolves a name, checks every address that it has, and connects to the checked one."""

    def __init__(self, deadline: _Deadline, allow_private: bool) -> None:
        self._backend = httpcore.SyncBackend()
        self._deadline, self._allow_private = deadline, allow_private

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        addresses = list(dict.fromkeys(str(info[4][0]) for info in found))
        for address in addresses:
            if not self._allow_private and not is_public(address):
                raise _RefusedError(f"{shown(host)} is the private address {address}")
        error: Exception | None = None
        for address in addresses[:4]:
            try:
                stream = self._backend.connect_tcp(address, port, self._deadline.left())
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as failed:
                error = failed
            else:
                return _TimedStream(stream, self._deadline)
        raise error or httpcore.ConnectError("no address")


class _Body(httpx.SyncByteStream):
    def __init__(self, stream: Any) -> None:
        self._stream = stream

    def __iter__(self) -> Iterator[bytes]:
        yield from self._stream

    def close(self) -> None:
        self._stream.close()


class _Transport(httpx.BaseTransport):
    """httpx over the checked connections; httpx itself has no place to put them."""

    def __init__(self, backend: httpcore.NetworkBackend) -> None:
        self._pool = httpcore.ConnectionPool(
            ssl_context=httpx.create_ssl_context(), network_backend=backend, http2=False
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        url = httpcore.URL(
            scheme=request.url.raw_scheme,
            host=request.url.raw_host,
            port=request.url.port,
            target=request.url.raw_path,
        )
        answer = self._pool.handle_request(
            httpcore.Request(request.method, url, headers=request.headers.raw)
        )
        return httpx.Response(
            answer.status, headers=answer.headers, stream=_Body(answer.stream), request=request
        )

    def close(self) -> None:
        self._pool.close()


def is_public(address: str) -> bool:
    """True for an address of the open internet.

    >>> is_public("8.8.8.8"), is_public("127.0.0.1"), is_public("::ffff:10.0.0.1")
    (True, False, False)
    """
    ip = ipaddress.ip_address(address.split("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        # both forms carry an IPv4 address that a gateway may unpack
        ip = ip.ipv4_mapped or ip.sixtofour or ip
    return ip.is_global and not ip.is_multicast


def fetch(source: str, options: ReadOptions) -> Content:
    """The content at the http(s) address `source` after its redirects; raise `FetchError`."""
    limits = options.limits
    deadline = _Deadline(limits.seconds)
    backend = _CheckedBackend(deadline, options.allow_private)
    try:
        with httpx.Client(
            transport=_Transport(backend), headers=_HEADERS, trust_env=False
        ) as client:
            return _follow(client, source, limits, deadline)
    except _RefusedError as error:
        why = f"found that {error}, expected a public one: pass allow_private to read it"
    except (_TooSlowError, httpcore.TimeoutException, httpx.TimeoutException):
        why = f"found no whole answer in {limits.seconds:g} seconds: try again later"
    except socket.gaierror:
        why = "found no such host: check the address and the connection"
    except ssl.SSLError as error:
        why = f"found no valid certificate ({shown(error.reason or 'unknown')}): check the address"
    except (httpcore.NetworkError, httpx.NetworkError, OSError) as error:
        why = f"could not be reached ({shown(str(error)) or 'no connection'}): check the address"
    except (httpcore.ProtocolError, httpx.HTTPError, httpx.InvalidURL, UnicodeError, ValueError):
        why = "found an answer or address that breaks the rules of HTTP: check the address"
    raise FetchError(source, f"{shown(source)}: {why}")


def _follow(client: httpx.Client, source: str, limits: Limits, deadline: _Deadline) -> Content:
    url = httpx.URL(source)
    for _ in range(limits.redirects + 1):
        if url.scheme not in {"http", "https"} or not url.host:
            raise FetchError(
                source, f"{shown(source)}: leads to {shown(str(url))}, expected http or https"
            )
        with client.stream("GET", url) as answer:
            if answer.status_code in _REDIRECTS and "location" in answer.headers:
                url = url.join(answer.headers["location"])
                continue
            return _body(answer, source, limits, deadline)
    raise FetchError(
        source, f"{shown(source)}: found more than {limits.redirects} redirects: check the address"
    )


def _body(answer: httpx.Response, source: str, limits: Limits, deadline: _Deadline) -> Content:
    if answer.status_code != 200:
        raise FetchError(
            source,
            f"{shown(source)}: the server answered {answer.status_code}"
            f" {shown(answer.reason_phrase)}, expected 200 OK: check the address",
        )
    parts, size = [], 0
    for part in answer.iter_bytes(65_536):
        deadline.left()
        size += len(part)
        if size > limits.page_bytes:
            raise FetchError(
                source,
                f"{shown(source)}: found more than {limits.page_bytes // 1_000_000} MB, expected a"
                " page: download it and read the file",
            )
        parts.append(part)
    kind, _, parameters = answer.headers.get("content-type", "").partition(";")
    content = from_bytes(b"".join(parts), answer.url.path.lower(), kind.strip().lower() or None)
    charset = parameters.partition("charset=")[2].strip(" \"';").lower() or None
    return Content(content.opener, content.name, content.media_type, charset, str(answer.url))
