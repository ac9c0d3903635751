"""Connections that go only where they may, and that end in time.

In: httpx requests. Out: their answers; raises `RefusedError` for an address of the own network and
`TooSlowError` once the time is over. A name is resolved, every address that it has is checked, and
the connection goes to the checked address, all in one step, so that a name which resolves to a
public address first and to a private one later gains nothing.
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

from reportedly.articles.messages import shown

_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")  # RFC 6052


class RefusedError(Exception):
    """An address that may not be connected to; the message says why."""


class TooSlowError(Exception):
    """The time for the whole fetch is over."""


class Deadline:
    """The end of the time that a whole fetch may take, look-ups excepted."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def left(self) -> float:
        """Seconds left; raise `TooSlowError` where there are none."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise TooSlowError
        return left


def checked_client(deadline: Deadline, *, allow_private: bool) -> httpx.Client:
    """A client all of whose connections are checked and end at `deadline`.

    It follows no redirect by itself and asks no proxy, which would connect past the checks.
    """
    transport = _Transport(_CheckedBackend(deadline, allow_private))
    return httpx.Client(transport=transport, trust_env=False, follow_redirects=False)


class _TimedStream(httpcore.NetworkStream):
    """A connection whose every wait is cut to what is left of the whole time."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
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

    def __init__(self, deadline: Deadline, allow_private: bool) -> None:
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
                raise RefusedError(f"{shown(host)} is the private address {address}")
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
        # all of these carry an IPv4 address that a gateway may unpack
        if ip in _NAT64:
            ip = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        else:
            ip = ip.ipv4_mapped or ip.sixtofour or ip
    return ip.is_global and not ip.is_multicast
