"""Who is named: the register of actors, looked up by any name that they go by.

In comes a name, out comes the registered state, armed group, organisation or outlet that it stands
for, with a stable id. Names are compared as `codebook.naming` folds them; a name that belongs to
nobody registered gives `None`: nothing is guessed from likeness. `find_actors` scans a whole parse.
"""

from __future__ import annotations

from reportedly.codebook import load_words
from reportedly.codebook.actor_scan import ActorHit, find_actors
from reportedly.codebook.naming import cut
from reportedly.codebook.register import (
    ActorEntry,
    How,
    StateEntry,
    compose,
    load_institutions,
    load_register,
)

__all__ = [
    "ActorEntry",
    "ActorHit",
    "How",
    "StateEntry",
    "find_actors",
    "get_actor",
    "get_state",
    "lookup_actor",
    "match_actors",
]


def lookup_actor(name: str) -> ActorEntry | None:
    """The registered actor that `name` stands for, else `None`.

    A leading "the", a possessive ending, case, accents, dots and transliterated articles make no
    difference; but words of running text never match initialisms or names that are also common
    nouns. Where several entries share a name the first in the codebook is returned: `find_actors`
    chooses by the article.

    >>> lookup_actor("the Islamic Republic's").id
    'IRN'
    >>> lookup_actor("who"), lookup_actor("us"), lookup_actor("turkey")
    (None, None, None)
    """
    matches = match_actors(name)
    return matches[0][0] if matches else None


def match_actors(name: str) -> tuple[tuple[ActorEntry, How], ...]:
    """All registered actors that `name` as a whole may stand for, and how, in codebook order.

    Names that hold only in one country's news ("4th Division") are left to `find_actors`.
    """
    register = load_register()
    words = _bare(name)
    found = register.index.whole(name) or register.index.whole(words)  # "The Times" is one name
    if not found and words == words.lower() and words not in load_words("institutions", "common"):
        found = [one for shapes, one in register.index.relaxed(words) if "U" not in shapes]
    return tuple((one.entry, one.how) for one in found if one is not None and one.hold != "local")


def get_state(actor_id: str) -> StateEntry | None:
    """The state with this id, with its adjectives, capitals and point; `None` for other actors."""
    return load_register().states.get(actor_id)


def get_actor(actor_id: str) -> ActorEntry | None:
    """The entry with this id, `None` where there is none; composed ids are understood.

    >>> get_actor("IRN.foreign-ministry").name
    'Iranian Foreign Ministry'
    """
    register = load_register()
    entry = register.entries.get(actor_id)
    if entry is None and "." in actor_id:
        state_id, key = actor_id.split(".", 1)
        for institution in load_institutions():
            if institution.key == key and state_id in register.states:
                return compose(register.states[state_id], institution, institution.name)
    return entry


def _bare(name: str) -> str:
    """`name` without a leading article and a possessive ending."""
    pieces = cut(name)
    if pieces and pieces[0].fold == "the" and len(pieces) > 1:
        pieces = pieces[1:]
    if len(pieces) > 1 and pieces[-1].fold == "s" and name[pieces[-1].start - 1] in "'\u2019":
        pieces = pieces[:-1]
    return name[pieces[0].start : pieces[-1].end] if pieces else ""
