"""A user's own actors, places, borders and names; each run reads a folder of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from reportedly.codebook.own import own_digest, own_folder, own_table, read_place
from reportedly.codebook.place_files import keep_places, read_places, safe_name
from reportedly.errors import CodebookError, SourceError

GEONAMES = "\t".join(
    ["901", "Umm Dayr", "Umm Dayr", "Um Deir,أم دير,UMD", "34.1", "36.9", "{group}", "{code}", "SY"]
    + ["", "11", "", "", "", "{people}", "", "", "Asia/Damascus", "2030-01-01"]
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("REPORTEDLY_CODEBOOK", str(tmp_path / "own"))
    monkeypatch.setenv("REPORTEDLY_CACHE", str(tmp_path / "cache"))
    (tmp_path / "own").mkdir()
    own_table.cache_clear()
    own_digest.cache_clear()
    return tmp_path / "own"


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own: what was loaded once stays in one."""
    command = [sys.executable, "-m", "reportedly", *arguments]
    return subprocess.run(command, capture_output=True, text=True, env=os.environ, timeout=120)


def test_an_actor_is_added_and_another_gets_a_name(folder: Path, tmp_path: Path) -> None:
    (folder / "actors.toml").write_text(
        '[ridge-brigade]\nname = "Ridge Brigade"\nkind = "armed_group"\naliases = ["the Ridgemen"]\n'
        '[hezbollah]\naliases = ["the Cedar Party"]\n[IRN]\naliases = ["the Plateau Republic"]\n'
    )
    text = tmp_path / "a.txt"
    text.write_text(
        "The Ridgemen attacked the Cedar Party near Homs, the Plateau Republic said on Monday."
    )
    read = run("read", str(text), "--published", "2031-03-05", "--format", "jsonl").stdout
    for name in ("Ridge Brigade", "Hezbollah", "Iran"):
        assert f'"{name}' in read


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ('[x]\nname = "X"\n', "found the kind None"),
        ('[x]\nname = "X"\nkind = "outlet"\ncolour = "red"\n', "unknown key colour"),
        ('[hezbollah]\naliases = "Party"\n', "expected a list of names"),
        ("[x", "mend or remove it"),
    ],
)
def test_a_broken_actor_is_named(folder: Path, tmp_path: Path, table: str, message: str) -> None:
    (folder / "actors.toml").write_text(table)
    text = tmp_path / "a.txt"
    text.write_text("The army left Homs, it said.")
    done = run("read", str(text))
    assert done.returncode == 1 and message in done.stderr and "actors.toml" in done.stderr


def test_a_border_and_a_name_can_be_told_otherwise(folder: Path, tmp_path: Path) -> None:
    table = tmp_path / "camps.csv"
    table.write_text("name,latitude,longitude,kind,country\nCamp Alfa Bravo,33.5,36.2,camp,SY\n")
    assert "1 place kept" in run("places", "add", str(table)).stdout
    (folder / "gazetteer.toml").write_text(
        '[overrides]\n"Camp Alfa Bravo" = { name = "Camp Bravo", country = "LB" }\n'
    )
    for name in ("Camp Alfa Bravo", "Camp Bravo"):
        assert run("places", "find", name).stdout.startswith("Camp Bravo, Lebanon")
    assert "camps 1 place" in run("places", "list").stdout
    assert run("places", "remove", "camps").returncode == 0
    assert run("places", "remove", "camps").returncode == 2


def test_what_is_added_is_part_of_the_version(folder: Path) -> None:
    assert own_digest() == ""
    (folder / "actors.toml").write_text("")
    own_digest.cache_clear()
    first = own_digest()
    (folder / "actors.toml").write_text('[hezbollah]\naliases = ["the Cedar Party"]\n')
    own_digest.cache_clear()
    assert first and own_digest() not in ("", first)


@pytest.mark.parametrize(
    ("group", "code", "kind"),
    [("P", "PPL", "town"), ("S", "AIRB", "base"), ("S", "FRM", None), ("P", "PPLH", None)],
)
def test_a_country_file_gives_the_places_of_news(
    tmp_path: Path, group: str, code: str, kind: str | None
) -> None:
    line = GEONAMES.format(group=group, code=code, people=4100)
    (tmp_path / "SY.txt").write_text(line + "\n", "utf-8")
    with zipfile.ZipFile(tmp_path / "SY.zip", "w") as archive:
        archive.write(tmp_path / "SY.txt", "SY.txt")
    for name in ("SY.txt", "SY.zip"):
        found = list(read_places(tmp_path / name))
        assert [place.kind for place in found] == ([kind] if kind else [])
    if kind:
        assert found[0].names == ("Umm Dayr", "Um Deir")
        assert (found[0].country, found[0].admin1, found[0].population) == ("SY", "11", 4100)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("place,x,y\nA,1,2\n", "found no name"),
        ("name,latitude,longitude\nA,91,2\n", "latitude -90 to 90"),
        ("name,latitude,longitude\nA,north,2\n", "line 2"),
        ("name,latitude,longitude,kind\nA,1,2,palace\n", "found the kind 'palace'"),
        ("name,latitude,longitude,country\nA,1,2,Syria\n", "expected ISO 3166-1"),
    ],
)
def test_a_table_with_a_bad_line_is_refused_whole(
    folder: Path, tmp_path: Path, text: str, message: str
) -> None:
    (tmp_path / "a.csv").write_text(text)
    with pytest.raises(SourceError, match=message):
        keep_places(read_places(tmp_path / "a.csv"), "a")
    assert not list((folder / "places").glob("*"))


def test_a_file_that_is_none_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"PK no archive")
    (tmp_path / "b.csv").write_bytes(b"\xff\xfe\x00")
    for name in ("a.zip", "b.csv", "missing.csv"):
        with pytest.raises(SourceError, match="expected a GeoNames country file"):
            list(read_places(tmp_path / name))


def test_a_name_leads_nowhere_else() -> None:
    assert safe_name("../../etc/passwd") == "etc-passwd"
    assert safe_name("..") == "places"


def test_the_folder_is_where_the_system_keeps_such_things(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("REPORTEDLY_CODEBOOK")
    monkeypatch.setenv("XDG_CONFIG_HOME", "/x")
    assert own_folder() == Path("/x/reportedly")
    monkeypatch.setenv("REPORTEDLY_CODEBOOK", "")
    assert own_folder() is None


def test_one_row_without_a_point_is_no_place() -> None:
    with pytest.raises(CodebookError, match="latitude"):
        read_place({"name": "A"}, "line 2")
