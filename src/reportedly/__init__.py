"""Reportedly reads conflict and diplomacy news into attributed claims: who said what, through whom.

import reportedly
for claim in reportedly.read("article.txt", published="2024-11-18"):
    print(claim.source.name, claim.factuality.status, claim.text)
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportedly.claim import Claim, Reading
    from reportedly.errors import ReportedlyError
    from reportedly.open_ledger import Ledger
    from reportedly.reading import Claims, read

    __version__: str

__all__ = ["Claim", "Claims", "Ledger", "Reading", "ReportedlyError", "__version__", "read"]

# Imported when asked for: reading costs a second of imports, which `reportedly --help` need not
# wait for and in which Ctrl-C would print a traceback.
_PLACES = {
    "Claim": "claim",
    "Claims": "reading",
    "Ledger": "open_ledger",
    "Reading": "claim",
    "ReportedlyError": "errors",
    "read": "reading",
}

if not TYPE_CHECKING:  # a type checker would take the function to allow every name

    def __getattr__(name: str) -> object:
        """Import a public name at its first use."""
        if name == "__version__":
            value = import_module("importlib.metadata").version("reportedly")
        elif name in _PLACES:
            value = getattr(import_module(f"reportedly.{_PLACES[name]}"), name)
        else:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    """The public names, imported or not."""
    return sorted({*globals(), *__all__})
