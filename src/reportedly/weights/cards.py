"""A part's name in, its card and its checked files out.

A card is TOML beside the files: what the part does, the data and their terms, how it was trained,
its scores, and under `[files]` the SHA-256 of each file. `digest` is that of all of them.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from reportedly.errors import WeightsError

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Card:
    """A learned part: its name, what it does in a few words, and all that its card says."""

    name: str
    does: str
    told: Mapping[str, Any]

    def read(self, file: str) -> bytes:
        """The bytes of one of its files.

        Raises:
            WeightsError: The file is missing, or not the one that was trained.
        """
        wanted = self.told["files"].get(file)
        try:
            found = (FOLDER / file).read_bytes()
        except OSError as error:
            raise WeightsError(f"weights/{file} cannot be read: reinstall reportedly") from error
        if sha256(found).hexdigest() != wanted:
            raise WeightsError(
                f"weights/{file} is not the file that {self.name}.toml describes:"
                " reinstall reportedly"
            )
        return found


def load_card(name: str) -> Card | None:
    """The card of a part, `None` where the part is not here; `WeightsError` where it is broken."""
    path = FOLDER / f"{name}.toml"
    if not path.exists():
        return None
    try:
        told = tomllib.loads(path.read_text("utf-8"))
        return Card(name, told["does"], {"files": {}, **told})
    except (tomllib.TOMLDecodeError, KeyError) as error:
        raise WeightsError(f"weights/{name}.toml is broken ({error}): reinstall") from error


@cache
def learned_parts() -> tuple[Card, ...]:
    """The cards of all parts that are here, by name."""
    return tuple(_all())


def _all() -> Iterator[Card]:
    for path in sorted(FOLDER.glob("*.toml")):
        card = load_card(path.stem)
        if card is not None:
            yield card
