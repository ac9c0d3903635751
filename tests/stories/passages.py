"""The passages of this folder in, read by the whole program: their faults and scores out.

A story is a short passage of invented.yaml or quiet.yaml, with the claims that must and must not
come out of it; its theme is the comment line that heads its section. A ledger is an article with
all claims that a careful analyst would enter.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from reportedly.articles import ReadOptions, read_text
from reportedly.claim import Reading
from reportedly.pipeline import read_claims
from reportedly.text import Span
from tests.stories import match

FOLDER = Path(__file__).parent
FILES = ("invented.yaml", "quiet.yaml")
FLOORS = FOLDER / "floors.toml"
KNOWN_FAILURES = FOLDER / "known_failures.yaml"
THEME = re.compile(r"# --- (?P<theme>.+?) -{3,}")
NAME = re.compile(r"- name: (?P<name>.+)")


@dataclass(frozen=True, slots=True)
class Story:
    """A short passage and what must and must not come out of it."""

    name: str
    theme: str
    text: str
    published: date | None
    outlet: str | None
    expect: tuple[match.Fields, ...]
    forbid: tuple[match.Fields, ...]
    nothing: bool


@dataclass(frozen=True, slots=True)
class Ledger:
    """An article and its claims. `open` is False for those that nobody may tune on.

    `furniture` holds the words of headings, captions, links and notes, none of which may yield a
    claim.
    """

    name: str
    open: bool
    text: str
    published: date
    outlet: str
    furniture: tuple[str, ...]
    claims: tuple[match.Fields, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """How well a ledger's article was read: shares from 0 to 1, and what was wrong.

    `asked` and `right` count the fields that were judged, and those of them that were right.
    """

    found: float
    asked: Counter[str]
    right: Counter[str]
    faults: tuple[str, ...]

    @property
    def slots(self) -> float:
        """Slot recall: the share of all fields that are right."""
        return self.right.total() / self.asked.total()


@cache
def stories() -> tuple[Story, ...]:
    """All stories, in the order of the files."""
    return tuple(story for name in FILES for story in _stories(FOLDER / name))


@cache
def ledgers() -> tuple[Ledger, ...]:
    """All articles: the open ones, then those held out; by name."""
    return tuple(
        _ledger(path)
        for folder in ("articles", "heldout")
        for path in sorted((FOLDER / folder).glob("*.yaml"))
    )


def known_failures() -> dict[str, str]:
    """The stories that are known to fail, with the reason."""
    themes: dict[str, dict[str, str]] = yaml.safe_load(KNOWN_FAILURES.read_text("utf-8")) or {}
    return {name: why for group in themes.values() for name, why in group.items()}


def read(passage: Story | Ledger) -> Reading:
    """The passage as the whole program reads it."""
    options = ReadOptions(published=passage.published, outlet=passage.outlet)
    return read_claims(read_text(passage.text, options))


def faults(story: Story) -> list[str]:
    """What is wrong with the reading of a story, a line a fault; none where it holds."""
    claims = read(story).claims
    found: list[str] = []
    for item, claim in zip(story.expect, match.serve(story.expect, claims), strict=True):
        found += match.faults(item, claim)
    for ban in story.forbid:
        found += [f"forbidden: {match.describe(c)}" for c in claims if match.banned(ban, c)]
    if story.nothing:
        found += [f"not quiet: {match.describe(claim)}" for claim in claims]
    return list(dict.fromkeys(found))  # two bans may hit one claim


def score(ledger: Ledger, reading: Reading) -> Score:
    """Hold an article's reading against its ledger.

    A claim that is not found has all its fields wrong. Claims that the ledger lacks count for
    nothing: it is no full account of the background.
    """
    serving = match.serve(ledger.claims, reading.claims)
    wrong: list[str] = []
    asked: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for item, claim in zip(ledger.claims, serving, strict=True):
        asked.update(match.slots(item))
        if claim is not None:
            right.update(slot for slot in match.slots(item) if match.agrees(slot, item, claim))
        wrong += [f"{item['id']} {fault}" for fault in match.faults(item, claim)]
    found = sum(claim is not None for claim in serving)
    return Score(found / len(ledger.claims), asked, right, tuple(wrong))


def furniture_spans(ledger: Ledger, reading: Reading) -> list[Span]:
    """Where the words that may yield no claim stand in the article that was read."""
    text = reading.article.text
    starts = [(text.index(words), len(words)) for words in ledger.furniture]
    return [reading.article.span(start, start + length) for start, length in starts]


def _stories(path: Path) -> list[Story]:
    text = path.read_text("utf-8")
    themes = _themes(text)
    return [
        Story(
            name=item["name"],
            theme=themes[item["name"]],
            text=item["text"],
            published=item.get("published"),
            outlet=item.get("outlet"),
            expect=tuple(item.get("expect", ())),
            forbid=tuple(item.get("forbid", ())),
            nothing=item.get("nothing", False),
        )
        for item in yaml.safe_load(text)
    ]


def _themes(text: str) -> dict[str, str]:
    """The heading of the section in which each story stands; YAML drops comments."""
    themes, theme = {}, "other"
    for line in text.splitlines():
        if heading := THEME.match(line):
            theme = heading["theme"]
        elif name := NAME.fullmatch(line):
            themes[yaml.safe_load(name["name"])] = theme
    return themes


def _ledger(path: Path) -> Ledger:
    data: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    known = data["article"]
    title = [known["title"]] if "title" in known else []
    return Ledger(
        name=path.stem,
        open=path.parent.name != "heldout",
        text=path.with_suffix(".txt").read_text("utf-8"),
        published=known["published"],
        outlet=known["outlet"],
        furniture=(*title, *known.get("headings", ()), *known.get("furniture", ())),
        claims=tuple(data["claims"]),
    )
