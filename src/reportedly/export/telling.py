"""A claim in, one sentence out that says who said it and through whom it came.

"Ali Haji (envoy) said, according to Novosti, that the brigade had left." The claim's words are the
article's own; quotation marks are put only where the article has them, so that nobody is quoted
with words that are another's paraphrase. The wording is data (telling.toml beside this file).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from reportedly.claim import Claim, Relay
from reportedly.ledger.records import Entry, Printing
from reportedly.show.edtf import date_words
from reportedly.show.safe import neutralise

LABEL = "Claims as reported, not verified"
_WORD = re.compile(r"[^\W\d_]+(?:['’]t)?")


def sentence(entry: Entry) -> str:
    """Tell the claim with its attribution, on one line without control characters.

    A claim in the article's own voice is told of its outlet. Words that are no clause are given as
    the article's.
    """
    claim = entry.claim
    text = neutralise(claim.text).rstrip(".,;: ")
    relays = _according(claim)
    told = f"{_who(entry)} {_verb(claim)}{relays}"
    if claim.quoted:
        told = f"{told.rstrip(',')}: “{_inside_quotes(text)}”"
    elif _is_clause(text):
        told = f"{told} that {_balanced(_lowered(text))}"
    else:
        told = f"{told.rstrip(',')}, in the article's words: “{_inside_quotes(text)}”"
    return _capital(f"{told}{_aside(claim)}.")


def attribution(entry: Entry) -> str:
    """Name who said it and through whom: "Ali Haji (envoy), by way of Novosti".

    >>> from reportedly.claim import Factuality
    >>> claim = Claim("c", "a", (), (Relay("Ali Haji", "person", "envoy"), Relay("Novosti", "outlet")),
    ...     Factuality("asserted", "+", "certain", "happened", "paraphrase"), "incident")
    >>> from reportedly.ledger.records import Origin
    >>> attribution(Entry(claim, Printing("a"), Origin("ali haji", "Ali Haji", "speaker")))
    'Ali Haji (envoy), by way of Novosti'
    """
    return ", by way of ".join([speaker(entry), *map(_named, entry.claim.chain[1:])])


def note(entry: Entry) -> str:
    """Quote the article with its attribution: "According to ...; outlet, day: “words”"."""
    denied = " [denied]" if entry.claim.factuality.status == "denied" else ""
    words = _inside_quotes(neutralise(entry.claim.text))
    return f"According to {attribution(entry)}; {printed(entry.printing)}: “{words}”{denied}"


def printed(printing: Printing) -> str:
    """Name an article's outlet and day of printing, saying so where they are not known."""
    outlet = neutralise(printing.outlet or "") or "outlet unknown"
    day = date_words(printing.published.isoformat()) if printing.published else "undated"
    return f"{outlet}, {day}"


def speaker(entry: Entry) -> str:
    """Name the first speaker with role or office; the outlet where the article speaks itself."""
    first = entry.claim.source
    if first.kind == "author":
        return neutralise(entry.printing.outlet or "") or "an article of an unknown outlet"
    return _named(first)


def _who(entry: Entry) -> str:
    """The subject of the sentence: "it" for what nobody says."""
    return "it is" if entry.claim.source.kind == "general" else speaker(entry)


def _named(relay: Relay) -> str:
    name = neutralise(relay.name)
    if not relay.resolved:
        return f"{name} (not traced)"
    return f"{name} ({neutralise(relay.role)})" if relay.role else name


def _verb(claim: Claim) -> str:
    status = claim.factuality.status
    if status == "denied" and (claim.quoted or _negates(claim.text)):
        status = "asserted"
    if status == "rumoured" and claim.source.kind == "unnamed":
        return "had it"  # "Rumours had it that"
    table = "printed" if claim.source.kind == "author" else "said"
    return str(_wording()[table]["general" if claim.source.kind == "general" else status])


def _according(claim: Claim) -> str:
    relays = [_lowered(_named(relay)) for relay in claim.chain[1:]]
    if not relays:
        return ""
    return ", according to " + ", by way of ".join(relays) + ","


def _aside(claim: Claim) -> str:
    facts, wording = claim.factuality, _wording()
    mood = None if facts.status == "forecast" == facts.mood else wording["mood"].get(facts.mood)
    parts = [wording["certainty"].get(facts.certainty), mood]
    if facts.status == "denied" and (claim.quoted or _negates(claim.text)):
        parts.insert(0, "a denial")
    told = [str(part) for part in parts if part]
    return f" ({', '.join(told)})" if told else ""


def _negates(text: str) -> bool:
    words = {word.lower() for word in _WORD.findall(text)}
    return any(word in _words("negations") or word.endswith(("n't", "n’t")) for word in words)


def _is_clause(text: str) -> bool:
    """True where "that" can stand before the words, as far as words alone tell."""
    if " ... " in text:
        return False
    words = [word.lower() for word in _WORD.findall(text)]
    found = (place for place in range(len(words)) if _is_finite(words, place))
    first = next(found, 0)
    return first > 0 and not any(word in _words("openers") for word in words[:first])


def _is_finite(words: Sequence[str], place: int) -> bool:
    word, after = words[place], words[place + 1 : place + 2]
    if word in _words("verbs"):
        return True
    past = word.endswith("ed") and word not in _words("adjectives")
    return past and not (after and after[0] in _words("prepositions"))


def _lowered(text: str) -> str:
    first = _WORD.match(text)
    if first is None or first[0].lower() not in _words("small"):
        return text
    return text[0].lower() + text[1:]


def _balanced(text: str) -> str:
    """Close a quotation that the claim's words cut off."""
    return text + "”" * max(0, text.count("“") - text.count("”"))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _inside_quotes(text: str) -> str:
    """Marks inside a quotation are single ones."""
    return text.replace("“", "‘").replace("”", "’").replace('"', "’")


@cache
def _wording() -> dict[str, Any]:
    return tomllib.loads((files(__package__) / "telling.toml").read_text(encoding="utf-8"))


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(_wording()["words"][key])
