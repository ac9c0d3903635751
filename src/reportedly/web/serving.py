"""A ledger in, its desk on an address of this machine out, until it is interrupted."""

from __future__ import annotations

import ipaddress
import secrets
import socket
import webbrowser
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import uvicorn

from reportedly.errors import OptionError
from reportedly.ledger.store import Store
from reportedly.web.app import make_app
from reportedly.web.guard import TOKEN, local_hosts
from reportedly.web.question import address

LOCAL = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class Serving:
    """Where a desk is served, and how; `port` 0 takes any that is free.

    On an address that others can reach a token is made, without which nobody comes in.
    """

    host: str = LOCAL
    port: int = 0
    reviewer: str | None = None
    read_only: bool = False
    browser: bool = False


def serve(ledger: Path, serving: Serving, announce: Callable[[str], None]) -> None:
    """Serve the desk until Ctrl-C; `announce` is told its address.

    Raises `LedgerError` for a file that is no ledger, `OptionError` for an address that cannot be
    had.
    """
    with Store(ledger, read_only=serving.read_only):
        pass  # brings an older ledger up to date, or refuses a file that is none
    local = is_local(serving.host)
    token = None if local else secrets.token_urlsafe(24)
    with _listen(serving) as listener:
        port = listener.getsockname()[1]
        app = make_app(
            ledger,
            hosts=local_hosts(port) if local else None,
            token=token,
            reviewer=serving.reviewer,
            read_only=serving.read_only,
        )
        name = f"[{serving.host}]" if ":" in serving.host else serving.host
        url = f"http://{name}:{port}" + address("/", [(TOKEN, token)] if token else [])
        announce(url)
        if serving.browser:
            webbrowser.open(url)
        settings = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False)
        uvicorn.Server(settings).run(sockets=[listener])


def is_local(host: str) -> bool:
    """Whether an address can be reached from this machine alone."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _listen(serving: Serving) -> socket.socket:
    listener = socket.socket(socket.AF_INET6 if ":" in serving.host else socket.AF_INET)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((serving.host, serving.port))
        listener.listen()
    except OSError as error:
        listener.close()
        raise OptionError(
            f"cannot listen on {serving.host} port {serving.port} ({error}):"
            " expected an address of this machine and a free port, as --port names one"
        ) from error
    return listener
