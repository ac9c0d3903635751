"""A small ledger built by hand: a strike that three origins tell, a denial, a tie, a rumour.

All people and outlets are invented.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

from reportedly.claim import (
    Actor,
    Casualties,
    Claim,
    Event,
    Factuality,
    Reason,
    Relation,
    Relay,
    When,
    Where,
)
from reportedly.export.formats import export
from reportedly.export.snapshot import Choices, Snapshot
from reportedly.ledger.records import Decision, Entry, Incident, Link, Origin, Printing, Why
from reportedly.text import Article, Notice, Span

MADE = datetime(2031, 4, 1, 12, 30, tzinfo=UTC)
KASSALA = Where(
    "Kassala", id="gn:372753", lat=15.45, lon=36.4, precision=1, country="SD",
    regions=("Kassala", "Sudan"),
)  # fmt: skip
SUDAN = Where("Sudan", id="state:SDN", lat=15.0, lon=30.0, precision=6, country="SD")
SOMEWHERE = Where("Wad Nowhere")
ARMY = Actor("Sudan", "state", "SDN")
FRONT = Actor("Eastern Front", "armed_group")
CIVILIANS = Actor("civilians", "group")
SURGEON = Relay("Samia Haroun", "person", "surgeon")
AUTHOR = Relay("author", "author")
WIRE = Printing("wire", "Nile Wire", "Nile Wire", "A. Writer", date(2031, 3, 4), "Strike, at dusk",
                "https://wire.example/strike?a=1&b=2", 1, datetime(2031, 3, 5, tzinfo=UTC))  # fmt: skip
PAPER = Printing("paper", "Red Sea Daily", None, None, date(2031, 3, 5), "*Toll* rises; <b>more</b>",
                 "javascript:alert(1)", 2, datetime(2031, 3, 6, tzinfo=UTC))  # fmt: skip
BLOG = Printing("blog", number=3, recorded=datetime(2031, 3, 7, tzinfo=UTC))
ARTICLES = {
    "wire": Article("wire", "", notices=(Notice("translated", Span(0, 0, "")),)),
    "paper": Article("paper", ""),
    "blog": Article("blog", "", language="und"),
}


def claim(key: str, article: str, text: str, chain: Sequence[Relay], **more: object) -> Claim:
    """A claim with plain factuality unless `told` gives (status, polarity, certainty, mood, manner)."""
    told = more.pop("told", ("asserted", "+", "certain", "happened", "paraphrase"))
    span = Span(10, 10 + len(text), text)
    fields = {"kind": "incident", "reasons": (Reason("kind", "frame", (span,)),)} | more
    return Claim(key, article, (span,), tuple(chain), Factuality(*told), **fields)  # type: ignore[arg-type, misc]


def entry(
    number: int, told: Claim, printing: Printing, origin: str, incident: int | None = None
) -> Entry:
    basis = "outlet" if told.source.kind == "author" else "speaker"
    return Entry(
        told, printing, Origin(origin.casefold(), origin, basis), number, incident, incident
    )


DAY = When("2031-03-03", "day")
STRIKE = claim(
    "c1", "wire", "an air strike killed at least 12 people in Kassala", [SURGEON, Relay("SUNA", "outlet")],
    actors=(ARMY,), recipients=(CIVILIANS,), places=(KASSALA,), when=DAY, event=Event("ASSAULT", "aerial"),
    casualties=(Casualties("killed", 12, None, None, "people"),),
)  # fmt: skip
TOLL = claim(
    "c2", "paper", "=15 people were killed in Kassala", [Relay("Health ministry", "organisation")],
    actors=(ARMY,), places=(KASSALA, SUDAN), when=DAY, event=Event("ASSAULT"),
    casualties=(Casualties("killed", 15, 15, 15, "people"),),
)  # fmt: skip
DENIAL = claim(
    "c3", "paper", "its aircraft had bombed the town", [Relay("Sudanese army", "organisation")],
    told=("denied", "-", "certain", "happened", "paraphrase"), places=(KASSALA,),
    event=Event("ASSAULT", "aerial"),
)  # fmt: skip
COPY = replace(STRIKE, id="c4", article="blog")
TIE = claim(
    "c5", "wire", "Sudan arms the Eastern Front", [AUTHOR], kind="relation",
    relation=Relation("arms", "Sudan", "Eastern Front"), actors=(ARMY, FRONT), places=(SUDAN,),
)  # fmt: skip
RUMOUR = claim(
    "c6", "blog", "we \x1b[31mwill\u202e strike again | @cmd [x](http://evil.example)",
    [Relay("rumours", "unnamed")], kind="other", places=(SOMEWHERE,), quoted=True,
    told=("rumoured", "+", "possible", "planned", "rumour"),
)  # fmt: skip
MEETING = claim(
    "c7", "paper", "the two sides met", [AUTHOR], kind="meeting", event=Event("CONSULT", "visit"),
    actors=(ARMY,), recipients=(FRONT,), when=When("2031-03", "month"),
)  # fmt: skip

ENTRIES = (
    entry(1, STRIKE, WIRE, "Samia Haroun", 7),
    entry(2, TOLL, PAPER, "Health ministry", 7),
    entry(3, DENIAL, PAPER, "Sudanese army", 7),
    entry(4, COPY, BLOG, "Samia Haroun", 7),
    entry(5, TIE, WIRE, "Nile Wire"),
    entry(6, RUMOUR, BLOG, "rumours"),
    entry(7, MEETING, PAPER, "Red Sea Daily"),
)
LINKS = (
    Link("disputes", 3, 1, 0.9, (Why("denial", 2.5, "bombed | an air strike"),), 1),
    Link("supports", 2, 1, 0.8, (Why("figures", 1.5, "15 | at least 12"),), 2),
    Link("repeats", 4, 1, 0.99, (Why("copy", 4.0, "1.00"),), 3),
)
GRADES = (
    Decision("grade", "claim", "c1", "R. Editor", datetime(2031, 3, 9, tzinfo=UTC),
             {"scheme": "admiralty", "information": "2"}, "two hospitals agree", number=1),
)  # fmt: skip
SNAPSHOT = Snapshot(
    entries=ENTRIES,
    articles=ARTICLES,
    incidents=(Incident(7, ENTRIES[:4], {}),),
    links=LINKS,
    decisions=GRADES,
    made=MADE,
    version="9.9",
    known_on=date(2031, 3, 31),
)


def exported(name: str, snapshot: Snapshot = SNAPSHOT, choices: Choices | None = None) -> bytes:
    """The bytes of an export."""
    out = io.BytesIO()
    export(snapshot, name, out, choices)
    return out.getvalue()


def told_by(*entries: Entry) -> Snapshot:
    """A snapshot of one incident with these entries."""
    return replace(
        SNAPSHOT, entries=entries, incidents=(Incident(7, entries, {}),), links=(), decisions=()
    )
