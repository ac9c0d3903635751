"""A claim in, the keys under which others that it may be linked to are found out."""

from __future__ import annotations

from reportedly.claim import Claim


def claim_keys(claim: Claim) -> tuple[str, ...]:
    """Blocking keys."""
    return ("all",)
