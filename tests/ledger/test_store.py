"""The file under a ledger: how it is opened, kept append-only, and refused."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from reportedly.errors import LedgerError
from reportedly.ledger.store import APPLICATION_ID, Store

NOBODY = 65534
# Tables that `watch`, the views and the migrations themselves write in place
DERIVED = {"seen", "feed", "waiting", "migration"}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "news.db", create=True) as store:
        yield store


def pragma(store: Store, name: str) -> object:
    return store.value(f"PRAGMA {name}")


def put_article(store: Store, name: str = "a") -> int:
    with store.transaction() as moment:
        return store.insert(
            "INSERT INTO article (id, hash, text, published_basis, language, parts, recorded)"
            " VALUES (?, '', '', 'unknown', 'en', '{}', ?)",
            name,
            moment,
        )


def test_many_may_read_while_one_writes(store: Store) -> None:
    assert pragma(store, "journal_mode") == "wal"
    assert pragma(store, "foreign_keys") == 1
    assert pragma(store, "synchronous") == 2  # FULL: a power failure takes nothing back
    with Store(store.path, read_only=True) as reader, store.transaction() as moment:
        store.insert("INSERT INTO name (key, name) VALUES ('a', ?)", moment)
        assert reader.value("SELECT count(*) FROM name") == 0


def test_other_programs_can_tell_the_file(store: Store) -> None:
    assert pragma(store, "application_id") == APPLICATION_ID
    store.close()
    with store.path.open("rb") as file:
        assert int.from_bytes(file.read(72)[68:72]) == APPLICATION_ID


def test_what_is_not_there_cannot_be_pointed_at(store: Store) -> None:
    with pytest.raises(LedgerError, match="FOREIGN KEY"), store.transaction() as moment:
        store.insert(
            "INSERT INTO reading (article, version, unread, recorded) VALUES (9, '', '[]', ?)",
            moment,
        )


def _recorded_tables() -> list[str]:
    """The tables that hold what was recorded: those named in the scripts that refuse changes."""
    query = "SELECT tbl_name FROM sqlite_schema WHERE name LIKE '%_is_never_%'"
    with tempfile.TemporaryDirectory() as name, Store(Path(name) / "x.db", create=True) as store:
        return sorted({row[0] for row in store.rows(query)})


RECORDED = _recorded_tables()


def test_all_that_is_recorded_is_protected() -> None:
    told = {"article", "reading", "claim", "claim_name", "claim_place", "claim_key", "account"}
    told |= {"account_key", "fingerprint", "copy", "decision", "incident", "membership", "link"}
    told |= {"name", "place"}
    assert told <= set(RECORDED)
    assert not set(RECORDED) & DERIVED


@pytest.mark.parametrize("table", RECORDED)
def test_what_is_recorded_is_never_changed_or_deleted(store: Store, table: str) -> None:
    store.connection.execute("PRAGMA foreign_keys = OFF")
    store.connection.execute("PRAGMA ignore_check_constraints = ON")
    columns = [row["name"] for row in store.rows(f"PRAGMA table_info({table})")]
    kinds = [row["type"] for row in store.rows(f"PRAGMA table_info({table})")]
    values = [1 if kind in {"INTEGER", "REAL"} else "x" for kind in kinds]
    store.insert(f"INSERT INTO {table} VALUES ({','.join('?' * len(values))})", *values)
    for statement in (f"UPDATE {table} SET {columns[-1]} = NULL", f"DELETE FROM {table}"):
        with pytest.raises(LedgerError, match="never"), store.transaction():
            store.insert(statement)
    assert store.value(f"SELECT count(*) FROM {table}") == 1


def test_migrations_are_applied_once_and_by_name(store: Store) -> None:
    applied = [row["name"] for row in store.rows("SELECT name FROM migration ORDER BY name")]
    assert applied[:2] == ["0001-ledger", "0002-append-only"]
    put_article(store)
    with Store(store.path) as again:
        assert [row[0] for row in again.rows("SELECT name FROM migration ORDER BY name")] == applied
        assert again.value("SELECT count(*) FROM article") == 1


CREATE = """
import sys
from pathlib import Path
from reportedly.ledger.store import Store
sys.stdin.readline()
with Store(Path(sys.argv[1]), create=True) as store, store.transaction():
    store.insert("INSERT INTO name (key, name) VALUES (?, ?)", sys.argv[2], sys.argv[2])
"""


def test_two_processes_may_make_one_ledger_at_once(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    children = [
        subprocess.Popen(
            [sys.executable, "-c", CREATE, str(path), str(number)],
            stdin=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for number in range(3)
    ]
    for child in children:
        assert child.stdin is not None
        child.stdin.write("go\n")
        child.stdin.flush()
    for child in children:
        errors = child.communicate()[1]
        assert (child.returncode, errors) == (0, "")
    with Store(path) as store:
        assert store.value("SELECT count(*) FROM name") == 3
        twice = "SELECT count(*) - count(DISTINCT name) FROM migration"
        assert store.value(twice) == 0


def test_a_ledger_of_a_newer_program_is_refused(store: Store) -> None:
    with store.transaction():
        store.insert("INSERT INTO migration VALUES ('9999-future', '2031-01-01')")
    for read_only in (False, True):
        with pytest.raises(LedgerError, match=r"newer program \(9999-future\): update reportedly"):
            Store(store.path, read_only=read_only)


def test_a_transaction_is_kept_whole_or_not_at_all(store: Store) -> None:
    with pytest.raises(ZeroDivisionError), store.transaction():
        store.insert("INSERT INTO name (key, name) VALUES ('a', 'a')")
        raise ZeroDivisionError
    assert store.value("SELECT count(*) FROM name") == 0


def test_moments_never_run_backwards(store: Store) -> None:
    article = put_article(store)
    with store.transaction():
        store.insert(
            "INSERT INTO reading (article, version, unread, recorded)"
            " VALUES (?, '', '[]', '2999-01-01T00:00:00.000+00:00')",
            article,
        )
    with store.transaction() as moment:
        assert moment == "2999-01-01T00:00:00.000+00:00"
        assert datetime.fromisoformat(moment).tzinfo is not None


@pytest.mark.parametrize(
    "name", ["two words.db", "a?b=c&d.db", "100%25.db", "no#1.db", "Nachrichten-Ä-خبر.db", "'x'.db"]
)
def test_any_name_can_be_a_ledgers(tmp_path: Path, name: str) -> None:
    with Store(tmp_path / name, create=True) as store:
        put_article(store)
    assert [path.name for path in tmp_path.iterdir()] == [name]
    with Store(tmp_path / name) as store:
        assert store.value("SELECT count(*) FROM article") == 1


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_a_name_that_is_no_text_can_be_a_ledgers(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.db"))
    Store(path, create=True).close()
    assert path.exists()


def refusal(path: Path, *, create: bool = False) -> str:
    with pytest.raises(LedgerError) as raised:
        Store(path, create=create)
    message = str(raised.value)
    assert str(path) in message and "\n" not in message
    return message


def test_what_is_no_ledger_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    text, empty, foreign = tmp_path / "a.txt", tmp_path / "empty.db", tmp_path / "b.db"
    text.write_text("Shells fell on Tawila.", encoding="utf-8")
    empty.touch()
    with sqlite3.connect(foreign) as connection:
        connection.execute("CREATE TABLE article (id)")
    connection.close()
    before = foreign.read_bytes()
    assert "a folder, expected a ledger" in refusal(tmp_path, create=True)
    assert "no such ledger: make it with 'reportedly add" in refusal(tmp_path / "none.db")
    assert "there is no folder" in refusal(tmp_path / "no" / "new.db", create=True)
    assert "no ledger: name another file" in refusal(text, create=True)
    assert "an empty file" in refusal(empty)
    assert "another program" in refusal(foreign, create=True)
    assert "a device or pipe" in refusal(Path(os.devnull), create=True)
    assert foreign.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "b.db", "empty.db"]


def test_a_file_that_was_cut_short_is_refused(store: Store, tmp_path: Path) -> None:
    put_article(store)
    store.close()
    data = store.path.read_bytes()
    for length in (len(data) // 2, len(data) - 1):
        cut = tmp_path / "cut.db"
        cut.write_bytes(data[:length])
        assert f"{length:,} of {len(data):,} bytes" in refusal(cut)
        assert cut.read_bytes() == data[:length]


def test_a_damaged_page_is_told_with_the_way_out(store: Store) -> None:
    store.close()
    data = bytearray(store.path.read_bytes())
    data[200:4096] = b"\xff" * (4096 - 200)
    store.path.write_bytes(data)
    assert "damaged" in refusal(store.path)


def test_a_file_that_was_made_and_killed_at_once_is_taken_up(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    path.touch()
    with Store(path, create=True) as store:
        put_article(store)


def test_a_reader_writes_nothing(store: Store) -> None:
    with (
        Store(store.path, read_only=True) as reader,
        pytest.raises(LedgerError, match="cannot be written"),
    ):
        put_article(reader)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that everybody can get to: pytest's own are for its user alone."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


@pytest.fixture
def nobody() -> Iterator[None]:
    """A user to whom permissions mean something; root may do everything."""
    if os.geteuid():
        yield
        return
    os.seteuid(NOBODY)
    yield
    os.seteuid(0)


@pytest.mark.skipif(os.name != "posix", reason="permissions of a POSIX system")
@pytest.mark.parametrize("mode", [0o444, 0o000])
def test_a_file_without_permission_is_refused(
    open_folder: Path, request: pytest.FixtureRequest, mode: int
) -> None:
    path = open_folder / "news.db"
    with Store(path, create=True) as store:
        put_article(store)
    path.chmod(mode)
    open_folder.chmod(0o555)
    request.getfixturevalue("nobody")
    if not mode:
        assert "cannot be read" in refusal(path)
        return
    with pytest.raises(LedgerError, match="read-only"), Store(path) as store:
        put_article(store)
    with Store(path, read_only=True) as store:
        assert store.value("SELECT count(*) FROM article") == 1


@pytest.mark.skipif(os.name != "posix", reason="permissions of a POSIX system")
def test_a_ledger_is_not_made_in_a_folder_without_permission(
    open_folder: Path, request: pytest.FixtureRequest
) -> None:
    open_folder.chmod(0o555)
    request.getfixturevalue("nobody")
    assert "new.db" in refusal(open_folder / "new.db", create=True)
