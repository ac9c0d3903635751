"""Time expressions: texts with gold TIMEX3 in, predictions in the scorer's format out.

A line is {"id", "dct", "text"}; `dct` is the day of publication, "" where unknown. No parse is
made: recognition reads the text alone.
"""

from __future__ import annotations

import json
import re
import sys
from datetime import date
from pathlib import Path

from reportedly.coding.timex import recognise


def read_day(dct: str | None) -> date | None:
    """The day of a document creation time; `None` where it is absent or not written as one."""
    if found := re.match(r"(\d{4})-?(\d\d)-?(\d\d)", dct or ""):
        return date(*(int(piece) for piece in found.groups()))
    if found := re.match(r"(\d\d)-(\d\d)-(\d{4})", dct or ""):  # one MEANTIME document, day first
        return date(*(int(piece) for piece in reversed(found.groups())))
    return None


def predict(source: Path, target: Path) -> int:
    """Write {"id", "timexes": [...]} for each document of `source`; return the word count."""
    words = 0
    with source.open(encoding="utf-8") as lines, target.open("w", encoding="utf-8") as out:
        for line in lines:
            document = json.loads(line)
            text = document["text"]
            words += len(text.split())
            published = read_day(document.get("dct"))
            found = [
                {"start": a.form.start, "end": a.form.end, "type": a.type, "value": a.value}
                for a in recognise(text, published)
            ]
            out.write(json.dumps({"id": document["id"], "timexes": found}) + "\n")
    return words


if __name__ == "__main__":
    predict(Path(sys.argv[1]), Path(sys.argv[2]))
