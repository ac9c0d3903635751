"""Show names and pieces of foreign text in one-line messages without harming a terminal."""

from __future__ import annotations

import unicodedata

_LONGEST = 200


def shown(name: str) -> str:
    r"""`name` with control and bidirectional characters escaped, shortened in its middle.

    >>> print(shown("a\x1b[31m.txt"))
    a\x1b[31m.txt
    """
    safe = "".join(
        c
        if c.isprintable() and unicodedata.category(c)[0] != "C"
        else c.encode("unicode_escape").decode()
        for c in name[:2000]
    )
    if len(safe) > _LONGEST:
        return f"{safe[: _LONGEST // 2]}…{safe[-_LONGEST // 2 :]}"
    return safe
