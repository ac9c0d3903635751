"""A claim in, the keys under which claims that it may be linked to are found out.

A ledger looks at the latest few rows of each key, so a key has to be met by few claims: two sides
that speak to each other, an office, forces of one side in one place, two words that are rare in
news. Two claims that can be linked share at least one; most pairs that share one cannot be linked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

from reportedly.claim import Claim, Where
from reportedly.codebook.naming import cut
from reportedly.codebook.place_keys import bare_key, place_key, sound_key
from reportedly.codebook.wording import concept, weight
from reportedly.ledger.compare.gist import Gist, named_in_passing, read_gist
from reportedly.ledger.passages import stem
from reportedly.ledger.rarity import rarity_in_news

# Words of a claim, the rarest first, that are paired into keys: ten pairs at most
_WORDS = 5
_MOST_SIDES, _MOST_PLACES = 4, 3
_COUNTRY = 6  # UCDP precision: a country is where too much happens
_SPOKEN = frozenset(("position", "outlook", "meeting", "other"))


def claim_keys(claim: Claim, gist: Gist | None = None) -> tuple[str, ...]:
    """The keys of a claim, each once, sorted; none for one that is only named in passing.

    `gist` is the claim's, where it was made already.
    """
    if named_in_passing(claim):
        return ()
    gist = gist or read_gist(claim, None)
    return tuple(sorted({*_word_pairs(claim), *_coded(claim, gist)}))


def _word_pairs(claim: Claim) -> Iterator[str]:
    """Pairs of the rarest words: whatever is said of one thing mostly shares two of them."""
    rare: dict[str, float] = {}
    for piece in cut(claim.text):
        meant = concept(piece.fold)
        if meant is not None and not meant.isdigit() and weight(meant) == 1.0:
            rare[meant] = max(rare.get(meant, 0.0), rarity_in_news(stem(piece.fold)))
    chosen = sorted(rare, key=lambda word: (-rare[word], word))[:_WORDS]
    for first, second in combinations(sorted(chosen), 2):
        yield f"words|{first}|{second}"


def _coded(claim: Claim, gist: Gist) -> Iterator[str]:
    places = list(_places(claim.places))
    sides = sorted(gist.doers.sides | gist.targets.sides)[:_MOST_SIDES]
    if claim.kind in ("incident", "posture"):
        acting = sides or [gist.doers.camp or "anybody"]
        yield from (f"{claim.kind}|{side}|{place}" for side in acting for place in places)
    if claim.casualties:
        yield from (f"toll|{one.what}|{place}" for one in claim.casualties for place in places)
    if claim.kind in _SPOKEN:
        heard = sorted(gist.mentioned | gist.speaker.sides)[:_MOST_SIDES]
        yield from (f"between|{first}|{second}" for first, second in combinations(heard, 2))
    if claim.relation is not None:
        held = _name(claim.relation.object)
        yield f"{claim.relation.type}|{held}"
        yield f"{claim.relation.type}|{_name(claim.relation.subject)}|{held}"
    if claim.role is not None:
        yield f"office|{_name(claim.role)}"


def _places(places: Iterable[Where]) -> Iterator[str]:
    fine = [place for place in places if place.precision is None or place.precision < _COUNTRY]
    for place in fine[:_MOST_PLACES]:
        key = place_key(place.name)
        yield sound_key(key) or bare_key(key) or key


def _name(words: str) -> str:
    """The telling words of a name, in one order."""
    return " ".join(sorted({meant for piece in cut(words) if (meant := concept(piece.fold))}))
