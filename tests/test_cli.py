"""The command line as people and scripts meet it: output, exit codes, one line for each trouble."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import jsonschema
import pytest

import reportedly
from reportedly import batch, cli
from reportedly.articles import ReadOptions
from reportedly.commands import reading
from reportedly.errors import ReportedlyError
from reportedly.notation import parse_notation
from reportedly.show.jsonl import schema_text

STORY = "Chad closed its border with Sudan on Friday, the army said. Who profits?\n"


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


def run(*arguments: str | Path) -> int:
    return cli.main([str(argument) for argument in arguments])


@pytest.mark.parametrize("command", [[], ["read"], ["demo"], ["schema"]])
def test_help_has_an_example(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        run(*command, "--help")
    assert ended.value.code == 0
    assert "reportedly " + "".join(command) in capsys.readouterr().out.split("example")[-1]


def test_the_version_tells_which_learned_parts_are_there(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit):
        run("--version")
    assert capsys.readouterr().out.startswith("reportedly 0.")


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["read"],
        ["forget"],
        ["read", "x", "--published", "yesterday"],
        ["read", "x", "--jobs", "0"],
        ["read", "x", "--jobs", "many"],
        ["read", "x", "--format", "pdf"],
        ["read", "x", "--output", ""],
        ["read", "x", "--html", ""],
    ],
)
def test_bad_usage_is_code_2(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        run(*arguments)
    assert ended.value.code == 2


def test_cards_are_printed(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("read", story, "--published", "2031-05-10", "--outlet", "Vale Courier") == 0
    out = capsys.readouterr().out
    assert "› Vale Courier" in out
    assert "9 May 2031" in out
    assert "question: Who profits?" in out


def test_json_lines_are_valid(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("read", story, "--format", "jsonl", "--published", "2031-05-10") == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines
    for line in lines:
        jsonschema.validate(json.loads(line), json.loads(schema_text()))


def test_notation_parses_back(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("read", story, story, "--format", "notation") == 0
    claims = parse_notation(capsys.readouterr().out)
    assert len(claims) >= 2


def test_a_page_is_written_beside_the_output(story: Path, tmp_path: Path) -> None:
    page, lines = tmp_path / "out.html", tmp_path / "out.jsonl"
    assert run("read", story, "--html", page, "--format", "jsonl", "--output", lines) == 0
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert json.loads(lines.read_text(encoding="utf-8").splitlines()[0])["article"]


def test_the_page_can_be_the_output(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("read", story, "--format", "html") == 0
    assert capsys.readouterr().out.startswith("<!DOCTYPE html>")


def test_a_bad_source_is_one_line_and_the_others_are_read(
    story: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = tmp_path / "no\x1b[31m\nsuch.txt"
    assert run("read", missing, story, "--format", "jsonl") == 1
    captured = capsys.readouterr()
    assert captured.out.count("\n") >= 1
    assert captured.err.startswith("reportedly: ")
    assert captured.err.count("\n") == 1
    assert "\x1b" not in captured.err


def test_an_output_that_cannot_be_written_is_one_line(
    story: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("read", story, "--output", tmp_path / "no" / "folder.jsonl") == 1
    assert capsys.readouterr().err.count("\n") == 1


def test_an_empty_source_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("read", "") == 1
    assert "found an empty name" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        ["read", "story.txt", "--output", "story.txt"],
        ["read", "story.txt", "--html", "./story.txt"],
        ["read", "other.txt", "story.txt", "--output", "link.txt"],
        ["read", ".", "--output", "story.txt"],
        ["read", "story.txt", "--output", "new", "--html", "./new"],
    ],
)
def test_an_output_that_would_cost_a_source_is_refused(
    arguments: list[str],
    story: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(story.parent)
    Path("link.txt").symlink_to("story.txt")
    assert run(*arguments) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert story.read_text(encoding="utf-8") == STORY
    assert not Path("new").exists()


def test_a_run_that_reads_nothing_leaves_its_outputs_as_they_were(tmp_path: Path) -> None:
    lines, page = tmp_path / "keep.jsonl", tmp_path / "keep.html"
    lines.write_text("old", encoding="utf-8")
    page.write_text("old", encoding="utf-8")
    assert run("read", tmp_path / "none", "--output", lines, "--html", page) == 1
    assert lines.read_text(encoding="utf-8") == page.read_text(encoding="utf-8") == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["keep.html", "keep.jsonl"]


@pytest.mark.parametrize("option", ["--output", "--html"])
def test_outputs_are_checked_before_anything_is_read(
    option: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "read_many", None)
    assert run("read", "x", option, tmp_path / "no" / "folder.html") == 1
    assert run("read", "x", option, tmp_path) == 1


def test_what_was_read_before_the_run_broke_is_kept(
    story: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*arguments: object) -> Iterator[object]:
        yield from batch.read_many([str(story)], ReadOptions())
        raise ReportedlyError("a reading process was ended")

    monkeypatch.setattr(reading, "read_many", broken)
    lines = tmp_path / "out.jsonl"
    assert run("read", story, "--format", "jsonl", "--output", lines) == 1
    assert lines.read_text(encoding="utf-8").count("\n") == 1


def test_a_folder_below_is_read_too(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (story.parent / "below").mkdir()
    story.rename(story.parent / "below" / "story.txt")
    assert run("read", story.parent, "--format", "jsonl") == 0
    assert capsys.readouterr().out.count("\n") == 1


def test_standard_input(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(STORY.encode())))
    assert run("read", "-", "--format", "jsonl") == 0
    assert capsys.readouterr().out.startswith("{")


def test_an_interrupt_is_quiet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(*_: object) -> Iterator[None]:
        raise KeyboardInterrupt
        yield

    monkeypatch.setattr(reading, "read_many", interrupted)
    old = tmp_path / "old.txt"
    old.write_text("old", encoding="utf-8")
    assert run("read", "x", "--output", old) == 130
    assert capsys.readouterr() == ("", "")
    assert old.read_text(encoding="utf-8") == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["old.txt"]


# While the libraries are imported, and while workers start.
@pytest.mark.parametrize(("jobs", "seconds"), [("1", 0.3), ("2", 1.5)])
def test_an_early_interrupt_is_quiet(jobs: str, seconds: float, tmp_path: Path) -> None:
    many = tmp_path / "many.jsonl"
    line = json.dumps({"text": STORY * 40}) + "\n"
    many.write_text(line * 100, encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, "-m", "reportedly", "read", str(many), "--jobs", jobs],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    ) as process:
        time.sleep(seconds)
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does: workers too
        assert process.communicate(timeout=30)[1] == b""
    assert process.returncode == 130


@pytest.mark.parametrize("form", ["text", "jsonl"])
def test_a_reader_that_goes_away_is_quiet(form: str, story: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "reportedly.cli", "read", str(story), "--format", form],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 141


def test_the_schema_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("schema") == 0
    assert json.loads(capsys.readouterr().out)["title"] == "Claim"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("redirection", [">&-", "> /dev/full", "--output /dev/full"])
def test_an_output_that_takes_nothing_is_one_line(redirection: str, story: Path) -> None:
    command = f"'{sys.executable}' -m reportedly read '{story}' {redirection}"
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith("reportedly: ")
    assert done.stderr.count("\n") == 1


def test_the_package_tells_its_version_and_imports_late() -> None:
    code = "import reportedly, sys; print(reportedly.__version__, 'spacy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == f"{reportedly.__version__} False\n"
    with pytest.raises(AttributeError, match="nonsense"):
        _ = reportedly.nonsense  # type: ignore[attr-defined]
