"""Units in, claims out: puts factuality, kind, parties, place, time and numbers together.

In: a `Material`, all that the earlier steps found in one article. Out: its claims in text order.
Each field is decided in a module of its own; this one only composes them and keeps their reasons.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import pairwise

from reportedly.claim import Attribution, Claim, Direction, Factuality, Reason, Relay, RelayKind
from reportedly.coding.actor import Cast, states_in
from reportedly.coding.apposition import Tie, find_ties
from reportedly.coding.casualties import find_casualties
from reportedly.coding.clause import clause_spans, cut_clauses
from reportedly.coding.condition import find_conditions, stands_in_condition
from reportedly.coding.doubted import lower_doubted
from reportedly.coding.embedded import find_embedded
from reportedly.coding.ended import find_ended
from reportedly.coding.factuality import judge_factuality
from reportedly.coding.frame import FrameFinder
from reportedly.coding.heading import only_leaves
from reportedly.coding.kind import decide_event, decide_kind, is_refusal
from reportedly.coding.lexicon import settle_direction
from reportedly.coding.office import find_office
from reportedly.coding.parties import Parties, PartyFinder
from reportedly.coding.placing import Placer
from reportedly.coding.setting import Setting
from reportedly.coding.speaker_nouns import body_nouns, source_nouns
from reportedly.coding.timex import TimeMention
from reportedly.coding.toponym import PlaceMention
from reportedly.coding.unit import Unit, UnitFinder
from reportedly.text import EntityKind, Mention, Parse, Span

_AUTHOR = (Relay("author", "author"),)
_RELAY_KINDS: dict[EntityKind, RelayKind] = {
    "person": "person", "state": "organisation", "organisation": "organisation",
    "armed_group": "organisation", "outlet": "outlet", "group": "group",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Material:
    """All that was found in one article; `chains` runs parallel to `attributions`."""

    parse: Parse
    attributions: tuple[Attribution, ...]
    chains: tuple[tuple[Relay, ...], ...]
    mentions: tuple[Mention, ...]
    places: tuple[PlaceMention, ...]
    times: tuple[TimeMention, ...]


def code_claims(material: Material) -> tuple[Claim, ...]:
    """All claims of one article, in the order of their words; equal ones once."""
    cast = Cast(material.parse, material.mentions)
    frames = FrameFinder(cast.is_actor, cast.is_armed)
    ties = tuple(
        tie
        for tie in (
            *find_ties(material.parse, cast, material.mentions),
            *find_embedded(material.parse, cast, frames),
        )
        if not _ties_nobody(material, tie)
    )
    clauses = cut_clauses(material.parse)
    units = UnitFinder(material.parse, material.attributions, frames, clauses).find(ties)
    parties = PartyFinder(material.parse, cast, frames)
    placer = Placer(material.parse, material.times, material.places)
    claims: dict[str, Claim] = {}
    for unit in units:
        for claim in _compose(material, unit, parties, placer):
            claims.setdefault(claim.id, claim)
    told = {_tied(c) for c in claims.values() if not _is_embedded(c)}
    kept = [c for c in claims.values() if not (_is_embedded(c) and _tied(c) in told)]
    ordered = sorted(kept, key=lambda c: (c.spans[0], c.spans[-1].end, c.id))
    return lower_doubted(material.parse, ordered)


def _ties_nobody(material: Material, tie: Tie) -> bool:
    """True for a tie that nobody says is so, or whose subject stays unnamed.

    "If Turkey arms the militia and Egypt trains it" ties nobody yet; "two officials close to the
    government said" only describes the source.
    """
    if tie.relation is None or tie.ends is None:
        return False
    doc, first = material.parse.doc, tie.ends[0]
    if (
        tie.speaker is None
        and tie.rule.startswith("embedded")
        and stands_in_condition(doc[tie.head])
    ):
        return True
    if doc[first].pos_ != "NOUN" or not tie.rule.startswith(("adjective", "apposition")):
        return False
    words = {doc[first].lower_, doc[first].lemma_.lower()}
    speaks = any(first == attribution.source_head for attribution in material.attributions)
    return bool(words & source_nouns()) or (speaks and not words & body_nouns())


def _compose(
    material: Material, unit: Unit, parties: PartyFinder, placer: Placer
) -> tuple[Claim, ...]:
    """The claim of `unit`, once for each pair that it ties; none where no words are left of it."""
    parse = material.parse
    spans = clause_spans(parse, unit.tokens)
    if not spans:
        return ()
    attribution, chain = _speaker(material, unit)
    factuality, reasons = _tell(parse, unit, attribution)
    casualties = () if unit.tie else find_casualties(parse, unit.tokens)
    kind, why = decide_kind(parse, unit, factuality, attribution)
    role = unit.tie.role if unit.tie else _office_told(parse, unit)
    if unit.tie is None and role is not None:
        kind, why = "role", Reason("kind", "office", spans)
    if kind == "other" and casualties:
        kind, why = "incident", Reason("kind", "casualties", (casualties[0].span or spans[0],))
    found = parties.find(unit, kind, chain, demanded=factuality.mood == "demanded")
    if unit.predicate is None and kind == "incident":
        found = Parties((), ())  # "monitors counted 23 dead": who counts does no harm
    when, said = placer.times(unit, attribution, chain)
    negative = factuality.polarity == "-"
    claim = Claim(
        id="",
        article=parse.article.id,
        spans=spans,
        chain=chain,
        factuality=factuality,
        kind=kind,
        actors=found.actors,
        recipients=found.recipients,
        places=placer.places(unit),
        when=when,
        said=said,
        direction=_direction(unit, negative) if kind == "posture" else None,
        relation=found.relation,
        role=role,
        casualties=casualties,
        event=decide_event(
            parse,
            unit,
            kind,
            factuality,
            material.attributions,
            harmed=any(c.what in {"killed", "wounded"} for c in casualties),
        ),
        conditions=() if unit.tie else find_conditions(parse, parse.doc[unit.head]),
        quoted=_is_quoted(parse, unit, attribution),
        reasons=(
            *reasons,
            *([why] if why else ()),
            *find_ended(parse, unit, attribution is not None),
            *_standing(parse, unit, spans),
        ),
    )
    pairs = [replace(claim, relation=relation) for relation in found.further]
    return (
        replace(claim, id=_claim_id(claim)),
        *(replace(one, id=_claim_id(one, further=True)) for one in pairs),
    )


def _is_embedded(claim: Claim) -> bool:
    return any(reason.rule.startswith("embedded ") for reason in claim.reasons)


def _tied(claim: Claim) -> tuple[str, str, str] | None:
    """What a claim ties, so that a clause and a verb inside it tell it once."""
    tie = claim.relation
    return None if tie is None else (tie.type, tie.subject, tie.object)


def _standing(parse: Parse, unit: Unit, spans: tuple[Span, ...]) -> Iterator[Reason]:
    """How the claim stands in its text: named in passing, or under the label "Correction:"."""
    if unit.passing:
        yield Reason("kind", "named in passing", spans)
    for before, block in pairwise(parse.article.blocks):
        labelled = before.kind == "boilerplate" and before.span.text.endswith(":")
        if labelled and block.span.covers(spans[0]):
            yield Reason("status", "under a correction", (before.span,))


def _direction(unit: Unit, negative: bool) -> Direction | None:
    if unit.predicate is None:
        return None
    predicate = unit.predicate
    words = {c.lower_ for t in (*predicate.path, predicate.carrier) for c in t.children}
    lasting = bool(words & {"still", "remains"})
    direction = settle_direction(predicate.frame, negative, lasting=lasting)
    return "decrease" if direction == "relocate" and only_leaves(predicate) else direction


def _office_told(parse: Parse, unit: Unit) -> str | None:
    if unit.clause is None or unit.clause.subject is None:
        return None
    return find_office(parse, parse.doc[unit.head], parse.doc[unit.clause.subject])


def _speaker(material: Material, unit: Unit) -> tuple[Attribution | None, tuple[Relay, ...]]:
    if unit.attribution is None:
        return None, _accuser(material, unit) or _AUTHOR
    attribution = material.attributions[unit.attribution]
    chain = material.chains[unit.attribution]
    if chain and chain[0].kind == "author" and attribution.source:
        chain = _adjective_speaker(attribution) or chain
    return attribution, chain or _unknown(attribution)


def _accuser(material: Material, unit: Unit) -> tuple[Relay, ...]:
    """ "Quintero accused Caracas of harbouring the ELN": who accuses says so."""
    tie, parse = unit.tie, material.parse
    if tie is None or tie.speaker is None or tie.cue is None:
        return ()
    cue = parse.span(tie.cue, tie.cue)
    for mention in material.mentions:
        if mention.head == tie.speaker:
            kind = _RELAY_KINDS.get(mention.kind, "unnamed")
            return (Relay(mention.name, kind, mention.role, cue, mention.span, mention.resolved),)
    return ()


def _adjective_speaker(attribution: Attribution) -> tuple[Relay, ...]:
    """ "a Russian claim to have captured the town": the state behind the adjective speaks."""
    words = attribution.source[0]
    return tuple(
        Relay(state.name, "organisation", None, next(iter(attribution.cue), None), words)
        for state in states_in(words.text)[:1]
    )


def _unknown(attribution: Attribution) -> tuple[Relay, ...]:
    """A speaker who could not be traced keeps the article's words; what he says is not the author's."""
    words = attribution.source[0] if attribution.source else None
    name = words.text if words is not None else "unnamed"
    cue = attribution.cue[0] if attribution.cue else None
    return (Relay(name, "unnamed", None, cue, words, resolved=False),)


def _tell(
    parse: Parse, unit: Unit, attribution: Attribution | None
) -> tuple[Factuality, tuple[Reason, ...]]:
    """Factuality of the unit, as its clause, its attribution and its frame have it."""
    setting = Setting(
        parse,
        parse.doc[unit.head],
        unit.predicate,
        attribution,
        _is_quoted(parse, unit, attribution),
    )
    factuality, reasons = judge_factuality(setting)
    if unit.tie is not None and unit.tie.denied:
        factuality = replace(factuality, status="denied")
    if unit.assessed and attribution is None and factuality.status == "asserted":
        factuality = replace(factuality, status="assessed")
    if factuality.status == "forecast" and is_refusal(unit, factuality):
        factuality = replace(factuality, status="asserted", certainty="certain")
    return factuality, reasons


def _is_quoted(parse: Parse, unit: Unit, attribution: Attribution | None) -> bool:
    if attribution is None:
        return False
    offsets = [parse.doc[index].idx for index in unit.tokens]
    inside = sum(any(s.start <= o < s.end for s in attribution.quoted) for o in offsets)
    # "said the boat had 'deliberately collided' with it" quotes two words, not the claim
    return 5 * inside >= 4 * len(offsets)


def _claim_id(claim: Claim, further: bool = False) -> str:
    """Content hash: same article, words, speakers and kind, same id.

    A `further` pair of the same words is told apart by its ends.
    """
    parts = [
        claim.article,
        *(f"{span.start}-{span.end}" for span in claim.spans),
        claim.text,  # a text that was corrected in place keeps its offsets, not its claims
        *(relay.name for relay in claim.chain),
        claim.kind,
        claim.role or "",
        claim.relation.type if claim.relation else "",
    ]
    if further and claim.relation is not None:
        parts += [claim.relation.subject, claim.relation.object]
    return sha256("\x1f".join(parts).encode()).hexdigest()[:12]
