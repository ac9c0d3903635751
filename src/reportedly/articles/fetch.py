"""Fetch one http(s) address, within limits and without being led into the own network.

In: the address as the user named it. Out: its bytes; raises `FetchError`. Redirects are followed
here, so that each hop is checked like the first; `network` says what is checked. Who has an answer
already can ask for a newer one only (RFC 9110, conditional requests).
"""

from __future__ import annotations

import socket
import ssl
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

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
# Longer ones are no validators that a server means to get back
_LONGEST_VALIDATOR = 1000


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server gave: `content` is `None` where nothing changed since the validators.

    `etag` and `changed` are the validators of this answer, as the server wrote them.
    """

    content: Content | None
    etag: str | None = None
    changed: str | None = None


def fetch(source: str, options: ReadOptions) -> Content:
    """The content at the http(s) address `source` after its redirects; raise `FetchError`."""
    answer = fetch_changed(source, options)
    assert answer.content is not None, "no server may say so unasked: see _body"
    return answer.content


def fetch_changed(
    source: str, options: ReadOptions, etag: str | None = None, changed: str | None = None
) -> Answer:
    """The content at `source`, unless it is still the one of these validators."""
    headers = dict(_HEADERS)
    if etag:
        headers["If-None-Match"] = etag
    if changed:
        headers["If-Modified-Since"] = changed
    limits = options.limits
    deadline = Deadline(limits.seconds)
    try:
        with checked_client(deadline, allow_private=options.allow_private) as client:
            return _follow(client, source, headers, limits, deadline)
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


def _follow(
    client: httpx.Client, source: str, headers: dict[str, str], limits: Limits, deadline: Deadline
) -> Answer:
    url = httpx.URL(source)
    for _ in range(limits.redirects + 1):
        if url.scheme not in {"http", "https"} or not url.host:
            raise FetchError(
                source, f"{shown(source)}: leads to {shown(str(url))}, expected http or https"
            )
        with client.stream("GET", url, headers=headers) as answer:
            if answer.status_code in _REDIRECTS and "location" in answer.headers:
                url = url.join(answer.headers["location"])
                continue
            validators = (_validator(answer, "etag"), _validator(answer, "last-modified"))
            if answer.status_code == 304 and len(headers) > len(_HEADERS):
                return Answer(None, *validators)
            return Answer(_body(answer, source, limits, deadline), *validators)
    raise FetchError(
        source, f"{shown(source)}: found more than {limits.redirects} redirects: check the address"
    )


def _body(answer: httpx.Response, source: str, limits: Limits, deadline: Deadline) -> Content:
    if answer.status_code != 200:
        raise FetchError(
            source,
            f"{shown(source)}: the server answered {answer.status_code}"
            f" {shown(answer.reason_phrase)}, expected 200 OK: check the address",
            _rest(answer.headers.get("retry-after")),
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


def _validator(answer: httpx.Response, name: str) -> str | None:
    value = answer.headers.get(name, "")
    return value if 0 < len(value) <= _LONGEST_VALIDATOR and value.isprintable() else None


def _rest(value: str | None) -> float | None:
    """Seconds of a Retry-After header: a number of them, or an HTTP date."""
    if value is None:
        return None
    if value.isascii() and value.strip().isdigit():
        return float(value)
    try:
        until = parsedate_to_datetime(value)
    except ValueError:
        return None
    until = until if until.tzinfo else until.replace(tzinfo=UTC)
    return max(0.0, (until - datetime.now(UTC)).total_seconds())
