"""The stories of tests/stories and its articles, read and scored: figures and faults out.

    python -m benchmarks.stories                    pass rate by theme, slot recall by article
    python -m benchmarks.stories --faults           and what is wrong, but for the held-out articles
    python -m benchmarks.stories --only "did not"   only what has these words in its name
    python -m benchmarks.stories --write-known      write known_failures.yaml anew
    python -m benchmarks.stories --raise-floors     raise the articles' floors to what was measured

The articles in tests/stories/heldout are not to be tuned on: their faults are never printed.
"""

from __future__ import annotations

import argparse
import math
import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Sequence

import yaml

from tests.stories import passages
from tests.stories.passages import Ledger, Score, Story

KNOWN_HEAD = """\
# Stories that the program does not read right yet: their names, by theme, with the first fault.
# The test is strict: a story that comes to pass has to be taken out.
# Written by: python -m benchmarks.stories --write-known
"""
FLOORS_HEAD = """\
# Least shares of claims found and of fields right, by article; measured, less 0.01, rounded down.
# Raising is routine (python -m benchmarks.stories --raise-floors never lowers any); lowering one is
# a commit of its own with the reason.
"""
REASON_LENGTH = 110


def main() -> int:
    """Run from the command line; the exit code is 0 whatever the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--faults", action="store_true", help="print what is wrong")
    parser.add_argument("--only", default="", metavar="NAME", help="part of a name")
    parser.add_argument("--write-known", action="store_true", help="write known_failures.yaml")
    parser.add_argument("--raise-floors", action="store_true", help="write floors.toml")
    given = parser.parse_args()
    if given.only and (given.write_known or given.raise_floors):
        parser.error("--only would write a part of the file: leave it out")
    told, articles = score(given.only, given.faults)
    if given.write_known:
        write_known(told)
    if given.raise_floors:
        raise_floors(articles)
    return 0


def score(only: str = "", faults: bool = False) -> tuple[dict[str, list[str]], dict[str, Score]]:
    """Read and print everything whose name holds `only`; give faults and scores by name."""
    told = {}
    for story in passages.stories():
        if only in story.name:
            told[story.name] = passages.faults(story)
    _print_themes(told)
    if faults:
        _print_faults(told)
    articles = {}
    for ledger in passages.ledgers():
        if only in ledger.name:
            articles[ledger.name] = passages.score(ledger, passages.read(ledger))
            _print_article(ledger, articles[ledger.name], faults)
    _print_slots(articles)
    return told, articles


def write_known(told: dict[str, list[str]]) -> None:
    """Write the stories that fail to known_failures.yaml."""
    groups: dict[str, dict[str, str]] = defaultdict(dict)
    for story in _failing(told):
        groups[story.theme][story.name] = _shortened(told[story.name][0])
    body = yaml.safe_dump(dict(groups), allow_unicode=True, sort_keys=False, width=10_000)
    passages.KNOWN_FAILURES.write_text(KNOWN_HEAD + (body if groups else ""), "utf-8")


def raise_floors(articles: dict[str, Score]) -> None:
    """Write floors.toml, keeping each floor that is higher than what was measured now."""
    old = tomllib.loads(passages.FLOORS.read_text("utf-8")) if passages.FLOORS.exists() else {}
    lines = [FLOORS_HEAD]
    for name, figures in articles.items():
        kept = old.get(name, {})
        found = max(_floor(figures.found), kept.get("found", 0.0))
        slots = max(_floor(figures.slots), kept.get("slots", 0.0))
        lines.append(f"{name} = {{ found = {found:.2f}, slots = {slots:.2f} }}\n")
    passages.FLOORS.write_text("".join(lines), "utf-8")


def _failing(told: dict[str, list[str]]) -> list[Story]:
    return [story for story in passages.stories() if told.get(story.name)]


def _floor(measured: float) -> float:
    return max(0.0, math.floor(round(100 * measured - 1, 6)) / 100)


def _shortened(fault: str) -> str:
    return fault if len(fault) <= REASON_LENGTH else fault[: REASON_LENGTH - 1] + "…"


def _print_themes(told: dict[str, list[str]]) -> None:
    themes: dict[str, list[bool]] = defaultdict(list)
    for story in passages.stories():
        if story.name in told:
            themes[story.theme].append(not told[story.name])
    for theme, passed in themes.items():
        _print_share(theme, passed)
    if len(themes) > 1:
        _print_share("all stories", [each for group in themes.values() for each in group])


def _print_share(label: str, passed: Sequence[bool]) -> None:
    print(f"{label:66} {sum(passed):4}/{len(passed):<4} {sum(passed) / len(passed):.2f}")


def _print_faults(told: dict[str, list[str]]) -> None:
    for story in _failing(told):
        print(f"\n{story.name}  [{story.theme}]\n  {story.text!r}")
        for fault in told[story.name]:
            print(f"    {fault}")
    print()


def _print_article(ledger: Ledger, figures: Score, faults: bool) -> None:
    label = ledger.name if ledger.open else f"{ledger.name} (held out)"
    print(f"{label:66} found {figures.found:.3f}  slots {figures.slots:.3f}")
    if faults and ledger.open:
        for fault in figures.faults:
            print(f"    {fault}")


def _print_slots(articles: dict[str, Score]) -> None:
    """Right fields by name over all articles, the most frequent first."""
    asked = sum((figures.asked for figures in articles.values()), Counter[str]())
    right = sum((figures.right for figures in articles.values()), Counter[str]())
    for slot, count in asked.most_common():
        print(f"{slot:66} {right[slot]:4}/{count:<4} {right[slot] / count:.2f}")


if __name__ == "__main__":
    sys.exit(main())
