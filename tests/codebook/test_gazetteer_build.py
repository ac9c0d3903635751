from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from reportedly.codebook import gazetteer_build as build
from reportedly.codebook.place_row import PlaceRow
from reportedly.errors import CodebookError

ROWS = (
    PlaceRow("gn:1", ("Al Quşayr", "Qusayr"), 34.5, 36.6, "town", "SY", "11", 40_000),
    PlaceRow("place:mezzeh", ("Mezzeh",), 33.5, 36.2, "suburb", "SY", "13", 0),
)


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A cache folder of the test's own, and a gazetteer of two places."""
    monkeypatch.setattr(build, "_all_rows", lambda: iter(ROWS))
    monkeypatch.setenv("REPORTEDLY_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def test_it_is_built_once_under_its_digest(few: Path) -> None:
    path = build.index_file()
    assert path.parent == few
    built = path.stat().st_mtime_ns
    assert build.index_file() == path
    assert path.stat().st_mtime_ns == built
    assert [one.name for one in few.iterdir()] == [path.name]  # no drafts are left


def test_names_are_filed_by_rank(few: Path) -> None:
    connection = sqlite3.connect(build.index_file())
    keys = dict(connection.execute("SELECT key, rank FROM name WHERE number = 0"))
    connection.close()
    assert keys == {"al qusayr": build.MAIN, "qusayr": build.OTHER, "~kusir": build.SOUND}


def test_an_edited_table_makes_a_new_file(few: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = build.index_file()
    monkeypatch.setattr(build, "_SCHEMA", build._SCHEMA + 1)
    assert build.index_file() != first


def test_a_folder_that_cannot_be_written_is_worked_around(
    few: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    monkeypatch.setenv("REPORTEDLY_CACHE", str(blocked))
    monkeypatch.setattr(build.tempfile, "gettempdir", lambda: str(tmp_path / "temp"))
    assert build.index_file().parent == tmp_path / "temp" / "reportedly"
    monkeypatch.setattr(build.tempfile, "gettempdir", lambda: str(blocked))
    with pytest.raises(CodebookError, match="REPORTEDLY_CACHE"):
        build.index_file()


def test_the_cache_folder_follows_the_platform(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("REPORTEDLY_CACHE", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(Path("some") / "cache"))
    assert build.cache_folder() == Path("some") / "cache" / "reportedly"
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setattr(build.sys, "platform", "win32")
    monkeypatch.setenv("LOCALAPPDATA", "local")
    assert build.cache_folder() == Path("local") / "reportedly"
    monkeypatch.delenv("LOCALAPPDATA")
    assert build.cache_folder() == Path.home() / ".cache" / "reportedly"


def test_codes_and_other_scripts_are_no_names() -> None:
    assert build._is_english("Şanlıurfa")
    assert not build._is_english("DAM")
    assert not build._is_english("Дамаск")
