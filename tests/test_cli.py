"""The command line as people and scripts meet it: output, exit codes, one line for each trouble."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import jsonschema
import pytest

from reportedly import cli
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


def test_standard_input(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(STORY.encode())))
    assert run("read", "-", "--format", "jsonl") == 0
    assert capsys.readouterr().out.startswith("{")


def test_an_interrupt_is_quiet(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(*_: object) -> Iterator[None]:
        raise KeyboardInterrupt
        yield

    monkeypatch.setattr(cli, "read_many", interrupted)
    assert run("read", "x") == 130
    assert capsys.readouterr() == ("", "")


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
