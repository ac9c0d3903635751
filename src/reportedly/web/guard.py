"""Every request in, only those that may come in on to the pages; every answer fenced on its way out.

The desk listens on this machine, but any page of the web can send a browser there: so the host must
be the one that was opened (against DNS rebinding), what changes something must come from the desk's
own pages (Origin, Sec-Fetch-Site and a token in the form), and where others than this machine can
reach it, a token is asked for first. Answers may load nothing but the desk's own files, run no
script that stands in a page, and appear in no frame (Content Security Policy 3).
"""

from __future__ import annotations

import hmac
import secrets
from hashlib import sha256
from http.cookies import SimpleCookie
from urllib.parse import parse_qsl, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from reportedly.web.question import address

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_FENCES = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # Not "no-referrer", with which browsers send the origin of our own forms as null
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}
_READING = ("GET", "HEAD")
SESSION, TOKEN = "session", "token"
_LOCAL = ("127.0.0.1", "localhost", "[::1]")


class Guard:
    """Middleware (ASGI) round all pages.

    `hosts` are the names under which the desk may be called, `None` for any; with `token` only
    those come in who have it, from an address that names it once, or from a cookie since.
    """

    def __init__(
        self, app: ASGIApp, secret: bytes, hosts: frozenset[str] | None, token: str | None
    ) -> None:
        self._app, self._secret, self._hosts, self._token = app, secret, hosts, token

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or answer it here."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        cookies = _cookies(headers)
        session = cookies.get(SESSION, "")
        fresh = not _is_session(session)
        if fresh:
            session = secrets.token_urlsafe(24)
        scope["state"] = {**scope.get("state", {}), "csrf": form_token(self._secret, session)}

        async def fenced(message: Message) -> None:
            if message["type"] == "http.response.start":
                answered = MutableHeaders(scope=message)
                for name, value in _FENCES.items():
                    answered[name] = value
                if not scope["path"].startswith("/static/"):
                    answered["Cache-Control"] = "no-store"
                if fresh:
                    answered.append("Set-Cookie", _set_cookie(SESSION, session))
            await send(message)

        answer = self._refusal(scope, headers, cookies)
        if answer is not None:
            await answer(scope, receive, fenced)
        else:
            await self._app(scope, receive, fenced)

    def _refusal(self, scope: Scope, headers: Headers, cookies: dict[str, str]) -> Response | None:
        host = headers.get("host", "")
        if self._hosts is not None and host.lower() not in self._hosts:
            return PlainTextResponse("found another host's name, expected this desk's", 421)
        if self._token is not None and not hmac.compare_digest(
            cookies.get(TOKEN, "").encode(), self._token.encode()
        ):
            return self._ask_token(scope, self._token)
        if scope["method"] not in _READING and not _same_origin(headers, host):
            return PlainTextResponse("found a form of another site, expected one of the desk", 403)
        return None

    def _ask_token(self, scope: Scope, token: str) -> Response:
        """Let in who brings the token, and drop it from the address; refuse everybody else."""
        pairs = parse_qsl(scope["query_string"].decode("latin-1"))
        given = dict(pairs).get(TOKEN, "")
        if scope["method"] not in _READING or not hmac.compare_digest(
            given.encode(), token.encode()
        ):
            return PlainTextResponse(
                "found no token: open the address that 'reportedly open' printed", 401
            )
        rest = [(key, value) for key, value in pairs if key != TOKEN]
        answer = RedirectResponse(address(_local_path(scope["path"]), rest), 303)
        answer.headers.append("Set-Cookie", _set_cookie(TOKEN, token))
        return answer


def form_token(secret: bytes, session: str) -> str:
    """What a form must bring back to show that it was made for this browser by this desk."""
    return hmac.new(secret, session.encode(), sha256).hexdigest()


def is_forged(expected: str, given: str) -> bool:
    """Whether a form does not bring what it was given."""
    return not hmac.compare_digest(expected.encode(), given.encode())


def local_hosts(port: int) -> frozenset[str]:
    """The names under which a desk on this machine may be called."""
    return frozenset(name + end for name in _LOCAL for end in (f":{port}", *([""] * (port == 80))))


def _same_origin(headers: Headers, host: str) -> bool:
    site = headers.get("sec-fetch-site")
    if site is not None and site != "same-origin":
        return False
    origin = headers.get("origin")
    return origin is None or urlsplit(origin).netloc.lower() == host.lower()


def _local_path(path: str) -> str:
    """A path that cannot lead to another host, as "//elsewhere" would."""
    return "/" + path.lstrip("/\\")


def _cookies(headers: Headers) -> dict[str, str]:
    jar = SimpleCookie()
    jar.load(headers.get("cookie", ""))
    return {name: one.value for name, one in jar.items()}


def _is_session(value: str) -> bool:
    return len(value) == 32 and all(c.isascii() and (c.isalnum() or c in "-_") for c in value)


def _set_cookie(name: str, value: str) -> str:
    return f"{name}={value}; Path=/; HttpOnly; SameSite=Strict"
