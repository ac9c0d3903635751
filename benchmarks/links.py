"""Links held against stories, and figures that differ held against labels.

`run` reads small sets of articles with the links that a careful analyst would make, puts each into a
ledger of its own, and prints what was found, missed and made falsely. `differ` tells why the counts
of killed differ within groups of real articles: an update, a conflict or another scope.
"""

from __future__ import annotations

import sys
import tomllib
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from benchmarks.gold import gold_folder
from benchmarks.groups import load_rows, read_row
from reportedly.ledger.differing import why_differ
from reportedly.ledger.headline import main_counts
from tests.stories import linked

LABELS = Path(__file__).with_name("groups_labels.toml")
_WHY = ("update", "conflict", "scope")


def run(paths: Sequence[Path], verbose: bool) -> int:
    """Print precision and recall of links by type for each file of stories."""
    for path in paths or sorted(linked.FOLDER.glob("*.yaml")):
        stories = linked.load(path)
        outcomes = [
            linked.judge(story, linked.make_links(linked.read_story(story))) for story in stories
        ]
        print(f"{path.name}: {len(stories)} stories")
        counts = linked.tally(outcomes)
        for kind in sorted(counts):
            _print(kind, counts[kind])
        _print("all", sum(counts.values(), Counter()))
        quiet = [one for one in outcomes if not one.story.links]
        print(
            f"  quiet stories with a false link: {sum(bool(o.false) for o in quiet)} of {len(quiet)}"
        )
        if verbose:
            for outcome in outcomes:
                _show(outcome)
    return 0


def _print(kind: str, count: Counter[str]) -> None:
    found, missed, false = count["found"], count["missed"], count["false"]
    precision = found / (found + false) if found + false else 1.0
    recall = found / (found + missed) if found + missed else 1.0
    print(
        f"  {kind:10} precision {precision:.3f}  recall {recall:.3f}"
        f"  ({found} found, {missed} missed, {false} false)"
    )


def _show(outcome: linked.Outcome) -> None:
    for asked in outcome.missed:
        print(
            f"    {outcome.story.name}: missed {'/'.join(asked.types)}: {asked.a!r} -> {asked.b!r}"
        )
    for made in outcome.false:
        print(f"    {outcome.story.name}: false {made}")


def differ() -> int:
    """Print macro F1 of why figures differ, over the labelled groups; 1 where no gold is here."""
    folder = gold_folder() / "incidents"
    if not folder.exists():
        print("no gold here, skipped")
        return 0
    rows = {row["id"]: row for row in load_rows(folder / "groups.dev.jsonl")}
    pairs = []
    for group in tomllib.loads(LABELS.read_text("utf-8"))["group"]:
        names = {f"fakes-{name}" for figure in group["figures"] for name in figure["rows"]}
        told = [main_counts(read_row(rows[name]), "killed") for name in sorted(names & rows.keys())]
        found = why_differ([one for one in told if one is not None])
        # where no two counts differ, the groups' figures do because a part was taken for the whole
        why, shown = (
            ("scope", "") if found is None else (found[0], f"{found[1].name}: {found[1].detail}")
        )
        pairs.append((group["label"], why))
        print(
            f"  {group['id']}  {group['label']:9} {why:9} {'*' * (group['label'] != why):1} {shown}"
        )
    scores = [_f1(pairs, label) for label in _WHY]
    for label, score in zip(_WHY, scores, strict=True):
        print(f"  {label:9} F1 {score:.3f}")
    print(f"macro F1 {sum(scores) / len(scores):.3f} on {len(pairs)} groups", file=sys.stdout)
    return 0


def _f1(pairs: Sequence[tuple[str, str]], label: str) -> float:
    right = sum(gold == found == label for gold, found in pairs)
    named = sum(found == label for _, found in pairs)
    there = sum(gold == label for gold, _ in pairs)
    return 2 * right / (named + there) if named + there else 0.0
