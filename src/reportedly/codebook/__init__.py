"""The vocabularies: one TOML file a kind, read-only, each naming the scheme that it follows.

A word list that is tuned while reading errors belongs here and not in code. A broken file fails
when it is loaded, with the file, the key and what was expected there.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from reportedly.errors import CodebookError


@cache
def load_table(name: str) -> dict[str, Any]:
    """Load `codebook/<name>.toml`; raise `CodebookError` where it is missing or not TOML."""
    path = files(__package__) / f"{name}.toml"
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise CodebookError(f"codebook/{name}.toml is missing: reinstall reportedly") from None
    except tomllib.TOMLDecodeError as error:
        raise CodebookError(f"codebook/{name}.toml is not valid TOML: {error}") from error


@cache
def load_words(name: str, *keys: str) -> frozenset[str]:
    """The list of words at `keys` in `codebook/<name>.toml`, lower-cased, as a set."""
    value: Any = load_table(name)
    for key in keys:
        if not isinstance(value, dict) or key not in value:
            raise CodebookError(f"codebook/{name}.toml has no [{'.'.join(keys)}]: add it")
        value = value[key]
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise CodebookError(
            f"codebook/{name}.toml, [{'.'.join(keys)}]: expected a list of words,"
            f" found {type(value).__name__}"
        )
    return frozenset(item.lower() for item in value)
