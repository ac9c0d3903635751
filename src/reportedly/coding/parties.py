"""Who does what to whom in a unit: actors, recipients and the relation between them.

In: a unit, its kind and its chain. Out: `Parties`. Who speaks of "our advisers" brings in his
state; who demands something is the actor of the demand; who is behind "an Israeli strike" acts, not
the strike. Nobody is added who is not named in the article.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from spacy.tokens import Token

from reportedly.claim import Actor, ActorKind, Kind, Relation, Relay, RelayKind
from reportedly.coding.actor import Cast, spread, states_in
from reportedly.coding.arguments import prep_objects
from reportedly.coding.behind import doers_behind, doers_in_setting, is_blow
from reportedly.coding.frame import FrameFinder, Predicate
from reportedly.coding.unit import Unit
from reportedly.text import Parse

_FIRST_PERSON = frozenset({"i", "we", "us", "our", "my", "me", "ours", "mine"})
_SPEAKER_KINDS: dict[RelayKind, ActorKind] = {
    "person": "person", "organisation": "organisation", "group": "group", "outlet": "outlet",
}  # fmt: skip


_RELATIVE = frozenset({"which", "that", "who", "whom", "whose"})
# Relations whose other end may be a thing or place.
_OF_THINGS = frozenset({"protects"})


@dataclass(frozen=True, slots=True)
class Parties:
    """The actors and recipients of a claim, and the relation where it is one."""

    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    relation: Relation | None = None
    further: tuple[Relation, ...] = ()  # "Niger and Algeria back the union" ties two pairs


class PartyFinder:
    """Finds the parties of the units of one article, in text order."""

    def __init__(self, parse: Parse, cast: Cast, frames: FrameFinder) -> None:
        self._parse = parse
        self._cast = cast
        self._frames = frames
        self._last_doers: dict[tuple[str, int], tuple[Actor, ...]] = {}

    def _subject(self, unit: Unit) -> Token | None:
        if unit.clause is None or unit.clause.subject is None:
            return None
        return self._parse.doc[unit.clause.subject]

    def find(self, unit: Unit, kind: Kind, chain: tuple[Relay, ...], demanded: bool) -> Parties:
        """The parties of `unit`; call it in text order, since later strikes look back at earlier.

        `demanded` tells that the speaker lays the clause on its subject ("Ankara must settle").
        """
        if unit.tie is not None:
            return self._tie_parties(unit)
        predicate = unit.predicate
        if predicate is None:
            return self._plain_parties(unit, chain, demanded)
        actors = self._doers(predicate, chain)
        recipients = self._cast.actors_of(predicate.undergoers)
        if predicate.frame.arguments == "mutual":
            actors = self._participants(predicate, actors, recipients)
            recipients = ()
        if demanded and chain[0].kind != "author" and not unit.framing:
            actors, recipients = self._speaker_actors(chain[0]), (*actors, *recipients)
        if kind == "position" and not any(r.kind not in {"object", "other"} for r in recipients):
            recipients = _unique((*recipients, *self._named_below(predicate, actors)))
        actors = self._inherit_doers(predicate, actors)
        named = unit.clause is None  # "claimed the bombing", not "claimed that the mayor was shot"
        if named and not actors and kind == "incident" and _claims_the_deed(chain[0]):
            actors = self._speaker_actors(chain[0])
        relation = None
        if kind == "relation" or (predicate.frame.relation and kind == "outlook"):
            relation, recipients = self._relation(predicate, actors, recipients, unit)
        recipients = tuple(r for r in recipients if r.name not in {a.name for a in actors})
        return Parties(actors, recipients, relation, self._further(predicate, relation))

    def _tie_parties(self, unit: Unit) -> Parties:
        assert unit.tie is not None
        if unit.tie.holder is not None:
            return Parties(self._cast.actors_of([self._parse.doc[unit.tie.holder]])[:1], ())
        relation, ends = unit.tie.relation, unit.tie.ends
        if relation is not None and ends is not None:
            actors = (self._end(relation.subject, ends[0]), self._end(relation.object, ends[1]))
            return Parties(actors[:1], actors[1:], relation)
        if relation is None:
            described = self._parse.doc[unit.tie.head].head
            return Parties(self._cast.actors_of([described])[:1], ())
        return Parties((Actor(relation.subject),), (Actor(relation.object),), relation)

    def _end(self, name: str, head: int) -> Actor:
        """An end of a relation, with the kind and id of the actor that its words name."""
        found = self._cast.actors_of([self._parse.doc[head]])
        return next((actor for actor in found if actor.name == name), Actor(name))

    def _plain_parties(self, unit: Unit, chain: tuple[Relay, ...], demanded: bool) -> Parties:
        subject = self._subject(unit)
        head = self._parse.doc[unit.head]
        doers = [] if subject is None else [subject]
        objects = [c for c in head.children if c.dep_ in {"dobj", "dative"}]
        objects += prep_objects(head, {"with", "against", "to", "on", "for"})
        actors, recipients = self._with_speaker(doers, chain), self._cast.actors_of(objects)
        if demanded and chain[0].kind != "author":
            return Parties(self._speaker_actors(chain[0]), (*actors, *recipients))
        return Parties(actors, recipients)

    def _doers(self, predicate: Predicate, chain: tuple[Relay, ...]) -> tuple[Actor, ...]:
        doers: list[Token] = []
        for token in predicate.doers:
            inner = self._frames.of_noun(token) if token.i != predicate.carrier.i else None
            # "an Israeli strike had attempted": who acts is behind the strike
            if inner is not None and inner.frame.kind == "incident":
                doers += doers_behind(token) or inner.doers
            else:
                doers += (doers_behind(token) if is_blow(token) else []) or [token]
        if not doers and predicate.frame.kind == "incident":
            doers = doers_in_setting(predicate.carrier)
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
        return _unique((*own, *self._speaker_actors(chain[0])))

    def _speaker_actors(self, speaker: Relay) -> tuple[Actor, ...]:
        """The speaker as actor, with the state that the office belongs to."""
        actor = Actor(speaker.name, "other", None, None, speaker.span, speaker.resolved)
        actor = replace(actor, kind=_SPEAKER_KINDS.get(speaker.kind, "other"))
        states = [
            Actor(entry.name, "state", entry.id, speaker.role, speaker.span)
            for entry in states_in(f"{speaker.role or ''} {speaker.name}")
        ]
        return _unique((*states[:1], actor))

    def _participants(
        self, predicate: Predicate, actors: tuple[Actor, ...], recipients: tuple[Actor, ...]
    ) -> tuple[Actor, ...]:
        extra: list[Token] = []
        for token in (
            predicate.carrier,
            *predicate.path,
            *predicate.undergoers,
            *self._above(predicate.carrier),
        ):
            extra += prep_objects(token, {"with", "between", "among"})
        named: list[Token] = []
        for token in extra:
            inner = prep_objects(token, {"from", "of"})
            named += inner or [token]
        everyone = _unique((*actors, *self._cast.actors_of(named), *recipients))
        able = tuple(a for a in everyone if a.kind not in {"object", "other"} or not a.resolved)
        return able or everyone

    def _named_below(self, predicate: Predicate, actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
        """ "limits to its support for Iran's presence": the first one named is whom it is about."""
        known = {actor.name for actor in actors}
        for token in predicate.undergoers:
            for part in token.subtree:
                if part.pos_ == "PROPN" and part.i != token.i:
                    found = self._cast.actors_of([part])[:1]
                    able = found and found[0].kind not in {"object", "other"}
                    if able and found[0].name not in known:
                        return found
        return ()

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
        if predicate.frame.relation in _OF_THINGS and recipients:
            known = []  # who guards Chinese casinos does not protect China
        ends = (*known, *recipients) if known else recipients
        # "an affiliate with which it shares camps": who is meant is not told here
        ends = tuple(e for e in ends if e.resolved or e.name.lower() not in _RELATIVE)
        nobody = any(
            c.dep_ == "det" and c.lower_ in {"no", "neither"}
            for t in predicate.doers
            for c in t.children
        )
        if predicate.frame.relation is None or not actors or nobody:
            return None, _unique(ends)
        target = next(iter(ends), None)
        if target is None or target.name == actors[0].name:
            return None, ()
        span = self._parse.span(predicate.carrier.i, predicate.carrier.i)
        return Relation(predicate.frame.relation, actors[0].name, target.name, span), _unique(ends)

    def _further(self, predicate: Predicate, relation: Relation | None) -> tuple[Relation, ...]:
        """The same tie for the other conjuncts: "backed by the Emirates and Egypt"."""
        if relation is None:
            return ()
        subjects = self._conjuncts(predicate.doers, relation.subject)
        objects = self._conjuncts(predicate.undergoers, relation.object)
        pairs = [(one, other) for one in subjects for other in objects]
        return tuple(
            replace(relation, subject=one, object=other)
            for one, other in pairs
            if (one, other) != (relation.subject, relation.object) and one != other
        )

    def _conjuncts(self, heads: tuple[Token, ...], first: str) -> list[str]:
        """The names of the actors that stand beside `first`, itself among them."""
        tokens = [part for head in heads[:1] for part in spread(head)]
        names = [self._cast.name_of(t) for t in tokens if self._cast.can_be_end(t)]
        return names if first in names else [first]

    def _named_actor(self, token: Token) -> bool:
        return any(a.kind not in {"object", "other"} for a in self._cast.actors_of([token])[:1])


def _claims_the_deed(speaker: Relay) -> bool:
    """ "claimed the bombing": the speaker is the doer."""
    return speaker.cue is not None and speaker.cue.text.lower() in {"claimed", "claim", "claims"}


def _unique(actors: Iterable[Actor]) -> tuple[Actor, ...]:
    found: dict[str, Actor] = {}
    for actor in actors:
        found.setdefault(actor.name.casefold(), actor)
    return tuple(found.values())
