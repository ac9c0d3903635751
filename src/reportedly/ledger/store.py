"""One SQLite file in, a connection to a ledger out: opened, checked, migrated.

The file is in WAL mode, so that several processes read while one writes; a writer waits for its
turn. A transaction that was committed survives a killed process and a power failure
(`synchronous=FULL`); one that was not leaves nothing behind.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from types import TracebackType
from urllib.parse import quote

from reportedly.errors import LedgerError

# "Rpty" in ASCII: tells a ledger from any other SQLite file
APPLICATION_ID = 0x52707479
_HEADER = b"SQLite format 3\0"
# How long a writer waits for its turn. One article's transaction takes some tens of milliseconds,
# but a backup or a check of a large file on a slow disk may hold readers up for a minute.
_BUSY_SECONDS = 120.0


class Store:
    """A ledger file that is open.

    `path` is created where `create` is set and it does not exist. Raises `LedgerError` for a file
    that is missing, foreign, truncated or made by a newer program. Closes at the end of a `with`.
    """

    def __init__(self, path: str | Path, *, create: bool = False, read_only: bool = False) -> None:
        self.path = Path(path)
        _check_file(self.path, create)
        mode = "ro" if read_only else "rwc" if create else "rw"
        try:
            self.connection = _connect(self.path, mode)
            try:
                self._prepare(read_only)
            except sqlite3.OperationalError:
                if not read_only or _log(self.path).exists():
                    raise
                # Where the folder is read-only too, there is no place for a log, and no writer
                self.connection.close()
                self.connection = _connect(self.path, "ro&immutable=1")
                self._prepare(read_only)
        except sqlite3.Error as error:
            raise unusable(self.path, error) from error

    def __enter__(self) -> Store:
        """The store itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the file."""
        self.close()

    def close(self) -> None:
        """Close the file; what was committed is kept."""
        self.connection.close()

    def rows(
        self, query: str, *values: object, named: Mapping[str, object] | None = None
    ) -> Iterator[sqlite3.Row]:
        """The rows of a query, as they are found; raises `LedgerError` where the file is damaged.

        Its values stand in order ("?"), or by name (":day") in `named`.
        """
        try:
            yield from self.connection.execute(query, named if named is not None else values)
        except sqlite3.DatabaseError as error:
            raise unusable(self.path, error) from error

    def row(self, query: str, *values: object) -> sqlite3.Row | None:
        """The first row of a query, `None` where there is none."""
        return next(self.rows(query, *values), None)

    def value(self, query: str, *values: object) -> object:
        """The first value of the first row of a query, `None` where there is no row."""
        row = self.row(query, *values)
        return None if row is None else row[0]

    def insert(self, query: str, *values: object) -> int:
        """Insert one row and give its number."""
        number = self.connection.execute(query, values).lastrowid
        return number or 0

    @contextmanager
    def transaction(self) -> Iterator[str]:
        """One moment of writing: all that the block writes is kept, or nothing.

        Gives the moment (UTC, ISO 8601). Moments never run backwards within a ledger, even where
        the machine's clock does.
        """
        try:
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._moment()
            except BaseException:
                self.connection.rollback()
                raise
            self.connection.execute("COMMIT")
        except sqlite3.Error as error:
            raise unusable(self.path, error) from error

    def _moment(self) -> str:
        now = datetime.now(UTC).isoformat(timespec="milliseconds")
        latest = self.value(
            "SELECT max(m) FROM (SELECT max(recorded) AS m FROM reading"
            " UNION ALL SELECT max(recorded) FROM decision)"
        )
        return max(now, str(latest)) if latest else now

    def _prepare(self, read_only: bool) -> None:
        found = self.connection.execute("PRAGMA application_id").fetchone()[0]
        empty = not self.connection.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone()
        if found != APPLICATION_ID and not empty:
            raise LedgerError(
                f"{self.path}: found an SQLite file of another program, expected a ledger: "
                "name another file"
            )
        self.connection.execute("PRAGMA foreign_keys = ON")
        self.connection.execute("PRAGMA synchronous = FULL")
        self.connection.execute("PRAGMA cache_size = -65536")  # 64 MiB
        migrations = _migrations()
        if not read_only and self._applied() != set(migrations):
            self._write_ahead()
            self._migrate(migrations)
        unknown = self._applied() - set(migrations)
        if unknown:
            raise LedgerError(
                f"{self.path}: found a ledger of a newer program ({', '.join(sorted(unknown))}):"
                " update reportedly"
            )

    def _write_ahead(self) -> None:
        """Switch to a log; of processes that do so at once, SQLite lets all but one fail at once."""
        end = time.monotonic() + _BUSY_SECONDS
        while True:
            try:
                self.connection.execute("PRAGMA journal_mode = WAL")
                return
            except sqlite3.OperationalError as error:
                if "locked" not in str(error) or time.monotonic() > end:
                    raise
            time.sleep(0.02)

    def _applied(self) -> set[str]:
        there = self.connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'migration'")
        if there.fetchone() is None:
            return set()
        return {row[0] for row in self.connection.execute("SELECT name FROM migration")}

    def _migrate(self, migrations: dict[str, str]) -> None:
        """Apply what is missing, in the order of names; several processes may try at once."""
        with self.transaction_of_schema():
            applied = self._applied()
            for name, script in migrations.items():
                if name in applied:
                    continue
                for statement in _statements(script):
                    self.connection.execute(statement)
                self.connection.execute(
                    "INSERT INTO migration VALUES (?, ?)",
                    (name, datetime.now(UTC).isoformat(timespec="seconds")),
                )

    @contextmanager
    def transaction_of_schema(self) -> Iterator[None]:
        """A transaction in which the ledger's tables need not be there yet."""
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            self.connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            self.connection.execute(
                "CREATE TABLE IF NOT EXISTS migration"
                " (name TEXT PRIMARY KEY, applied TEXT NOT NULL) STRICT"
            )
            yield
        except BaseException:
            self.connection.rollback()
            raise
        self.connection.execute("COMMIT")


def unusable(path: Path, error: sqlite3.Error) -> LedgerError:
    """The error to raise for what SQLite said of the file at `path`."""
    reason = str(error)
    if "locked" in reason or "busy" in reason:
        return LedgerError(
            f"{path}: another process has been writing for {_BUSY_SECONDS:.0f} s: try again"
        )
    if "readonly" in reason:
        return LedgerError(f"{path}: cannot be written: the file or its folder is read-only")
    if "unable to open" in reason:
        return LedgerError(
            f"{path}: cannot be opened: {path.absolute().parent} must be a folder that can be read"
            " and written"
        )
    if "full" in reason or "disk I/O" in reason:
        return LedgerError(f"{path}: cannot be written: {reason}: make room and add again")
    if isinstance(error, sqlite3.DatabaseError) and ("malformed" in reason or "not a" in reason):
        return LedgerError(
            f"{path}: the file is damaged ({reason}): run 'reportedly check', or go back to a backup"
        )
    return LedgerError(f"{path}: {reason}")


def _check_file(path: Path, create: bool) -> None:
    """Refuse what is no ledger before SQLite opens, and might change, it."""
    if path.is_dir():
        raise LedgerError(f"{path}: found a folder, expected a ledger file")
    if not path.exists():
        if not create:
            raise LedgerError(
                f"{path}: there is no such ledger: make it with 'reportedly add {path} SOURCE'"
            )
        if not path.parent.is_dir():
            raise LedgerError(f"{path}: there is no folder {path.parent}: make it first")
        return
    if not path.is_file():
        raise LedgerError(f"{path}: found a device or pipe, expected a ledger file")
    try:
        size = path.stat().st_size
        if not size and not create:  # where one is made, an earlier try was killed at once
            raise LedgerError(
                f"{path}: found an empty file, expected a ledger: go back to a backup"
            )
        with path.open("rb") as file:
            header = file.read(100)
    except OSError as error:
        raise LedgerError(f"{path}: cannot be read: {error.strerror}") from error
    if size and not header.startswith(_HEADER):
        raise LedgerError(f"{path}: found a file that is no ledger: name another file")
    log = _log(path)
    pages, page = int.from_bytes(header[28:32]), int.from_bytes(header[16:18])
    if size and not (log.exists() and log.stat().st_size):  # else its pages complete the file
        page = 65536 if page == 1 else page
        if size < pages * page:
            raise LedgerError(
                f"{path}: found {size:,} of {pages * page:,} bytes: the file was cut short;"
                " go back to a backup"
            )


def _log(path: Path) -> Path:
    """Where SQLite keeps what was committed and is not in the file yet."""
    return path.with_name(path.name + "-wal")


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    connection = sqlite3.connect(
        f"file:{quote(os.fsencode(path.absolute()))}?mode={mode}",
        uri=True,
        timeout=_BUSY_SECONDS,
        isolation_level=None,
    )
    connection.row_factory = sqlite3.Row
    return connection


def _migrations() -> dict[str, str]:
    """The scripts by name, in the order in which they are applied."""
    folder = files("reportedly.ledger") / "migrations"
    scripts = sorted(item.name for item in folder.iterdir() if item.name.endswith(".sql"))
    return {
        name.removesuffix(".sql"): (folder / name).read_text(encoding="utf-8") for name in scripts
    }


def _statements(script: str) -> Iterator[str]:
    """The statements of a script; one ends where SQLite says that it is complete."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
