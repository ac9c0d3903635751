"""One attribution while it is being put together: token ranges in place of spans."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.attribution.tree import Range
from reportedly.claim import CueKind


@dataclass(frozen=True, slots=True)
class Found:
    """Cue, source and content by token index.

    `frame` is the construction (see `codebook/cues.toml`); "bare" marks a verb of speech with no
    content of its own yet, which may still own a quotation. `outer` is the token index of the head
    of the cue by which this one was relayed, where the construction itself tells so.
    """

    head: int
    cue: tuple[Range, ...]
    kind: CueKind
    frame: str
    content: tuple[Range, ...]
    source: int | None = None  # head
    source_range: Range | None = None
    outer: int | None = None
