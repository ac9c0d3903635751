"""A snapshot in, a Parquet file out: one claim a row, typed, with lists and records kept whole.

The flat columns are those of `rows`, under the same names but with days, times and numbers as such;
`chain`, `actor_list`, `recipient_list`, `place_list`, `casualty_list` and `links` hold what a flat
table cannot. Needs the extra `reportedly[export]`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from itertools import islice
from typing import Any, BinaryIO

from reportedly.claim import Actor, Claim
from reportedly.errors import MissingExtraError
from reportedly.export.linked import Tie, Ties
from reportedly.export.rows import COLUMNS, flat_row
from reportedly.export.snapshot import Choices, Snapshot
from reportedly.export.telling import LABEL
from reportedly.ledger.records import Entry

try:
    import pyarrow
    import pyarrow.parquet
except ImportError:  # told when a file is asked for
    pyarrow = None

# Rows held in memory at once, about 2 KB each; also the row group, which readers skip by
_GROUP = 20_000
_DAYS = ("when_first", "when_last", "said_first", "said_last", "published")


def write(snapshot: Snapshot, out: BinaryIO, choices: Choices) -> None:
    """Write the claims in groups of 20,000; raises `MissingExtraError` where pyarrow is missing."""
    if pyarrow is None:
        raise MissingExtraError(
            "Parquet needs pyarrow, which is not installed: pip install 'reportedly[export]'"
        )
    schema = _schema(snapshot)
    ties = Ties(snapshot)
    rows = (_row(entry, ties.of(entry)) for entry in snapshot.entries)
    with pyarrow.parquet.ParquetWriter(out, schema, compression="zstd") as writer:
        while group := list(islice(rows, _GROUP)):
            writer.write_table(pyarrow.Table.from_pylist(group, schema=schema))


def _row(entry: Entry, ties: tuple[Tie, ...]) -> dict[str, Any]:
    claim = entry.claim
    row: dict[str, Any] = dict(flat_row(entry, ties))
    for name in _DAYS:
        row[name] = date.fromisoformat(row[name]) if row[name] else None
    row["recorded"] = datetime.fromisoformat(row["recorded"]) if row["recorded"] else None
    return row | {
        "chain": [
            {
                "name": relay.name,
                "kind": relay.kind,
                "role": relay.role,
                "cue": relay.cue.text if relay.cue else None,
                "resolved": relay.resolved,
            }
            for relay in claim.chain
        ],
        "actor_list": list(_actors(claim.actors)),
        "recipient_list": list(_actors(claim.recipients)),
        "spans": [{"start": span.start, "end": span.end} for span in claim.spans],
        "place_list": _places(claim),
        "casualty_list": [
            {
                name: getattr(harm, name)
                for name in ("what", "low", "best", "high", "group", "scope")
            }
            for harm in claim.casualties
        ],
        "links": [
            {"type": tie.name, "id": tie.id, "confidence": tie.link.confidence} for tie in ties
        ],
    }


def _actors(actors: tuple[Actor, ...]) -> Iterator[dict[str, Any]]:
    for actor in actors:
        yield {name: getattr(actor, name) for name in ("name", "kind", "id", "resolved")}


def _places(claim: Claim) -> list[dict[str, Any]]:
    names = ("name", "id", "lat", "lon", "precision", "country")
    return [
        {name: getattr(place, name) for name in names} | {"regions": list(place.regions)}
        for place in claim.places
    ]


def _schema(snapshot: Snapshot) -> Any:
    text, whole, real, truth = (
        pyarrow.string(),
        pyarrow.int64(),
        pyarrow.float64(),
        pyarrow.bool_(),
    )
    types = dict.fromkeys(("number", "precision", "incident"), whole)
    types |= {
        f"{what}_{end}": whole for what in ("killed", "wounded") for end in ("low", "best", "high")
    }
    types |= dict.fromkeys(("latitude", "longitude"), real)
    types |= dict.fromkeys(("source_resolved", "negated", "quoted"), truth)
    types |= dict.fromkeys(_DAYS, pyarrow.date32())
    types["recorded"] = pyarrow.timestamp("us", tz="UTC")

    def many(**columns: Any) -> Any:
        return pyarrow.list_(pyarrow.struct(list(columns.items())))

    party = many(name=text, kind=text, id=text, resolved=truth)
    nested = {
        "chain": many(name=text, kind=text, role=text, cue=text, resolved=truth),
        "actor_list": party,
        "recipient_list": party,
        "spans": many(start=whole, end=whole),
        "place_list": many(
            name=text, id=text, lat=real, lon=real, precision=whole, country=text,
            regions=pyarrow.list_(text),
        ),
        "casualty_list": many(
            what=text, low=whole, best=whole, high=whole, group=text, scope=text
        ),
        "links": many(type=text, id=text, confidence=real),
    }  # fmt: skip
    columns = [(name, types.get(name, text)) for name in COLUMNS]
    about = {"made": snapshot.made.isoformat(), "version": snapshot.version, "label": LABEL}
    if snapshot.known_on is not None:
        about["known_on"] = snapshot.known_on.isoformat()
    metadata = {f"reportedly.{name}": value for name, value in about.items()}
    return pyarrow.schema([*columns, *nested.items()], metadata=metadata)
