"""Every page for everybody: axe-core finds no serious violation, in light and dark, wide and narrow."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from tests.web.addresses import every_page
from tests.web.conftest import Watched, serving

_GRAVE = ("serious", "critical")


@pytest.mark.parametrize(("scheme", "width", "height"), [("light", 1366, 768), ("dark", 400, 800)])
def test_no_page_keeps_anybody_out(
    whole_demo: Path, browser: Browser, scheme: Literal["light", "dark"], width: int, height: int
) -> None:
    found = []
    with serving(whole_demo) as site:
        context = browser.new_context(
            base_url=site,
            color_scheme=scheme,
            viewport={"width": width, "height": height},
            bypass_csp=True,  # axe is put into the page
        )
        tab = Watched(context, site)
        for address in every_page(whole_demo):
            tab.page.goto(address)
            wide = tab.page.evaluate("document.documentElement.scrollWidth > innerWidth")
            found += [f"{address}: wider than the window"] if wide else []
            for one in Axe().run(tab.page).response["violations"]:
                if one["impact"] in _GRAVE:
                    nodes = "; ".join(node["html"][:120] for node in one["nodes"][:2])
                    found.append(f"{address}: {one['id']}: {nodes}")
        context.close()
    assert not found, "\n".join(found)
