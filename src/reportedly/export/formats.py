"""Every format that a ledger can be written in, named once, with what it cannot hold.

`export(snapshot, "csv", stream)` writes one. A caller shows `Format.losses` to whoever asked for
it: what a format cannot hold is said, not dropped in silence.
"""

from __future__ import annotations

import importlib
import io
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, BinaryIO

from reportedly.errors import OptionError
from reportedly.export.snapshot import Choices, Snapshot


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name on the command line, what a file of it is, and its usual extension.

    `losses` says in one line what the format cannot hold or leaves out, empty for nothing. `writer`
    is module and function, imported when the format is asked for: Word and Parquet cost more to
    import than all else. A `binary` writer takes a binary stream, any other a text stream.
    """

    name: str
    extension: str
    what: str
    losses: str
    writer: str
    binary: bool = False


_REASONS = "reasons, spans and the times of statements are left out"
_ONE_ROW = (
    "one row an incident: values that origins do not agree on are blank, and who said what stands"
    " only in the notes; claims outside incidents, and incidents that are only denied or planned,"
    " are left out"
)

_ALL = (
    Format(
        "notation",
        "txt",
        "claim notation, to read, compare and parse back",
        "origins, incidents and links stand in comments; grades are left out",
        "claims_notation.write",
    ),
    Format(
        "jsonl",
        "jsonl",
        "JSON Lines, one claim a line, with all of it",
        "",
        "claims_jsonl.write",
    ),
    Format(
        "csv",
        "csv",
        "flat CSV, one claim a row",
        "of several places only the finest has a point, lists are joined into text, reasons and"
        " grades are left out; control characters are replaced, and a text that begins like a"
        " formula has an apostrophe before it",
        "claims_csv.write",
    ),
    Format(
        "parquet",
        "parquet",
        "Parquet, one claim a row, typed",
        "reasons and grades are left out",
        "claims_parquet.write",
        binary=True,
    ),
    Format(
        "geojson",
        "geojson",
        "GeoJSON, one feature for each place of a claim",
        "claims that name no place are left out and counted at the end; places known no better than"
        " their country have no point",
        "places_geojson.write",
    ),
    Format("acled", "csv", "CSV with ACLED's columns, one incident a row", _ONE_ROW, "acled.write"),
    Format(
        "ucdp",
        "csv",
        "CSV with UCDP GED's columns, one incident a row",
        f"{_ONE_ROW}; UCDP's own numbers and deaths by side are blank",
        "ucdp.write",
    ),
    Format(
        "gdelt",
        "export.CSV",
        "GDELT 2.0 event lines, tab-separated",
        "who said it, how sure, and the words are lost; what is denied, planned or foretold, and"
        " claims without an event code, are left out",
        "gdelt.write",
    ),
    Format(
        "ftm",
        "ftm.json",
        "FollowTheMoney entities, one a line",
        "statements have no speaker, certainty, denial or span: these stand only in the words of"
        " notes; denied ties, links and unnamed speakers are left out",
        "ftm.write",
    ),
    Format(
        "stix",
        "stix.json",
        "STIX 2.1 bundle",
        "dates, codes, casualties, chains and spans stand only in the words of notes; confidence"
        " is written only where a person graded",
        "stix.write",
    ),
    Format(
        "schema.org",
        "jsonld",
        "schema.org Claim as JSON-LD, with ClaimReview for claims that a person graded",
        f"links, incidents, casualties and codes are left out; {_REASONS}",
        "schema_org.write",
    ),
    Format(
        "claimreview",
        "jsonld",
        "schema.org ClaimReview alone",
        "only claims that a person graded are written",
        "schema_org.write_reviews",
    ),
    Format(
        "briefing",
        "md",
        "footnoted briefing in Markdown",
        f"codes are left out; {_REASONS}",
        "briefing_markdown.write",
    ),
    Format(
        "docx",
        "docx",
        "footnoted briefing as a Word document",
        f"codes are left out; {_REASONS}",
        "briefing_docx.write",
        binary=True,
    ),
)
FORMATS = {item.name: item for item in _ALL}


def find_format(name: str) -> Format:
    """The format of that name; raises `OptionError` where there is none.

    >>> find_format("CSV").extension
    'csv'
    """
    found = FORMATS.get(name.lower())
    if found is None:
        raise OptionError(f"found the format {name!r}, expected one of: {', '.join(FORMATS)}")
    return found


def export(snapshot: Snapshot, name: str, out: BinaryIO, choices: Choices | None = None) -> None:
    """Write a snapshot to a binary stream, which need not be one that can go back.

    Text is UTF-8 without byte order mark, lines end in one line feed, and what cannot be encoded
    is written as an escape. Raises `OptionError` for an unknown format and `MissingExtraError`
    where the format needs a part that is not installed.
    """
    found, choices = find_format(name), choices or Choices()
    write = _writer(found)
    if found.binary:
        write(snapshot, out, choices)
        return
    text = io.TextIOWrapper(out, encoding="utf-8", errors="backslashreplace", newline="\n")
    try:
        write(snapshot, text, choices)
        text.flush()
    finally:
        text.detach()


def _writer(found: Format) -> Callable[[Snapshot, Any, Choices], None]:
    module, _, function = found.writer.partition(".")
    write: Callable[[Snapshot, Any, Choices], None] = getattr(
        importlib.import_module(f"reportedly.export.{module}"), function
    )
    return write
