"""The commands that ask a ledger, as people and scripts meet them."""

from __future__ import annotations

import csv
import doctest
import io
import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from reportedly import cli
from reportedly.show.jsonl import schema_text
from reportedly.show.words import NOTICE
from tests.test_documents import printed
from tests.views.conftest import fill
from tests.views.desk import Desk, Told, person

LISTS = (
    *("claims", "disputes", "links", "incidents", "timeline"),
    *("actors", "posture", "outlook", "sources"),
)
ONES = (
    ("incident", "1"),
    ("actor", "Haji"),
    ("show", "first"),
    ("show", "link:1"),
    ("show", "incident:1"),
)
EVERY = [(name,) for name in LISTS] + list(ONES)

Capture = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    path = tmp_path_factory.mktemp("asked") / "ledger.db"
    desk = fill(Desk(path))
    yield path
    desk.store.close()


def run(*arguments: str | Path) -> int:
    return cli.main([str(argument) for argument in arguments])


def asked(ledger: Path, capsys: Capture, name: str, *options: str) -> str:
    assert run(name, ledger, *options) == 0
    return capsys.readouterr().out


def lines(ledger: Path, capsys: Capture, name: str, *options: str) -> list[dict[str, Any]]:
    out = asked(ledger, capsys, name, *options, "--format", "jsonl")
    return [json.loads(line) for line in out.splitlines()]


def cells(ledger: Path, capsys: Capture, name: str, *options: str) -> list[dict[str, str]]:
    out = asked(ledger, capsys, name, *options, "--format", "csv")
    return list(csv.DictReader(io.StringIO(out)))


@pytest.mark.parametrize("command", EVERY, ids=" ".join)
@pytest.mark.parametrize("width", ["80", "120"])
def test_every_command_prints_for_people(
    ledger: Path,
    capsys: Capture,
    command: tuple[str, ...],
    width: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", width)
    name, *rest = command
    out = asked(ledger, capsys, name, *rest)
    assert out.rstrip().endswith(NOTICE)
    assert max(map(len, out.splitlines())) <= int(width)


@pytest.mark.parametrize("command", EVERY, ids=" ".join)
def test_every_command_writes_json_and_csv(
    ledger: Path, capsys: Capture, command: tuple[str, ...]
) -> None:
    name, *rest = command
    assert lines(ledger, capsys, name, *rest)
    assert NOTICE not in asked(ledger, capsys, name, *rest, "--format", "csv")
    assert cells(ledger, capsys, name, *rest)


@pytest.mark.parametrize("name", [*LISTS, "incident", "actor", "show"])
def test_help_has_an_example(capsys: Capture, name: str) -> None:
    with pytest.raises(SystemExit) as ended:
        run(name, "--help")
    assert ended.value.code == 0
    out = capsys.readouterr().out
    assert f"reportedly {name} syria.db" in out
    assert "not verified" in " ".join(out.split())


def test_a_claim_takes_two_lines(
    ledger: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    out = asked(ledger, capsys, "claims", "--text", "stays")
    assert out.splitlines() == [
        "2024-11-11  ● asserted  Ali Asghar Haji (adviser) › Novosti › Hill Post",
        "            Iran stays in Syria  first-28",
        NOTICE,
    ]


def test_claims_are_lines_of_the_schema_and_more(ledger: Path, capsys: Capture) -> None:
    found = lines(ledger, capsys, "claims")
    assert len(found) == 10
    known = set(json.loads(schema_text())["properties"])
    for line in found:
        jsonschema.validate({key: line[key] for key in known}, json.loads(schema_text()))
    shelled = next(line for line in found if line["text"] == "the brigade shelled Rastan")
    assert shelled["origin"]["name"] == "Rastan Brigade"
    assert (shelled["incident"], shelled["outlet"], shelled["recorded"]) == (
        1,
        "Mill Times",
        "2024-11-16",
    )


def test_links_name_both_claims_and_their_articles(ledger: Path, capsys: Capture) -> None:
    found = lines(ledger, capsys, "links")
    assert {line["type"] for line in found} == {"disputes", "corrects"}
    for line in found:
        assert {"id", "article", "text"} <= set(line["a"]) & set(line["b"])
        assert line["reasons"][0].keys() == {"name", "weight", "detail"}
    assert {line["b"]["article"] for line in found} == {"first", "copy"}
    assert len(lines(ledger, capsys, "links", "--type", "corrects")) == 1


def test_filters_and_days_are_passed_on(ledger: Path, capsys: Capture) -> None:
    def number(*options: str) -> int:
        return len(lines(ledger, capsys, "claims", *options))

    assert number("--actor", "Iran", "--place", "Syria", "--kind", "posture") == 2
    assert number("--status", "denied", "--status", "rumoured") == 2
    assert number("--source", "Lavrentiev", "--outlet", "mill times") == 3
    assert number("--since", "2024-11-10", "--until", "2024-11-10") == 4
    assert number("--as-of", "2024-11-14") == 4
    assert number("--as-of", "2024-11-12", "--by", "published") == 4
    assert number("--as-of", "2024-11-01") == 0
    assert number("--text", '"(') == 0


def test_a_page_tells_where_it_goes_on(ledger: Path, capsys: Capture) -> None:
    first = asked(ledger, capsys, "claims", "--limit", "3")
    mark = first.rstrip().rsplit(" ", 1)[1]
    assert first.rstrip().endswith(f"{NOTICE} · more: --after {mark}")
    rest = asked(ledger, capsys, "claims", "--after", mark)
    assert rest.count("●") + rest.count("✗") + rest.count("≈") + rest.count("▷") == 7
    assert "more:" not in rest


def test_programs_get_all_unless_they_ask_for_less(ledger: Path, capsys: Capture) -> None:
    assert run("claims", ledger, "--format", "jsonl", "--limit", "2") == 0
    captured = capsys.readouterr()
    assert len(captured.out.splitlines()) == 2
    mark = captured.err.split()[-1]
    assert captured.err == f"reportedly: more follow: --after {mark}\n"
    assert len(lines(ledger, capsys, "claims", "--after", mark)) == 8


def test_all_is_read_page_by_page(
    ledger: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = {name: lines(ledger, capsys, name) for name in LISTS}
    monkeypatch.setattr("reportedly.commands.views._AT_ONCE", 2)
    assert {name: lines(ledger, capsys, name) for name in LISTS} == whole


def test_an_empty_answer_is_no_error(ledger: Path, capsys: Capture) -> None:
    for name in LISTS:
        assert (
            asked(ledger, capsys, name, "--actor", "nobody")
            == "nothing there that is as asked for\n"
        )
        assert lines(ledger, capsys, name, "--actor", "nobody") == []
        assert (
            len(asked(ledger, capsys, name, "--actor", "nobody", "--format", "csv").splitlines())
            == 1
        )


def test_accounts_stand_side_by_side(
    ledger: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    out = asked(ledger, capsys, "incident", "1", "--policy", "majority")
    assert "3 articles, 3 origins" in out
    assert "Clinic of Rastan +1 repeat (2 articles, 1 origin)" in " ".join(out.split())
    assert "the figures cannot all hold" in out
    assert "corrects  link:2" in out


def test_a_list_of_actors_tells_where_not_all_was_counted(
    ledger: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reportedly.views.actors.COUNTED", 2)
    out = asked(ledger, capsys, "actors", "--status", "asserted")
    assert "newest 2 claims" in out
    assert "newest" not in asked(ledger, capsys, "actors", "--status", "asserted", "--exact")


def test_an_id_of_several_things_is_told_of(ledger: Path, capsys: Capture) -> None:
    assert run("show", ledger, "1") == 0
    assert capsys.readouterr().err == "reportedly: 1 is also link:1\n"


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (["claims", "nowhere.db"], 1),
        (["claims", "{}", "--since", "2024-02-01", "--until", "2024-01-01"], 2),
        (["claims", "{}", "--after", "soon"], 2),
        (["incident", "{}", "99"], 1),
        (["incident", "{}", "soon"], 2),
        (["actor", "{}", "nobody"], 1),
        (["show", "{}", "nothing"], 1),
    ],
)
def test_trouble_is_one_line(ledger: Path, capsys: Capture, command: list[str], code: int) -> None:
    assert run(*(part.format(ledger) for part in command)) == code
    captured = capsys.readouterr()
    assert captured.out == ""
    assert len(captured.err.splitlines()) == 1


@pytest.mark.parametrize(
    "options",
    [
        ["--as-of", "yesterday"],
        ["--kind", "rumour"],
        ["--status", "true"],
        ["--limit", "0"],
        ["--limit", "many"],
        ["--by", "hearsay"],
        ["--format", "pdf"],
    ],
)
def test_bad_usage_is_code_2(ledger: Path, options: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        run("claims", ledger, *options)
    assert ended.value.code == 2


def test_no_cell_is_a_formula_and_no_word_a_control(tmp_path: Path, capsys: Capture) -> None:
    desk = Desk(tmp_path / "bad.db")
    desk.print(
        "=1+1",
        Told("=HYPERLINK(1)", person("@sum")),
        Told("+5", person("-3\x1b[31m")),
        Told("\tso \u202eit goes", person("=2")),
        outlet="=cmd|' /C calc'!A0",
        published="2024-11-11",
    )
    desk.store.close()
    path = tmp_path / "bad.db"
    for name in LISTS:
        for row in cells(path, capsys, name):
            for value in row.values():
                assert not value.startswith(("=", "+", "-", "@", "\t", "\r"))
        out = asked(path, capsys, name)
        assert "\x1b" not in out and "\u202e" not in out
    assert cells(path, capsys, "claims")[2]["text"] == "'=HYPERLINK(1)"
    assert lines(path, capsys, "claims")[2]["text"] == "=HYPERLINK(1)"


def test_markup_is_not_obeyed(tmp_path: Path, capsys: Capture) -> None:
    desk = Desk(tmp_path / "markup.db")
    desk.print("one", Told("[red]It[/red] burned [/]", person("[bold]Ama"), happening="fire"))
    desk.store.close()
    assert "[red]It[/red] burned [/]" in asked(tmp_path / "markup.db", capsys, "claims")
    for command in (("actors",), ("incidents",), ("sources",), ("incident", "1"), ("actor", "Ama")):
        name, *rest = command
        assert asked(tmp_path / "markup.db", capsys, name, *rest)
    for command in (("actors",), ("incident", "1"), ("sources",)):
        name, *rest = command
        assert "[bold]Ama" in asked(tmp_path / "markup.db", capsys, name, *rest)


def test_no_name_above_a_column_reaches_the_terminal_as_it_is(
    tmp_path: Path, capsys: Capture
) -> None:
    desk = Desk(tmp_path / "heading.db")
    desk.print("one", Told("It burned", person("Ama\x1b]0;x\x07\u202e"), happening="fire"))
    desk.store.close()
    out = asked(tmp_path / "heading.db", capsys, "incident", "1")
    assert not {"\x1b", "\x07", "\u202e"} & set(out)


# -- the page on looking at a ledger ---------------------------------------------------------------

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "ledger.md"


def test_the_page_shows_what_the_commands_print(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """`REPORTEDLY_UPDATE=1` writes what they print into the page; read the difference."""
    (tmp_path / "docs").symlink_to(ROOT / "docs")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    page = PAGE.read_text(encoding="utf-8")
    for block in re.findall(r"^```console\n(.*?)^```$", page, re.DOTALL | re.MULTILINE):
        shown = ""
        for line in block.splitlines():
            if line.startswith("$ "):
                shown += f"{line}\n{printed(line.removeprefix('$ '), capsys)}"
        if os.environ.get("REPORTEDLY_UPDATE"):
            PAGE.write_text(
                PAGE.read_text(encoding="utf-8").replace(block, shown), encoding="utf-8"
            )
        else:
            assert shown == block
    for block in re.findall(r"^```python\n(.*?)^```$", page, re.DOTALL | re.MULTILINE):
        test = doctest.DocTestParser().get_doctest(block, {}, "ledger.md", str(PAGE), 0)
        report: list[str] = []
        doctest.DocTestRunner().run(test, out=report.append)
        assert not report, "".join(report)
