"""Fetch one http(s) address, within limits and without being led into the own network.

In: the address as the user named it. Out: its bytes; raises `FetchError`. Redirects are followed
here, so that each hop is checked like the first; `network` says what is checked.
"""

from __future__ import annotations

import socket
import ssl

import httpcore
import httpx

from reportedly.articles.content import Content, from_bytes
from reportedly.articles.messages import shown
from reportedly.articles.network import Deadline, RefusedError, TooSlowError, checked_client
from reportedly.articles.options import Limits, ReadOptions
from reportedly.errors import FetchError

_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_HEADERS = {
    "User-Agent": "reportedly",
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Encoding": "gzip, deflate",
}


def fetch(source: str, options: ReadOptions) -> Content:
    """The content at the http(s) address `source` after its redirects; raise `FetchError`."""
    limits = options.limits
    deadline = Deadline(limits.seconds)
    try:
        with checked_client(deadline, allow_private=options.allow_private) as client:
            return _follow(client, source, limits, deadline)
    except RefusedError as error:
        why = f"found that {error}, expected a public one: allow it with --allow-private"
    except (TooSlowError, httpcore.TimeoutException, httpx.TimeoutException):
        why = f"found no whole answer in {limits.seconds:g} seconds: try again later"
    except socket.gaierror:
        why = "found no such host: check the address and the connection"
    except (httpcore.NetworkError, httpx.NetworkError, OSError) as error:
        inner = error.args[0] if error.args else None  # httpcore hands the cause on so
        if isinstance(inner, ssl.SSLError):
            reason = shown(inner.reason or "unknown fault")
            why = f"found no secure connection ({reason}), expected a valid certificate"
        else:
            reason = shown(str(error)) or "no connection"
            why = f"could not be reached ({reason}): check the address and the connection"
    except (httpcore.ProtocolError, httpx.HTTPError, httpx.InvalidURL, UnicodeError, ValueError):
        why = "found an answer or address that breaks the rules of HTTP: check the address"
    raise FetchError(source, f"{shown(source)}: {why}")


def _follow(client: httpx.Client, source: str, limits: Limits, deadline: Deadline) -> Content:
    url = httpx.URL(source)
    for _ in range(limits.redirects + 1):
        if url.scheme not in {"http", "https"} or not url.host:
            raise FetchError(
                source, f"{shown(source)}: leads to {shown(str(url))}, expected http or https"
            )
        with client.stream("GET", url, headers=_HEADERS) as answer:
            if answer.status_code in _REDIRECTS and "location" in answer.headers:
                url = url.join(answer.headers["location"])
                continue
            return _body(answer, source, limits, deadline)
    raise FetchError(
        source, f"{shown(source)}: found more than {limits.redirects} redirects: check the address"
    )


def _body(answer: httpx.Response, source: str, limits: Limits, deadline: Deadline) -> Content:
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
    url = str(answer.url.copy_with(userinfo=b""))  # a password is no part of an article
    charset = parameters.partition("charset=")[2].strip(" \"';").lower() or None
    return Content(content.opener, content.name, content.media_type, charset, url)
