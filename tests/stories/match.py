"""What a passage was expected to say and the claims read from it in, faults out.

An expectation is an item of `expect` or `claims`, a ban one of `forbid`; README.md beside this file
explains their fields. A claim serves an expectation where the words of both overlap; a name agrees
with another where the content words of one hold those of the other.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from reportedly.claim import Claim, When

Fields = dict[str, Any]  # an expectation or a ban, as it stands in the YAML

WORD = re.compile(r"\w+")
BRACKETED = re.compile(r"(.+?)\s*\((.+)\)")
QUALIFIERS = "~?%"  # EDTF's marks of doubt: not asked for
# Words that a name may have or lack: "two sources close to the army", "the sources".
FILLERS = frozenset(
    ("the", "a", "an", "of", "to", "in", "and", "its", "his", "her", "their", "s")
    + ("some", "two", "three", "senior", "mr", "ms")
)
# The least shares that two stretches of words must have in common. The first keeps a claim from
# serving a sentence of which it is a corner, the second a clause that only shares its names, the
# third a clause that is lost in a paragraph.
LEAST_OF_EXPECTED, LEAST_OF_SHORTER, LEAST_OF_ALL = 0.5, 0.7, 0.25
NOBODY_NAMED = {
    "author": "author",
    "unnamed reports": "unnamed",
    "unnamed rumours": "unnamed",
    "general understanding": "general",
}


def words(text: object) -> list[str]:
    """The words of `text` in lower case, in order; none for `None`."""
    return [word.lower() for word in WORD.findall("" if text is None else str(text))]


def overlap(expected: str, found: str) -> float:
    """The share (0 to 1) of all words of both that they have in common, 0 where that is too little.

    >>> overlap("the army shelled the market", "The army shelled the market on Monday")
    0.7142857142857143
    >>> overlap("the army shelled the market", "the market is old")
    0.0
    """
    here, there = Counter(words(expected)), Counter(words(found))
    both = (here & there).total()
    if not both:
        return 0.0
    of_all = both / (here | there).total()
    enough = (
        both >= LEAST_OF_EXPECTED * here.total()
        and both >= LEAST_OF_SHORTER * min(here.total(), there.total())
        and of_all >= LEAST_OF_ALL
    )
    return of_all if enough else 0.0


def same_name(wanted: str, given: str | None) -> bool:
    """True where the content words of one name hold the other's, or half of all are in both.

    A second name in brackets is one that would be right too.

    >>> same_name("Iyad Barakat", "Colonel Iyad Barakat")
    True
    >>> same_name("Kigali (Rwanda)", "Rwanda")
    True
    """
    bracketed = BRACKETED.fullmatch(wanted)
    if bracketed:
        return any(same_name(name, given) for name in bracketed.groups())
    a, b = set(words(wanted)) - FILLERS, set(words(given)) - FILLERS
    return bool(a and b) and (a <= b or b <= a or 2 * len(a & b) >= len(a | b))


def serve(expected: Sequence[Fields], claims: Sequence[Claim]) -> list[Claim | None]:
    """For each expectation the claim that serves it, or `None`; a claim serves one at most.

    The best overlap is given away first. Among equal ones, as where "he left" is told both by a
    witness and by the author, it is the claim with the fewest faults.
    """
    pairs = []
    for number, item in enumerate(expected):
        for place, claim in enumerate(claims):
            shared = overlap(item["evidence"], claim.text)
            if shared:
                wrong = sum(not agrees(slot, item, claim) for slot in slots(item))
                pairs.append((-shared, wrong, number, place))
    serving: list[Claim | None] = [None] * len(expected)
    taken: set[int] = set()
    for _, _, number, place in sorted(pairs):
        if serving[number] is None and place not in taken:
            serving[number] = claims[place]
            taken.add(place)
    return serving


def slots(item: Fields) -> list[str]:
    """The fields of an expectation that are judged."""
    return [field for field in item if field in JUDGES]


def agrees(slot: str, item: Fields, claim: Claim) -> bool:
    """True where the claim is right in the field `slot` of the expectation `item`."""
    return JUDGES[slot](item[slot], claim)


def shown(slot: str, claim: Claim) -> str:
    """What the claim gives in the field `slot`, for the eye."""
    given = GIVEN[slot](claim)
    return ", ".join(map(str, given)) if isinstance(given, list) else str(given)


def banned(ban: Fields, claim: Claim) -> bool:
    """True where the claim agrees on every field of the ban."""
    held = Counter(words(ban.get("evidence"))) <= Counter(words(claim.text))
    return held and all(agrees(slot, ban, claim) for slot in ban if slot != "evidence")


def faults(item: Fields, claim: Claim | None) -> Iterator[str]:
    """What is wrong with the claim that serves an expectation, a line a fault."""
    head = _short(item["evidence"])
    if claim is None:
        yield f"missed: {head}"
        return
    for slot in slots(item):
        if not agrees(slot, item, claim):
            yield f"{slot} is {shown(slot, claim)}, not {_wanted(item[slot])}: {head}"


def describe(claim: Claim) -> str:
    """A claim on one line, for the message of a ban."""
    told = claim.factuality
    return (
        f"{claim.kind}, {told.status} {told.polarity}, {claim.source.name or claim.source.kind}: "
        f"{_short(claim.text)}"
    )


def _short(text: str) -> str:
    return text if len(text) <= 70 else text[:69] + "…"


def _wanted(value: object) -> str:
    return " or ".join(map(str, value)) if isinstance(value, list) else str(value)


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _names(claim: Claim) -> list[str]:
    """Everybody who takes part in what is claimed, whatever the part."""
    named = [actor.name for actor in claim.actors + claim.recipients]
    if claim.relation:
        named += [claim.relation.subject, claim.relation.object]
    return named


def _right_source(wanted: Any, claim: Claim) -> bool:
    return any(_is_source(name, claim) for name in _listed(wanted))


def _is_source(wanted: str, claim: Claim) -> bool:
    first = claim.source
    if wanted in NOBODY_NAMED:
        return first.kind == NOBODY_NAMED[wanted]
    if first.kind in ("author", "general"):
        return False
    return same_name(wanted, first.name) or same_name(wanted, f"{first.name} {first.role or ''}")


def _right_names(wanted: Any, claim: Claim) -> bool:
    given = _names(claim)
    return all(any(same_name(name, other) for other in given) for name in _listed(wanted))


def _right_via(wanted: Any, claim: Claim) -> bool:
    relays = [relay.name for relay in claim.chain[1:]]
    return all(any(same_name(name, relay) for relay in relays) for name in _listed(wanted))


def _right_place(wanted: Any, claim: Claim) -> bool:
    """Half of the places are enough: a list of them may well be cut short. `None` bans all."""
    given = [place.name for place in claim.places]
    asked = _listed(wanted)
    if not asked:
        return not given
    return 2 * sum(any(same_name(name, place) for place in given) for name in asked) >= len(asked)


def _right_day(wanted: Any, given: When | None) -> bool:
    edtf = given.edtf if given else None
    if wanted is None or edtf is None:
        return wanted is None and edtf is None
    return edtf.rstrip(QUALIFIERS) in [str(day).rstrip(QUALIFIERS) for day in _listed(wanted)]


def _right_role(wanted: str, claim: Claim) -> bool:
    """Half of the content words: an office is named more or less fully."""
    asked = set(words(wanted)) - FILLERS
    given = [claim.role, *(relay.role for relay in claim.chain)]
    if claim.relation:
        given.append(claim.relation.object)
    return any(2 * len(asked & set(words(role))) >= len(asked) for role in given)


def _right_conditions(wanted: Any, claim: Claim) -> bool:
    given = [span.text for span in claim.conditions]
    return all(any(overlap(item, span) for span in given) for item in _listed(wanted))


def _right_count(what: str) -> Callable[[Any, Claim], bool]:
    def judge(wanted: Any, claim: Claim) -> bool:
        counts = [(harm.low, harm.high) for harm in claim.casualties if harm.what == what]
        if isinstance(wanted, dict):  # "more than 60" is 60 to some and 61 to others
            least = wanted["at_least"]
            return any(low in (least, least + 1) for low, _ in counts)
        low, high = wanted
        if low is None:
            return any(upper == high for _, upper in counts)
        return any(lower == low and upper in (high, None) for lower, upper in counts)

    return judge


def _shown_counts(what: str) -> Callable[[Claim], Any]:
    return lambda claim: [
        f"{harm.low} to {harm.high}" for harm in claim.casualties if harm.what == what
    ]


# What a claim gives in each field.
GIVEN: dict[str, Callable[[Claim], Any]] = {
    "source": lambda claim: claim.source.name or claim.source.kind,
    "via": lambda claim: [relay.name for relay in claim.chain[1:]],
    "status": lambda claim: claim.factuality.status,
    "polarity": lambda claim: claim.factuality.polarity,
    "certainty": lambda claim: claim.factuality.certainty,
    "mood": lambda claim: claim.factuality.mood,
    "kind": lambda claim: claim.kind,
    "direction": lambda claim: claim.direction,
    "plover": lambda claim: claim.event.type if claim.event else None,
    "relation": lambda claim: claim.relation.type if claim.relation else None,
    "quoted": lambda claim: claim.quoted,
    "actor": _names,
    "target": _names,
    "object": _names,
    "participants": _names,
    "place": lambda claim: [place.name for place in claim.places],
    "when": lambda claim: claim.when and claim.when.edtf,
    "said": lambda claim: claim.said and claim.said.edtf,
    "role": lambda claim: claim.role,
    "conditions": lambda claim: [span.text for span in claim.conditions],
    "killed": _shown_counts("killed"),
    "wounded": _shown_counts("wounded"),
    "captured": _shown_counts("captured"),
}


def _one_of(slot: str) -> Callable[[Any, Claim], bool]:
    return lambda wanted, claim: GIVEN[slot](claim) in _listed(wanted)


# How each field is judged: its value in the expectation and the claim in, right or wrong out.
JUDGES: dict[str, Callable[[Any, Claim], bool]] = {
    **{
        slot: _one_of(slot)
        for slot in (
            *("status", "polarity", "certainty", "mood", "kind"),
            *("direction", "plover", "relation", "quoted"),
        )
    },
    **dict.fromkeys(("actor", "target", "object", "participants"), _right_names),
    "source": _right_source,
    "via": _right_via,
    "place": _right_place,
    "when": lambda wanted, claim: _right_day(wanted, claim.when),
    "said": lambda wanted, claim: _right_day(wanted, claim.said),
    "role": _right_role,
    "conditions": _right_conditions,
    **{what: _right_count(what) for what in ("killed", "wounded", "captured")},
}
