"""How many were killed, wounded, captured: counts with their open ends, groups and scope.

In: a parse and the tokens of a clause. Out: `Casualties`, one for each kind of harm. "At least 12"
is open upwards, "up to 40" downwards, "dozens" is a range; "15, including five policemen" is 15 and
not 20; "two generals, five advisers and several others" adds up and stays open. Nothing is counted
that the words do not count: "some were killed" gives no number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from spacy.tokens import Token

from reportedly.claim import Casualties
from reportedly.codebook import load_table
from reportedly.coding.counting import count_phrase, last_part
from reportedly.coding.harm import find_harmed
from reportedly.coding.people import harm_nouns
from reportedly.coding.subject import antecedent
from reportedly.text import Parse, Span


@dataclass(frozen=True, slots=True)
class _Scopes:
    cumulative: tuple[str, ...]
    war: tuple[str, ...]
    wars: frozenset[str]
    blows: frozenset[str]


@cache
def _scopes() -> _Scopes:
    table: dict[str, Any] = load_table("casualties")["scope"]
    return _Scopes(
        cumulative=tuple(table["cumulative"]),
        war=tuple(table["war"]),
        wars=frozenset(table["wars"]),
        blows=frozenset(table["blows"]),
    )


def find_casualties(parse: Parse, tokens: Iterable[int]) -> tuple[Casualties, ...]:
    """Casualty counts among `tokens` (token indexes), one a kind of harm, in order of mention."""
    inside = sorted(set(tokens))
    allowed = set(inside)
    found: dict[str, Casualties] = {}
    for index in inside:
        token = parse.doc[index]
        for harm, phrase in find_harmed(token):
            count = count_phrase(phrase, allowed) if phrase.i in allowed else None
            if count is not None and harm not in found:
                low, best, high = count
                if token.lemma_ == "bury":  # more may have died than are buried
                    best, high = None, None
                found[harm] = Casualties(
                    what=harm,
                    low=low,
                    best=best,
                    high=high,
                    group=_group(phrase),
                    scope=_scope(parse, inside, token, low),
                    span=_span(parse, phrase, token, allowed),
                )
    return tuple(found.values())


# -- what belongs to a count -----------------------------------------------------------------------


def _group(head: Token) -> str | None:
    if head.pos_ not in {"NOUN", "PROPN"} or head.lemma_.lower() in harm_nouns():
        return None
    if head.lower_ in {"quarter", "half", "million"}:
        return None  # "a quarter of a million people"
    left = [c for c in head.lefts if c.dep_ in {"amod", "compound", "poss"}]
    first = min([head.i, *(c.left_edge.i for c in left)])
    return str(head.doc[first : head.i + 1].text)


# No single blow told without its name has killed so many since 1945 but great disasters.
_WAR_SIZED = 10_000
# Fewer than these killed "in 2018" may well have died in one raid.
_YEARLY = 50
_IN_A_YEAR = re.compile(r"\bin (?:19|20)\d\d\b|\blast year\b|\b(?:a|each|every|per) year\b")
# "The worst attack since 2013 killed 12": the time belongs to the comparison, not to the count.
_WORST_SINCE = re.compile(r"\b(?:\w+est|worst|most \w+|first)\b.*\bsince\b")
_SEVERAL = r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|several|few)"
_CUMULATIVE_DAYS = re.compile(
    rf"\b(?:over|in|during|within|for|throughout|after) (?:the )?(?:(?:past|last|previous) )?"
    rf"(?:few )?{_SEVERAL}[ -](?:days|weeks|months|years)\b(?! (?:ago|later|earlier|before))"
    rf"|\bover the weekend\b"
)


@cache
def _weekdays() -> frozenset[str]:
    return frozenset(word for word in load_table("timex")["weekday"] if word.endswith("day"))


def _scope(parse: Parse, tokens: list[int], carrier: Token, low: int) -> str:
    """Whether a count is of one incident, a stretch of time or a whole war."""
    words = [parse.doc[i].lower_ for i in tokens]
    lowered = " ".join(words)
    lexicon = _scopes()
    if any(phrase in lowered for phrase in lexicon.war) or _is_by_war(carrier):
        return "war"
    days = {word for word in words if word.removesuffix("s") in _weekdays()}
    if (
        len(days) > 1
        or _CUMULATIVE_DAYS.search(lowered)
        or (
            any(phrase in lowered for phrase in lexicon.cumulative)
            and not _WORST_SINCE.search(lowered)
        )
    ):
        return "cumulative"
    blow = any(parse.doc[i].lemma_.lower() in lexicon.blows for i in tokens)
    summed = low >= _WAR_SIZED or (low >= _YEARLY and _IN_A_YEAR.search(lowered) is not None)
    return "cumulative" if summed and not blow else "incident"


def _is_by_war(verb: Token) -> bool:
    """ "a war that has killed 290,000 people", "have been killed in the conflict"."""
    if not any(c.dep_ == "aux" and c.lemma_ == "have" for c in verb.children):
        return False
    doers = [antecedent(verb)] if verb.dep_ == "relcl" else []
    doers += [child for child in verb.children if child.dep_ == "nsubj"]
    for prep in verb.children:
        if prep.lower_ in {"in", "during", "by"}:
            doers += [child for child in prep.children if child.dep_ == "pobj"]
    return any(doer.lemma_.lower() in _scopes().wars for doer in doers)


def _span(parse: Parse, phrase: Token, carrier: Token, allowed: set[int]) -> Span:
    first = min(phrase.left_edge.i, carrier.i)
    last = max(last_part(phrase, allowed).i, carrier.i)
    return parse.span(first, last)
