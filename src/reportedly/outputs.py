"""Where results are written: standard output or a file, which takes its place only when whole.

A file is written under a hidden name beside its place and moved there at the end, so that a run
that reads nothing, breaks or is interrupted leaves an older file as it was. Paths that would cost
the user a source, or one output the other, are refused before anything is read.
"""

from __future__ import annotations

import os
import secrets
import shutil
import stat
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TextIO

from reportedly.errors import OptionError, ReportedlyError, SourceError
from reportedly.show.safe import neutralise

_NO_OUTPUT = "standard output is closed, expected a place to write: name a file or a pipe"


@dataclass(slots=True)
class Output:
    """A stream that is written to; a file is kept only where `keep` was set."""

    stream: TextIO
    name: str
    keep: bool = False


def complain(message: str) -> None:
    """Write one line on standard error, where there is one."""
    if sys.stderr is None:  # closed by "2>&-"
        return
    with suppress(OSError):  # nobody is left to tell
        sys.stderr.write(f"reportedly: {neutralise(message)}\n")


@contextmanager
def writing(name: str) -> Iterator[None]:
    """Turn what the system refuses in the block into a `SourceError` that names the output.

    A reader that went away is left to the caller as `BrokenPipeError`.
    """
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise _unwritable(name, error.strerror or type(error).__name__) from error


def standard_output() -> Output:
    """Standard output; raise `ReportedlyError` where it is closed."""
    if sys.stdout is None:
        raise ReportedlyError(_NO_OUTPUT)
    return Output(sys.stdout, "standard output")


@contextmanager
def open_file(path: Path) -> Iterator[Output]:
    """Open `path` for writing; at the end it is there whole where `keep` is set, else untouched.

    A device or a pipe is written to directly. Raises `SourceError` where it cannot be written.
    """
    name = str(path)
    if path.exists() and not path.is_file():
        with writing(name), _utf8(path, "w") as stream:
            yield Output(stream, name)
        return
    place = Path(os.path.realpath(path))  # a link stays a link to the file that is replaced
    part = place.with_name(f".reportedly-{secrets.token_hex(4)}.part")
    try:
        with writing(name), _utf8(part, "x") as stream:
            output = Output(stream, name)
            yield output
        if output.keep:
            with writing(name):
                if place.exists():
                    shutil.copymode(place, part)
                part.replace(place)
    finally:
        part.unlink(missing_ok=True)


def _utf8(path: Path, mode: Literal["w", "x"]) -> TextIO:
    # a lone surrogate of an article must not stop the output
    return path.open(mode, encoding="utf-8", errors="backslashreplace")


def check_outputs(outputs: Sequence[Path], sources: Sequence[str] = ()) -> None:
    """Refuse outputs before anything is read.

    Raises `OptionError` where one is a source or two are the same file, and `SourceError` where
    one cannot be written.
    """
    for number, path in enumerate(outputs):
        with writing(str(path)):
            _check_writable(path)
            if path.exists() and not path.is_file():
                continue
            if any(_same(path, other) for other in outputs[:number]):
                raise OptionError(f"{path}: found the same file twice, expected two to write to")
            for source in sources:
                if path.exists() and _holds(source, path):
                    raise OptionError(
                        f"{path}: found a file that is read as a source, expected another to write"
                        " to: it would be lost"
                    )


def _check_writable(path: Path) -> None:
    if path.is_dir():
        raise _unwritable(str(path), "it is a folder, expected a file")
    place = Path(os.path.realpath(path))
    exists = path.exists()
    if exists and not os.access(path, os.W_OK):
        raise _unwritable(str(path), "permission denied")
    if exists and not path.is_file():
        return
    if not place.parent.is_dir():
        raise _unwritable(str(path), f"there is no folder {place.parent}")
    if not os.access(place.parent, os.W_OK | os.X_OK):
        raise _unwritable(str(path), f"permission denied in the folder {place.parent}")


def _same(one: Path, other: Path) -> bool:
    if one.exists() and other.exists():
        return one.samefile(other)
    return os.path.realpath(one) == os.path.realpath(other)


def _holds(source: str, path: Path) -> bool:
    """True where reading `source` would read the file `path`: it is that file, or holds it."""
    try:
        if source == "-":
            there = os.fstat(0)
            return stat.S_ISREG(there.st_mode) and os.path.samestat(there, path.stat())
        if source and Path(source).is_dir():
            folder = Path(os.path.realpath(source))
            below = Path(os.path.realpath(path))
            return below.is_relative_to(folder) and not any(
                part.startswith(".") for part in below.relative_to(folder).parts
            )
        return bool(source) and path.samefile(source)
    except (OSError, ValueError):  # no such source: reading it will tell
        return False


def _unwritable(name: str, why: str) -> SourceError:
    return SourceError(name, f"{name}: cannot be written: {why}")
