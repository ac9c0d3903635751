"""What kind of claim a unit makes, and which PLOVER event it tells of.

In: a unit with its factuality and attribution. Out: a kind with its reason, and an event. The frame
of the predicate decides; an act of speech, a refusal, an obligation or an outlook overrides it.
"""

from __future__ import annotations

from reportedly.claim import Attribution, Event, Factuality, Kind, Reason
from reportedly.codebook import load_words
from reportedly.coding.bar import is_natural
from reportedly.coding.unit import Unit
from reportedly.text import Parse, Span

# Frames that stay what they are when they lie in the future; any other forecast is an outlook.
_DATED_KINDS = frozenset({"incident", "posture", "meeting", "position"})
# What a side can refuse: "will not negotiate", "would never accept the deal".
_REFUSABLE = frozenset({"consult", "agree", "concede", "cooperate", "support"})


def decide_kind(
    parse: Parse, unit: Unit, factuality: Factuality, attribution: Attribution | None
) -> tuple[Kind, Reason | None]:
    """The kind of the claim that `unit` makes, with its reason; "other" has none."""
    if unit.tie is not None:
        span = parse.span(unit.tie.tokens[0], unit.tie.tokens[-1])
        kind: Kind = "other" if unit.tie.relation is None else "relation"
        kind = "role" if unit.tie.role is not None else kind
        return kind, Reason("kind", unit.tie.rule, (span,))
    predicate, here = unit.predicate, _head_span(parse, unit)
    if unit.framing and (predicate is None or _only_asked_for(unit, predicate.frame.kind)):
        return "position", Reason("kind", "act of speech", (here,))
    if is_refusal(unit, factuality):
        return "position", Reason("kind", "refusal", (here,))
    policy = _policy_subject(parse, unit)
    if policy is not None and (predicate is None or predicate.frame.kind == "posture"):
        return "position", Reason("kind", "policy", (policy,))
    if predicate is None:
        return _kind_without_frame(parse, unit, factuality, attribution)
    carrier = parse.span(predicate.carrier.i, predicate.carrier.i)
    why = Reason("kind", f"frame {predicate.frame.id}", (carrier,))
    if factuality.mood == "demanded" and attribution is not None:
        return "position", why
    if factuality.mood == "conditional":
        return "outlook", why
    foretold = {"likely", "unlikely"} & set(
        predicate.control
    ) and predicate.frame.kind == "position"
    loose = (
        factuality.certainty == "possible"
        or bool(foretold)
        or predicate.frame.kind not in _DATED_KINDS
    )
    if factuality.mood == "forecast" and loose:
        return "outlook", why
    return predicate.frame.kind, why


def _only_asked_for(unit: Unit, kind: Kind) -> bool:
    """ "called for a meeting" is a position, "is backed by Rwanda" a relation, "plans to pull out"
    a posture: what is wished for by words alone has not got the kind of its object."""
    if kind in {"posture", "relation"}:
        return False
    return not (unit.predicate is not None and "planned" in unit.predicate.control)


def _kind_without_frame(
    parse: Parse, unit: Unit, factuality: Factuality, attribution: Attribution | None
) -> tuple[Kind, Reason | None]:
    here = _head_span(parse, unit)
    if factuality.mood in {"forecast", "conditional"}:
        return "outlook", Reason("kind", "looks ahead", (here,))
    if factuality.mood == "demanded":
        return "position", Reason("kind", "obligation", (here,))
    if attribution is not None and attribution.cue_class == "demand":
        return "position", Reason("kind", "cue demand", attribution.cue)
    return "other", None


def _policy_subject(parse: Parse, unit: Unit) -> Span | None:
    """ "Russia's mandate does not include": what a policy covers is a position."""
    if unit.clause is None or unit.clause.subject is None:
        return None
    subject = parse.doc[unit.clause.subject]
    if subject.lemma_.lower() not in load_words("predicates", "classes", "policy"):
        return None
    return parse.span(subject.i, subject.i)


def is_refusal(unit: Unit, factuality: Factuality) -> bool:
    """ "refused to sit down", "will not negotiate": a position, whatever was refused."""
    predicate = unit.predicate
    if predicate is None:
        return False
    if any(token.lemma_ in {"refuse", "decline"} for token in predicate.path):
        return predicate.frame.kind != "relation"
    return (
        factuality.polarity == "-"
        and factuality.mood == "forecast"
        and predicate.frame.id in _REFUSABLE
    )


def decide_event(
    parse: Parse,
    unit: Unit,
    kind: Kind,
    factuality: Factuality,
    attributions: tuple[Attribution, ...],
    harmed: bool,
) -> Event | None:
    """The PLOVER event; `harmed` tells that casualties were counted in the unit."""
    here = _head_span(parse, unit)
    if is_refusal(unit, factuality):
        return Event("REJECT", None, here)
    predicate = unit.predicate
    if predicate is not None and predicate.frame.event is not None:
        carrier = parse.span(predicate.carrier.i, predicate.carrier.i)
        return Event(predicate.frame.event, predicate.frame.mode, carrier)
    if kind == "position" and any(
        attribution.cue_class == "demand"
        and number in {unit.attribution, _framed(unit, attributions)}
        for number, attribution in enumerate(attributions)
    ):
        return Event("REQUEST", None, here)
    if kind != "incident" or not harmed:
        return None
    # "A landslide killed 14 miners" is an incident, but nobody's assault, and so is a burial
    head = parse.doc[unit.head]
    if head.lemma_ == "bury":
        return None
    subjects = [child for child in head.children if child.dep_ in {"nsubj", "agent"}]
    return None if is_natural(subjects) else Event("ASSAULT", None, here)


def _framed(unit: Unit, attributions: tuple[Attribution, ...]) -> int | None:
    """The attribution whose cue a framing unit is."""
    if not unit.framing:
        return None
    return next((n for n, a in enumerate(attributions) if a.cue_head == unit.head), None)


def _head_span(parse: Parse, unit: Unit) -> Span:
    return parse.span(unit.head, unit.head)
