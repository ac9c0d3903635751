"""Stories of links: small sets of articles in, the links that the program makes among them held
against those that a careful analyst would make.

The format stands at the head of links/dev.yaml. A link is right where its type is asked for and its
two claims cover most of the words that were given, in the right articles. Any other link is false,
but for those that a story allows (`also`).
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml

from reportedly.articles import ReadOptions, read_text
from reportedly.claim import Reading
from reportedly.ledger.adding import Adder
from reportedly.ledger.records import Entry, Link, Why
from reportedly.ledger.store import Store
from reportedly.pipeline import read_claims

FOLDER = Path(__file__).parent / "links"
# The share of a link's words that a claim has to hold.
LEAST_COVERED = 0.5
WORD = re.compile(r"\w+")
DIRECTED = frozenset(("corrects", "repeats", "responds"))


@dataclass(frozen=True, slots=True)
class Asked:
    """A link of a story: the types of which each is right, and the words of both claims."""

    types: tuple[str, ...]
    a: str
    a_article: str
    b: str
    b_article: str


@dataclass(frozen=True, slots=True)
class LinkStory:
    """A small set of articles, the links asked for and those that are no fault."""

    name: str
    theme: str
    articles: tuple[dict[str, Any], ...]
    links: tuple[Asked, ...]
    also: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class Made:
    """A link that was made, with the entries that it joins."""

    link: Link
    a: Entry
    b: Entry

    def __str__(self) -> str:
        """One line with reasons."""
        why = "; ".join(f"{w.name} {w.weight:+.1f} [{w.detail}]" for w in self.link.reasons)
        return (
            f"{self.link.type} {self.link.confidence:.2f}: {self.a.claim.text!r} -> "
            f"{self.b.claim.text!r}\n          {why}"
        )


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one story: found and missed links by their first type, false links made."""

    story: LinkStory
    found: tuple[Asked, ...]
    missed: tuple[Asked, ...]
    false: tuple[Made, ...]


def load(path: Path) -> tuple[LinkStory, ...]:
    """The stories of a file, in its order."""
    return tuple(
        LinkStory(
            item["name"],
            item["theme"],
            tuple(item["articles"]),
            tuple(_asked(link) for link in item["links"]),
            tuple(_asked(link) for link in item.get("also", ())),
        )
        for item in yaml.safe_load(path.read_text("utf-8")) or ()
    )


def _asked(link: dict[str, Any]) -> Asked:
    types = tuple(link["any"]) if "any" in link else (link["type"],)
    return Asked(types, link["a"], link["from"], link["b"], link["to"])


def read_story(story: LinkStory) -> list[Reading]:
    """The articles of a story as the program reads them, in the order of printing."""
    readings = []
    for item in story.articles:
        options = ReadOptions(published=item.get("published"), outlet=item.get("outlet"))
        article = replace(read_text(item["text"], options), id=f"{story.name}/{item['id']}")
        if "title" in item:
            article = replace(article, title=item["title"])
        readings.append(read_claims(article))
    return readings


def make_links(readings: Iterable[Reading]) -> list[Made]:
    """Put readings into a new ledger, in their order, and give all links that it made."""
    with TemporaryDirectory() as folder, Store(Path(folder) / "ledger.db", create=True) as store:
        adder = Adder(store, "stories")
        for reading in readings:
            adder.add(reading)
        rows = list(store.rows("SELECT type, a, b, confidence, reasons FROM link ORDER BY number"))
        numbers = {row[end] for row in rows for end in ("a", "b")}
        kept = {entry.number: entry for entry in adder.entries.entries(sorted(numbers))}
    return [
        Made(
            Link(row["type"], row["a"], row["b"], row["confidence"], _reasons(row["reasons"])),
            kept[row["a"]],
            kept[row["b"]],
        )
        for row in rows
    ]


def _reasons(text: str) -> tuple[Why, ...]:
    return tuple(Why(*reason) for reason in json.loads(text))


def judge(story: LinkStory, made: Sequence[Made]) -> Outcome:
    """Hold the links made in a story against those asked for."""
    found = tuple(asked for asked in story.links if any(_is(m, asked, story) for m in made))
    missed = tuple(asked for asked in story.links if asked not in found)
    allowed = (*story.links, *story.also)
    false = tuple(m for m in made if not any(_is(m, asked, story) for asked in allowed))
    return Outcome(story, found, missed, false)


def _is(made: Made, asked: Asked, story: LinkStory) -> bool:
    if made.link.type not in asked.types:
        return False
    ends = [(made.a, made.b)]
    if made.link.type not in DIRECTED:
        ends.append((made.b, made.a))
    return any(
        _serves(a, asked.a, asked.a_article, story) and _serves(b, asked.b, asked.b_article, story)
        for a, b in ends
    )


def _serves(entry: Entry, words: str, article: str, story: LinkStory) -> bool:
    if entry.printing.id != f"{story.name}/{article}":
        return False
    wanted, given = Counter(_words(words)), Counter(_words(entry.claim.text))
    return (wanted & given).total() > LEAST_COVERED * wanted.total()


def _words(text: str) -> list[str]:
    return [word.lower() for word in WORD.findall(text)]


def tally(outcomes: Iterable[Outcome]) -> dict[str, Counter[str]]:
    """Counts of asked, found and false links by type."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for outcome in outcomes:
        for asked in outcome.found:
            counts[asked.types[0]]["found"] += 1
        for asked in outcome.missed:
            counts[asked.types[0]]["missed"] += 1
        for made in outcome.false:
            counts[made.link.type]["false"] += 1
    return counts
