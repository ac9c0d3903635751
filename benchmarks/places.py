"""Places: texts in, toponyms with the points that they resolve to out, in the scorer's format.

Adjectives and names of peoples are left out, but for LGL, whose annotators count "Russian" and
"Americans" as toponyms (its readme says so).
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from reportedly.articles.parse import parse
from reportedly.codebook.actors import match_actors
from reportedly.coding.toponym import PlaceMention, find_places
from reportedly.text import Article

WITH_PEOPLES = frozenset(("lgl",))


def predict(source: Path, target: Path) -> int:
    """Write {"id", "toponyms": [...]} for each document of `source`; return the word count."""
    words, peoples = 0, source.stem in WITH_PEOPLES
    with source.open(encoding="utf-8") as lines, target.open("w", encoding="utf-8") as out:
        for line in lines:
            document = json.loads(line)
            words += len(document["text"].split())
            found = find_places(parse(Article(id=document["id"], text=document["text"])))
            toponyms = [
                _toponym(one) for one in found if _is_name(one) and (peoples or not _is_people(one))
            ]
            out.write(json.dumps({"id": document["id"], "toponyms": toponyms}) + "\n")
    return words


def _toponym(one: PlaceMention) -> dict[str, Any]:
    span = one.where.span
    if span is None:
        raise ValueError(f"{one.where.name}: a place that was found has words")
    return {
        "start": span.start,
        "end": span.end,
        "name": span.text,
        "lat": one.where.lat,
        "lon": one.where.lon,
    }


def _is_name(one: PlaceMention) -> bool:
    """False for "the Lebanese capital", which neither set's annotators mark."""
    return one.where.span is not None and not one.where.span.text.endswith("capital")


def _is_people(one: PlaceMention) -> bool:
    """True for "Russian" and "Russians", not for "US" in "US soldiers"."""
    if one.use not in ("adjectival", "demonym") or one.where.span is None:
        return False
    return any(how in ("adjective", "demonym") for _, how in match_actors(one.where.span.text))


if __name__ == "__main__":
    predict(Path(sys.argv[1]), Path(sys.argv[2]))
