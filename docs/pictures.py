"""Take the pictures of README.md anew: pages of the demo's desk, as a browser shows them.

    python docs/pictures.py

It needs the packages for tests and a Chromium (`make test` installs both).
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Page, sync_playwright

from reportedly.open_ledger import Ledger

_FOLDER = Path(__file__).parent / "pictures"
_SIZE = {"width": 1366, "height": 768}


def main() -> None:
    """Serve the demo and take the pictures."""
    with TemporaryDirectory() as folder:
        ledger = Path(folder) / "demo.db"
        run = [sys.executable, "-m", "reportedly"]
        subprocess.run(
            [*run, "demo", "--ledger", str(ledger)], check=True, stdout=subprocess.DEVNULL
        )
        with Ledger(ledger, read_only=True) as opened:
            article = opened.claims(text="fuel market")[0].article
            incident = opened.incidents(place="Kassala")[-1].number
        command = [*run, "open", str(ledger), "--port", "0", "--no-browser", "--read-only"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as served:
            assert served.stdout is not None
            site = served.stdout.readline().split()[-1]
            _take(
                site, {"article": f"article/{article}", "incident": f"incident/{incident}"}, "map"
            )
            served.send_signal(signal.SIGINT)


def _take(site: str, pages: dict[str, str], map: str) -> None:
    with sync_playwright() as playwright:
        path = shutil.which("chromium") or shutil.which("google-chrome")
        sandbox = [] if os.getuid() else ["--no-sandbox"]
        browser = playwright.chromium.launch(executable_path=path, args=sandbox)
        page = browser.new_page(viewport=_SIZE, device_scale_factor=1)
        for name, address in {**pages, "map": map}.items():
            _shoot(page, site + address, _FOLDER / f"{name}.png")
        browser.close()


def _shoot(page: Page, address: str, picture: Path) -> None:
    page.goto(address)
    page.wait_for_load_state("networkidle")
    page.screenshot(path=picture)


if __name__ == "__main__":
    main()
