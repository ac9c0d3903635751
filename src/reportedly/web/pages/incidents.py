"""What happened according to whom: incidents as a list, and the accounts of one side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import groupby

from starlette.responses import RedirectResponse, Response

from reportedly.errors import LedgerError
from reportedly.ledger.decisions.standing import history
from reportedly.ledger.decisions.targets import row_number
from reportedly.ledger.grades import Grade, given_to, load_grades
from reportedly.ledger.records import Decision
from reportedly.show.decision_words import decision_words
from reportedly.show.happening import days_words, told_only
from reportedly.views.accounts import IncidentAccounts, OriginAccount, find_incident, moved_to
from reportedly.views.filters import ANY, Filters
from reportedly.views.incident_names import most_named
from reportedly.views.incidents import RANGE, IncidentRow, incidents
from reportedly.views.links import LinkRow
from reportedly.views.reports import HARMS, Report
from reportedly.web.answer import Page, Table
from reportedly.web.listing import all_of, page_of
from reportedly.web.plot import colour_of, plot, shape_of
from reportedly.web.routes import At
from reportedly.web.visit import Visit

# Incidents of a page: each is settled anew from all its claims, which takes 2 ms
_LISTED = 25
_PLOTTED = ("killed", "wounded")
# Other incidents that are offered to be merged, and how far their days may be away
_NEAR, _DAYS_OFF = 6, timedelta(days=3)
# Links as an analyst reads them: what cannot both hold first, mere repetition last
_TIES = ("disputes", "corrects", "responds", "supports", "repeats")


def incident_list(visit: Visit) -> Page:
    """A page of incidents, latest day first."""

    def view(filters: Filters) -> tuple[IncidentRow, ...]:
        return incidents(visit.store, filters, visit.known, visit.question.choice)

    filters = visit.question.filters
    if not visit.question.value("limit"):
        filters = replace(filters, limit=_LISTED)
    rows, after = page_of(view, filters)
    return Page(
        "Incidents",
        "incidents.html",
        {"incidents": rows, "next": after, "days_words": days_words, "told_only": told_only},
        Table("incidents", IncidentRow, lambda: all_of(view, filters)),
    )


def incident_page(visit: Visit) -> Page | Response:
    """The accounts of one incident; one whose accounts stand elsewhere now leads there."""
    number = row_number(visit.part("number"), "incident")
    choice = visit.question.choice
    ordered = choice.policy == "source order"
    # A source that was moved up in the order is named twice: first where it stands now
    unordered = ordered and len(set(choice.order)) != max(1, len(choice.order))
    found = find_incident(
        visit.store, number, visit.known, RANGE if unordered else choice, _asked(visit)
    )
    if found is None:
        return _elsewhere(visit, number)
    if unordered:
        order = _whole_order(choice.order, found)
        return RedirectResponse(visit.question.again(visit.path, order=order), 303)
    tolls = {toll.what: toll for toll in found.tolls}
    decisions = _decided(visit, number)
    return Page(
        _title(found),
        "incident.html",
        {
            "incident": found,
            "places": _places(found),
            "means": most_named(account.means for account in found.accounts),
            "denying": sum(_denies(account) for account in found.accounts),
            "clearing": sum(bool(account.denies) for account in found.accounts),
            "counted": [what for what in HARMS if _is_told(what, found.accounts)],
            "plots": [
                one for what in _PLOTTED if (one := plot(what, found.accounts, tolls.get(what)))
            ],
            "order": _whole_order(choice.order, found) if ordered else [],
            "ties": _ties(found.links),
            "printed": _printed(found.accounts),
            "near": [] if visit.desk.read_only else _near(visit, found),
            "grades": _grades(),
            "decisions": decisions,
            "by_number": {one.number: one for one in decisions},
            "undone": {one.undoes for one in decisions},
            "said": _said,
            "days_words": days_words,
            "first_printed": min(
                filter(None, (one.published for one in found.accounts)), default=None
            ),
            "colour_of": colour_of,
            "shape_of": shape_of,
        },
        Table("accounts", OriginAccount, lambda: found.accounts),
        filters=False,
    )


def _asked(visit: Visit) -> Filters:
    return replace(ANY, rejected=visit.question.filters.rejected)


def _elsewhere(visit: Visit, number: int) -> Response:
    """To where an incident's accounts stand now. Raises `LedgerError` where that is nowhere."""
    now = [one for one in moved_to(visit.store, number, visit.known) if one != number]
    if len(now) == 1:
        return RedirectResponse(visit.question.again(f"/incident/{now[0]}"), 303)
    told = f": it was divided among {', '.join(map(str, now))}" if now else " as asked for"
    raise LedgerError(f"no incident {number} in this ledger{told}")


def _title(found: IncidentAccounts) -> str:
    places = _places(found)
    return f"{places[0]}, incident {found.number}" if places else f"Incident {found.number}"


def _places(found: IncidentAccounts) -> tuple[str, ...]:
    """The places by which it is called."""
    return most_named(account.places for account in found.accounts)


def _denies(account: OriginAccount) -> bool:
    """Whether it tells that it, or something of it, did not happen."""
    return any(told == "denied" or told.endswith(" not so") for told in account.happened)


def _is_told(what: str, accounts: Iterable[OriginAccount]) -> bool:
    return any(report.what == what for account in accounts for report in account.reports)


def _whole_order(given: Sequence[str], found: IncidentAccounts) -> list[str]:
    """The order of sources with those behind that give figures too, each once."""
    counting = [one.origin for one in found.accounts if one.harms]
    return list(dict.fromkeys([*given, *counting]))


def _ties(links: Iterable[LinkRow]) -> list[tuple[str, list[LinkRow]]]:
    """The links by type, in the order in which they are read."""
    in_order = sorted(links, key=lambda link: _TIES.index(link.type))
    return [(type, list(group)) for type, group in groupby(in_order, key=lambda link: link.type)]


def _printed(accounts: Iterable[OriginAccount]) -> dict[tuple[str, str], list[Report]]:
    """The figures that each article gives on an origin's word, by origin and article."""
    found: dict[tuple[str, str], list[Report]] = {}
    for account in accounts:
        for report in account.reports:
            found.setdefault((account.origin, report.article), []).append(report)
    return found


def _near(visit: Visit, found: IncidentAccounts) -> list[IncidentRow]:
    """Incidents of the same days and place, which may be the same one."""
    places = _places(found)
    if found.first is None or found.last is None or not places:
        return []
    filters = Filters(
        place=places[0],
        since=found.first - _DAYS_OFF,
        until=found.last + _DAYS_OFF,
        limit=_NEAR + 1,
    )
    rows = incidents(visit.store, filters, visit.known)
    return [row for row in rows if row.number != found.number][:_NEAR]


def _grades() -> dict[str, list[Grade]]:
    """The grades that an incident may be given, by scheme and part; Airwars first."""
    found: dict[str, list[Grade]] = {}
    for grade in sorted(load_grades(), key=lambda one: one.scheme != "airwars"):
        if "incident" in given_to(grade):
            found.setdefault(grade.key.replace(".", ", "), []).append(grade)
    return found


def _decided(visit: Visit, number: int) -> list[Decision]:
    """All that people decided of the incident, latest first, undone or not."""
    told = history(visit.store, "incident", str(number))
    return [one for one in reversed(told) if (one.number or 0) <= visit.known.decision]


def _said(decision: Decision) -> str:
    """What a decision says, in a few words."""
    if decision.kind == "undo":
        return f"decision {decision.undoes}"
    words = decision_words(decision.kind, decision.value, decision.target_kind)
    return "; ".join(f"{name} {value}" for name, value in words)


PAGES = (At("/incidents", incident_list), At("/incident/{number:int}", incident_page))
