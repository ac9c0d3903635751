"""A small storm: what was acknowledged survives kills, and processes do not lose each other's.

`python -m benchmarks storm` is the large one.
"""

from __future__ import annotations

from pathlib import Path

from benchmarks import storm


def test_kills_cost_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    outcome = storm.kill_adders(tmp_path, kills=10, seed=3, longest=0.3)
    assert outcome.faults == []
    assert outcome.rounds == 10


def test_processes_make_write_and_read_one_ledger(tmp_path: Path) -> None:
    outcome = storm.add_at_once(tmp_path, processes=4, articles=16, seed=3)
    assert outcome.faults == []
    assert outcome.receipts == 16


def test_what_is_cut_short_or_of_another_kind_is_refused(tmp_path: Path) -> None:
    outcome = storm.refuse_others(tmp_path, seed=3)
    assert outcome.faults == []
    assert outcome.rounds > 40
