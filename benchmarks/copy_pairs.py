"""The pairs of the copy suite: texts changed by seeded rules, and texts that only look alike.

Copies are made of the suite's own stories (`copies.toml`) and, where they are here, of real news and
press releases. What is no copy is made of the same texts: two of them get one background paragraph,
formula or quotation, daily forms are filled in twice; or is found: two writers' reports of one event,
and real pairs that were compared by hand.
"""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from benchmarks.gold import gold_folder
from benchmarks.robust import records

TEXTS = Path(__file__).parent / "copies.toml"
SEED = 20031
_EACH = 60  # texts of a corpus of which copies are made
_SENTENCE = re.compile(r"(?<=[.!?])[\"\u201d]?\s+(?=[A-Z\"\u201c])")


@dataclass(frozen=True, slots=True)
class Text:
    """A text with its day; `family` names the corpus, "own" for the suite's."""

    id: str
    text: str
    published: date | None
    family: str = "own"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts, the later of which copies the earlier, or does not."""

    kind: str
    earlier: Text
    later: Text
    copied: bool


def corpora() -> dict[str, list[Text]]:
    """The real texts that are here, by corpus."""
    incidents, corpus = gold_folder() / "incidents", gold_folder().parent / "corpus"
    files = {
        "war news": incidents / "fakes.dev.jsonl",
        "releases": incidents / "isaf.dev.jsonl",
        "general news": corpus / "wikinews.jsonl.gz",
    }
    return {
        family: [_text(row, family) for row in {row["text"]: row for row in records(path)}.values()]
        for family, path in files.items()
        if path.exists()
    }


def make_pairs(found: Mapping[str, Sequence[Text]]) -> Iterator[Pair]:
    """The suite, the same each time."""
    table = tomllib.loads(TEXTS.read_text(encoding="utf-8"))
    own = [_text(row, "own") for row in table["stories"]]
    yield from _copies(own, table["edits"], 3)
    for family, members in found.items():
        chosen = random.Random(f"{SEED} {family}").sample(members, min(_EACH, len(members)))
        long = [one for one in chosen if len(sentences(one.text)) >= 5]
        yield from _copies(long, table["edits"], 1)
        yield from _standing(long, table, f"in {family}")
    yield from _standing(own, table, "in own texts")
    for row in table["events"]:
        first = Text(f"{row['id']}-1", row["first"].strip(), _day(row["published"]))
        second = replace(first, id=f"{row['id']}-2", text=row["second"].strip())
        yield Pair("one event, two writers", first, second, copied=False)
    for row in table["forms"]:
        yield from _forms(row, table["places"])
    yield from _labelled(table, found)


def _copies(texts: Sequence[Text], edits: Mapping[str, str], rounds: int) -> Iterator[Pair]:
    """Each text changed in each way."""
    for number, text in enumerate(texts):
        host = texts[(number + 1) % len(texts)]
        for turn in range(rounds):
            for kind, change in _CHANGES.items():
                rng = random.Random(f"{SEED} {kind} {text.id} {turn}")
                changed = change(text.text, host.text, edits, rng)
                if changed is not None:
                    yield Pair(kind, text, _later(text, changed, f"{kind} {turn}", rng), True)


def _standing(texts: Sequence[Text], table: Mapping[str, Any], where: str) -> Iterator[Pair]:
    """Two texts that tell of different things and share a standing paragraph, or a quotation."""
    for number, one in enumerate(texts):
        around = [*texts[number + 1 :], *texts[:number]]
        other = next((two for two in around if _months_apart(one, two)), None)
        if other is None:
            continue
        rng = random.Random(f"{SEED} standing {one.id}")
        background = rng.choice(table["background"])
        formulas = rng.sample(table["formulas"], 3)
        quotation = rng.choice(table["quotations"])
        for kind, first, second in (
            ("same background", background, background),
            ("same formulas", " ".join(formulas), " ".join(formulas)),
            ("same quotation", f'"{quotation}" she said.', f'He told us: "{quotation}"'),
            (
                "background, formulas, quotation",
                f'{background}\n\n{formulas[0]}\n\n"{quotation}" he said on Monday.',
                f'The minister said: "{quotation}"\n\n{formulas[0]}\n\n{background}',
            ),
        ):
            earlier = replace(one, id=f"{one.id} {kind} 1", text=f"{one.text}\n\n{first}")
            later = replace(other, id=f"{one.id} {kind} 2", text=f"{other.text}\n\n{second}")
            later = replace(later, published=_after(one.published, rng.randrange(3)))
            yield Pair(f"{kind} {where}", earlier, later, copied=False)


def _forms(row: Mapping[str, str], places: Sequence[str]) -> Iterator[Pair]:
    """A form filled in on two days."""
    for turn in range(12):
        rng = random.Random(f"{SEED} {row['id']} {turn}")
        day = date(2023, 3, 1) + timedelta(days=turn)
        filled = []
        for _ in range(2):
            figures = [str(rng.randrange(2, 90)) for _ in range(8)]
            weekday = day.strftime("%A")
            filled.append(row["text"].strip().format(*figures, *rng.sample(places, 5), weekday))
            day += timedelta(days=1)
        one = Text(f"{row['id']} {turn} 1", filled[0], day - timedelta(days=2))
        two = Text(f"{row['id']} {turn} 2", filled[1], day - timedelta(days=1))
        yield Pair("form filled in anew", one, two, copied=False)


def _labelled(table: Mapping[str, Any], found: Mapping[str, Sequence[Text]]) -> Iterator[Pair]:
    """Pairs of real texts that were compared by hand; the table holds their ids alone."""
    by_id = {_article(text.id): text for texts in found.values() for text in texts}
    for row in table["labelled"]:
        for copied, pairs in ((True, row["copies"]), (False, row["no_copies"])):
            for first, second in pairs:
                if first in by_id and second in by_id:
                    yield Pair(f"{row['kind']}, by hand", by_id[first], by_id[second], copied)


def _article(row: str) -> str:
    """The article's id in that of one of its rows: "fakes-1926479049-2" is its second."""
    return "-".join(row.split("-")[:2])


# Ways of copying: the text, another of its kind, an editor's words and a source of chance come in;
# `None` where the text is too short for it.
Change = Callable[[str, str, Mapping[str, str], random.Random], str | None]


def _verbatim(text: str, host: str, edits: Mapping[str, str], rng: random.Random) -> str | None:
    return text


def _headline(text: str, host: str, edits: Mapping[str, str], rng: random.Random) -> str | None:
    return f"{sentences(host)[0].rstrip('.')}\n\n{text}"


def _edited(share: float) -> Change:
    def change(text: str, host: str, edits: Mapping[str, str], rng: random.Random) -> str | None:
        return edit(text, edits, share, rng)

    return change


def _cut(text: str, host: str, edits: Mapping[str, str], rng: random.Random) -> str | None:
    kept = paragraphs(text)[: rng.randrange(2, 6)]
    return "\n\n".join(kept)


def _reordered(text: str, host: str, edits: Mapping[str, str], rng: random.Random) -> str | None:
    parts = paragraphs(text)
    rng.shuffle(parts)
    return "\n\n".join(parts)


def _wire(text: str, host: str, edits: Mapping[str, str], rng: random.Random) -> str | None:
    parts = [one for one in paragraphs(text) if len(one.split()) >= 12]  # no captions
    own = paragraphs(host)
    first, at = rng.randrange(max(1, len(parts) - 2)), rng.randrange(len(own) + 1)
    taken: list[str] = []
    while first < len(parts) and len(sentences(" ".join(taken))) < 4:
        taken.append(parts[first])
        first += 1
    if len(sentences(" ".join(taken))) < 4:
        return None
    return "\n\n".join([*own[:at], *taken, *own[at:]])


def _four_of_18(share: float) -> Change:
    def change(text: str, host: str, edits: Mapping[str, str], rng: random.Random) -> str | None:
        theirs, own = sentences(text), sentences(host)
        own = (own * (14 // max(1, len(own)) + 1))[:14] if len(own) >= 10 else own
        if len(theirs) < 4 or len(own) < 14:
            return None
        first, at = rng.randrange(len(theirs) - 3), rng.randrange(15)
        taken = [edit(one, edits, share, rng) for one in theirs[first : first + 4]]
        whole = [*own[:at], *taken, *own[at:]]
        return "\n\n".join(" ".join(whole[n : n + 3]) for n in range(0, 18, 3))

    return change


_CHANGES: dict[str, Change] = {
    "verbatim": _verbatim,
    "headline changed": _headline,
    "5 words of 100 edited": _edited(0.05),
    "10 words of 100 edited": _edited(0.10),
    "15 words of 100 edited": _edited(0.15),
    "cut to 2 to 5 paragraphs": _cut,
    "paragraphs in another order": _reordered,
    "wire paragraphs in own text": _wire,
    "4 sentences of 18": _four_of_18(0.0),
    "4 sentences of 18, 5 % edited": _four_of_18(0.05),
}


def edit(text: str, edits: Mapping[str, str], share: float, rng: random.Random) -> str:
    """`text` with that share of its words replaced, as an editor's words allow, else left out."""
    pieces = re.split(r"(\s+)", text)
    places = [at for at, piece in enumerate(pieces) if piece and not piece.isspace()]
    wanted = round(share * len(places))
    known = [at for at in places if pieces[at] in edits]
    small = [at for at in places if pieces[at].isalpha() and pieces[at].islower()]
    rng.shuffle(known)
    rng.shuffle(small)
    for at in dict.fromkeys([*known[: (wanted + 1) // 2], *small]):
        if wanted <= 0:
            break
        pieces[at] = edits.get(pieces[at], "")
        wanted -= 1
    return "".join(pieces)


def sentences(text: str) -> list[str]:
    """Sentences, roughly."""
    return [one.strip() for one in _SENTENCE.split(text) if len(one.split()) >= 6]


def paragraphs(text: str) -> list[str]:
    """Paragraphs; of a text that is all one, every two sentences."""
    found = [one.strip() for one in re.split(r"\n\s*\n", text) if one.strip()]
    if len(found) >= 3:
        return found
    ones = sentences(text)
    return [" ".join(ones[n : n + 2]) for n in range(0, len(ones), 2)]


def _months_apart(one: Text, two: Text) -> bool:
    """Whether two texts tell of different news; a writer's series shares more than what is put in."""
    return bool(one.published and two.published) and abs((one.published - two.published).days) > 90


def _later(text: Text, changed: str, kind: str, rng: random.Random) -> Text:
    return Text(f"{text.id} {kind}", changed, _after(text.published, rng.randrange(3)), text.family)


def _after(day: date | None, days: int) -> date | None:
    return None if day is None else day + timedelta(days=days)


def _text(row: Mapping[str, Any], family: str) -> Text:
    day = row.get("published") or row.get("date")
    return Text(row["id"], row["text"].strip(), _day(day), family)


def _day(day: str | None) -> date | None:
    return date.fromisoformat(day[:10]) if day else None
