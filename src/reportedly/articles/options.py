"""What a caller may say about reading sources: known facts, permissions and limits.

Nothing is read here; the records travel from the public functions to every format.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of anything is read before giving up with an error.

    `file_bytes` bounds a file as it is stored, `unpacked_bytes` what a compressed stream of lines
    or records unpacks to; `page_bytes` one web page or document, which has to be held in memory
    whole with its tree; `article_chars` one article. `seconds` is the time for one address, all of
    its redirects included.
    """

    file_bytes: int = 200_000_000
    unpacked_bytes: int = 1_000_000_000
    page_bytes: int = 20_000_000
    article_chars: int = 1_000_000
    seconds: float = 30.0
    redirects: int = 5


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What is known of the sources beforehand, and what reading them may do.

    `published` and `outlet` win over what a source says of itself, for each of its articles. `allow_private` permits
    addresses of the own network (loopback, private, link-local), which are refused otherwise.
    """

    published: date | None = None
    outlet: str | None = None
    allow_private: bool = False
    limits: Limits = field(default_factory=Limits)
