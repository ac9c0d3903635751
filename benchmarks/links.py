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
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from pathlib import Path

from benchmarks.gold import gold_folder
from benchmarks.groups import load_rows, read_row
from reportedly.claim import Casualties, Claim, Reading
from reportedly.codebook.place_keys import place_key
from reportedly.ledger.accounts import tell_accounts
from reportedly.ledger.names import fold_name
from reportedly.ledger.origins import find_origin, independent, same_origin
from reportedly.ledger.records import Origin, Printing
from tests.stories import linked

LABELS = Path(__file__).with_name("groups_labels.toml")
_ANYBODY = frozenset(("", "people", "persons", "others", "civilians", "men", "dead", "bodies"))
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


@dataclass(frozen=True, slots=True)
class _Count:
    """The killed of a row's main happening: how many, of whom, who said so, when it was printed."""

    harm: Casualties
    claim: Claim
    published: date | None
    origin: Origin


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
        counts = [_counted(read_row(rows[name])) for name in sorted(names) if name in rows]
        found = why([one for one in counts if one is not None])
        pairs.append((group["label"], found))
        print(
            f"  {group['id']}  {group['label']:9} {found:9} {'' if group['label'] == found else '*'}"
        )
    scores = [_f1(pairs, label) for label in _WHY]
    for label, score in zip(_WHY, scores, strict=True):
        print(f"  {label:9} F1 {score:.3f}")
    print(f"macro F1 {sum(scores) / len(scores):.3f} on {len(pairs)} groups", file=sys.stdout)
    return 0


def why(counts: Sequence[_Count]) -> str:
    """Why counts of one happening differ, by the pair of them that is furthest apart."""
    apart = [
        (one, other)
        for one, other in combinations(sorted(counts, key=lambda c: c.harm.low), 2)
        if one.harm.low != other.harm.low
    ]
    if not apart:
        return "scope"
    less, more = max(apart, key=lambda pair: pair[1].harm.low - pair[0].harm.low)
    if _part(less, more) or _elsewhere(less, more):
        return "scope"
    if _one_voice(less, more):
        return "update"
    return "conflict"


def _one_voice(less: _Count, more: _Count) -> bool:
    if same_origin(less.origin, more.origin):
        return True
    later = less.published and more.published and less.published < more.published
    return bool(later) and not independent(less.origin, more.origin)


def _part(less: _Count, more: _Count) -> bool:
    """Whether the smaller count is of some of those whom the larger one counts."""
    small, large = (fold_name(c.harm.group or "") for c in (less, more))
    return small != large and small not in _ANYBODY


def _elsewhere(less: _Count, more: _Count) -> bool:
    """Whether the two count the dead of other places, or of one place and of a wider one."""
    here, there = ({place_key(p.name) for p in c.claim.places} for c in (less, more))
    return bool(here and there and not here & there)


def _counted(reading: Reading) -> _Count | None:
    """The largest count of killed that the article's main account gives."""
    accounts = tell_accounts(reading)
    harms = [
        (harm, reading.claims[at])
        for account in accounts[:1]
        for at in account.claims
        for harm in reading.claims[at].casualties
        if harm.what == "killed" and harm.scope == "incident"
    ]
    if not harms:
        return None
    harm, claim = max(harms, key=lambda pair: pair[0].low)
    article = reading.article
    printing = Printing(article.id, article.outlet, published=article.published)
    return _Count(harm, claim, article.published, find_origin(claim, printing))


def _f1(pairs: Sequence[tuple[str, str]], label: str) -> float:
    right = sum(gold == found == label for gold, found in pairs)
    named = sum(found == label for _, found in pairs)
    there = sum(gold == label for gold, _ in pairs)
    return 2 * right / (named + there) if named + there else 0.0
