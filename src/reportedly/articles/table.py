"""Read articles from JSON Lines, a JSON array or object, or a CSV table.

One article a line, object or row: `text`, and any of `id title outlet byline published url
language`; `date` stands in for a `published` that is missing. Other fields are left alone. The text
is kept as it is given. A bad line is a failure with its number, and the next lines are read.
"""

from __future__ import annotations

import codecs
import csv
import io
import json
from collections.abc import Iterator, Mapping
from typing import Any

from reportedly.articles.content import Content, Stream, from_bytes
from reportedly.articles.dates import read_day
from reportedly.articles.decode import UndecodableError, decode
from reportedly.articles.draft import Draft, Failure
from reportedly.articles.messages import shown
from reportedly.articles.options import Limits

_EXPECTED = 'expected an object such as {"id": "a1", "text": "..."}'
_MOST_BYTES = 6  # that JSON needs for a character: \u0000
_NO_DAY = ("", "unknown", "none", "null", "n/a", "-")
# One limit for the process is all that the csv module has; its default of 128 KB is shorter than
# an article may be.
csv.field_size_limit(8_000_000)


def read_lines(content: Content, limits: Limits) -> Iterator[Draft | Failure]:
    """Yield a draft or a failure for each line of a JSON Lines source; blank lines are passed."""
    if content.head(4).startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        # lines cannot be cut before decoding where a line break has two bytes
        text = decode(content.read(limits.file_bytes))
        content = from_bytes(text.encode("utf-8", "replace"))
    with content.open(limits.unpacked_bytes) as stream:
        for number, line in _numbered(stream, limits):
            if isinstance(line, Failure):
                yield line
                continue
            try:
                text = decode(line) if line.strip() else ""
            except UndecodableError as error:
                yield Failure(f"found {error}, {_EXPECTED}", f"line {number}")
                continue
            if text.strip():
                yield _from_json(text, f"line {number}")


def _numbered(stream: Stream, limits: Limits) -> Iterator[tuple[int, bytes | Failure]]:
    """Lines with their numbers from 1; one longer than an article can be is passed over."""
    longest = limits.article_chars * _MOST_BYTES + 100_000
    number = 0
    while line := stream.readline(longest):
        number += 1
        overlong = len(line) == longest and not line.endswith(b"\n")
        rest = line
        while overlong and rest and not rest.endswith(b"\n"):
            rest = stream.readline(longest)
        if not rest.endswith(b"\n"):
            stream.check()  # a line that is cut off is not the line's fault
        if overlong:
            yield (
                number,
                Failure(
                    f"found a line of more than {longest:,} bytes, expected one article of at most"
                    f" {limits.article_chars:,} characters a line: split it",
                    f"line {number}",
                ),
            )
            continue
        yield number, line
    stream.check()


def _from_json(text: str, place: str) -> Draft | Failure:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        why = error.msg if isinstance(error, json.JSONDecodeError) else "too deep or too long"
        return Failure(f"found no JSON ({why}), {_EXPECTED}: correct the line", place)
    return _from_fields(value, place)


def read_json(content: Content, limits: Limits) -> Iterator[Draft | Failure]:
    """Yield a draft or a failure for each object of a JSON array, or for the one object."""
    try:
        value = json.loads(decode(content.read(limits.file_bytes)))
    except (json.JSONDecodeError, RecursionError) as error:
        where = f"line {error.lineno}" if isinstance(error, json.JSONDecodeError) else None
        yield Failure("found damaged JSON, expected an array of articles: correct it", where)
        return
    if isinstance(value, dict):
        yield _from_fields(value, None)
    elif not value:
        yield Failure("found an empty array, expected at least one article")
    else:
        for number, item in enumerate(value, start=1):
            yield _from_fields(item, f"item {number}")


def read_csv(content: Content, limits: Limits) -> Iterator[Draft | Failure]:
    """Yield a draft or a failure for each row of a table whose first row names its columns."""
    text = decode(content.read(limits.file_bytes), content.charset)
    head = text[: text.find("\n")] if "\n" in text else text
    delimiter = max(",;\t", key=head.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        names = [name.strip().lower() for name in next(rows, [])]
    except csv.Error as error:
        yield Failure(f"found a table that cannot be read ({error})", "line 1")
        return
    if "text" not in names:
        yield Failure(
            f"found the columns {shown(', '.join(names)) or 'none'}, expected one named 'text':"
            " name it in the first row",
            "line 1",
        )
        return
    empty = True
    for draft in _rows(rows, names):
        empty = False
        yield draft
    if empty:
        yield Failure("found column names and no rows, expected one article a row")


def _rows(rows: Any, names: list[str]) -> Iterator[Draft | Failure]:
    while True:
        begun = rows.line_num + 1
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield Failure(f"found a row that cannot be read ({error}): correct it", f"line {begun}")
            continue
        if not any(row):
            continue
        if len(row) != len(names):
            yield Failure(
                f"found {len(row)} fields, expected {len(names)}: quote fields that hold a comma",
                f"line {begun}",
            )
            continue
        yield _from_fields(dict(zip(names, row, strict=True)), f"line {begun}")


def _from_fields(value: Any, place: str | None) -> Draft | Failure:
    """The draft of one object; a field of the wrong kind is a failure and not a guess."""
    if not isinstance(value, Mapping):
        return Failure(f"found {_kind(value)}, {_EXPECTED}", place)
    text = value.get("text")
    if not isinstance(text, str):
        found = f"'text' is {_kind(text)}" if "text" in value else "no field 'text'"
        return Failure(f"found {found}, {_EXPECTED}", place)
    fields: dict[str, str | None] = {}
    dated = "published" if value.get("published") or not value.get("date") else "date"
    for name in ("id", "title", "outlet", "byline", dated, "url", "language"):
        field = value.get(name)
        if isinstance(field, bool) or not isinstance(field, str | int | None):
            return Failure(f"found '{name}' is {_kind(field)}, expected a string", place)
        fields[name] = str(field).strip() or None if field is not None else None
    published = fields[dated]
    day = read_day(published) if published else None
    if published and day is None and not _is_partial(published):
        return Failure(
            f"found '{dated}' is {shown(published[:40])!r}, expected a day such as 2024-11-18:"
            " correct it or leave it out",
            place,
        )
    return Draft(
        text=text,
        id=fields["id"],
        title=fields["title"],
        outlet=fields["outlet"],
        byline=fields["byline"],
        published=day,
        basis="given",
        language=fields["language"],
        url=fields["url"],
        place=place,
    )


def _is_partial(value: str) -> bool:
    """True for "2024-11" and "unknown": honest, but no day."""
    return value.lower() in _NO_DAY or (
        len(value) in {4, 7}
        and value[:4].isdigit()
        and value[4:].strip("-/").isdigit() | (len(value) == 4)
    )


def _kind(value: Any) -> str:
    names = {dict: "an object", list: "an array", str: "a string", bool: "true or false"}
    return "nothing" if value is None else names.get(type(value), "a number")
