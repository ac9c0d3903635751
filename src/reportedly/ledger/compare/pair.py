"""Two entries in, how each part of the one stands to the same part of the other out.

The parts are words, doers, targets, places, days, acts and figures; each is found once and used by
every ground. `sameness` weighs them together: whether both tell of one thing. A ground that holds a
difference in one part for a conflict leaves that part out: one difference amid enough sameness is
a dispute, two differences are another matter.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import log
from typing import Literal

from reportedly.claim import Claim
from reportedly.codebook.naming import cut
from reportedly.ledger.compare.days import Timing, day_reason, relate_days
from reportedly.ledger.compare.figures import people_concepts
from reportedly.ledger.compare.gist import Gist, gist_of
from reportedly.ledger.compare.parties import Standing, relate
from reportedly.ledger.compare.places import relate_places
from reportedly.ledger.compare.setting import NOWHERE, Setting
from reportedly.ledger.compare.telling import told_by
from reportedly.ledger.origins import same_origin
from reportedly.ledger.records import Entry, Printing, Why

Part = Literal["doers", "targets", "places", "days", "means", "figures", "happening"]

# Weights in log-odds, set by hand on the stories of tests/stories/links.
_BASE = -2.5
_WORDS = 3.0
_FULL_WORDS = 3.0  # shared weight from which the share of words counts in full
_DOERS = {"same": 1.0, "within": 0.7, "unknown": 0.0, "differ": -2.0}
_TARGETS = {"same": 0.8, "within": 0.4, "unknown": 0.0, "differ": -0.8}
_PLACES = {"same": 1.2, "within": 0.7, "unknown": 0.0, "differ": -3.0}
_WIDE_PLACE = 0.3  # both say no more than the country
_MEANS = {"same": 0.4, "differ": -1.0}
_OTHER_HOURS = -1.0
_OTHER_EVENT = -0.7
# By the number of telling names that stand round both claims
_TOPIC = (0.3, 0.7, 1.0, 1.2)
# What a word counts for that stands only round the other claim
_EXPLAINED = 0.5
_OTHER_COUNTRIES = -1.0
_SAME_FIGURE = 1.0
_LEAST_TELLING_FIGURE = 3
# The judgement of the whole accounts, damped: it weighs the same parts, figures among them.
_HAPPENING, _LEAST_HAPPENING, _MOST_HAPPENING = 0.5, -0.6, 1.2
# From this weight on a word is held by few claims
_RARE = 0.7
_COUNTRY = 6  # UCDP precision
# Characters between two claims of one article that speak of one matter: some five sentences.
_NEAR = 900


@dataclass(frozen=True, slots=True)
class Context:
    """What is known of a pair beyond the two claims.

    `same_happening` is the probability that both tell of one incident, `None` where nobody judged
    it. `copied` is True where one article took the words of these claims from the other.
    `settings` are what stands round the later claim and round the earlier one. `rate` gives the
    share (0 to 1) of the ledger's claims that hold a word. `read_as_one` is True where a model that
    read both claims holds them for one happening.
    """

    same_happening: float | None = None
    copied: bool = False
    settings: tuple[Setting, Setting] = (NOWHERE, NOWHERE)
    rate: Callable[[str], float] | None = None
    read_as_one: bool = False


@dataclass(slots=True)
class Pair:
    """Two entries that are compared; `a` is the later one, `here` its gist, `there` that of `b`.

    `shared` is the weight of the words in both, `evidence` that which they have in this ledger, and
    `plain` that of those which are no names. `cover` is
    the share of the one claim's weight that stands in the other, half counted where it only stands
    round it, `mutual` that of the heavier claim without what stands round. `deeds` is the weight of
    shared words that are neither names nor people, `rare` that of words few claims hold, actors left out. `topic` are the telling names round both.
    """

    a: Entry
    b: Entry
    context: Context
    here: Gist
    there: Gist
    same_article: bool
    same_origin: bool
    doers: Standing
    targets: Standing
    places: Standing
    places_shown: str
    days: Timing
    shared: float
    evidence: float
    cover: float
    plain: float
    deeds: float
    rare: float
    mutual: float
    topic: frozenset[str]

    @property
    def near(self) -> bool:
        """True where both stand in one article within some sentences of each other."""
        if not self.same_article:
            return False
        return abs(self.a.claim.spans[0].start - self.b.claim.spans[0].start) < _NEAR

    @property
    def two_voices(self) -> bool:
        """True where two are made to speak: in one article, the author's voice does not count."""
        if not self.same_article:
            return True
        first, second = self.a.claim.source, self.b.claim.source
        return "author" not in (first.kind, second.kind) and first.name != second.name

    def judged(self, least: float) -> bool:
        """False where the accounts of the two were judged less likely than this to be of one."""
        probability = self.context.same_happening
        return probability is None or probability >= least

    @property
    def told(self) -> bool:
        """True where both tell of what happened or goes on, and neither is unsure of it."""
        unsure = "unsure" in (
            self.a.claim.factuality.certainty,
            self.b.claim.factuality.certainty,
        )
        return self.here.real and self.there.real and not unsure


def pair_up(a: Entry, b: Entry, context: Context) -> Pair:
    """Find how the parts of two entries stand to each other."""
    here, there = gist_of(a), gist_of(b)
    common = here.words.keys() & there.words.keys()
    told = {word: _weight(here, word, context.rate) for word in common}
    shared = sum(here.words[word] for word in common)
    mine, theirs = context.settings
    explained = _explained(here, there, theirs), _explained(there, here, mine)
    cover = max(
        (shared + _EXPLAINED * found) / gist.total if gist.total else 0.0
        for gist, found in zip((here, there), explained, strict=True)
    )
    one_article = a.printing.id == b.printing.id
    places, shown = relate_places(here.places, there.places)
    return Pair(
        a=a,
        b=b,
        context=context,
        here=here,
        there=there,
        same_article=one_article,
        same_origin=_same_origin(a, b, context),
        doers=relate(here.doers, there.doers),
        targets=relate(here.targets, there.targets),
        places=places,
        places_shown=shown,
        days=relate_days(here, there),
        shared=shared,
        cover=min(cover, 1.0),
        mutual=shared / max(here.total, there.total, 0.1),
        deeds=sum(here.words[word] for word in common - here.named - people_concepts()),
        # in one article the same names stand round everything
        topic=frozenset() if one_article else _topic(mine, theirs, context.rate),
        evidence=sum(told.values()),
        plain=sum(here.words[word] for word in common - here.named),
        rare=sum(told[w] for w in common - here.registered if told[w] >= _RARE),
    )


def _weight(gist: Gist, word: str, rate: Callable[[str], float] | None) -> float:
    weight = gist.words[word]
    return weight if rate is None else told_by(weight, rate(gist.forms[word]))


def _topic(mine: Setting, theirs: Setting, rate: Callable[[str], float] | None) -> frozenset[str]:
    """The telling names round both, without those that the ledger is full of."""
    names = mine.names.keys() & theirs.names.keys()
    if rate is not None:
        names = {name for name in names if told_by(1.0, rate(mine.names[name])) >= _RARE}
    return frozenset(names)


def _explained(gist: Gist, other: Gist, setting: Setting) -> float:
    """Weight of the words of a claim that stand round the other one, though not in it."""
    return sum(
        weight
        for word, weight in gist.words.items()
        if word not in other.words and word in setting.words
    )


def _same_origin(a: Entry, b: Entry, context: Context) -> bool:
    """Whether both claims come from one speaker or agency, or the one was taken from the other."""
    if context.copied or same_origin(a.origin, b.origin) or _same_person(a.claim, b.claim):
        return True
    return _relays(a.claim, b.printing) or _relays(b.claim, a.printing)


def _same_person(mine: Claim, theirs: Claim) -> bool:
    """Whether one person, named in full, is the first speaker of both."""
    first, second = mine.source, theirs.source
    if first.kind != "person" or second.kind != "person" or first.name != second.name:
        return False
    return sum(piece.shape != "a" for piece in cut(first.name)) > 1


def _relays(claim: Claim, printing: Printing) -> bool:
    """ "The Post reported, citing officials": the claim came through the outlet of `printing`."""
    outlets = {_outlet(name) for name in (printing.outlet, printing.agency) if name}
    return any(_outlet(relay.name) in outlets for relay in claim.chain)


def _outlet(name: str) -> str:
    return name.casefold().removeprefix("the ").strip()


def sameness(pair: Pair, *without: Part, lenient: bool = False) -> tuple[float, list[Why]]:
    """Log-odds that both tell of one thing, and the reasons, the parts `without` left out."""
    here, there = pair.here, pair.there
    words = _WORDS * pair.cover * min(1.0, pair.evidence / _FULL_WORDS)
    reasons = [Why("shared words", words, _shown_words(pair))]
    if pair.topic:
        met = _TOPIC[min(len(pair.topic), len(_TOPIC)) - 1]
        reasons.append(Why("same names round it", met, ", ".join(sorted(pair.topic))))
    if "doers" not in without and pair.doers != "unknown":
        reasons.append(Why(f"doers {pair.doers}", _DOERS[pair.doers], shown_doers(pair)))
    if "targets" not in without and pair.targets != "unknown":
        reasons.append(Why(f"targets {pair.targets}", _TARGETS[pair.targets]))
    if "places" not in without and pair.places != "unknown":
        reasons.append(Why(f"places {pair.places}", _place_weight(pair), pair.places_shown))
    if "days" not in without:
        reasons.append(day_reason(here, there, pair.days, lenient=lenient))
        if here.hours and there.hours and not here.hours & there.hours:
            reasons.append(Why("other hours", _OTHER_HOURS))
    if "means" not in without and here.means and there.means:
        standing = "same" if here.means & there.means else "differ"
        detail = f"{', '.join(sorted(here.means))} | {', '.join(sorted(there.means))}"
        reasons.append(Why(f"means {standing}", _MEANS[standing], detail))
    if here.countries and there.countries and not here.countries & there.countries:
        shown = f"{', '.join(sorted(here.countries))} | {', '.join(sorted(there.countries))}"
        reasons.append(Why("other countries", _OTHER_COUNTRIES, shown))
    if here.event and there.event and here.event != there.event:
        reasons.append(Why("other acts", _OTHER_EVENT, f"{here.event} | {there.event}"))
    if "figures" not in without and (figure := same_figure(pair)):
        reasons.append(Why("same figure", _SAME_FIGURE, figure))
    if "happening" not in without:
        reasons.extend(_judged(pair.context.same_happening))
    return _BASE + sum(why.weight for why in reasons), reasons


def other_act(pair: Pair) -> bool:
    """True where both name what was done and it is not one thing: "did not meet", "signed"."""
    here, there = pair.here.acts, pair.there.acts
    if not here or not there or here & there:
        return False
    return not (here & pair.there.words.keys() or there & pair.here.words.keys())


def _judged(probability: float | None) -> list[Why]:
    if probability is None:
        return []
    odds = _HAPPENING * log(max(probability, 0.02) / max(1 - probability, 0.02))
    weight = max(_LEAST_HAPPENING, min(_MOST_HAPPENING, odds))
    return [Why("same happening", weight, f"{probability:.2f}")]


def _place_weight(pair: Pair) -> float:
    if pair.places != "same":
        return _PLACES[pair.places]
    finest = min((place.precision or _COUNTRY for place in pair.here.places), default=_COUNTRY)
    return _PLACES["same"] if finest < _COUNTRY else _WIDE_PLACE


def same_figure(pair: Pair) -> str:
    """The count that both give, where it is high enough to tell something, else ""."""
    for mine in pair.here.figures:
        for theirs in pair.there.figures:
            if mine.what == theirs.what and mine.low == theirs.low >= _LEAST_TELLING_FIGURE:
                return mine.shown
    return ""


def _shown_words(pair: Pair) -> str:
    return ", ".join(sorted(pair.here.words.keys() & pair.there.words.keys()))


def shown_doers(pair: Pair) -> str:
    """The names of the doers of both claims."""
    return " | ".join(
        ", ".join(actor.name for actor in entry.claim.actors) for entry in (pair.a, pair.b)
    )
