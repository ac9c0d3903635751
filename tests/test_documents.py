"""What the documents show is what the program does: commands, Python examples and notation.

A console block holds commands after "$ " and what they print. After a change of the output,
`REPORTEDLY_UPDATE=1 pytest tests/test_documents.py` writes the new output into the documents; read
the difference before it goes in.
"""

from __future__ import annotations

import doctest
import os
import re
import shlex
import tomllib
from pathlib import Path

import pytest

from reportedly import cli
from reportedly.notation import parse_notation, print_notation

ROOT = Path(__file__).parent.parent
PAGES = ("README.md", "docs/tutorial.md", "docs/notation.md")
UPDATE = bool(os.environ.get("REPORTEDLY_UPDATE"))


def blocks(page: str, language: str) -> list[str]:
    text = (ROOT / page).read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)


def every(language: str) -> list[tuple[str, str]]:
    return [(page, block) for page in PAGES for block in blocks(page, language)]


@pytest.mark.parametrize(("page", "block"), every("console"))
def test_commands_print_what_the_document_shows(
    page: str,
    block: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    (tmp_path / "docs").symlink_to(ROOT / "docs")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    shown = ""
    for line in block.splitlines():
        if line.startswith("$ reportedly "):
            shown += f"{line}\n{printed(line.removeprefix('$ '), capsys)}"
        elif line.startswith("$ "):
            shown += f"{line}\n"  # make, pip and the like: read, not run
    if UPDATE and shown != block:
        path = ROOT / page
        path.write_text(path.read_text(encoding="utf-8").replace(block, shown), encoding="utf-8")
        return
    assert shown == block


def printed(command: str, capsys: pytest.CaptureFixture[str]) -> str:
    """What the command prints; of a pipe only `| head -n N` and `| tail -n N` are understood."""
    command, _, cut = command.partition(" | ")
    assert cli.main(shlex.split(command)[1:]) == 0
    lines = capsys.readouterr().out.splitlines()
    if cut:
        tool, _, count = cut.partition(" -n ")
        lines = lines[: int(count)] if tool == "head" else lines[-int(count) :]
    return "".join(f"{line.rstrip()}\n" for line in lines)


@pytest.mark.parametrize(("page", "block"), every("python"))
def test_python_examples_run(page: str, block: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    test = doctest.DocTestParser().get_doctest(block, {}, page, page, 0)
    report: list[str] = []
    doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(test, out=report.append)
    assert not report, "".join(report)


@pytest.mark.parametrize(("page", "block"), every("claim"))
def test_notation_parses_and_prints_the_same(page: str, block: str) -> None:
    printed = print_notation(parse_notation(block))
    lines = [line for line in block.splitlines() if not line.startswith((";", "told"))]
    assert [line for line in printed.splitlines() if not line.startswith("told")] == lines
    assert parse_notation(printed) == parse_notation(block)


def test_the_figures_of_the_readme_are_the_floors() -> None:
    floors = tomllib.loads((ROOT / "benchmarks" / "floors.toml").read_text(encoding="utf-8"))
    held = [
        f"{figure['name']} | {figure['floor']:.2f}"
        for gold in floors["gold"]
        for figure in gold["figures"]
        if "floor" in figure
    ]
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| [^|]+ \| ([^|]+ \| [\d.]+) \|$", readme, re.MULTILINE) == held
