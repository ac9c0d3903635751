"""The floors hold: a figure that falls fails, and so does data that changed under its floor."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import numpy as np
import pytest

from benchmarks import actors, coref, groups

ROOT = Path(__file__).parent.parent
LEDGER = """\
- {id: one, text: "Chad closed its border, the army said.", claims: []}
"""
SCORER = 'print("claims found 1/2 0.500 · spare 0 · slot recall 0.400")\n'


def score(gold: Path, floors: str, folder: Path) -> subprocess.CompletedProcess[str]:
    path = folder / "floors.toml"
    path.write_text(floors, encoding="utf-8")
    return subprocess.run(
        [sys.executable, "-m", "benchmarks", "score", "--floors", str(path)],
        cwd=ROOT,
        env={**os.environ, "REPORTEDLY_GOLD": str(gold)},
        capture_output=True,
        text=True,
        check=False,
    )


def floors(digest: str, floor: str) -> str:
    return f"""\
[[gold]]
layer = "article"
file = "article/ledger.yaml"
sha256 = "{digest}"
figures = [{{ name = "slot recall", path = ["slot_recall"]{floor} }}]
"""


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    folder = tmp_path / "article"
    folder.mkdir()
    (folder / "ledger.yaml").write_text(LEDGER, encoding="utf-8")
    (folder / "score.py").write_text(SCORER, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(("floor", "code"), [(", floor = 0.4", 0), (", floor = 0.41", 1)])
def test_a_figure_below_its_floor_fails(gold: Path, floor: str, code: int, tmp_path: Path) -> None:
    digest = sha256(LEDGER.encode()).hexdigest()
    done = score(gold, floors(digest, floor), tmp_path)
    assert done.returncode == code, done.stderr
    assert "slot recall" in done.stdout
    assert ("FELL" in done.stdout) == bool(code)


def test_changed_data_fails(gold: Path, tmp_path: Path) -> None:
    done = score(gold, floors("0" * 64, ", floor = 0.1"), tmp_path)
    assert done.returncode == 1
    assert "measure again" in done.stdout


def test_absent_gold_is_skipped_and_said(tmp_path: Path) -> None:
    done = score(tmp_path / "none", floors("0" * 64, ""), tmp_path)
    assert done.returncode == 0
    assert "not here, skipped" in done.stdout


def test_groups_that_only_name_their_rows_find_their_texts(tmp_path: Path) -> None:
    told = "Shells killed 12 people at the livestock market of Tawila on Monday, a surgeon said."
    rows = [
        {"id": "a", "article_id": "a", "title": "Tawila", "text": told, "published": "2024-06-04"},
        {"id": "b", "article_id": "b", "title": "Tawila", "text": told, "published": "2024-06-04"},
        {"id": "c", "text": "Chad closed its border with Sudan on Friday, the army said."},
    ]
    (tmp_path / "rows.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    source, target = tmp_path / "groups.jsonl", tmp_path / "found.jsonl"
    source.write_text('{"rows": ["c", "a"]}\n{"rows": ["b"]}\n', encoding="utf-8")
    for given in (source, tmp_path / "rows.jsonl"):
        groups.predict(given, target)
        found = [json.loads(line)["rows"] for line in target.read_text().splitlines()]
        assert sorted(map(sorted, found)) == [["a", "b"], ["c"]]


@pytest.mark.parametrize("half", actors.HALVES)
def test_actors_and_ties_hold_their_floors(half: str) -> None:
    figures = actors.measure(half).figures
    assert {name: figures[name] >= floor for name, floor in actors.FLOORS[half].items()} == {
        "mentions": True,
        "precision": True,
        "recall": True,
    }


def test_marks_are_taken_out_of_a_passage() -> None:
    text, mentions = actors.unmark("[[Its](RUS) envoy, Ivan Orlov](Ivan Orlov | unresolved) left.")
    assert text == "Its envoy, Ivan Orlov left."
    assert [(text[m.start : m.end], m.who) for m in mentions] == [
        ("Its", ("RUS",)),
        ("Its envoy, Ivan Orlov", ("Ivan Orlov", "unresolved")),
    ]


def test_average_link_stops_where_groups_are_no_more_alike() -> None:
    scores = np.array([[0, 0.9, 0.4], [0.9, 0, 0.1], [0.4, 0.1, 0]])
    assert coref.average_link(scores, 0.3) == [[0, 1], [2]]
    assert coref.average_link(scores, 0.2) == [[0, 1, 2]]
    assert coref.average_link(np.zeros((0, 0)), 0.5) == []


def test_events_told_in_two_documents_meet(tmp_path: Path) -> None:
    sentences = {
        "a": ("Shells killed twelve herders at Tawila market", 1),
        "b": ("Twelve herders were killed by shells at Tawila market", 3),
        "c": ("Chad closed its border with Sudan", 1),
    }
    lines = [
        {
            "doc": name,
            "sents": ["", text],
            "selected": [1],
            "mentions": [
                {"id": "1", "kind": "event", "sent": 1, "tokens": [token], "text": "x"},
                {"id": "2", "kind": "human", "sent": 1, "tokens": [0], "text": "x"},
            ],
        }
        for name, (text, token) in sentences.items()
    ]
    source, target = tmp_path / "docs.jsonl", tmp_path / "found.jsonl"
    source.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    coref.predict(source, target)
    found = [json.loads(line) for line in target.read_text().splitlines()]
    cluster = {line["doc"]: line["cluster"] for line in found}
    assert len(found) == 3
    assert cluster["a"] == cluster["b"] != cluster["c"]
