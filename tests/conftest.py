"""Tests read with the codebook alone, whatever the person who runs them has added to it."""

from __future__ import annotations

import os

os.environ["REPORTEDLY_CODEBOOK"] = ""
