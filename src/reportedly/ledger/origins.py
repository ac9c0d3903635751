"""A claim and its article's printing in, its origin out: the first who can be traced to have said it.

Support counts origins, never articles, so two origins are one wherever they may be one. A named
speaker is an origin of his own, a spokesman that of his body. Who is not named is told apart by who
quotes him: three papers that relay "the Post, citing officials" have one origin, residents who spoke
to Reuters and residents who spoke to AFP are two. What an article says in its own voice is from the
agency of its dateline, from what it was copied from, or from its outlet.

A key is a codebook id ("RUS.defence-ministry"), a folded name ("osman tarrak"), or, for a speaker who
is not named, the noun, whom he belongs to and who quotes him: "official < USA < washington-post".
"""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.claim import Claim, Relay
from reportedly.codebook.actors import get_actor
from reportedly.ledger.affiliation import actor_in, institutions_in, named_actor, root_of
from reportedly.ledger.names import fold_name
from reportedly.ledger.phrases import (
    are_named,
    bare_phrase,
    body_of,
    head_noun,
    is_institution,
    is_proper,
    origin_words,
    person_in,
    tells_office,
)
from reportedly.ledger.records import Entry, Origin, OriginBasis, Printing

_TIE = " < "
_NOBODY = "somebody"  # "he", "the adviser", who could not be traced
_PUBLISHED: frozenset[OriginBasis] = frozenset({"agency", "outlet", "article"})


def find_origin(claim: Claim, printing: Printing, copied_from: Printing | None = None) -> Origin:
    """The origin of a claim in an article with this printing.

    `copied_from` is the earliest printing of the claim's words, where they lie in a copied stretch:
    what is not traced to a speaker is then from there.
    """
    published = _publisher(copied_from or printing)
    first = claim.chain[0]
    if first.kind == "author":
        return published
    spoken = _speaker(first)
    if spoken is not None:
        return spoken
    quoted_by = next(filter(None, map(_speaker, claim.chain[1:])), None) or published
    return _unnamed(first, quoted_by)


def same_origin(a: Origin, b: Origin) -> bool:
    """Whether two origins are certainly one: what one says later corrects, repeats or takes back."""
    return a.key == b.key and not is_untraceable(a)


def independent(a: Origin, b: Origin) -> bool:
    """Whether two origins are certainly two, so that each supports the other.

    They are not where either cannot be traced (rumours, "reports"); where one belongs to the other or
    both to one state or body (the Kremlin and the Russian defence ministry); where one outlet
    quotes both without naming them, or quotes one and is the other; and where either may be an
    official of the other's state ("officials", "the army").
    """
    if a.key == b.key or is_untraceable(a) or is_untraceable(b):
        return False
    ours, theirs = _Office.of_origin(a), _Office.of_origin(b)
    if ours.ties & theirs.ties or _may_share_a_state(ours, theirs):
        return False
    return not (a.basis == b.basis == "speaker" and _may_be_one(a.key, b.key))


def independent_claims(a: Entry, b: Entry) -> bool:
    """Whether what two claims have in common comes from two origins.

    Beyond their origins, this looks at the speakers' offices (the foreign minister and the army of
    one state are no two origins) and at who passed their words on: what an outlet says in its own
    voice may rest on whomever it quotes.
    """
    if not independent(a.origin, b.origin):
        return False
    one_article = a.printing.id == b.printing.id
    if one_article and {a.origin.basis, b.origin.basis} & _PUBLISHED:
        return False
    if _passes_on(a.origin, b.claim.chain) or _passes_on(b.origin, a.claim.chain):
        return False
    ours, theirs = _Office.of(a), _Office.of(b)
    return not (ours.ties & theirs.ties) and not _may_share_a_state(ours, theirs)


@dataclass(frozen=True, slots=True)
class _Office:
    """Whom a speaker is tied to, and whether he speaks for a state: one that is known, or any."""

    ties: frozenset[str]
    of_state: bool
    of_some_state: bool

    @classmethod
    def of(cls, entry: Entry) -> _Office:
        """The office in which the first speaker of a claim speaks."""
        told = cls.of_origin(entry.origin)
        role = entry.claim.chain[0].role
        if role is None or entry.origin.basis in _PUBLISHED:
            return told
        actor = actor_in(role)
        root = root_of(actor) if actor is not None else None
        low = {fold_name(word) for word in role.split()}
        body = body_of(role)
        official = bool(low & origin_words("official")) or any(institutions_in(role))
        return cls(
            told.ties | {one for one in (root and root.id, body and fold_name(body)) if one},
            told.of_state or (root is not None and root.kind == "state"),
            told.of_some_state or (official and root is None and not told.of_state),
        )

    @classmethod
    def of_origin(cls, origin: Origin) -> _Office:
        """What the key of an origin tells of it."""
        own, quoted_by = _parts(origin)
        actors = [actor for actor in map(get_actor, map(_root, own)) if actor is not None]
        if origin.basis == "unnamed":
            some = not own and origin.key.partition(_TIE)[0] in origin_words("official")
        else:
            some = origin.basis == "speaker" and not actors and any(institutions_in(origin.key))
        return cls(
            frozenset(map(_root, own + quoted_by)),
            any(actor.kind == "state" for actor in actors),
            some,
        )


def _may_share_a_state(one: _Office, other: _Office) -> bool:
    """True where either speaks for a state that is not told, and the other for one, told or not."""
    return (one.of_some_state and (other.of_some_state or other.of_state)) or (
        other.of_some_state and one.of_state
    )


def _publisher(printing: Printing) -> Origin:
    """Whoever speaks in an article's own voice."""
    if printing.agency:
        return _named(printing.agency.strip("() "), "agency")
    if printing.outlet:
        return _named(printing.outlet, "outlet")
    return Origin(f"article {printing.id}", printing.title or printing.id, "article")


def _named(name: str, basis: OriginBasis) -> Origin:
    known = named_actor(name)
    if known is not None:
        return Origin(known.id, known.name, basis)
    return Origin(fold_name(name.partition(" (")[0]), name, basis)


def _speaker(link: Relay) -> Origin | None:
    """The origin that a named link of a chain is; `None` for who is not named or not resolved."""
    if not link.resolved:
        return None
    person = person_in(link.name) if link.kind == "person" else None
    if link.kind == "group" and are_named(link.name):
        person = link.name
    if (body := _spoken_for(link, person is not None)) is not None:
        return _named(body, "speaker")
    if person is not None:
        return _named(person, "speaker")
    bare = bare_phrase(link.name)
    known = named_actor(link.name) or named_actor(bare)
    if link.kind in ("organisation", "group") and (known is not None or is_institution(bare)):
        return _named(bare, "speaker")  # "police" are one body, "policemen" are not
    if link.kind not in ("organisation", "outlet"):
        return None
    part_of = actor_in(link.name) if known is None else None
    # "The UN's human rights office" is of the UN; a Thai party is not of the Thai state
    if link.kind == "organisation" and part_of is not None and part_of.kind != "state":
        return Origin(f"{fold_name(bare)}{_TIE}{part_of.id}", bare, "speaker")
    generic = head_noun(link.name) in origin_words("unspecific") | origin_words("press")
    if generic and known is None and not is_proper(bare):
        return None
    return _named(bare, "speaker")


def _spoken_for(link: Relay, named: bool) -> str | None:
    """The body whose spokesman a link is, where it is told.

    "A spokesman for the army", "the Kremlin spokesman", "Amal Idrin, spokeswoman of the Red Crescent".
    A spokesman who is named, of a body that is not ("army spokesman Osman Tarrak"), is himself.
    """
    body = body_of(link.role if named else link.name)
    if body is None or named_actor(body) is not None:
        return body
    if is_proper(body) or (body[0].isupper() and not is_institution(body)):
        return body
    unspecific = not set(body.lower().split()) - origin_words("unspecific")
    return None if named or unspecific or not any(institutions_in(body)) else body


def _unnamed(link: Relay, quoted_by: Origin) -> Origin:
    """The origin of who is not named, told apart by who quotes him."""
    if link.kind == "general":
        return Origin(f"common knowledge{_TIE}{quoted_by.key}", "common knowledge", "unnamed")
    head = head_noun(link.name) if link.resolved else _NOBODY
    body = actor_in(link.name)
    if head == "source" and (any(institutions_in(link.name)) or tells_office(link.name)):
        head = "official"  # "two security sources"
    parts = [head, quoted_by.key] if body is None else [head, body.id, quoted_by.key]
    return Origin(_TIE.join(parts), f"{link.name}, via {quoted_by.name}", "unnamed")


def is_untraceable(origin: Origin) -> bool:
    """Whether nobody can tell who is behind it: rumours, "reports", an unresolved "he"."""
    head = origin.key.partition(_TIE)[0]
    return origin.basis == "unnamed" and (head == _NOBODY or head in origin_words("untraceable"))


def _parts(origin: Origin) -> tuple[list[str], list[str]]:
    """Of an origin's key: itself or whom it belongs to; and who quotes it, where it is not named."""
    parts = origin.key.split(_TIE)
    return (parts[1:-1], parts[-1:]) if origin.basis == "unnamed" else (parts, [])


def _root(key: str) -> str:
    actor = get_actor(key)
    return key if actor is None else root_of(actor).id


def _may_be_one(one: str, other: str) -> bool:
    """True for names that one person may have: "Lavrov", "Sergei Lavrov", "Sergey V. Lavrov"."""
    first, second = one.split(), other.split()
    if not first or not second or first[-1] != second[-1]:
        return False
    return len(first) == 1 or len(second) == 1 or first[0][0] == second[0][0]


def _passes_on(origin: Origin, chain: tuple[Relay, ...]) -> bool:
    """Whether an article's own voice is that of an outlet that passed on what the chain says."""
    if origin.basis not in _PUBLISHED:
        return False
    relays = (_speaker(link) for link in chain[1:])
    return any(relay is not None and relay.key == origin.key for relay in relays)
