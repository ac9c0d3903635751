"""A reading built by hand: an invented article, with claims of most kinds that overlap."""

from __future__ import annotations

from datetime import date

import pytest

from reportedly.claim import (
    Actor,
    Casualties,
    Claim,
    Event,
    Factuality,
    Reading,
    Reason,
    Relation,
    Relay,
    Unread,
    When,
    Where,
)
from reportedly.text import Article, Block, Notice, Span

TEXT = """\
Shelling at the river
The army shelled the market in Old Kesra on Tuesday, killing at least nine traders, the district \
hospital told Radio Vale. Colonel Ama Derr denied that his guns had fired. “We hold the ridge,” he \
said. He is commander of the 3rd Brigade, which answers to General Osk.
Read more: Bridges of the Vale
Residents feared more shelling unless the talks resume. Who fired first?
Translated by the desk."""


def find(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words), words)


def block(kind: str, number: int) -> Block:
    lines = TEXT.split("\n")
    start = sum(len(line) + 1 for line in lines[:number])
    return Block(kind, Span(start, start + len(lines[number]), lines[number]))  # type: ignore[arg-type]


ARTICLE = Article(
    id="kesra-1",
    text=TEXT,
    title="Shelling at the river",
    outlet="Vale Courier",
    published=date(2031, 5, 8),
    published_basis="given",
    notices=(Notice("translated", find("Translated by the desk."), by="the desk"),),
    blocks=tuple(
        block(kind, number)
        for number, kind in enumerate(("heading", "paragraph", "related", "paragraph", "notice"))
    ),
)
DERR = Relay(
    "Ama Derr", "person", role="Colonel", cue=find("denied"), span=find("Colonel Ama Derr")
)
AUTHOR = Relay("author", "author")
PLAIN = Factuality("asserted", "+", "certain", "happened", "paraphrase")

SHELLED = Claim(
    id="c1",
    article="kesra-1",
    spans=(find("The army shelled the market in Old Kesra on Tuesday"),),
    chain=(
        Relay("district hospital", "organisation", cue=find("told")),
        Relay("Radio Vale", "outlet", cue=find("told")),
    ),
    factuality=PLAIN,
    kind="incident",
    actors=(Actor("the army", "organisation", resolved=False),),
    recipients=(Actor("the market", "object"),),
    places=(Where("Old Kesra", find("Old Kesra")),),
    when=When("2031-05-06", "day", find("on Tuesday"), "published"),
    casualties=(Casualties("killed", 9, None, None, group="traders"),),
    event=Event("ASSAULT", "heavy-weapons", find("shelled")),
    reasons=(Reason("status", "cue-class", (find("told"),)),),
)
KILLED = Claim(
    id="c2",
    article="kesra-1",
    spans=(find("in Old Kesra on Tuesday, killing at least nine traders"),),
    chain=SHELLED.chain,
    factuality=PLAIN,
    kind="other",
)
DENIED = Claim(
    id="c3",
    article="kesra-1",
    spans=(find("his guns had fired"),),
    chain=(DERR,),
    factuality=Factuality("denied", "-", "certain", "happened", "paraphrase"),
    kind="incident",
    when=When(None, "unknown", find("on Tuesday"), "none"),
)
HOLDS = Claim(
    id="c4",
    article="kesra-1",
    spans=(find("We hold the ridge"),),
    chain=(DERR,),
    factuality=Factuality("asserted", "+", "certain", "ongoing", "quote"),
    kind="posture",
    actors=(Actor("3rd Brigade", "armed_group"),),
    places=(Where("the ridge", precision=2, lat=1.5, lon=-2.25, country="VA"),),
    direction="hold",
    quoted=True,
)
COMMANDS = Claim(
    id="c5",
    article="kesra-1",
    spans=(find("commander of the 3rd Brigade"),),
    chain=(AUTHOR,),
    factuality=Factuality("asserted", "+", "certain", "ongoing", "author"),
    kind="relation",
    relation=Relation("commands", "Ama Derr", "3rd Brigade"),
)
FEARED = Claim(
    id="c6",
    article="kesra-1",
    spans=(find("more shelling"),),
    chain=(Relay("they", "group", resolved=False, cue=find("feared")),),
    factuality=Factuality("forecast", "+", "possible", "forecast", "belief"),
    kind="outlook",
    conditions=(find("the talks resume"),),
)
READING = Reading(
    article=ARTICLE,
    claims=(SHELLED, KILLED, DENIED, HOLDS, COMMANDS, FEARED),
    unread=(
        Unread(ARTICLE.blocks[0].span, "heading"),
        Unread(ARTICLE.blocks[2].span, "related"),
        Unread(find("Who fired first?"), "question"),
        Unread(ARTICLE.blocks[4].span, "notice"),
    ),
)


@pytest.fixture
def reading() -> Reading:
    return READING
