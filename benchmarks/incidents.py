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
from reportedly.claim import Actor, Reading, Where
from reportedly.ledger.accounts import place_name, told_days, told_places
from reportedly.ledger.doers import responsible
from reportedly.ledger.headline import Count, counting_accounts, tell_counts, total_told_first
from reportedly.ledger.records import Account

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


_LOOSE = frozenset({"clash", "execution"})
# Names that the scorer's own keywords would take for another side
_SIDES = {"global-coalition": "international coalition forces"}
# An army that is not named is that of the country
_ARMY = re.compile(r"(?i)(?:the |an? )?(?:army|air force|military)(?: (?:units?|troops|forces))?")


def predict(source: Path, target: Path) -> None:
    """Write {"id", "incidents": [...]} for each row of `source`."""
    with target.open("w", encoding="utf-8") as out:
        for row, turn in numbered(load_rows(source)):
            found = tell_incidents(read_row(row), turn)
            out.write(json.dumps({"id": row["id"], "incidents": found}, ensure_ascii=False) + "\n")


def tell_incidents(reading: Reading, turn: int = 0) -> list[dict[str, Any]]:
    """The incidents of a reading, its main one first, or that of the account `turn` after it."""
    accounts = counting_accounts(reading)
    first = min(turn, len(accounts) - 1)
    accounts = (*accounts[first : first + 1], *accounts[:first], *accounts[first + 1 :])
    found = [_incident(account, reading) for account in accounts]
    total = total_told_first(reading, "killed")
    if found and turn == 0 and total is not None:
        found[0]["killed_total"] = total.size
        found[0]["place"] = [*_names(total.claim.places), *found[0]["place"]]
    return found


def _incident(account: Account, reading: Reading) -> dict[str, Any]:
    killed = tell_counts(account, reading, "killed")
    captured = tell_counts(account, reading, "captured")
    first, last = told_days(account, reading)
    day = first or last
    return {
        "place": _names(told_places(account, reading)),
        "date": day and day.isoformat(),
        "date_end": last and last.isoformat(),
        "killed_total": killed
        and (killed.lead.harm.best or _least(killed.lead) or killed.lead.size),
        # releases name the leader first and his men later
        "captured": captured and max(map(_least, captured.single)),
        "actor": _side(responsible([reading.claims[number] for number in account.claims])),
        "cause": _cause(account.violence),
    }


def _cause(violence: tuple[str, ...]) -> str | None:
    """By what people were killed: of the two means that are told most, the one that kills.

    A clash or massacre says less of the means than what was fired.
    """
    means = [kind for kind in violence if kind in _CAUSES]
    firm = (kind for kind in means[:2] if kind not in _LOOSE)
    return next((_CAUSES[kind] for kind in (*firm, *means)), None)


def _side(actors: tuple[Actor, ...]) -> str | None:
    """The gold's class of the first actor, or its name, which the scorer finds a class for."""
    for actor in actors:
        known = _SIDES.get(actor.id or "")
        if known is not None:
            return known
        if _ARMY.fullmatch(actor.name):
            return "syrian government"
        return actor.name if actor.kind == "state" else f"{actor.name} {actor.wording or ''}"
    return None


def _names(places: Iterable[Where]) -> list[str]:
    """The places in the article's and the gazetteer's words, alone and with what holds it."""
    found: dict[str, None] = {}
    for place in places:
        for name in (place_name(place), place.name):
            found[name] = found[", ".join(dict.fromkeys((name, *place.regions)))] = None
        found.update(dict.fromkeys(place.regions))
    return list(found)


# The gold's coding rules: "several" is 3 wherever it stands, "other militants" are 2 at least, and more
# than ten are 11. The reading adds nothing to "five advisers and several others" but an open end.
_AND_SEVERAL = re.compile(r"\b(?:and|with|as)\b.*\b(?:several|multiple|numerous|few)\b")
_AND_OTHERS = re.compile(r"\b(?:and|with|as)\b.*\bother")
_MORE_THAN = re.compile(r"\bmore than\b")


def _least(count: Count) -> int:
    """The least that a count can mean by the gold's coding rules."""
    words, low = count.words.lower(), count.harm.low
    if count.harm.high is not None:
        return low
    if _AND_SEVERAL.search(words):
        return low + 3
    if count.harm.best is None and low <= 1 and _AND_OTHERS.search(words):
        return low + 2
    return low + 1 if count.harm.what == "captured" and _MORE_THAN.search(words) else low
