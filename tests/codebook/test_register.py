from __future__ import annotations

from typing import Any

import pytest

from reportedly.codebook import register
from reportedly.errors import CodebookError


def fail_with(monkeypatch: pytest.MonkeyPatch, table: str, rows: dict[str, Any]) -> str:
    """The message of loading the register where `table` holds `rows`."""
    real = register.load_table
    monkeypatch.setattr(register, "load_table", lambda name: rows if name == table else real(name))
    with pytest.raises(CodebookError) as caught:
        register.load_register.__wrapped__()
    return str(caught.value)


def test_an_unknown_key_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    message = fail_with(monkeypatch, "groups", {"x": {"name": "X Front", "alias": ["X"]}})
    assert "groups.toml, [x]" in message
    assert "alias" in message


def test_a_name_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "with a name" in fail_with(monkeypatch, "outlets", {"x": {"aliases": ["X"]}})


def test_aliases_are_a_list(monkeypatch: pytest.MonkeyPatch) -> None:
    message = fail_with(monkeypatch, "groups", {"x": {"name": "X Front", "aliases": "XF"}})
    assert "[x].aliases" in message


def test_parents_must_exist(monkeypatch: pytest.MonkeyPatch) -> None:
    message = fail_with(monkeypatch, "outlets", {"x": {"name": "X Daily", "parent": "nowhere"}})
    assert "unknown parent nowhere" in message


def test_no_id_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "twice" in fail_with(monkeypatch, "outlets", {"hezbollah": {"name": "Hezbollah News"}})


def test_standing_is_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    message = fail_with(monkeypatch, "states", {"XXX": {"name": "Elbonia", "standing": "great"}})
    assert "unknown standing" in message
