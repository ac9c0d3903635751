"""Incidents of articles: rows with texts in, what each article tells of its happenings out.

A row is {"id", "text", "title", "published", "outlet", "article_id"}; nothing else of it is read.
Each account of its article becomes an incident with place, day, killed, captured, actor and cause.
The first account that counts anybody harmed is the main one and stands first, as casualty recorders
take it; a row that is the second of its article has the second account first.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from benchmarks.groups import load_rows, numbered, read_row
from reportedly.claim import Casualties, Reading, Where
from reportedly.codebook import load_table
from reportedly.ledger.accounts import place_name, tell_accounts, told_places
from reportedly.ledger.increments import is_increment
from reportedly.ledger.records import Account
from reportedly.ledger.tellings import HARM

# The gold's words for causes, by this codebook's for means (codebook/violence.toml)
_CAUSES = {
    "air strike": "shelling",
    "shelling": "shelling",
    "missile": "shelling",
    "bomb": "explosion",
    "gas": "chemical and toxic gases",
    "gunfire": "shooting",
    "clash": "shooting",
    "execution": "execution",
}


def predict(source: Path, target: Path) -> None:
    """Write {"id", "incidents": [...]} for each row of `source`."""
    with target.open("w", encoding="utf-8") as out:
        for row, turn in numbered(load_rows(source)):
            found = tell_incidents(read_row(row), turn)
            out.write(json.dumps({"id": row["id"], "incidents": found}, ensure_ascii=False) + "\n")


def tell_incidents(reading: Reading, turn: int = 0) -> list[dict[str, Any]]:
    """The incidents of a reading, its main one first, or that of the account `turn` after it."""
    accounts = sorted(tell_accounts(reading), key=lambda account: not _counts(account))
    first = min(turn, len(accounts) - 1)
    accounts = [*accounts[first : first + 1], *accounts[:first], *accounts[first + 1 :]]
    found = [_incident(account, reading) for account in accounts]
    total = _total_told_first(reading)
    if found and turn == 0 and total is not None:
        found[0]["killed_total"] = total.best or total.low
    return found


def _total_told_first(reading: Reading) -> Casualties | None:
    """The killed of several days, where an article tells those before any others: its news."""
    for claim in reading.claims:
        if claim.factuality.mood != "happened":
            continue
        for harm in claim.casualties:
            if harm.what == "killed" and not is_increment(claim, harm):
                return harm if harm.scope == "cumulative" else None
    return None


def _counts(account: Account) -> bool:
    return any(harm.what in HARM for harm in account.casualties)


def _incident(account: Account, reading: Reading) -> dict[str, Any]:
    killed = _headline(account, reading, "killed")
    captured = _most(account, reading, "captured")
    day = account.first or account.last
    return {
        "place": _names(told_places(account, reading)),
        "date": day and day.isoformat(),
        "date_end": account.last and account.last.isoformat(),
        "killed_total": killed and (killed.best or _least(killed)),
        "captured": captured,
        "actor": account.actors[0] if account.actors else None,
        "cause": next((_CAUSES[kind] for kind in account.violence if kind in _CAUSES), None),
    }


def _names(places: Iterable[Where]) -> list[str]:
    """The places in the article's and the gazetteer's words, then the regions that hold them."""
    places = list(places)
    names = [name for place in places for name in (place_name(place), place.name)]
    return list(dict.fromkeys([*names, *(region for place in places for region in place.regions)]))


def _headline(account: Account, reading: Reading, what: str) -> Casualties | None:
    """The first count that the account tells, one in figures before one like "dozens"."""
    counts = _told(account, reading, what)
    exact = (harm for harm in counts if not _is_vague(harm))
    return next(exact, None) or next(iter(counts), None)


def _most(account: Account, reading: Reading, what: str) -> int | None:
    """The largest least count: releases name the leader first and his men later."""
    return max(map(_least, _told(account, reading, what)), default=None)


def _told(account: Account, reading: Reading, what: str) -> list[Casualties]:
    return [
        harm
        for number in account.claims
        for harm in reading.claims[number].casualties
        if harm.what == what
        and harm.scope == "incident"
        and not is_increment(reading.claims[number], harm)
    ]


# The gold's coding rules: "several" is 3 wherever it stands, "other militants" are 2 at least, and more
# than ten are 11. The reading adds nothing to "five advisers and several others" but an open end.
_AND_SEVERAL = re.compile(r"\b(?:and|with|as)\b.*\b(?:several|multiple|numerous|few)\b")
_AND_OTHERS = re.compile(r"\b(?:and|with|as)\b.*\bother")
_MORE_THAN = re.compile(r"\bmore than\b")


def _least(harm: Casualties) -> int:
    """The least that a count can mean by the gold's coding rules."""
    words = harm.span.text.lower() if harm.span else ""
    if harm.high is not None:
        return harm.low
    if _AND_SEVERAL.search(words):
        return harm.low + 3
    if harm.best is None and harm.low <= 1 and _AND_OTHERS.search(words):
        return harm.low + 2
    return harm.low + 1 if harm.what == "captured" and _MORE_THAN.search(words) else harm.low


def _is_vague(harm: Casualties) -> bool:
    words = (harm.span.text if harm.span else harm.group or "").lower().split()
    return harm.best is None and not load_table("casualties")["vague"].keys().isdisjoint(words)
