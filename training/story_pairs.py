"""Stories of links in, the pairs of claims that they hold out: under `training/pairs/`.

    python -m training.story_pairs

Each claim of one article of `tests/stories/links/dev.yaml` with each of another, as the program reads
them, labelled by the links that the story asks for; of a story's other pairs the most alike and a few
more are told as `other` (stories.jsonl). What stands beside each other in all of these and in the
first half of dev2.yaml, and can both hold, goes into beside.jsonl: told of one matter by two sides,
it sounds like a quarrel and is none. Pairs that only touch what was asked for are left out, and so are
corrections and answers: whether both can hold is another question there.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations
from random import Random

from benchmarks.gold import ROOT
from reportedly.claim import Claim, Reading
from reportedly.ledger.compare.gist import named_in_passing, read_gist
from reportedly.ledger.compare.learned import as_read
from tests.stories import linked

_FOLDER = ROOT / "training" / "pairs"
_LABELS = {"disputes": "contradict", "supports": "same", "repeats": "same"}
_ALIKE, _MORE = 4, 2  # pairs of a story that are told as other
_TOUCHED = 0.3  # share of the words asked for, or of the claim's


def main() -> None:
    """Read the stories and write their pairs."""
    stories, more = (linked.load(linked.FOLDER / name) for name in ("dev.yaml", "dev2.yaml"))
    told = [(story, list(_pairs(story))) for story in stories]
    half = [(story, list(_pairs(story))) for story in more[: len(more) // 2]]
    _write("stories.jsonl", [row for story, rows in told for row in _chosen(story, rows)])
    beside = [row for _, rows in told for row in rows if row["label"] == "other"]
    beside += [row for _, rows in half for row in rows]
    _write("beside.jsonl", [_held(row) for row in beside])


def _write(name: str, rows: Sequence[dict[str, str]]) -> None:
    text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    (_FOLDER / name).write_text(text, "utf-8")
    print(f"{len(rows)} pairs in training/pairs/{name}")


def _held(row: dict[str, str]) -> dict[str, str]:
    return row | {"label": "holds"} if row["label"] == "other" else row


def _chosen(story: linked.LinkStory, rows: Sequence[dict[str, str]]) -> Iterator[dict[str, str]]:
    yield from (row for row in rows if row["label"] != "other")
    other = sorted((row for row in rows if row["label"] == "other"), key=_apart)
    rest = other[_ALIKE:]
    yield from other[:_ALIKE] + Random(story.name).sample(rest, min(_MORE, len(rest)))


def _apart(row: dict[str, str]) -> int:
    shared = Counter(linked._words(row["a"])) & Counter(linked._words(row["b"]))
    return -shared.total()


def _pairs(story: linked.LinkStory) -> Iterator[dict[str, str]]:
    """The pairs of a story's articles, but those of which it leaves open how they stand."""
    for one, two in combinations(linked.read_story(story), 2):
        for a in one.claims:
            for b in two.claims:
                if named_in_passing(a) or named_in_passing(b):
                    continue
                label = _label(story, (one.article.id, a), (two.article.id, b))
                if label:
                    row = _row(one, a) | {f"b{k[1:]}": v for k, v in _row(two, b).items()}
                    yield row | {"label": label, "type": story.theme}


def _row(reading: Reading, claim: Claim) -> dict[str, str]:
    day = reading.article.published
    who, text = as_read(claim, read_gist(claim, day), reading.article.outlet)
    return {"a": text, "a_source": who, "a_day": day.isoformat() if day else ""}


def _label(story: linked.LinkStory, one: tuple[str, Claim], two: tuple[str, Claim]) -> str | None:
    """The label of two claims; `None` where the story leaves it open."""
    for asked in (*story.links, *story.also):
        for first, second in ((one, two), (two, one)):
            covers = _cover(first, asked.a, f"{story.name}/{asked.a_article}")
            others = _cover(second, asked.b, f"{story.name}/{asked.b_article}")
            if min(covers[0], others[0]) > linked.LEAST_COVERED:
                return next((_LABELS[kind] for kind in asked.types if kind in _LABELS), None)
            if min(max(covers), max(others)) >= _TOUCHED:
                return None
    return "other"


def _cover(told: tuple[str, Claim], words: str, article: str) -> tuple[float, float]:
    """The shares of the words asked for that a claim holds, and of the claim's that were asked for."""
    if told[0] != article:
        return 0.0, 0.0
    wanted, given = Counter(linked._words(words)), Counter(linked._words(told[1].text))
    both = (wanted & given).total()
    return both / max(1, wanted.total()), both / max(1, given.total())


if __name__ == "__main__":
    main()
