"""The command open: an address that answers, until Ctrl-C; and what it refuses."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from reportedly import cli
from reportedly.commands import opening
from reportedly.open_ledger import Ledger


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    with Ledger(tmp_path / "small.db") as opened:
        opened.add_text("Chad closed its border, the army said.", published="2031-03-10")
    return tmp_path / "small.db"


@contextmanager
def opened(*arguments: object) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    command = [sys.executable, "-m", "reportedly", "open", *map(str, arguments), "--no-browser"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        try:
            yield process.stdout.readline().rsplit(" ", 1)[-1].strip(), process
        finally:
            process.kill()


def test_it_answers_until_it_is_interrupted(ledger: Path) -> None:
    with opened(ledger, "--port", 0, "--by", "Ana Petit") as (address, process):
        page = httpx.get(address + "claims", trust_env=False)
        assert page.status_code == 200 and "Chad closed its border" in page.text
        process.send_signal(signal.SIGINT)
        assert process.wait(20) == 130
        assert process.stderr is not None and process.stderr.read() == ""


def test_the_demo_opens_on_its_desk() -> None:
    command = [sys.executable, "-m", "reportedly", "demo", "--open", "--no-browser"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        first, note, end = (process.stdout.readline() for _ in range(3))
        address = first.removeprefix("the desk is at ").strip()
        assert "a throw-away ledger" in note and "reportedly open demo.db" in note
        assert end.startswith("Ctrl-C")
        assert "Kassala" in httpx.get(address + "incidents", trust_env=False).text
        process.send_signal(signal.SIGINT)
        assert process.wait(20) == 130


def test_an_address_that_others_reach_needs_its_token(ledger: Path) -> None:
    with opened(ledger, "--port", 0, "--host", "0.0.0.0") as (address, _):
        bare = address.split("?")[0].replace("0.0.0.0", "127.0.0.1")
        assert "?token=" in address
        assert httpx.get(bare, trust_env=False).status_code == 401


def test_what_cannot_be_served_is_refused(
    ledger: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        assert cli.main(["open", str(ledger), "--port", port, "--no-browser"]) == 2
    assert "a free port, as --port names one" in capsys.readouterr().err
    assert cli.main(["open", str(tmp_path / "none.db"), "--no-browser"]) == 1
    assert "none.db" in capsys.readouterr().err
    assert cli.main(["open", str(ledger), "--host", "elsewhere.invalid", "--no-browser"]) == 2
    assert "cannot listen on elsewhere.invalid" in capsys.readouterr().err


def test_without_the_web_part_it_says_how_to_get_it(
    ledger: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(opening, "_missing", "starlette")
    assert cli.main(["open", str(ledger)]) == 1
    assert "pip install 'reportedly[web]'" in capsys.readouterr().err
