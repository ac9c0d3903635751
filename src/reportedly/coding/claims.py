"""Units in, claims out: puts factuality, kind, parties, place, time and numbers together.

In: a `Material`, all that the earlier steps found in one article. Out: its claims in text order.
Each field is decided by one small function below or in a module of its own; this module only
composes them and keeps their reasons.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from hashlib import sha256

from spacy.tokens import Token

from reportedly.claim import (
    Actor,
    Attribution,
    Claim,
    Event,
    Factuality,
    Kind,
    Reason,
    Relation,
    Relay,
    When,
    Where,
)
from reportedly.codebook import load_words
from reportedly.coding.actor import Cast, phrase_span, spread, states_in
from reportedly.coding.apposition import find_ties
from reportedly.coding.casualties import find_casualties
from reportedly.coding.clause import clause_spans, cut_clauses
from reportedly.coding.condition import find_conditions
from reportedly.coding.factuality import Setting, judge_factuality
from reportedly.coding.frame import FrameFinder, Predicate, prep_objects, settle_direction
from reportedly.coding.timex import TimeMention, since_adverb, time_for
from reportedly.coding.toponym import PlaceMention
from reportedly.coding.unit import Unit, UnitFinder
from reportedly.text import Mention, Parse, Span

_AUTHOR = (Relay("author", "author"),)
_FIRST_PERSON = frozenset({"i", "we", "us", "our", "my", "me", "ours", "mine"})
# Frames that stay what they are when they lie in the future; any other forecast is an outlook.
_DATED_KINDS = frozenset({"incident", "posture", "meeting", "position"})


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
    """All claims of one article, in the order of their words."""
    return _Coder(material).code()


@dataclass(frozen=True, slots=True)
class _Parties:
    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    relation: Relation | None = None


class _Coder:
    def __init__(self, material: Material) -> None:
        self._m = material
        self._parse = material.parse
        self._cast = Cast(material.parse, material.mentions)
        self._frames = FrameFinder(self._cast.is_actor)
        self._said: dict[tuple[str, int], When] = {}
        self._when_of: dict[int, When | None] = {}
        self._where_of: dict[int, tuple[Where, ...]] = {}
        self._last_doers: dict[tuple[str, int], tuple[Actor, ...]] = {}
        self._last_when: When | None = None

    def code(self) -> tuple[Claim, ...]:
        ties = find_ties(self._parse, self._cast, self._m.mentions)
        finder = UnitFinder(self._parse, self._m.attributions, self._frames)
        units = finder.find(cut_clauses(self._parse), ties)
        claims: dict[str, Claim] = {}
        for unit in units:
            claim = self._claim(unit)
            if claim is not None:
                claims.setdefault(claim.id, claim)
        return tuple(sorted(claims.values(), key=lambda c: (c.spans[0], c.spans[-1].end, c.id)))

    def _claim(self, unit: Unit) -> Claim | None:
        spans = clause_spans(self._parse, unit.tokens)
        if not spans:
            return None
        attribution, chain = self._speaker(unit)
        quoted = self._is_quoted(unit, attribution)
        head = self._parse.doc[unit.head]
        factuality, reasons = judge_factuality(
            Setting(self._parse, head, unit.predicate, attribution, quoted)
        )
        if unit.assessed and attribution is None and factuality.status == "asserted":
            factuality = replace(factuality, status="assessed")
        kind, why = self._kind(unit, factuality, attribution)
        parties = self._parties(unit, kind, chain)
        when, said = self._times(unit, attribution, chain)
        direction = (
            settle_direction(unit.predicate.frame, factuality.polarity == "-")
            if unit.predicate is not None and kind == "posture"
            else None
        )
        casualties = () if unit.tie else find_casualties(self._parse, unit.tokens)
        claim = Claim(
            id="",
            article=self._parse.article.id,
            spans=spans,
            chain=chain,
            factuality=factuality,
            kind=kind,
            actors=parties.actors,
            recipients=parties.recipients,
            places=self._places(unit, kind),
            when=when,
            said=said,
            direction=direction,
            relation=parties.relation,
            role=unit.tie.role if unit.tie else None,
            casualties=casualties,
            event=self._event(unit, kind, attribution, casualties != ()),
            conditions=() if unit.tie else find_conditions(self._parse, head),
            quoted=quoted,
            reasons=(*reasons, *why),
        )
        return replace(claim, id=_claim_id(claim))

    # -- who says it -------------------------------------------------------------------------

    def _speaker(self, unit: Unit) -> tuple[Attribution | None, tuple[Relay, ...]]:
        if unit.attribution is None:
            return None, _AUTHOR
        return self._m.attributions[unit.attribution], self._m.chains[unit.attribution] or _AUTHOR

    def _is_quoted(self, unit: Unit, attribution: Attribution | None) -> bool:
        if attribution is None:
            return False
        offset = self._parse.doc[unit.head].idx
        return any(span.start <= offset < span.end for span in attribution.quoted)

    # -- what kind ---------------------------------------------------------------------------

    def _kind(
        self, unit: Unit, factuality: Factuality, attribution: Attribution | None
    ) -> tuple[Kind, tuple[Reason, ...]]:
        if unit.tie is not None:
            span = self._parse.span(unit.tie.tokens[0], unit.tie.tokens[-1])
            kind: Kind = "role" if unit.tie.role is not None else "relation"
            return kind, (Reason("kind", unit.tie.rule, (span,)),)
        predicate = unit.predicate
        if unit.framing and (predicate is None or predicate.frame.kind not in {"posture"}):
            return "position", (Reason("kind", "act of speech", self._cue_of(unit)),)
        if predicate is None:
            return self._kind_without_frame(unit, factuality, attribution)
        carrier = self._parse.span(predicate.carrier.i, predicate.carrier.i)
        why = (Reason("kind", f"frame {predicate.frame.id}", (carrier,)),)
        if factuality.mood == "demanded" and attribution is not None:
            return "position", why
        if factuality.mood in {"forecast", "conditional"} and (
            predicate.frame.kind not in _DATED_KINDS or factuality.mood == "conditional"
        ):
            return "outlook", why
        return predicate.frame.kind, why

    def _kind_without_frame(
        self, unit: Unit, factuality: Factuality, attribution: Attribution | None
    ) -> tuple[Kind, tuple[Reason, ...]]:
        head = self._parse.doc[unit.head]
        if factuality.mood in {"forecast", "conditional"}:
            return "outlook", (Reason("kind", "looks ahead", self._own_span(unit)),)
        subject = self._subject(unit)
        if subject is not None and subject.lemma_.lower() in load_words(
            "predicates", "classes", "policy"
        ):
            return "position", (
                Reason("kind", "policy", (self._parse.span(subject.i, subject.i),)),
            )
        if factuality.mood == "demanded":
            return "position", (Reason("kind", "obligation", self._own_span(unit)),)
        if attribution is not None and attribution.cue_class == "demand":
            return "position", (Reason("kind", "cue demand", attribution.cue),)
        del head
        return "other", ()

    def _cue_of(self, unit: Unit) -> tuple[Span, ...]:
        return (self._parse.span(unit.head, unit.head),)

    def _own_span(self, unit: Unit) -> tuple[Span, ...]:
        return (self._parse.span(unit.head, unit.head),)

    # -- who does what to whom -----------------------------------------------------------------

    def _subject(self, unit: Unit) -> Token | None:
        if unit.clause is None or unit.clause.subject is None:
            return None
        return self._parse.doc[unit.clause.subject]

    def _parties(self, unit: Unit, kind: Kind, chain: tuple[Relay, ...]) -> _Parties:
        if unit.tie is not None:
            return self._tie_parties(unit)
        predicate = unit.predicate
        if predicate is None:
            return self._plain_parties(unit, kind, chain)
        actors = self._doers(predicate, chain)
        recipients = self._cast.actors_of(predicate.undergoers)
        if predicate.frame.arguments == "mutual":
            actors = self._participants(predicate, actors, recipients)
            recipients = ()
        if kind == "position" and chain[0].kind != "author" and not unit.framing:
            actors, recipients = self._speaker_actors(chain[0], actors), (*actors, *recipients)
        actors = self._inherit_doers(predicate, actors)
        relation = None
        if kind == "relation" or (predicate.frame.relation and kind == "outlook"):
            relation, recipients = self._relation(predicate, actors, recipients, unit)
        recipients = tuple(r for r in recipients if r.name not in {a.name for a in actors})
        return _Parties(actors, recipients, relation)

    def _tie_parties(self, unit: Unit) -> _Parties:
        assert unit.tie is not None
        if unit.tie.holder is not None:
            return _Parties(self._cast.actors_of([self._parse.doc[unit.tie.holder]])[:1], ())
        relation = unit.tie.relation
        if relation is None:
            return _Parties((), ())
        return _Parties((Actor(relation.subject),), (Actor(relation.object),), relation)

    def _plain_parties(self, unit: Unit, kind: Kind, chain: tuple[Relay, ...]) -> _Parties:
        subject = self._subject(unit)
        head = self._parse.doc[unit.head]
        doers = [] if subject is None else [subject]
        objects = [c for c in head.children if c.dep_ in {"dobj", "dative"}]
        objects += prep_objects(head, {"with", "against", "to", "on", "for"})
        actors, recipients = self._with_speaker(doers, chain), self._cast.actors_of(objects)
        if kind == "position" and chain[0].kind != "author":
            return _Parties(self._speaker_actors(chain[0], actors), (*actors, *recipients))
        return _Parties(actors, recipients)

    def _doers(self, predicate: Predicate, chain: tuple[Relay, ...]) -> tuple[Actor, ...]:
        doers: list[Token] = []
        for token in predicate.doers:
            inner = self._frames.of_noun(token) if token.i != predicate.carrier.i else None
            # "an Israeli strike had attempted": who acts is behind the strike
            doers += (
                inner.doers if inner is not None and inner.frame.kind == "incident" else [token]
            )
        return self._with_speaker(doers, chain)

    def _with_speaker(self, doers: Iterable[Token], chain: tuple[Relay, ...]) -> tuple[Actor, ...]:
        """Actors of `doers`; "our advisers" and "we" bring in the speaker and the speaker's state."""
        doers = list(doers)
        actors = self._cast.actors_of(doers)
        ours = any(
            part.lower_ in _FIRST_PERSON
            for token in doers
            for part in (token, *token.children, *(x for s in spread(token) for x in s.children))
        )
        if not ours or chain[0].kind == "author":
            return actors
        own = [a for a in actors if (a.wording or "").lower() not in _FIRST_PERSON]
        return _unique((*own, *self._speaker_actors(chain[0], ())))

    def _speaker_actors(self, speaker: Relay, others: tuple[Actor, ...]) -> tuple[Actor, ...]:
        """The speaker as actor, with the state that the office belongs to."""
        kinds = {"person": "person", "organisation": "organisation", "group": "group"}
        actor = Actor(speaker.name, "other", None, None, speaker.span, speaker.resolved)
        if speaker.kind in kinds:
            actor = replace(actor, kind=kinds[speaker.kind])  # type: ignore[arg-type]
        states = [
            Actor(entry.name, "state", entry.id, speaker.role, speaker.span)
            for entry in states_in(f"{speaker.role or ''} {speaker.name}")
        ]
        del others
        return _unique((*states[:1], actor))

    def _participants(
        self, predicate: Predicate, actors: tuple[Actor, ...], recipients: tuple[Actor, ...]
    ) -> tuple[Actor, ...]:
        extra: list[Token] = []
        for token in (predicate.carrier, *predicate.path, *self._above(predicate.carrier)):
            extra += prep_objects(token, {"with", "between", "among"})
        named: list[Token] = []
        for token in extra:
            inner = prep_objects(token, {"from", "of"})
            named += inner or [token]
        everyone = _unique((*actors, *self._cast.actors_of(named), *recipients))
        able = tuple(a for a in everyone if a.kind not in {"object", "other"} or not a.resolved)
        return able or everyone

    def _above(self, token: Token) -> list[Token]:
        """Verb that holds the meeting: "talks, held in the capital with representatives from"."""
        return [c for c in token.children if c.dep_ in {"acl", "relcl"}] + [token.head]

    def _inherit_doers(self, predicate: Predicate, actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
        """ "Recent strikes" after "Israeli strikes" in the same paragraph are Israeli too.

        Only for the same plural noun without a doer of its own, and only inside one paragraph.
        """
        carrier = next((t for t in (predicate.carrier, *predicate.doers) if t.tag_ == "NNS"), None)
        if carrier is None or predicate.frame.kind != "incident":
            return actors
        key = (carrier.lemma_.lower().removeprefix("air"), self._parse.paragraph_of(carrier))
        known = tuple(a for a in actors if a.kind in {"state", "armed_group", "organisation"})
        if known:
            self._last_doers[key] = known
            return actors
        bare = not actors or all(a.kind in {"object", "other"} for a in actors)
        return _unique((*self._last_doers.get(key, ()), *actors)) if bare else actors

    def _relation(
        self,
        predicate: Predicate,
        actors: tuple[Actor, ...],
        recipients: tuple[Actor, ...],
        unit: Unit,
    ) -> tuple[Relation | None, tuple[Actor, ...]]:
        if not recipients:
            recipients = self._cast.actors_of(predicate.instruments)
        owners = []
        for token in predicate.undergoers or predicate.instruments:
            for part in spread(token):
                owner = None if self._named_actor(part) else self._cast.owner_of(part)
                owners.append(owner)
        known = [o for o in owners if o is not None]
        ends = (*known, *recipients) if known else recipients
        if predicate.frame.relation is None or not actors:
            return None, _unique(ends)
        target = next(iter(ends), None)
        if target is None:
            return None, ()
        span = self._parse.span(predicate.carrier.i, predicate.carrier.i)
        return Relation(predicate.frame.relation, actors[0].name, target.name, span), _unique(ends)

    def _named_actor(self, token: Token) -> bool:
        return any(a.kind not in {"object", "other"} for a in self._cast.actors_of([token])[:1])

    # -- when and where --------------------------------------------------------------------------

    def _times(
        self, unit: Unit, attribution: Attribution | None, chain: tuple[Relay, ...]
    ) -> tuple[When | None, When | None]:
        when = self._event_time(unit)
        said = None
        if attribution is not None:
            said = self._said_time(attribution, chain)
            if when is None and attribution.cue_class == "rumour":
                when = said  # a rumour dates what it tells of about as well as itself
        self._when_of[unit.head] = when
        if when is not None and when.edtf is not None:
            self._last_when = when
        return when, said

    def _event_time(self, unit: Unit) -> When | None:
        head = self._parse.doc[unit.head]
        first, last = unit.tokens[0], unit.tokens[-1]
        if unit.tie is not None:
            return None
        since = since_adverb(self._parse, unit.head, self._last_when)
        if since is not None:
            return since
        time = time_for(self._parse, self._m.times, first, last, unit.head)
        if time is None and unit.predicate is not None and unit.predicate.carrier.i != unit.head:
            time = time_for(self._parse, self._m.times, first, last, unit.predicate.carrier.i)
        if time is not None:
            return time.when
        if head.dep_ in {"advcl", "relcl"} and any(
            c.lower_ in {"when", "as", "while", "where"} for c in head.children
        ):
            host = time_for(
                self._parse, self._m.times, head.sent.start, head.sent.end - 1, head.head.i
            )
            return host.when if host is not None else None
        return None

    def _said_time(self, attribution: Attribution, chain: tuple[Relay, ...]) -> When | None:
        """Time of the statement; later sentences of one speech in a paragraph share it."""
        cue = self._parse.doc[attribution.cue_head]
        clause = cue
        while clause.pos_ not in {"VERB", "AUX"} and clause.head is not clause:
            clause = clause.head
        key = (chain[0].name, self._parse.paragraph_of(cue))
        for head in (cue, clause):
            time = time_for(self._parse, self._m.times, cue.sent.start, cue.sent.end - 1, head.i)
            if time is not None and not any(
                span.start <= time.span.start < span.end for span in attribution.content
            ):
                self._said[key] = time.when
                return time.when
        return self._said.get(key)

    def _places(self, unit: Unit, kind: Kind) -> tuple[Where, ...]:
        inside = set(unit.tokens)
        if unit.tie is not None and unit.tie.role is not None:
            return ()
        found: dict[str, Where] = {}
        for place in self._m.places:
            if place.use == "literal" and inside.issuperset(range(place.first, place.last + 1)):
                found.setdefault(place.where.name, place.where)
        head = self._parse.doc[unit.head]
        if not found and unit.host is not None and head.dep_ == "relcl":
            if any(c.lower_ == "where" for c in head.children):
                return self._where_of.get(unit.host, ())
        places = tuple(found.values())
        self._where_of[unit.head] = places
        return places

    # -- the event -------------------------------------------------------------------------------

    def _event(
        self, unit: Unit, kind: Kind, attribution: Attribution | None, harmed: bool
    ) -> Event | None:
        predicate = unit.predicate
        if predicate is not None and predicate.frame.event is not None:
            span = self._parse.span(predicate.carrier.i, predicate.carrier.i)
            return Event(predicate.frame.event, predicate.frame.mode, span)
        demanding = attribution is not None and attribution.cue_class == "demand"
        if kind == "position" and (demanding or unit.framing):
            if demanding or self._is_demand(unit):
                return Event("REQUEST", None, self._own_span(unit)[0])
        if kind == "incident" and harmed:
            return Event("ASSAULT", None, self._own_span(unit)[0])
        return None

    def _is_demand(self, unit: Unit) -> bool:
        return any(
            a.cue_class == "demand" and a.cue_head == unit.head for a in self._m.attributions
        )


def _unique(actors: Iterable[Actor]) -> tuple[Actor, ...]:
    found: dict[str, Actor] = {}
    for actor in actors:
        found.setdefault(actor.name.casefold(), actor)
    return tuple(found.values())


def _claim_id(claim: Claim) -> str:
    """Content hash: same article, words, speakers and kind, same id."""
    parts = [
        claim.article,
        *(f"{span.start}-{span.end}" for span in claim.spans),
        *(relay.name for relay in claim.chain),
        claim.kind,
        claim.role or "",
        claim.relation.type if claim.relation else "",
    ]
    return sha256("\x1f".join(parts).encode()).hexdigest()[:12]


__all__ = ["Material", "code_claims", "phrase_span"]
