"""A number of kills in, what they cost a ledger out: it has to be nothing.

A child adds articles and prints a receipt for each when it is kept; it is killed (SIGKILL) at a
random moment, and then every article of a receipt must be there with as many claims as it said, no
article may be half kept, and `check` must find nothing wrong. The next child goes on where the
last was killed. Most children add made-up readings, since the language model takes a second to
load; some are the real command. Then several processes add and read one ledger at once, and files
that are cut short or of another kind must be refused.
"""

from __future__ import annotations

import json
import os
import random
import re
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from benchmarks.newsroom import Newsroom
from reportedly.errors import LedgerError
from reportedly.ledger.adding import Adder
from reportedly.ledger.check import check
from reportedly.ledger.entries import Entries
from reportedly.ledger.store import Store

_ROOT = Path(__file__).parent.parent
_RECEIPT = re.compile(r"added  (\S+)  (\d+) claims")
_A_LEDGER = 20  # rounds, so that some kills meet a ledger that is being made and some a larger one
_LONGEST = 0.8  # seconds
_COMMAND_ARTICLES = 30
_CUTS = 40


@dataclass(slots=True)
class Outcome:
    """How many rounds there were, and a sentence for each thing that went wrong."""

    rounds: int = 0
    receipts: int = 0
    faults: list[str] = field(default_factory=list)


def run(kills: int, commands: int, processes: int, seed: int) -> int:
    """All of it, told as it goes; 1 where anything went wrong."""
    began = time.monotonic()
    bad = 0
    with tempfile.TemporaryDirectory(prefix="reportedly-") as name:
        folder = Path(name)
        for title, outcome in (
            (f"{kills} kills of an add of made-up readings", kill_adders(folder, kills, seed)),
            (f"{commands} kills of 'reportedly add'", kill_commands(folder, commands, seed)),
            (f"{processes} processes at once", add_at_once(folder, processes, 40, seed)),
            ("files cut short or of another kind", refuse_others(folder, seed)),
        ):
            print(f"{title}: {outcome.receipts} receipts, {len(outcome.faults)} faults", flush=True)
            for fault in outcome.faults:
                print(f"  {fault}")
            bad += len(outcome.faults)
    print(f"{time.monotonic() - began:.0f} s")
    return int(bad > 0)


def kill_adders(folder: Path, kills: int, seed: int, longest: float = _LONGEST) -> Outcome:
    """Kill a child that adds made-up readings, again and again; at last let one finish.

    `longest` is how many seconds after it has loaded the last of them are killed.
    """
    outcome = Outcome()
    chance = random.Random(seed)
    for first in range(0, kills, _A_LEDGER):
        ledger = folder / f"storm-{first}.db"
        known: dict[str, int] = {}
        for number in range(first, min(kills, first + _A_LEDGER)):
            outcome.rounds += 1
            child = _child("add", ledger, seed + first, 10**9)
            assert child.stdout is not None
            child.stdout.readline()  # it has imported everything
            time.sleep(chance.uniform(0, longest))
            _kill(child)
            receipts = _receipts(child, outcome)
            outcome.receipts += len(receipts)
            known |= receipts
            outcome.faults += [f"round {number}: {fault}" for fault in _look(ledger, known)]
        _finish(ledger, seed + first, outcome, known)
    return outcome


def kill_commands(folder: Path, kills: int, seed: int) -> Outcome:
    """Kill the real command; its readings must be those of a run that nobody killed."""
    outcome = Outcome()
    if not kills:
        return outcome
    chance = random.Random(seed)
    source = folder / "articles.jsonl"
    with source.open("w", encoding="utf-8") as lines:
        for reading in islice(Newsroom(seed).readings(), _COMMAND_ARTICLES):
            article = reading.article
            record = {"id": article.id, "text": article.text, "outlet": article.outlet}
            lines.write(json.dumps(record | {"published": f"{article.published}"}) + "\n")
    began = time.monotonic()
    whole = _receipts(_command(folder / "whole.db", source), outcome)
    length = time.monotonic() - began
    outcome.receipts = len(whole)
    for number in range(kills):
        outcome.rounds += 1
        ledger = folder / f"command-{number}.db"
        child = _command(ledger, source)
        time.sleep(chance.uniform(0, length))
        _kill(child)
        receipts = _receipts(child, outcome)
        if ledger.exists():
            outcome.faults += [f"command {number}: {fault}" for fault in _look(ledger, receipts)]
        rest = _receipts(_command(ledger, source), outcome)
        outcome.receipts += len(receipts) + len(rest)
        if not (receipts | rest).items() <= whole.items():
            outcome.faults.append(f"command {number}: other receipts than those of a whole run")
        outcome.faults += [f"command {number}, resumed: {fault}" for fault in _look(ledger, whole)]
    return outcome


def add_at_once(folder: Path, processes: int, articles: int, seed: int) -> Outcome:
    """Let processes make, write and read one ledger; every second article is added by all."""
    outcome = Outcome(rounds=1)
    ledger = folder / "crowd.db"
    children = [
        _child("share", ledger, seed, articles, number, processes) for number in range(processes)
    ]
    known: dict[str, int] = {}
    for number, child in enumerate(children):
        receipts = _receipts(child, outcome)
        if twice := receipts.keys() & known.keys():
            outcome.faults.append(f"process {number}: {len(twice)} articles added twice")
        known |= receipts
    outcome.receipts = len(known)
    if len(known) != articles:
        outcome.faults.append(f"{len(known)} articles were added, expected {articles}")
    outcome.faults += _look(ledger, known)
    return outcome


def refuse_others(folder: Path, seed: int) -> Outcome:
    """Open what is no whole ledger; each must be refused in words, or be found whole."""
    outcome = Outcome()
    whole = folder / "cut.db"
    with Store(whole, create=True) as store:
        adder = Adder(store, "synthetic")
        for reading in islice(Newsroom(seed).readings(), 12):
            adder.add(reading)
    data = whole.read_bytes()
    chance = random.Random(seed)
    cuts = sorted(chance.randrange(len(data)) for _ in range(_CUTS))
    cases = {f"cut at {cut:,} of {len(data):,}": data[:cut] for cut in [0, 1, 99, 4096, *cuts]}
    cases |= {"a text": b"Shells fell on Tawila.\n" * 50, "a picture": b"\x89PNG\r\n" + data[6:]}
    cases["another program's"] = _foreign(folder)
    for what, content in cases.items():
        outcome.rounds += 1
        path = folder / "case.db"
        path.write_bytes(content)
        outcome.faults += [f"{what}: {fault}" for fault in _refused(path)]
        if path.read_bytes() != content:
            outcome.faults.append(f"{what}: the file was changed")
        path.unlink()
    return outcome


def _refused(path: Path) -> Iterator[str]:
    try:
        with Store(path) as store:
            yield f"opened, with {store.value('SELECT count(*) FROM article')} articles"
    except LedgerError as error:
        if "\n" in str(error) or str(path) not in str(error):
            yield f"refused in other words than a line that names it: {error}"


def _foreign(folder: Path) -> bytes:
    path = folder / "foreign.db"
    connection = sqlite3.connect(path)
    with connection:
        connection.execute("CREATE TABLE article (id, text)")
    connection.close()
    return path.read_bytes()


def _look(ledger: Path, known: dict[str, int]) -> Iterator[str]:
    """What is wrong with a ledger in which at least the articles of these receipts must be."""
    if not ledger.exists():
        if known:
            yield "there is no file"
        return
    try:
        with Store(ledger, create=True) as store:
            yield from check(store)
            claims = {
                row["id"]: row["claims"]
                for row in store.rows(
                    "SELECT article.id, count(claim.number) AS claims FROM article"
                    " LEFT JOIN claim ON claim.article = article.number GROUP BY article.number"
                )
            }
    except LedgerError as error:
        yield str(error)
        return
    for article, count in known.items():
        if claims.get(article) != count:
            yield f"article {article}: {claims.get(article)} claims, its receipt says {count}"


def _finish(ledger: Path, seed: int, outcome: Outcome, known: dict[str, int]) -> None:
    """Let an add go on to its end, and compare with what it was to add."""
    wanted = len(known) + 5
    known |= _receipts(_child("add", ledger, seed, wanted), outcome)
    readings = islice(Newsroom(seed).readings(), wanted)
    expected = {reading.article.id: len(reading.claims) for reading in readings}
    outcome.faults += [f"resumed: {fault}" for fault in _look(ledger, known | expected)]


def _receipts(child: subprocess.Popen[str], outcome: Outcome) -> dict[str, int]:
    """The articles, and how many claims each has, that a child told of in whole lines."""
    output, errors = child.communicate()
    if child.returncode not in {0, -signal.SIGKILL} or errors:
        outcome.faults.append(f"a child ended with code {child.returncode}: {errors}")
    lines = output[: output.rfind("\n") + 1]
    return {one: int(count) for one, count in _RECEIPT.findall(lines)}


def _kill(child: subprocess.Popen[str]) -> None:
    os.kill(child.pid, signal.SIGKILL)


def _child(what: str, ledger: Path, *numbers: int) -> subprocess.Popen[str]:
    words = [what, str(ledger), *map(str, numbers)]
    return _spawn([sys.executable, "-m", "benchmarks.storm", *words])


def _command(ledger: Path, source: Path) -> subprocess.Popen[str]:
    return _spawn([sys.executable, "-m", "reportedly", "add", str(ledger), str(source)])


def _spawn(words: list[str]) -> subprocess.Popen[str]:
    return subprocess.Popen(
        words, cwd=_ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def _add(ledger: Path, seed: int, articles: int) -> None:
    """A child: add the first readings of a newsroom, with a receipt for each."""
    readings = islice(Newsroom(seed).readings(), articles)
    print("ready", flush=True)
    with Store(ledger, create=True) as store:
        adder = Adder(store, "synthetic")
        for reading in readings:
            if adder.wanted(reading.article) is not None:
                added = adder.add(reading)
                print(f"added  {reading.article.id}  {added.claims} claims", flush=True)


def _share(ledger: Path, seed: int, articles: int, number: int, processes: int) -> None:
    """A child: add a share of the readings, and those that all add, and read in between."""
    with Store(ledger, create=True) as store, Store(ledger, read_only=True) as reader:
        adder = Adder(store, "synthetic")
        for place, reading in enumerate(islice(Newsroom(seed).readings(), articles)):
            if place % 2 and place % processes != number:
                continue
            if adder.wanted(reading.article) is not None:
                added = adder.add(reading)
                if added.new:
                    print(f"added  {reading.article.id}  {added.claims} claims", flush=True)
            newest = list(reader.rows("SELECT number FROM claim ORDER BY number DESC LIMIT 50"))
            found = Entries(reader).entries(row["number"] for row in newest)
            if len(found) != len(newest):
                raise SystemExit(f"read {len(found)} of {len(newest)} claims")


if __name__ == "__main__":
    _NUMBERS = [int(word) for word in sys.argv[3:]]
    if sys.argv[1] == "add":
        _add(Path(sys.argv[2]), *_NUMBERS)
    else:
        _share(Path(sys.argv[2]), *_NUMBERS)
