"""One call from Python: a text or a path in, its claims out, shown as a page in a notebook."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from os import PathLike, fspath
from pathlib import Path
from typing import overload

from reportedly.articles import ReadOptions, read_source, read_text
from reportedly.claim import Claim, Reading
from reportedly.errors import OptionError, SourceError
from reportedly.pipeline import read_claims
from reportedly.show.page import render_fragment

# A string longer than any path, or with a line break in it, can only be a text.
_LONGEST_PATH = 1024


class Claims(Sequence[Claim]):
    """The claims of what was read, in order; `readings` keeps them article by article."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self.readings = tuple(readings)
        self._claims = tuple(claim for reading in self.readings for claim in reading.claims)

    @overload
    def __getitem__(self, index: int) -> Claim: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Claim]: ...

    def __getitem__(self, index: int | slice) -> Claim | Sequence[Claim]:
        """The claim at `index`, or those of a slice."""
        return self._claims[index]

    def __len__(self) -> int:
        """How many claims there are."""
        return len(self._claims)

    def __iter__(self) -> Iterator[Claim]:
        """The claims in order."""
        return iter(self._claims)

    def __repr__(self) -> str:
        """Counts, for a prompt."""
        return f"<{len(self)} claims from {len(self.readings)} article(s)>"

    def _repr_html_(self) -> str:
        """The articles with their claims highlighted, for a notebook."""
        return "".join(render_fragment(reading) for reading in self.readings)


def read(
    text_or_path: str | PathLike[str],
    *,
    published: date | str | None = None,
    outlet: str | None = None,
) -> Claims:
    """Read a text, a file or an http(s) address into claims.

    A string that names an existing file or folder is read as that, any other as the text itself.
    `published` is a day (`date` or "YYYY-MM-DD") that relative dates are counted from; it and
    `outlet` override what the source says of itself. Raises `SourceError` where the source cannot be read and `OptionError` for a bad `published`.

    >>> claims = read("Chad closed its border with Sudan on Friday, the army said.")
    >>> claims[0].source.name
    'the army'
    """
    options = ReadOptions(published=as_day(published, "published"), outlet=outlet)
    source = fspath(text_or_path)
    if isinstance(text_or_path, str) and not _is_source(text_or_path):
        return Claims([read_claims(read_text(text_or_path, options))])
    readings = []
    for article in read_source(source, options):
        if isinstance(article, SourceError):
            raise article
        readings.append(read_claims(article))
    return Claims(readings)


def _is_source(text: str) -> bool:
    if text.startswith(("http://", "https://")) and not any(c.isspace() for c in text):
        return True
    if not text or len(text) > _LONGEST_PATH or "\n" in text or "\0" in text:
        return False
    try:
        return Path(text).exists()
    except OSError:  # a name longer than the file system allows is a text
        return False


def as_day(value: date | str | None, name: str) -> date | None:
    """The day that a caller gave as a `date` or as text; raises `OptionError` for what is none.

    >>> as_day("2024-11-18", "published")
    datetime.date(2024, 11, 18)
    """
    if value is None or isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise OptionError(
            f"{name} is {value!r}, expected a day as YYYY-MM-DD, such as 2024-11-18"
        ) from None
