"""Reportedly reads conflict and diplomacy news into attributed claims: who said what, through whom.

import reportedly
for claim in reportedly.read("article.txt", published="2024-11-18"):
    print(claim.source.name, claim.factuality.status, claim.text)
"""

from __future__ import annotations

from reportedly.claim import Claim, Reading
from reportedly.errors import ReportedlyError
from reportedly.reading import Claims, read

__all__ = ["Claim", "Claims", "Reading", "ReportedlyError", "read"]
