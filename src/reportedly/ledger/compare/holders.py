"""What only one can hold at a time: a command, an office, a town. Two holders are a dispute.

Posts that many hold (adviser, spokesman, member, deputy) and what was held before or is held now
("former", "new") tell nothing against each other.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.claim import Claim
from reportedly.codebook import load_words
from reportedly.codebook.naming import cut
from reportedly.codebook.wording import concept
from reportedly.ledger.compare.gist import Gist
from reportedly.ledger.compare.ground import Ground, weigh
from reportedly.ledger.compare.pair import Pair, Part, shown_doers
from reportedly.ledger.compare.parties import Parties, country_of, relate
from reportedly.ledger.records import Entry, Why

_EXCLUSIVE = frozenset(("commands", "controls"))
_HELD, _TOWN, _NAMED_TOWN, _OFFICE, _BODY = 0.8, 1.0, 2.2, 0.8, 0.6
_LEAST_OFFICE = 1.0  # weight of the telling words that two offices share: "governor" is nobody's
_PARTIES: tuple[Part, ...] = ("doers", "targets")
_WIDE = 4  # UCDP precision: a first-level region
_VERBATIM = 0.9
_ENEMY = frozenset(("enemy", "foe"))


def other_holder(pair: Pair) -> Iterator[Ground]:
    """The ground that two hold what one can hold."""
    if pair.here.negative or pair.there.negative or not pair.told or not pair.days.together:
        return
    if pair.places == "differ":
        return
    yield from _town(pair)
    a, b = pair.a.claim, pair.b.claim
    if a.relation is not None and b.relation is not None:
        if a.relation.type != b.relation.type or a.relation.type not in _EXCLUSIVE:
            return
        if pair.doers == "differ" and pair.targets in ("same", "within"):
            yield weigh(pair, Why("another holds it", _HELD, shown_doers(pair)), "doers")
    elif not pair.same_article:
        yield from _office(pair)


def _town(pair: Pair) -> Iterator[Ground]:
    """ "Is in the hands of the militia", "is under the army's control"."""
    mine, theirs = _holder(pair.here, pair.a.claim), _holder(pair.there, pair.b.claim)
    if mine is None or theirs is None:
        return
    # the place itself is to be one: its name or its words
    shared = _held(pair.here) & _held(pair.there)
    if (pair.places not in ("same", "within") or _is_wide(pair)) and not shared:
        return
    if pair.mutual >= _VERBATIM:
        return  # the same words, of which the reading made two things
    enemies = _is_enemy(pair.a, pair.here, mine, theirs) or (
        _is_enemy(pair.b, pair.there, theirs, mine)
    )
    if enemies or relate(mine, theirs) == "differ":
        weight = _NAMED_TOWN if shared else _TOWN
        yield weigh(pair, Why("another holds it", weight, ", ".join(sorted(shared))), *_PARTIES)


def _is_wide(pair: Pair) -> bool:
    """True where the places are regions, parts of which can be held by several."""
    finest = (p.precision or _WIDE for gist in (pair.here, pair.there) for p in gist.places)
    return max(finest, default=_WIDE) >= _WIDE


def _held(gist: Gist) -> frozenset[str]:
    """Names in a claim that are no actor's: of the town that is held."""
    return gist.named - gist.registered - (gist.holder.names if gist.holder else frozenset())


def _holder(gist: Gist, claim: Claim) -> Parties | None:
    if gist.holder is not None:
        return gist.holder
    holds = claim.relation is not None and claim.relation.type == "controls"
    return gist.doers if (holds or gist.acts & {"capture", "hold"}) and gist.doers else None


def _is_enemy(entry: Entry, gist: Gist, mine: Parties, theirs: Parties) -> bool:
    """True where one is "the enemy" of whoever says so, and the other is on that speaker's side."""
    if not mine.names & _ENEMY:
        return False
    if gist.speaker.sides & theirs.sides:
        return True
    country = country_of(entry.origin.key)
    return country is not None and country in map(country_of, theirs.sides)


def _office(pair: Pair) -> Iterator[Ground]:
    """ "General Konde is chief of the fleet", "Admiral Sow remains the fleet's chief"."""
    here, there = pair.here, pair.there
    if not here.offices & there.offices:
        return
    persons = _persons(pair.a.claim), _persons(pair.b.claim)
    if not all(persons) or persons[0] & persons[1] or not _holds_against(pair):
        return
    body = (here.named & there.named) - persons[0] - persons[1]
    known = sum(here.words[word] for word in body)
    if known < _LEAST_OFFICE:
        return
    shown = f"{', '.join(sorted(persons[0]))} | {', '.join(sorted(persons[1]))}"
    weight = _OFFICE + _BODY * min(known, 2.0)
    yield weigh(pair, Why("another in office", weight, shown), *_PARTIES)


def _persons(claim: Claim) -> frozenset[str]:
    """Concepts of the names of the persons in a claim; a role's holder is its first actor."""
    actors = [one for one in (*claim.actors, *claim.recipients) if one.kind == "person"]
    if claim.kind == "role" and not actors:
        actors = list(claim.actors[:1])
    pieces = (piece for actor in actors for piece in cut(actor.name) if piece.shape != "a")
    return frozenset(meant for piece in pieces if (meant := concept(piece.fold)))


def _holds_against(pair: Pair) -> bool:
    """Whether both claim the office for now: a successor's taking it up is news, not a dispute."""
    words = [set(gist.folds) for gist in (pair.here, pair.there)]
    taking = load_words("wording", "offices", "taking")
    keeping = load_words("wording", "offices", "keeping")
    taken = [bool(one & taking) for one in words]
    kept = [bool(one & keeping) for one in words]
    if any(taken):
        return any(kept) or all(taken)
    return all(entry.claim.kind == "role" for entry in (pair.a, pair.b)) or any(kept)
