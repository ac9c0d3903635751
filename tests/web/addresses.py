"""Every page of a ledger's desk as an address that is there: for tests that look at all of them."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote, urlencode

from reportedly.open_ledger import Ledger
from reportedly.views.ties import ties

LISTS = (
    *("/", "/disputes", "/links", "/incidents", "/map", "/claims", "/articles", "/actors"),
    *("/network", "/posture", "/outlook", "/sources", "/review", "/history", "/briefing"),
)


def every_page(ledger: Path) -> list[str]:
    """The lists, and for each sort of thing the pages of the first few there are."""
    with Ledger(ledger, read_only=True) as opened:
        claims = opened.claims(limit=40)
        names = dict.fromkeys(row.source for row in claims)
        outlets = dict.fromkeys(row.outlet for row in claims if row.outlet)
        articles = dict.fromkeys(row.article for row in claims)
        found = [f"/claim/{row.id}" for row in claims[:2]]
        found += [f"/claim/{row.id}/{part}" for row in claims[:2] for part in ("words", "edit")]
        found += [f"/article/{quote(id, safe='')}" for id in list(articles)[:3]]
        found += [f"/incident/{row.number}" for row in opened.incidents(limit=2)]
        found += [f"/link/{row.number}" for row in opened.links(limit=2)]
        found += [f"/actor?name={quote(name)}" for name in list(names)[:2]]
        found += [f"/source?name={quote(name)}" for name in list(outlets)[:2]]
        picked = "&".join(f"claim={row.id}" for row in claims[:3])
        found += [f"/briefing?{picked}", f"/history?target=claim:{claims[0].id}"]
        found += [f"/article/{quote(list(articles)[0], safe='')}/readings"]
        for row in ties(opened.store)[:1]:
            asked = {"subject": row.subject, "type": row.type, "object": row.object}
            found += [f"/tie?{urlencode(asked)}"]
    return [*LISTS, *found]
