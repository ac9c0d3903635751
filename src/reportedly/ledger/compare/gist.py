"""An entry in, what two claims are compared by out: its words, answers, parties, places, days, figures.

All of it is taken from the claim and its printing; nothing is looked up elsewhere, so that a gist
costs some tens of microseconds. The last few thousand are kept, since a claim that is being linked
is held against many others.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from reportedly.claim import Claim, Where
from reportedly.codebook.naming import Piece, cut
from reportedly.codebook.opposites import find_answers
from reportedly.codebook.wording import concept, weight
from reportedly.edtf import day_bounds
from reportedly.ledger.compare.figures import Figure, read_figures
from reportedly.ledger.compare.holding import offices_in, read_holder
from reportedly.ledger.compare.parties import (
    Parties,
    country_of,
    described,
    read_parties,
    registered_in,
    sides_in,
)
from reportedly.ledger.compare.telling import telling
from reportedly.ledger.passages import means_of_violence
from reportedly.ledger.records import Entry

_NEGATORS = frozenset(
    (
        *("not", "no", "never", "without", "neither", "nor", "none", "nobody", "nothing", "cannot"),
        *(
            "didnt",
            "doesnt",
            "dont",
            "wasnt",
            "werent",
            "isnt",
            "arent",
            "hasnt",
            "havent",
            "hadnt",
        ),
        *("wont", "wouldnt", "cant", "couldnt", "refuse", "refused", "refuses", "refusing"),
        *("fail", "failed", "fails", "failing", "deny", "denied", "denies", "denying", "hardly"),
    )
)
# How many words a negation reaches forward: "did not, the office said on Friday, meet" is as far
# as it went in the stories.
_REACH = 6
_CONTRASTS = frozenset(("not", "instead"))
_FROM = re.compile(r"\bfrom(?: [\w'’-]+){0,5} $")
_GROUPED = re.compile(r"(?<=\d),(?=\d{3})")  # "1,212"
_CLOCK = re.compile(r"\b\d{1,2}[:.]\d{2}\b")
_WHO = frozenset(("who", "that", "which"))
_CLEFT = 16  # words of "it was the death squads of the army that"
_SMALL = frozenset(("in", "at", "by", "the", "a", "on", "of", "and", "from", "near"))
_REAL = frozenset(("happened", "ongoing"))
# "Is ready to withdraw" has withdrawn nothing, though it is told as a fact.
_READY = frozenset(
    ("ready", "willing", "prepared", "determined", "eager", "keen", "able", "entitled")
)
_HOURS = {
    "dawn": "nm", "morning": "m", "noon": "d", "midday": "d", "afternoon": "d", "evening": "en",
    "night": "en", "midnight": "n", "overnight": "enm",
}  # fmt: skip
# The rule of a claim that is a noun phrase inside another one: "Tuesday's attack on a bakery".
IN_PASSING = "named in passing"
_MOST_KEPT = 4_000  # about 4 KB each


@dataclass(frozen=True, slots=True)
class Gist:
    """What a claim is compared by.

    `folds` are the folded words in order, `words` concepts with their weight, `forms` a word for each, `named` those of them that are names, `registered` those
    that name a registered actor, `names` folded
    words with a capital, `excluded` those that the claim rules out ("in Kinsi, not in Marale").
    `acts` are the concepts of the words that carry the meaning, `event` the type of event.
    `answers` are the questions of `codebook/opposites.toml` with the claim's answers, its negations
    counted. `first` and `last` bound the day of what is told, `told` is the day of printing, `hours`
    the parts of a day. `stressed` is True where the doers are insisted on ("it was the army that"). `mentioned` are the sides that the words name in any part, `countries` those (ISO 3166-1 alpha-2) of them and of the places. `negated` are
    the concepts right behind its negating words. `real` is False for plans, forecasts and demands, `corrects` True under a label of correction.
    """

    folds: tuple[str, ...]
    words: dict[str, float]
    forms: dict[str, str]
    named: frozenset[str]
    registered: frozenset[str]
    names: frozenset[str]
    excluded: frozenset[str]
    acts: frozenset[str]
    event: str | None
    answers: dict[str, bool]
    negative: bool
    negated: frozenset[str]
    real: bool
    places: tuple[Where, ...]
    holder: Parties | None
    offices: frozenset[str]
    doers: Parties
    stressed: bool
    targets: Parties
    speaker: Parties
    mentioned: frozenset[str]
    countries: frozenset[str]
    first: date | None
    last: date | None
    told: date | None
    hours: frozenset[str]
    means: frozenset[str]
    figures: tuple[Figure, ...]
    corrects: bool
    total: float


_kept: OrderedDict[str, tuple[Claim, Gist]] = OrderedDict()


def gist_of(entry: Entry) -> Gist:
    """The gist of an entry's claim, made once as long as the same record is asked for."""
    claim = entry.claim
    kept = _kept.get(claim.id)
    if kept is not None and kept[0] is claim:
        return kept[1]
    gist = read_gist(claim, entry.printing.published)
    _kept[claim.id] = (claim, gist)
    if len(_kept) > _MOST_KEPT:
        _kept.popitem(last=False)
    return gist


def read_gist(claim: Claim, told: date | None) -> Gist:
    """The gist of a claim that was printed on `told`."""
    text = _CLOCK.sub(" ", _GROUPED.sub("", claim.text))
    pieces = cut(text)
    folds = [piece.fold for piece in pieces]
    excluded, contrasts = _excluded(pieces)
    negators = [k for k, fold in enumerate(folds) if fold in _NEGATORS and k not in contrasts]
    negative = claim.factuality.polarity == "-" and (bool(negators) or not contrasts)
    words: dict[str, float] = {}
    forms: dict[str, str] = {}
    for fold in folds:
        found = telling(fold)
        if found is not None:
            words[found[0]] = found[1]
            forms[found[0]] = fold
    names = frozenset(_names(pieces))
    mentioned, registered = registered_in(pieces)
    doers = _stressed(text, folds, pieces)
    acts = _acts(claim)
    first, last = day_bounds(claim.when.edtf if claim.when else None)
    if first is not None and last is not None and last < first:
        first, last = last, first
    return Gist(
        folds=tuple(folds),
        words=words,
        forms=forms,
        named=frozenset(meant for name in names if (meant := concept(name))),
        registered=frozenset(meant for word in registered if (meant := concept(word))),
        names=names,
        acts=acts,
        event=claim.event.type if claim.event else None,
        excluded=excluded,
        answers=_answers(folds, negators, negative and not negators, acts),
        negative=negative,
        negated=_negated(folds, negators),
        real=_is_real(claim, folds),
        places=_places(claim),
        holder=read_holder(text, pieces),
        offices=offices_in(folds),
        doers=doers if doers is not None else read_parties(claim.actors),
        stressed=doers is not None,
        targets=read_parties(claim.recipients, objects=True),
        speaker=_speaker(claim),
        mentioned=mentioned,
        countries=frozenset(
            code
            for code in (*map(country_of, mentioned), *(p.country for p in claim.places))
            if code
        ),
        first=first,
        last=last,
        told=told,
        hours=frozenset(part for fold in folds for part in _HOURS.get(fold, ())),
        means=frozenset(means_of_violence(text)) if claim.kind == "incident" else frozenset(),
        figures=read_figures(claim, folds, negative),
        corrects=any(reason.rule == "under a correction" for reason in claim.reasons),
        total=sum(words.values()),
    )


def _places(claim: Claim) -> tuple[Where, ...]:
    """Where it happened, without where it came from: "fired from a farm south of Kinsi"."""
    if claim.kind != "incident":
        return claim.places
    return tuple(place for place in claim.places if not _is_origin(claim, place))


def _is_origin(claim: Claim, place: Where) -> bool:
    span = place.span
    host = next((s for s in claim.spans if span is not None and s.covers(span)), None)
    if span is None or host is None:
        return False
    return _FROM.search(host.text[: span.start - host.start]) is not None


def _stressed(text: str, folds: list[str], pieces: list[Piece]) -> Parties | None:
    """Whoever "it was the Thai army that fired" insists on, `None` in other sentences."""
    for at in range(len(folds) - 2):
        if folds[at] == "it" and folds[at + 1] in ("was", "is", "were"):
            stop = min(at + _CLEFT, len(folds))
            end = next((k for k in range(at + 2, stop) if folds[k] in _WHO), 0)
            if end:
                return described(text[pieces[at + 2].start : pieces[end].start])
    return None


def _names(pieces: list[Piece]) -> Iterable[str]:
    """Folded words with a capital; the first word only where its concept is no common one."""
    for number, piece in enumerate(pieces):
        if piece.shape == "a" or piece.fold.isdigit() or len(piece.fold) < 2:
            continue
        meant = concept(piece.fold)
        if meant is None or (number == 0 and weight(meant) < 1.0):
            continue
        yield piece.fold


def _excluded(pieces: list[Piece]) -> tuple[frozenset[str], frozenset[int]]:
    """Names and figures that are ruled out, and where the words stand that do it.

    "In Kinsi, not in Uri", "and not Faraj Shalwi", "six men, not 14", "rather than the army".
    """
    out: list[str] = []
    contrasts = set()
    for number, piece in enumerate(pieces):
        rather = piece.fold == "than" and number and pieces[number - 1].fold == "rather"
        parted = not piece.joined or (number and pieces[number - 1].fold in ("and", "but"))
        if not rather and not (piece.fold in _CONTRASTS and parted):
            continue
        at = number + 1
        while at < len(pieces) and pieces[at].fold in _SMALL:
            at += 1
        before = len(out)
        while (
            at < len(pieces) and _is_proper(pieces[at]) and (at == number + 1 or pieces[at].joined)
        ):
            out.append(pieces[at].fold)
            at += 1
        if len(out) > before:
            contrasts.add(number)
    return frozenset(out), frozenset(contrasts)


def _is_proper(piece: Piece) -> bool:
    return piece.shape != "a" or piece.fold.isdigit()


def _answers(
    folds: list[str], negators: list[int], turned: bool, acts: frozenset[str]
) -> dict[str, bool]:
    """Answers by question; a word that both answers and is contradicted in the text gives none.

    Where the reading knows what carries the claim's meaning, only that answers: "the strike that
    destroyed the bridge was condemned" does not say that it was destroyed.
    """
    found: dict[str, bool] = {}
    torn = set()
    for answer in find_answers(folds):
        if acts and not acts & {concept(fold) for fold in folds[answer.first : answer.after]}:
            continue
        before = any(answer.first - _REACH <= k < answer.first for k in negators)
        yes = answer.yes != (before != turned)
        if found.setdefault(answer.question, yes) != yes:
            torn.add(answer.question)
    return {question: yes for question, yes in found.items() if question not in torn}


def _negated(folds: list[str], negators: list[int]) -> frozenset[str]:
    """The first concept behind each negation: "no immediate end in sight" negates the immediate."""
    found = set()
    for at in negators:
        after = (concept(fold) for fold in folds[at + 1 : at + 1 + _REACH])
        found.add(next((meant for meant in after if meant), ""))
    return frozenset(found)


def _speaker(claim: Claim) -> Parties:
    source = claim.source
    return Parties(
        ids=frozenset(),
        sides=sides_in(f"{source.role or ''} {source.name}"),
        names=frozenset(piece.fold for piece in cut(source.name) if piece.shape != "a"),
        camp=None,
    )


def _acts(claim: Claim) -> frozenset[str]:
    """Concepts of the words that carry the claim's meaning, as the reading found them."""
    spans = [
        span
        for reason in claim.reasons
        if reason.field == "kind" and reason.rule != IN_PASSING
        for span in reason.spans
    ]
    if claim.event is not None and claim.event.span is not None:
        spans.append(claim.event.span)
    words = (piece.fold for span in spans for piece in cut(span.text))
    return frozenset(meant for word in words if (meant := concept(word)))


def _is_real(claim: Claim, folds: list[str]) -> bool:
    """Whether the claim tells of what happened or goes on; an absence of plans goes on too."""
    factuality = claim.factuality
    if factuality.mood not in _REAL:
        stays = claim.direction == "hold" and factuality.polarity == "-"
        return stays and factuality.mood == "planned"
    ready = [k for k, fold in enumerate(folds) if fold in _READY]
    return factuality.polarity == "-" or not any(folds[k + 1 : k + 2] == ["to"] for k in ready)


def named_in_passing(claim: Claim) -> bool:
    """Whether a claim is only a noun phrase inside another: "Tuesday's attack on a bakery"."""
    return any(reason.rule == IN_PASSING for reason in claim.reasons)
