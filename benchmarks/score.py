"""Every gold set that is present, scored beside its floors; a figure below its floor fails."""

from __future__ import annotations

import time
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.gold import digest, gold_folder, score

FLOORS = Path(__file__).with_name("floors.toml")


@dataclass(frozen=True, slots=True)
class Row:
    """One figure beside its floor. `floor` is `None` where the figure is only watched."""

    gold: str
    figure: str
    value: float
    floor: float | None

    @property
    def fell(self) -> bool:
        """True where the figure is below its floor, rounded as floors are written."""
        return self.floor is not None and round(self.value, 3) < self.floor


def run(floors: Path = FLOORS) -> int:
    """Score all sets of `floors`; print the figures; 1 where one fell or its data changed."""
    failed = False
    for entry in tomllib.loads(floors.read_text(encoding="utf-8"))["gold"]:
        gold = gold_folder() / entry["file"]
        if not gold.exists():
            print(f"{entry['file']}: not here, skipped")
            continue
        found = digest(gold)
        print(f"{entry['file']}  sha256 {found[:12]}")
        if found != entry["sha256"]:
            print(f"  the floors were measured on {entry['sha256'][:12]}: measure again")
            failed = True
            continue
        start = time.process_time()
        try:
            figures = score(entry["layer"], gold, entry.get("options", ()))
        except ModuleNotFoundError as error:
            print(f"  no loader yet ({error}), skipped")
            continue
        for row in _rows(entry, figures):
            floor = "      -" if row.floor is None else f"{row.floor:7.3f}"
            print(f"  {row.figure:28} {row.value:7.3f}  floor {floor}{'  FELL' * row.fell}")
            failed |= row.fell
        print(f"  {time.process_time() - start:.0f} s of CPU time")
    return int(failed)


def _rows(entry: dict[str, Any], figures: dict[str, Any]) -> Iterator[Row]:
    for item in entry["figures"]:
        value: Any = figures
        for step in item["path"]:
            value = value[step]
        yield Row(entry["file"], item["name"], float(value), item.get("floor"))
