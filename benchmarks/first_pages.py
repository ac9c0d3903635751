"""A ledger of made-up claims in, how long the first page of every view takes out.

Each view is asked for everything, by each condition and some together, and as known on past days,
with names, places, words and days drawn as often as the newsroom draws them: famous ones often,
rare ones now and then. Told is the 95th percentile, in milliseconds of CPU time, since wall time
would measure the machine's other work; the slowest is told in both.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from random import Random

from benchmarks.world import World
from reportedly.errors import LedgerError
from reportedly.ledger.known import Known, known_on
from reportedly.ledger.store import Store
from reportedly.views.accounts import incident_accounts
from reportedly.views.actors import actors
from reportedly.views.claims import claims
from reportedly.views.filters import Filters
from reportedly.views.incidents import incidents
from reportedly.views.links import disputes, links
from reportedly.views.outlook import outlook
from reportedly.views.posture import posture
from reportedly.views.profile import profile
from reportedly.views.shown import show
from reportedly.views.sources import sources
from reportedly.views.timeline import timeline

View = Callable[[Store, Filters, Known], object]
Cost = tuple[float, float]
# Every view that has pages; one more line measures one more
VIEWS: tuple[tuple[str, View], ...] = (
    ("claims", claims),
    ("disputes", disputes),
    ("links", links),
    ("incidents", incidents),
    ("timeline", timeline),
    ("actors", actors),
    ("posture", posture),
    ("outlook", outlook),
    ("sources", sources),
)
# To stay below, in milliseconds, at the 95th percentile
_MOST = 200.0
_DRAWS = 40
_STATUSES = ("asserted", "denied", "suggested", "forecast")
_KINDS = ("incident", "posture", "meeting", "position", "relation", "role", "outlook", "other")


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: conditions, and how much is to be known."""

    filters: Filters
    known: Known


def time_views(path: Path, seed: int) -> int:
    """Tell the 95th percentile of each view and kind of question; 1 where one is over the limit."""
    slowest = (0.0, 0.0, "nothing")
    with Store(path) as store:
        asked = list(_questions(store, World(seed), Random(seed + 2)))
    gc.collect()
    gc.freeze()  # the invented world is no part of what a view costs
    names = list(dict.fromkeys(name for name, _ in asked))
    print(f"first pages, 95th percentile in ms of {_DRAWS} draws  (to stay below {_MOST:.0f})")
    print(f"{'':22}" + "".join(f"{view:>11}" for view, _ in VIEWS))
    for name in names:
        line = ""
        for title, view in VIEWS:
            with Store(path) as store:  # with nothing of the others in its memory
                times = [
                    _clocked(partial(view, store, one.filters, one.known))
                    for kind, one in asked
                    if kind == name
                ]
            cpu, wall = (_percentile([one[place] for one in times]) for place in (0, 1))
            slowest = max(slowest, (cpu, wall, f"{title} {name}"))
            line += f"{cpu:11.1f}"
        print(f"{name:22}{line}", flush=True)
    for title, times in _time_records(path, World(seed), Random(seed + 3)):
        cpu, wall = (_percentile([one[place] for one in times]) for place in (0, 1))
        slowest = max(slowest, (cpu, wall, title))
        print(f"{title:22}{cpu:11.1f}", flush=True)
    cpu, wall, what = slowest
    print(f"slowest: {what}, {cpu:.1f} ms CPU, {wall:.1f} ms wall")
    return int(cpu >= _MOST)


def _time_records(path: Path, world: World, random: Random) -> Iterator[tuple[str, list[Cost]]]:
    """The views of one record, whose name or id is drawn at random."""
    with Store(path) as store:
        people = [random.choice((world.forces, world.people)).draw(random) for _ in range(_DRAWS)]
        happenings, told = _drawn(store, "incident", random), _drawn(store, "claim", random)
        ids = [str(store.value("SELECT id FROM claim WHERE number = ?", number)) for number in told]
        yield "actor NAME", [_clocked(partial(profile, store, one.name)) for one in people]
        yield (
            "incident ID",
            [_clocked(partial(incident_accounts, store, one)) for one in happenings],
        )
        yield "show ID", [_clocked(partial(show, store, one)) for one in ids]


def _drawn(store: Store, table: str, random: Random) -> list[int]:
    """Numbers of rows of a table."""
    last = int(str(store.value(f"SELECT max(number) FROM {table}")))
    return [random.randint(1, last) for _ in range(_DRAWS)]


def _clocked(view: Callable[[], object]) -> Cost:
    """CPU and wall time of a view, in milliseconds; that nothing is found takes time too."""
    cpu, wall = time.process_time(), time.perf_counter()
    with suppress(LedgerError):
        view()
    return 1000 * (time.process_time() - cpu), 1000 * (time.perf_counter() - wall)


def _percentile(times: list[float]) -> float:
    return sorted(times)[max(0, round(0.95 * len(times)) - 1)]


def _questions(store: Store, world: World, random: Random) -> Iterator[tuple[str, Question]]:
    """Questions by their kind; those without a choice are asked as often as the others."""
    first, last = _days(store)
    everything = known_on(store, None)
    for _ in range(_DRAWS):
        day = first + (last - first) * random.random()
        words = f"{world.words.draw(random)} {world.words.draw(random)}"
        actor = random.choice((world.forces, world.people)).draw(random).name
        place = world.places.draw(random)
        while_ago = day - timedelta(days=30)
        kinds: dict[str, Filters] = {
            "everything": Filters(),
            "--actor": Filters(actor=actor),
            "--source": Filters(source=world.speakers.draw(random).name),
            "--outlet": Filters(outlet=world.outlets.draw(random)),
            "--place (town)": Filters(place=place.name),
            "--place (country)": Filters(place=place.regions[-1]),
            "--kind": Filters(kinds=(random.choice(_KINDS),)),
            "--status": Filters(statuses=(random.choice(_STATUSES),)),
            "--since --until": Filters(since=while_ago, until=day),
            "--text (a word)": Filters(text=world.words.draw(random)),
            "--text (two words)": Filters(text=words),
            "--actor --place": Filters(actor=actor, place=place.name),
            "--actor --kind --since": Filters(actor=actor, kinds=("incident",), since=day),
            "--text --outlet": Filters(
                text=world.words.draw(random), outlet=world.outlets.draw(random)
            ),
        }
        for name, filters in kinds.items():
            yield name, Question(filters, everything)
        yield "--as-of", Question(Filters(), known_on(store, day))
        yield "--as-of --actor", Question(Filters(actor=actor), known_on(store, day))
        yield "--by published", Question(Filters(), known_on(store, day, "published"))
        yield (
            "--by published --place",
            Question(Filters(place=place.name), known_on(store, day, "published")),
        )


def _days(store: Store) -> tuple[date, date]:
    """The first and the last day of printing."""
    row = store.row("SELECT min(published), max(published) FROM article")
    assert row is not None and row[0], "a ledger of the newsroom knows all its days"
    return date.fromisoformat(row[0]), date.fromisoformat(row[1])
