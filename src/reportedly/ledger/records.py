"""Records of the ledger: entries, origins, copies, accounts, incidents, links, decisions.

An entry is a claim with its printing and its origin; it is what two claims are compared by. An
account is what one article tells of one happening, an incident the accounts of one happening from
all articles. Every grouping and every link carries named, weighted reasons.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from reportedly.claim import Casualties, Claim


@dataclass(frozen=True, slots=True)
class Why:
    """A named reason for or against a link or a grouping, and what it rests on.

    `weight` is its share of the decision in log-odds: above 0 for, below 0 against. `detail` quotes
    the two values or words that were compared ("at least 12 | 15").
    """

    name: str
    weight: float = 0.0
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Printing:
    """What is known of an article's printing, without its text.

    `id` is the one given in the input, else the content hash. `agency` is that of the dateline or
    credit line. `number` is the article's row in the ledger and `recorded` when it was put there
    (UTC); both are `None` outside a ledger.
    """

    id: str
    outlet: str | None = None
    agency: str | None = None
    byline: str | None = None
    published: date | None = None
    title: str | None = None
    url: str | None = None
    number: int | None = None
    recorded: datetime | None = None


OriginBasis = Literal[
    "speaker",  # a named person, organisation or outlet that is made to say it
    "unnamed",  # "officials", "residents": told apart by who quotes them
    "agency",  # the author's voice of an agency report, or of a copy of one
    "outlet",  # the author's voice of the outlet's own article
    "article",  # the author's voice, nobody known to have printed it
]


@dataclass(frozen=True, slots=True)
class Origin:
    """The first speaker or agency that can be traced; support counts origins, never articles.

    `key` is what is compared (a codebook id or a folded name), `name` what is shown.
    """

    key: str
    name: str
    basis: OriginBasis


@dataclass(frozen=True, slots=True)
class Entry:
    """A claim as the ledger keeps it: with its printing, its origin and its row.

    `number` is `None` for a claim that is not in a ledger yet. `account` and `incident` are rows
    too, `None` for a claim that tells of no incident.
    """

    claim: Claim
    printing: Printing
    origin: Origin
    number: int | None = None
    account: int | None = None
    incident: int | None = None


@dataclass(frozen=True, slots=True)
class Copy:
    """Two articles that share a stretch of text.

    `containment` is the share of the shorter stretch's fingerprints that both hold, 0 to 1.
    `shared` are pairs of (start, end) character offsets of copied stretches in the later text.
    """

    article: int
    earlier: int
    containment: float
    shared: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Account:
    """What one article tells of one happening: the claims that tell it, and their codes together.

    `claims` are positions in the reading, `first` and `last` bound the day of the happening
    (`None` where nothing anchors it). `places` run from the finest named to the region; `violence`
    are plain words for kind and means ("air strike", "shelling"). `words` are content words of the
    telling, folded, and `names` the proper names in it.
    """

    claims: tuple[int, ...]
    first: date | None = None
    last: date | None = None
    places: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    violence: tuple[str, ...] = ()
    casualties: tuple[Casualties, ...] = ()
    names: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


LinkType = Literal["disputes", "corrects", "repeats", "supports", "responds"]


@dataclass(frozen=True, slots=True)
class Link:
    """How claim `a` stands to claim `b`, with confidence (0 to 1) and reasons.

    `a` is the one that acts: the later figure corrects, the answer responds, the copy repeats. For
    a dispute or support, which hold both ways, it is the later printed. Both are rows of claims.
    """

    type: LinkType
    a: int
    b: int
    confidence: float
    reasons: tuple[Why, ...]
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Incident:
    """One happening: its entries from all articles, and why each article's account was put here.

    `entries` are in the order of printing. `reasons` holds, by account row, why that account was
    grouped with the ones before it (the first account has none).
    """

    number: int
    entries: tuple[Entry, ...]
    reasons: dict[int, tuple[Why, ...]]


TollPolicy = Literal["range", "majority", "source order", "by hand"]


@dataclass(frozen=True, slots=True)
class Toll:
    """How many were harmed in an incident, settled over its origins by a policy.

    `best` is `None` where the policy names none, `high` where the upper end is open. `origins`
    are the origins that the figures came from; `disputed` is True where two of them cannot both
    hold.
    """

    what: str
    low: int
    best: int | None
    high: int | None
    policy: TollPolicy
    origins: tuple[str, ...] = ()
    disputed: bool = False


DecisionKind = Literal[
    "accept",  # of a claim, link or grouping
    "reject",  # with a reason
    "edit",  # other values for a claim's fields
    "missed",  # words of an article that a claim should have been read from
    "merge",  # of two incidents
    "split",  # accounts taken out of an incident into one of their own
    "grade",  # Admiralty, Airwars or ICD 203, of a source, claim or incident
    "settle",  # an incident's figures, by hand or by a policy
    "outcome",  # of a forecast or its condition: open, met, not met
    "undo",
]
TargetKind = Literal["claim", "link", "incident", "article", "source"]


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided, signed and dated; it is never changed, only undone by another.

    `target` is the claim's or article's id, the link's or incident's number, or the source's key.
    `value` holds what the kind needs (JSON values only). `undoes` is the number of the decision
    that this one takes back.
    """

    kind: DecisionKind
    target_kind: TargetKind
    target: str
    by: str
    recorded: datetime
    value: dict[str, object]
    reason: str | None = None
    undoes: int | None = None
    number: int | None = None
