"""A place in, the names of its first- and second-level regions out, as event data sets file them."""

from __future__ import annotations

from reportedly.claim import Where

_SECOND, _FIRST = 3, 4  # UCDP's where_prec


def admin_names(place: Where) -> tuple[str | None, str | None]:
    """First- and second-level region of a place, each `None` where it is not known.

    >>> admin_names(Where("Saraqib", precision=1, regions=("Idlib", "Syria")))
    ('Idlib', None)
    """
    inside = place.regions[:-1]  # the last is the country
    if place.precision == _FIRST:
        return place.name, None
    if place.precision == _SECOND:
        return (inside[-1] if inside else None), place.name
    return (inside[-1] if inside else None), (inside[-2] if len(inside) > 1 else None)
