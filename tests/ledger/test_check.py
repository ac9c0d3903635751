"""What `check` finds in a ledger that somebody changed from outside, and that copies are whole."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from reportedly.claim import Casualties, Claim, Factuality, Reading, Relay
from reportedly.cli import main
from reportedly.errors import LedgerError
from reportedly.ledger.adding import Adder
from reportedly.ledger.check import backup, check, repair
from reportedly.ledger.store import Store, unusable
from reportedly.text import Article, Block

SENTENCES = (
    "Shells fell on Tawila at dawn on Monday.",
    "At least 12 people were killed in Tawila, the surgeon Amal Idris said.",
    "The army denied that it had shelled the market.",
)
TOLD = Factuality("asserted", "+", "certain", "happened", "paraphrase")


def reading(name: str) -> Reading:
    """Three claims of an article; each article tells them in words of its own."""
    text = " ".join(f"{sentence[:-1]}, as told in {name}." for sentence in SENTENCES)
    article = Article(name, text, outlet="Vale Courier", published=date(2031, 5, 10))
    article = replace(article, blocks=(Block("paragraph", article.span(0, len(text))),))
    claims = []
    for number, sentence in enumerate(SENTENCES):
        start = text.index(sentence[:-1])
        span = article.span(start, start + len(sentence) - 1)
        killed = (Casualties("killed", 12, 12, None),) if "12" in sentence else ()
        chain = (Relay("Amal Idris", "person"),)
        claims.append(
            Claim(f"{name}-{number}", name, (span,), chain, TOLD, "incident", casualties=killed)
        )
    return Reading(article, tuple(claims))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "news.db", create=True) as store:
        adder = Adder(store, "1")
        for name in ("a", "b"):
            adder.add(reading(name))
        yield store


def tamper(store: Store, *statements: str) -> None:
    """Change a ledger as a program could that cares for none of its rules."""
    with closing(sqlite3.connect(store.path)) as connection, connection:
        for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'"):
            connection.execute(f"DROP TRIGGER {row[0]}")
        for statement in statements:
            connection.execute(statement)


def faults(store: Store) -> list[str]:
    found = list(check(store))
    assert all("\n" not in fault and ": " in fault for fault in found)
    return found


def test_nothing_is_wrong_with_what_was_added(store: Store) -> None:
    assert faults(store) == []


def test_a_changed_text_is_found_and_what_was_read_from_it(store: Store) -> None:
    tamper(store, "UPDATE article SET text = replace(text, '12', '21') WHERE id = 'a'")
    text, claim = faults(store)
    assert text.startswith("the text of article a is not the one that was put in")
    assert claim.startswith("claim a-1 does not stand in its article")


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("UPDATE claim SET text = 'All is well' WHERE id = 'b-0'", "claim b-0 does not stand"),
        (
            "UPDATE claim SET codes = json_set(codes, '$.spans', json('[[0, 9000]]'))"
            " WHERE id = 'b-2'",
            "claim b-2 does not stand",
        ),
        ("DELETE FROM article WHERE id = 'a'", "points at a row of article"),
        ("DELETE FROM name WHERE number = (SELECT source FROM claim)", "points at a row of name"),
    ],
)
def test_what_was_changed_is_found(store: Store, statement: str, found: str) -> None:
    tamper(store, statement)
    assert any(found in fault for fault in faults(store))


def test_an_article_without_a_reading_is_found(store: Store) -> None:
    tamper(
        store,
        "INSERT INTO article (id, hash, text, published_basis, language, parts, recorded)"
        f" VALUES ('c', '{'0' * 64}', 'x', 'unknown', 'en', '{{}}', '2031')",
    )
    assert "article c was never read: add it again" in faults(store)


def test_an_index_of_words_that_differs_is_found_and_made_anew(store: Store) -> None:
    tamper(
        store,
        "INSERT INTO claim_words (claim_words, rowid, text) SELECT 'delete', number, text"
        " FROM claim WHERE id = 'a-0'",
    )
    [fault] = faults(store)
    assert "index of words" in fault and "check --repair" in fault
    repair(store)
    assert faults(store) == []
    words = "SELECT count(*) FROM claim_words WHERE claim_words MATCH 'dawn'"
    assert store.value(words) == 2


def test_a_damaged_file_is_told_once(store: Store) -> None:
    store.close()
    data = bytearray(store.path.read_bytes())
    with sqlite3.connect(store.path) as connection:
        [page] = connection.execute(
            "SELECT rootpage FROM sqlite_schema WHERE name = 'claim_kind'"
        ).fetchone()
    connection.close()
    data[(page - 1) * 4096 : page * 4096] = b"\x13" * 4096
    store.path.write_bytes(data)
    with Store(store.path) as damaged:
        found = faults(damaged)
    assert found and all("damaged" in fault and "go back to a backup" in fault for fault in found)


def test_the_command_tells_what_is_wrong(store: Store, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(store.path)]) == 0
    assert capsys.readouterr().out == "2 articles, 6 claims, nothing wrong\n"
    tamper(store, "UPDATE article SET text = 'x' || text WHERE id = 'a'")
    assert main(["check", str(store.path)]) == 1
    captured = capsys.readouterr()
    assert not captured.out
    assert captured.err.startswith(f"reportedly: {store.path}: the text of article a")


def test_a_ledger_that_cannot_be_written_is_checked_but_for_the_index(
    store: Store, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert main(["check", str(store.path)]) == 0
    captured = capsys.readouterr()
    assert captured.out == "2 articles, 6 claims, nothing wrong\n"
    assert "cannot be written, so that the index of words is not checked" in captured.err


def test_a_folder_that_cannot_be_written_is_told_of(tmp_path: Path) -> None:
    error = unusable(tmp_path / "news.db", sqlite3.OperationalError("unable to open database file"))
    assert f"{tmp_path} must be a folder that can be read and written" in str(error)


def test_the_command_repairs_what_is_derived(
    store: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    tamper(store, "INSERT INTO claim_words (claim_words) VALUES ('delete-all')")
    assert main(["check", str(store.path)]) == 1
    assert main(["check", str(store.path), "--repair"]) == 0
    assert "nothing wrong" in capsys.readouterr().out


def test_a_copy_is_one_whole_file(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "copies"
    folder.mkdir()
    backup(store, folder / "copy 1?.db")
    assert [path.name for path in folder.iterdir()] == ["copy 1?.db"]
    with Store(folder / "copy 1?.db", read_only=True) as copy:
        assert list(check(copy)) == []
        assert copy.value("SELECT count(*) FROM claim") == 6
    with Store(folder / "copy 1?.db") as copy:
        assert Adder(copy, "1").add(reading("c")).new


def test_a_copy_holds_one_moment_while_others_write(store: Store, tmp_path: Path) -> None:
    done = threading.Event()

    def write() -> None:
        with Store(store.path) as other:
            adder = Adder(other, "1")
            for number in range(500):
                adder.add(reading(f"more-{number}"))
                if done.is_set():
                    return

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for number in range(5):
            backup(store, tmp_path / f"copy-{number}.db")
    finally:
        done.set()
        writer.join()
    for number in range(5):
        with Store(tmp_path / f"copy-{number}.db") as copy:
            assert list(check(copy)) == []
            claims = copy.value("SELECT count(*) FROM claim")
            assert claims == 3 * int(str(copy.value("SELECT count(*) FROM article")))
    assert faults(store) == []


def test_the_ledger_itself_is_no_place_for_its_copy(store: Store, tmp_path: Path) -> None:
    (tmp_path / "link.db").symlink_to(store.path)
    os.link(store.path, tmp_path / "twin.db")
    for name in ("news.db", "link.db", "twin.db"):
        with pytest.raises(LedgerError, match="the ledger itself"):
            backup(store, tmp_path / name)
    assert faults(store) == []


@pytest.mark.parametrize("target", [".", "none/copy.db"])
def test_a_place_that_cannot_be_written_is_refused(
    store: Store, tmp_path: Path, target: str
) -> None:
    with pytest.raises(LedgerError, match="name a file in a folder that exists"):
        backup(store, tmp_path / target)


class _Interrupted:
    """A connection whose copying is stopped in the middle."""

    def backup(self, target: sqlite3.Connection) -> None:
        target.execute("CREATE TABLE half (a)")
        raise KeyboardInterrupt


def test_a_copy_that_is_stopped_leaves_the_older_one(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "copies"
    folder.mkdir()
    backup(store, folder / "copy.db")
    before = (folder / "copy.db").read_bytes()
    whole: Any = store.connection
    store.connection = _Interrupted()  # type: ignore[assignment]
    try:
        with pytest.raises(KeyboardInterrupt):
            backup(store, folder / "copy.db")
    finally:
        store.connection = whole
    assert [path.name for path in folder.iterdir()] == ["copy.db"]
    assert (folder / "copy.db").read_bytes() == before


def test_the_command_copies(store: Store, tmp_path: Path) -> None:
    assert main(["backup", str(store.path), str(tmp_path / "copy.db")]) == 0
    assert main(["check", str(tmp_path / "copy.db")]) == 0
    assert main(["backup", str(store.path), str(store.path)]) == 1
    assert main(["backup", str(tmp_path / "none.db"), str(tmp_path / "copy.db")]) == 1
    assert main(["check", str(tmp_path / "copy.db")]) == 0
