"""What make demo ends with: disputes, a correction, and a circular report unmasked."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportedly import cli


def test_the_demo_ends_with_what_the_ledger_makes_of_the_articles(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    ledger = tmp_path / "demo.db"
    assert cli.main(["demo", "--ledger", str(ledger)]) == 0
    printed = capsys.readouterr().out
    disputed, _, rest = printed.partition("Disputed:")[2].partition("Corrected:")
    corrected, _, repeated = rest.partition("Repeated:")
    assert "it had bombed the Kassala fuel market" in disputed
    assert "Metema" in disputed
    assert "Monday's drone strike to 19" in " ".join(corrected.split())
    assert "3 articles, 1 origin" in repeated
    assert repeated.index("Blue Nile Radio") < repeated.index("Gulf Bulletin")
    assert "not verified" in repeated
    assert cli.main(["check", str(ledger)]) == 0


def test_the_demo_can_be_kept_twice(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    for _ in range(2):
        assert cli.main(["demo", "--ledger", str(tmp_path / "demo.db")]) == 0
    assert "Disputed:" in capsys.readouterr().out
