"""`python -m reportedly` is the command `reportedly`."""

from __future__ import annotations

import sys

from reportedly.cli import main

sys.exit(main())
