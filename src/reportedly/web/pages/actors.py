"""Who speaks and is spoken of: the list of names, and one actor's dossier."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from reportedly.errors import OptionError
from reportedly.views.actors import ActorRow, actors
from reportedly.views.profile import profile
from reportedly.views.ties import TieRow
from reportedly.web.answer import Page, Table
from reportedly.web.listing import all_of, page_of
from reportedly.web.routes import At
from reportedly.web.visit import Visit

# Claims of a dossier on each side; its links lead to all of them
_CLAIMS = 12


def actor_list(visit: Visit) -> Page:
    """A page of names, those in most claims first; `called` looks for letters in them."""
    question = visit.question
    called = question.value("called") or None
    view = partial(actors, visit.store, known=visit.known, called=called)
    rows, after = page_of(view, question.filters)
    return Page(
        "Actors",
        "actors.html",
        {"actors": rows, "next": after, "called": called or ""},
        Table("actors", ActorRow, lambda: all_of(partial(view, exact=True), question.filters)),
    )


def dossier(visit: Visit) -> Page:
    """One actor: roles, ties, what it says and what is said of it."""
    name = visit.question.value("name")
    if not name:
        raise OptionError("found no name, expected one: choose an actor in the list of actors")
    filters = replace(visit.question.filters, limit=_CLAIMS, after=None)
    found = profile(visit.store, name, filters, visit.known)
    return Page(
        found.names[0] if len(found.names) == 1 else name,
        "actor.html",
        {"name": name, "actor": found},
        Table("ties", TieRow, lambda: found.ties),
    )


PAGES = (At("/actors", actor_list), At("/actor", dossier))
