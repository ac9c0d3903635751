"""`reportedly review`: what people type, what a desk hands in, and what is asked of them."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly import cli
from reportedly.commands.review_desk import take_desk
from reportedly.commands.review_loop import go_through
from reportedly.commands.review_words import decision_line
from reportedly.ledger.decisions.edits import edited
from reportedly.ledger.decisions.pending import pending
from reportedly.ledger.decisions.standing import (
    all_decisions,
    grades_of,
    settlement,
    standing,
    verdict,
)
from reportedly.ledger.records import DecisionKind
from tests.ledger.desk import Desk, numbered, told

(ONE, CLAIM), (TWO, _), (THREE, THIRD) = numbered(3)
OTHER = told(TWO, "Shells killed 12 people in Tawila", "Omar Haddad")
# Two accounts of one happening that do not agree, and one that stands alone
HINT = replace(
    told(THREE, "Shells killed 12 people in Tawila"),
    factuality=replace(THIRD.factuality, certainty="possible"),
)

Run = Callable[..., tuple[int, list[str], str]]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path)
    desk.read(ONE, [CLAIM])
    desk.read(TWO, [OTHER], incident=1)
    desk.link(OTHER, CLAIM, "disputes", 0.95)
    desk.read(THREE, [HINT])
    desk.link(HINT, CLAIM, "supports", 0.55)
    return desk


@pytest.fixture
def run(
    desk: Desk, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Run]:
    monkeypatch.setenv("REPORTEDLY_REVIEWER", "Ana Petit")

    def call(*words: str) -> tuple[int, list[str], str]:
        code = cli.main(["review", str(desk.store.path), *words])
        captured = capsys.readouterr()
        return code, captured.out.splitlines(), captured.err

    yield call


def test_what_wants_a_decision_is_listed_greatest_first(run: Run) -> None:
    code, lines, _ = run()
    assert code == 0
    heads = [line for line in lines if not line.startswith(" ")]
    assert [" ".join(head.split(",")[0].split()) for head in heads] == [
        "link:1 dispute (disputes",
        "link:2 unsure link (supports",
        f"claim:{HINT.id} one origin",
    ]
    assert lines[1] == f"  {OTHER.id} Omar Haddad (P2): Shells killed 12 people in Tawila"
    code, lines, _ = run("--limit", "1", "--format", "jsonl")
    (record,) = map(json.loads, lines)
    assert (record["target"], record["why"]) == ("1", "dispute")
    assert [claim["id"] for claim in record["claims"]] == [OTHER.id, CLAIM.id]


def test_what_is_decided_is_not_asked_again(run: Run) -> None:
    run("accept", "link:1")
    run("grade", HINT.id, "3")
    assert run()[1] == ["nothing wants a decision"]
    run("undo", "2")
    assert len(run("--format", "jsonl")[1]) == 2


def test_a_decision_is_signed_by_option_or_environment(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("accept", "link:1")[1][0].split(" ", 2)[2] == "Ana Petit: accept link:1"
    assert "Bo Lind" in run("--by", "Bo Lind", "accept", "link:1")[1][0]
    assert "Bo Lind" in run("accept", "link:1", "--by", "Bo Lind")[1][0]
    monkeypatch.delenv("REPORTEDLY_REVIEWER")
    code, lines, error = run("accept", "link:1")
    assert (code, lines) == (2, [])
    assert "give --by NAME or set REPORTEDLY_REVIEWER" in error


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        (["reject", "link:1", "--reason", "two towns"], "reject link:1 (two towns)"),
        (["accept", "incident:1"], "accept incident:1"),
        (["edit", CLAIM.id, "polarity=-", "when=2024"], "polarity=- when=2024"),
        (["merge", "1", "incident:2"], "merge incident:1 incidents=2"),
        (["split", "1", OTHER.id], "split incident:1 accounts=2 into=none"),
        (["split", "1", OTHER.id, "--into", "2"], "into=2"),
        (["grade", "source:Nadia Rahal", "b"], "scheme=admiralty source=B"),
        (["grade", CLAIM.id, "very likely", "low"], "likelihood=very likely confidence=low"),
        (["grade", "incident:1", "fair"], "scheme=airwars grade=fair"),
        (["settle", "1", "--policy", "majority"], "settle incident:1 policy=majority"),
        (["settle", "1", "--figure", "killed 3 to 5"], "policy=by hand what=killed low=3 best=none"),
        (
            ["settle", "1", "--policy", "source-order", "--order", "P1", "--what", "killed"],
            'policy=source order what=killed order=P1',
        ),
        (
            ["missed", "a1", "she said 1", "--kind", "other", "--source", "author", "--set", "when=2024"],
            "missed article:a1 start=35 end=45",
        ),
        (["missed", "a1", "--at", "0-6", "--kind", "other", "--source", "author"], "start=0 end=6"),
    ],
)  # fmt: skip
def test_each_decision_can_be_typed(run: Run, words: list[str], kept: str) -> None:
    code, lines, error = run(*words)
    assert (code, error) == (0, "")
    assert kept in lines[0]


def test_the_first_letters_of_an_id_are_enough(run: Run) -> None:
    assert f"accept claim:{CLAIM.id}" in run("accept", CLAIM.id[:6])[1][0]
    assert "polarity=-" in run("edit", f"claim:{CLAIM.id[:6]}", "polarity=-")[1][0]
    assert len(run("history", CLAIM.id[:6])[1]) == 2
    code, _, error = run("accept", CLAIM.id[:3])
    assert (code, "there is no claim" in error) == (1, True)


def test_grades_of_two_schemes_are_two_decisions(run: Run) -> None:
    assert len(run("grade", CLAIM.id, "2", "likely")[1]) == 2


@pytest.mark.parametrize(
    ("words", "code", "error"),
    [
        (["reject", "link:1"], 2, "a rejection needs a reason"),
        (["accept", "link:99"], 1, "there is no link 99"),
        (["accept", "link:x"], 2, "expected a number, as in link:12"),
        (["merge", "one", "two"], 2, "expected a number, as in incident:12"),
        (["edit", CLAIM.id, "polarity"], 2, "expected FIELD=VALUE"),
        (["grade", CLAIM.id, "B"], 2, "grades sources only"),
        (["grade", CLAIM.id, "2", "3"], 2, "two grades of admiralty.information"),
        (["missed", "a1", "--at", "x", "--kind", "other", "--source", "author"], 2, "offsets such"),
        (["undo", "5"], 1, "there is no decision 5"),
        (["--from", "-", "accept", "link:1"], 2, "expected one of the two"),
        (["--from", "nowhere.jsonl"], 1, "cannot be read"),
    ],
)
def test_trouble_is_told_in_one_line(run: Run, words: list[str], code: int, error: str) -> None:
    found, lines, told_error = run(*words)
    assert (found, lines) == (code, [])
    assert error in told_error
    assert told_error.count("\n") == 1


def test_names_from_outside_cannot_reach_the_terminal(run: Run) -> None:
    lines = run("accept", "link:1", "--by", "Eve\x1b[2J", "--reason", "\x9b31m")[1]
    lines += run("history")[1]
    assert not any(sign in line for line in lines for sign in "\x1b\x9b")


def test_a_broken_encoding_is_kept_as_far_as_it_can_be(run: Run) -> None:
    words = ["accept", "link:1", "--by", "Jos\udce9", "--reason", "\ud800"]
    assert run(*words)[1][0].endswith("Jos?: accept link:1 (?)")
    assert run("history", "\ud800")[:2] == (0, [])


def test_the_history_of_a_record_is_shown(run: Run) -> None:
    run("reject", "link:1", "--reason", "two towns")
    run("accept", "link:2")
    run("undo", "1", "--by", "Bo Lind")
    assert [line.split(": ")[1] for line in run("history", "link:1")[1]] == [
        "reject link:1 (two towns)",
        "undo 1 link:1",
    ]
    assert len(run("history")[1]) == 3
    assert run("history", CLAIM.id)[:2] == (0, [])


def test_a_desk_hands_in_its_decisions(run: Run, desk: Desk, tmp_path: Path) -> None:
    lines = [
        {"kind": "reject", "target": "link:1", "reason": "two towns", "by": "Bo Lind"},
        {"kind": "edit", "target_kind": "claim", "target": CLAIM.id, "value": {"when": "2024"}},
        {"kind": "accept", "target": "nowhere"},
        {"kind": "accept", "target": "link:2", "colour": "red"},
        {"kind": ["accept"], "target": "link:2"},
        {"kind": "grade", "target": "incident:1", "value": "fair"},
        {"kind": "undo", "undoes": "1"},
        {"kind": "undo", "undoes": 10**30},
        {"kind": "merge", "target": f"incident:{10**30}", "value": {"incidents": [1]}},
        {"kind": "merge", "target": "incident:1", "value": {"incidents": [10**30]}},
        {"kind": "accept", "target": "\ud800"},
        {"kind": "accept", "target": "source:\ud800"},
        {"kind": "split", "target": "incident:1", "value": {"claims": ["\ud800"]}},
        {"kind": "edit", "target": CLAIM.id, "value": {"\ud800": "x"}},
    ]
    file = tmp_path / "desk.jsonl"
    text = "\n".join(map(json.dumps, lines)) + "\n\nnot json\n[1]\n"
    file.write_text(text, encoding="utf-8")
    code, out, error = run("--from", str(file))
    assert (code, out) == (1, ["2 decisions kept, 0 known already, 14 refused"])
    assert [line.split(": ")[1] for line in error.splitlines()] == [
        f"{file}, line {number}" for number in (*range(3, 15), 16, 17)
    ]
    assert run("--from", str(file))[1] == ["0 decisions kept, 2 known already, 14 refused"]
    assert [d.by for d in standing(desk.store, "link", ["1"])["1"]] == ["Bo Lind"]


_TARGETS = st.sampled_from(
    [CLAIM.id, "link:1", "incident:1", "incident:2", "article:a1", "source:Nadia Rahal", "x", ""]
)
_KEYS = st.sampled_from(
    [
        "kind",
        "source",
        "scheme",
        "grade",
        "incidents",
        "accounts",
        "claims",
        "into",
        "words",
        "fields",
    ]
    + [
        "start",
        "end",
        "policy",
        "what",
        "low",
        "best",
        "high",
        "figure",
        "order",
        "outcome",
        "when",
    ]
    + ["condition", "casualties", "places", "relation", "event", "polarity", "information"]
)
_LEAVES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-1, 3),
    st.floats(),
    st.sampled_from(["killed 3", "she said", "by hand", "admiralty", "2", "other", "2024", ""]),
    st.text(max_size=5),
)
_VALUES = st.recursive(
    _LEAVES, lambda inner: st.lists(inner, max_size=2) | st.dictionaries(_KEYS, inner, max_size=3)
)
_LINES = st.fixed_dictionaries(
    {
        "kind": st.sampled_from([*get_args(DecisionKind), "x"]),
        "target": _TARGETS,
        "value": st.dictionaries(_KEYS, _VALUES, max_size=4),
        "reason": st.none() | st.text(max_size=3),
    }
)


@settings(max_examples=150, deadline=None)
@given(lines=st.lists(_LINES, min_size=5, max_size=5))
def test_any_line_is_kept_or_refused(
    lines: list[dict[str, object]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    desk = Desk(tmp_path_factory.mktemp("desk"))
    desk.read(ONE, [CLAIM])
    desk.read(TWO, [OTHER], incident=1)
    desk.link(OTHER, CLAIM)
    done = take_desk(desk.store, [json.dumps(line) for line in lines], "desk", "Ana Petit")
    assert len(done.kept) + done.known + done.refused == len(lines)
    assert list(map(decision_line, all_decisions(desk.store)))[len(done.kept) :] == []
    for kind, target in (("claim", CLAIM.id), ("incident", "1")):
        decisions = standing(desk.store, kind, [target]).get(target, ())  # type: ignore[arg-type]
        edited(CLAIM, decisions)
        grades_of(decisions)
        settlement(decisions, "killed")
    desk.store.close()


def test_a_history_can_be_handed_in_elsewhere(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("accept", CLAIM.id)
    run("reject", "link:1", "--reason", "two towns")
    run("missed", "a1", "she said", "--kind", "other", "--source", "author")
    run("merge", "1", "2")
    run("undo", "2", "--by", "Bo Lind")
    lines = "".join(f"{line}\n" for line in run("history", "--format", "jsonl")[1])
    assert run("--from", write(tmp_path, lines))[1] == [
        "0 decisions kept, 5 known already, 0 refused"
    ]
    (tmp_path / "other").mkdir()
    other = Desk(tmp_path / "other")
    for article, claim in ((ONE, CLAIM), (TWO, OTHER)):
        other.read(article, [claim])
    other.decide("accept", OTHER.id)  # numbers differ there
    other.link(OTHER, CLAIM)
    monkeypatch.setattr("sys.stdin", io.StringIO(lines))
    assert cli.main(["review", str(other.store.path), "--from", "-"]) == 0
    assert standing(other.store, "link", ["1"]) == {}
    assert verdict(standing(other.store, "claim", [CLAIM.id])[CLAIM.id]) == "accept"


def test_the_document_shows_lines_that_are_understood(run: Run, tmp_path: Path) -> None:
    page = (Path(__file__).parent.parent / "docs" / "review.md").read_text(encoding="utf-8")
    (block,) = re.findall(r"^```jsonl\n(.*?)^```$", page, re.DOTALL | re.MULTILINE)
    code, _, error = run("--from", write(tmp_path, block))
    # the records that it names are not in this ledger; their form is understood
    assert code == 1
    assert all(re.search("there is no (claim|incident|article|source|decision)", line)
               for line in error.splitlines())  # fmt: skip
    assert {json.loads(line)["kind"] for line in block.splitlines()} >= set(
        get_args(DecisionKind)
    ) - {"accept"}


def write(folder: Path, text: str) -> str:
    path = folder / "history.jsonl"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_one_by_one_with_a_person(desk: Desk) -> None:
    answers = iter(
        ["x", "r", "", "r", "two towns", "u", "e", "2", "polarity=-", "e", "1", "nothing", "a", "q"]
    )
    said: list[str] = []
    prompts: list[str] = []

    def ask(prompt: str) -> str:
        prompts.append(prompt)
        return next(answers)

    items = pending(desk.store)
    assert go_through(desk.store, items, "Ana Petit", ask, said.append) == 2
    kinds = [row[0] for row in desk.store.rows("SELECT kind FROM decision ORDER BY number")]
    assert kinds == ["reject", "undo", "edit", "accept"]
    assert "a rejection needs a reason: say what is wrong" in said
    assert prompts.count("why > ") == 2


def test_an_end_of_input_quits(desk: Desk) -> None:
    def ask(_: str) -> str:
        raise EOFError

    assert go_through(desk.store, pending(desk.store), "Ana Petit", ask, lambda _: None) == 0
