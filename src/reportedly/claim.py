"""Records of what an article says: attributions, and the claims made from them.

The words are those of PolNeAR (cue, source, content), PLOVER (event types), UCDP (place
precision), EDTF (dates) and of this project's ledger format. Every inferred value is explained by
a `Reason` that holds the spans which caused it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reportedly.text import Article, Span

RelayKind = Literal["person", "organisation", "outlet", "group", "unnamed", "general", "author"]


@dataclass(frozen=True, slots=True)
class Relay:
    """One link of the chain from the first speaker to the reader.

    `name` is the fullest name known, else the words of the article. `unnamed` is for "reports",
    "rumours"; `general` for common knowledge; `author` for the article's own voice (then `span`
    is `None`). `resolved` is False for a pronoun or bare title that could not be traced.
    """

    name: str
    kind: RelayKind
    role: str | None = None
    cue: Span | None = None  # the words that attribute to this link
    span: Span | None = None  # the words that name it here
    resolved: bool = True


CueKind = Literal[
    "say",  # neutral speech: said, told, according to
    "assert",  # stressed speech: insisted, confirmed, acknowledged, clarified
    "deny",  # denied, rejected, dismissed
    "suggest",  # suggested, hinted, implied
    "believe",  # thinks, believes, expects, fears
    "rumour",  # rumours circulated
    "report",  # reportedly, reports said; no speaker
    "general",  # it is widely understood
    "forecast",  # predicted, warned that ... will
    "demand",  # urged, called for, ordered
    "intend",  # plans, vowed, promised, threatened
    "ask",  # asked, wondered
    "attitude",  # supports, opposes, welcomed, condemned
    "show",  # video showed, data indicate
]


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is made to say what, as in PolNeAR: cue, source and content spans.

    Several spans in one role are one discontinuous item ("the plan", he said, "is dead").
    `source` is empty where the text names none. `cue_class` is the codebook's class of the cue.
    `quoted` holds the content spans that stand in quotation marks, without the marks. `parent` is
    the index of the attribution inside whose content this one stands, else `None`.
    """

    cue: tuple[Span, ...]
    source: tuple[Span, ...]
    content: tuple[Span, ...]
    cue_class: CueKind
    cue_head: int  # token index of the cue's head
    source_head: int | None = None  # token index of the source's head
    quoted: tuple[Span, ...] = ()
    parent: int | None = None


Status = Literal[
    "asserted",
    "denied",
    "suggested",
    "rumoured",
    "reported",
    "assessed",
    "general",
    "forecast",
]
Polarity = Literal["+", "-"]
Certainty = Literal["certain", "probable", "possible", "unsure"]
Mood = Literal["happened", "ongoing", "planned", "forecast", "conditional", "demanded"]
Manner = Literal["quote", "paraphrase", "rumour", "hearsay", "belief", "author"]
Kind = Literal["posture", "incident", "meeting", "relation", "role", "position", "outlook", "other"]
Direction = Literal["increase", "decrease", "hold", "present", "relocate"]


@dataclass(frozen=True, slots=True)
class Factuality:
    """How a claim is told and how sure its source presents it as being."""

    status: Status
    polarity: Polarity
    certainty: Certainty
    mood: Mood
    manner: Manner


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a value was inferred: the claim's field, the rule's name, and the spans it rests on."""

    field: str
    rule: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class When:
    """A time as an EDTF (ISO 8601-2) date or interval.

    `edtf` is `None` where an expression is there but nothing anchors it. `precision` is that of
    the expression: time, day, week, month, season, quarter, year, decade, century, interval or
    unknown. `relation` keeps words that tie the time to an event ("before the onset of the war").
    `anchor` tells what the date was counted from: "absolute", "published", "narrative" or "none".
    """

    edtf: str | None
    precision: str
    span: Span | None = None
    anchor: str = "absolute"
    relation: str | None = None


@dataclass(frozen=True, slots=True)
class Where:
    """A place, with the codebook's or gazetteer's id and point where it was found there.

    `precision` follows UCDP GED: 1 exact, 2 within about 25 km, 3 second-level region, 4
    first-level region, 5 linear or vague feature, 6 country, 7 international waters or airspace;
    `None` where unplaced. Degrees are WGS 84. `regions` runs from the smallest to the country.
    """

    name: str
    span: Span | None = None
    id: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: int | None = None
    country: str | None = None  # ISO 3166-1 alpha-2
    regions: tuple[str, ...] = ()


ActorKind = Literal[
    "state", "armed_group", "organisation", "person", "outlet", "group", "object", "other"
]


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts or is acted upon: the resolved name, and the wording that the article chose."""

    name: str
    kind: ActorKind = "other"
    id: str | None = None
    wording: str | None = None
    span: Span | None = None
    resolved: bool = True


@dataclass(frozen=True, slots=True)
class Casualties:
    """A count of people harmed. `high` is `None` for an open upper end ("at least 12").

    `what` is killed, wounded, captured, missing or displaced; `group` the words for who they were;
    `scope` is "incident", "cumulative" (since a day, so far this year) or "war".
    """

    what: str
    low: int
    best: int | None
    high: int | None
    group: str | None = None
    scope: str = "incident"
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """A PLOVER event type, with its mode where the words make it clear."""

    type: str
    mode: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    """A lasting tie between two actors, in the direction subject to object."""

    type: str
    subject: str
    object: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """One content, the chain that brought it, how it is told, and its codes.

    `spans` are the words that carry it, in the article's order; `text` joins them with " ... ".
    `chain` runs from the first speaker to the last relay before the publisher; its first link is
    the author where nobody else is made to say it. `when` is the time of the event or state,
    `said` that of the statement.
    """

    id: str
    article: str
    spans: tuple[Span, ...]
    chain: tuple[Relay, ...]
    factuality: Factuality
    kind: Kind
    actors: tuple[Actor, ...] = ()
    recipients: tuple[Actor, ...] = ()
    places: tuple[Where, ...] = ()
    when: When | None = None
    said: When | None = None
    direction: Direction | None = None
    relation: Relation | None = None
    role: str | None = None
    casualties: tuple[Casualties, ...] = ()
    event: Event | None = None
    conditions: tuple[Span, ...] = ()
    quoted: bool = False
    reasons: tuple[Reason, ...] = ()

    @property
    def text(self) -> str:
        """The words that carry the claim, pieces joined by ' ... '."""
        return " ... ".join(span.text for span in self.spans)

    @property
    def source(self) -> Relay:
        """The first speaker."""
        return self.chain[0]


@dataclass(frozen=True, slots=True)
class Unread:
    """A stretch that yielded no claim, and why: its block kind, "question", "no clause", ..."""

    span: Span
    why: str


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read from one article: its claims in order, and what yielded none."""

    article: Article
    claims: tuple[Claim, ...]
    unread: tuple[Unread, ...] = ()
