"""What people write for a claim's fields in, the values that a decision keeps out.

Values are JSON. A list may be written as one text with semicolons between its items, and a count, a
tie or an event as notation writes it: "killed 7 to 9, best 8 (civilians)", "commands: Iran > the 4th
Brigade", "ASSAULT (aerial)"; a count as people write it too: "more than 30 wounded", "killed 31+". An empty text or `None` takes a value away where there need be none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, get_args

from reportedly.claim import Certainty, Direction, Kind, Manner, Mood, Polarity, Status
from reportedly.codebook import load_table
from reportedly.codebook.gazetteer import PlaceEntry, country_name, lookup, regions_of
from reportedly.edtf import day_bounds
from reportedly.errors import OptionError
from reportedly.ledger.decisions.targets import storable
from reportedly.ledger.grades import allowed_words
from reportedly.ledger.names import fold_name

# What a person types is a name or a phrase; longer is a slip of the clipboard
_LONGEST = 300
_COUNT = r"(?:(?:more than|over|at least) )?\d+(?:\+| or more| ?[-–] ?\d+| to \d+)?"
_COUNT_FIRST = re.compile(rf"(?P<count>{_COUNT}) (?:people )?(?P<what>[a-z]+)(?P<rest>[,( ].*)?")
_HARM = re.compile(
    r"(?P<what>[a-z]+) (?:(?P<over>more than|over) |(?P<least>at least ))?(?P<low>\d+)"
    r"(?:(?P<more> or more|\+)|(?: to | ?[-–] ?)(?P<high>\d+))?"
    r"(?:, (?:best (?P<best>\d+)|(?P<none>no best)))?(?: \((?P<group>[^()]+)\))?(?:, (?P<scope>[a-z]+))?"
)
_HARM_KEYS = ("what", "low", "best", "high", "group", "scope")
_TIE = re.compile(r"(?P<type>[a-z_]+): (?P<subject>[^>]+) > (?P<object>[^>]+)")
_EVENT = re.compile(r"(?P<type>[A-Z]+)(?: \((?P<mode>[a-z-]+)\))?")


def check_fields(fields: Mapping[str, object]) -> dict[str, Any]:
    """The fields of a claim with the values to keep; raises `OptionError` for the first wrong one.

    >>> check_fields({"polarity": "-", "actors": "Iran; the Quds Force"})
    {'polarity': '-', 'actors': ['Iran', 'the Quds Force']}
    """
    if not fields:
        raise OptionError(f"found no field to edit, expected some of: {', '.join(CHECKS)}")
    for field in fields:
        if field not in CHECKS:
            raise OptionError(f"found the field {field!r}, expected one of: {', '.join(CHECKS)}")
    return {field: CHECKS[field](field, value) for field, value in fields.items()}


def place_named(words: str) -> PlaceEntry | None:
    """The gazetteer's place for "NAME" or "NAME, REGION OR COUNTRY"; `None` where it has none.

    >>> place_named("Tripoli, Lebanon").country, place_named("Tripoli").country
    ('LB', 'LY')
    """
    name, _, region = words.partition(",")
    found = lookup(name.strip())
    if region:
        found = tuple(place for place in found if fold_name(region) in _around(place))
    return found[0] if found else None


def read_harm(words: str) -> dict[str, Any]:
    """A count of people harmed, as notation writes it or people do; raises `OptionError` for another.

    >>> read_harm("killed 12 or more (civilians)")["group"]
    'civilians'
    >>> read_harm("more than 30 wounded")["low"], read_harm("wounded 31+")["high"]
    (31, None)
    """
    written = " ".join(words.split())
    turned = _COUNT_FIRST.fullmatch(written)
    if turned:
        written = f"{turned['what']} {turned['count']}{turned['rest'] or ''}"
    found = _HARM.fullmatch(written)
    if found is None or (found["high"] and (found["over"] or found["least"])):
        raise OptionError(
            f"found the count {words!r}, expected 'killed 7', 'killed 7 to 9, best 8', 'killed 7 or"
            " more' or 'killed 7+', with whom in brackets"
        )
    low = int(found["low"]) + bool(found["over"])
    open_end = found["more"] or found["over"] or found["least"]
    high = None if open_end else int(found["high"] or low)
    sure = high == low and not found["none"]
    best = int(found["best"]) if found["best"] else low if sure else None
    return {
        "what": found["what"],
        "low": low,
        "best": best,
        "high": high,
        "group": found["group"],
        "scope": found["scope"] or "incident",
    }


def check_harm(value: object) -> dict[str, Any]:
    """A count of people harmed with its numbers in order; raises `OptionError`."""
    given = read_harm(value) if isinstance(value, str) else value
    if not isinstance(given, Mapping) or not set(given).issubset(_HARM_KEYS):
        raise OptionError(f"found the count {value!r}, expected {', '.join(_HARM_KEYS)}")
    harm = {"best": None, "high": None, "group": None, "scope": "incident"} | dict(given)
    _one_of("what", harm.get("what"), allowed_words("casualties", "harms"))
    _one_of("scope", harm["scope"], allowed_words("casualties", "scopes"))
    check_numbers(harm.get("low"), harm["best"], harm["high"])
    if harm["group"] is not None:
        harm["group"] = check_text("group", harm["group"])
    return {key: harm[key] for key in _HARM_KEYS}


def check_numbers(low: object, best: object, high: object) -> None:
    """Raise `OptionError` unless low, best and high are counts in ascending order.

    `None` for best means that none is chosen, for high an open end.
    """
    numbers = [number for number in (low, best, high) if number is not None]
    whole = all(isinstance(n, int) and not isinstance(n, bool) and n >= 0 for n in numbers)
    if low is None or not whole or numbers != sorted(numbers):  # type: ignore[type-var]
        raise OptionError(
            f"found low {low}, best {best}, high {high}: expected whole numbers, in this order"
        )


def check_text(field: str, value: object) -> str:
    """One line of text that is not empty; raises `OptionError`."""
    text = " ".join(storable(value).split()) if isinstance(value, str) else ""
    if not 0 < len(text) <= _LONGEST:
        raise OptionError(f"{field}: found {_brief(value)}, expected 1 to {_LONGEST} characters")
    return text


def _around(place: PlaceEntry) -> set[str]:
    names = {fold_name(name) for name in regions_of(place)}
    return names | (
        {place.country.casefold(), fold_name(country_name(place.country))}
        if place.country
        else set()
    )


def _brief(value: object) -> str:
    shown = repr(value)
    return shown if len(shown) <= 60 else shown[:57] + "..."


def _one_of(field: str, value: object, words: tuple[str, ...]) -> Any:
    if value not in words:
        raise OptionError(f"{field}: found {_brief(value)}, expected one of: {', '.join(words)}")
    return value


def _word(literal: Any, field: str, value: object) -> Any:
    return _one_of(field, value, get_args(literal))


def _optional(check: Callable[[str, object], Any], field: str, value: object) -> Any:
    return None if value in (None, "") else check(field, value)


def _items(field: str, value: object) -> list[object]:
    if value is None:
        return []
    if isinstance(value, str):
        return [item for item in value.split(";") if item.strip()]
    if not isinstance(value, list | tuple):
        raise OptionError(f"{field}: found {_brief(value)}, expected a list")
    return list(value)


def _names(field: str, value: object) -> list[str]:
    return [check_text(field, item) for item in _items(field, value)]


def _places(field: str, value: object) -> list[str]:
    names = _names(field, value)
    for name in names:
        if "," in name and place_named(name) is None:
            raise OptionError(
                f"{field}: the gazetteer has no {name!r}: name it without what follows the comma to"
                " keep it without a point"
            )
    return names


def _harms(field: str, value: object) -> list[dict[str, Any]]:
    return [check_harm(item) for item in _items(field, value)]


def _when(field: str, value: object) -> str:
    edtf = check_text(field, value)
    ends = edtf.split("/")
    known = [day_bounds(end) for end in ends if end not in ("", "..")]
    first, last = day_bounds(edtf)
    if not known or len(ends) > 2 or (None, None) in known or (first and last and first > last):
        raise OptionError(
            f"{field}: found {edtf!r}, expected an EDTF date or interval such as 2024-11-14, 2024-11,"
            " 2024-09-21/2024-09-30 or ../2024"
        )
    return edtf


def _event(field: str, value: object) -> str:
    found = _EVENT.fullmatch(check_text(field, value))
    types = load_table("plover")
    if found is None or found["type"] not in types:
        raise OptionError(
            f"{field}: found {_brief(value)}, expected a PLOVER type, 'ASSAULT (aerial)': one of"
            f" {', '.join(types)}"
        )
    if found["mode"] is not None:
        _one_of(field, found["mode"], tuple(types[found["type"]]["modes"]))
    return found[0]


def _relation(field: str, value: object) -> str:
    found = _TIE.fullmatch(check_text(field, value))
    if found is None:
        raise OptionError(f"{field}: found {_brief(value)}, expected 'type: subject > object'")
    _one_of(field, found["type"], allowed_words("relations", "types"))
    return found[0]


def read_event(value: str) -> tuple[str, str | None]:
    """Type and mode of an event as kept."""
    found = _EVENT.fullmatch(value)
    assert found is not None, "what is kept was checked"
    return found["type"], found["mode"]


def read_tie(value: str) -> tuple[str, str, str]:
    """Type, subject and object of a relation as kept."""
    found = _TIE.fullmatch(value)
    assert found is not None, "what is kept was checked"
    return found["type"], found["subject"], found["object"]


CHECKS: dict[str, Callable[[str, object], Any]] = {
    "kind": partial(_word, Kind),
    "status": partial(_word, Status),
    "polarity": partial(_word, Polarity),
    "certainty": partial(_word, Certainty),
    "mood": partial(_word, Mood),
    "manner": partial(_word, Manner),
    "source": check_text,
    "via": _names,
    "actors": _names,
    "recipients": _names,
    "places": _places,
    "when": partial(_optional, _when),
    "said": partial(_optional, _when),
    "casualties": _harms,
    "event": partial(_optional, _event),
    "direction": partial(_optional, partial(_word, Direction)),
    "relation": partial(_optional, _relation),
    "role": partial(_optional, check_text),
}
