"""Files that take their place when they are whole."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from reportedly.errors import SourceError
from reportedly.outputs import check_outputs, open_file


def write(path: Path) -> None:
    with open_file(path) as output:
        output.stream.write("new")
        output.keep = True


def test_a_file_keeps_its_mode_and_a_link_its_target(tmp_path: Path) -> None:
    real, link = tmp_path / "real", tmp_path / "link"
    real.write_text("old", encoding="utf-8")
    real.chmod(0o640)
    link.symlink_to("real")
    write(link)
    assert link.is_symlink()
    assert real.read_text(encoding="utf-8") == "new"
    assert real.stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("error", [KeyboardInterrupt, SourceError("x", "x: full"), OSError(28, "")])
def test_an_older_file_stays_where_the_block_breaks(
    error: BaseException | type[BaseException], tmp_path: Path
) -> None:
    path = tmp_path / "a"
    path.write_text("old", encoding="utf-8")
    with pytest.raises((KeyboardInterrupt, SourceError)), open_file(path) as output:
        output.stream.write("new")
        output.keep = True
        raise error
    assert path.read_text(encoding="utf-8") == "old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["a"]


def test_a_device_is_written_to_and_not_replaced() -> None:
    write(Path(os.devnull))
    assert not Path(os.devnull).is_file()


def test_hidden_files_of_a_folder_are_no_sources(tmp_path: Path) -> None:
    hidden = tmp_path / ".claims"
    hidden.touch()
    check_outputs([hidden, tmp_path / "new"], [str(tmp_path), "https://example.org/x", "a\0b", ""])


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_to_is_told_early(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(SourceError, match="permission denied"):
        check_outputs([tmp_path / "new"])
