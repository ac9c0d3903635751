"""A ledger of made-up claims in, the server time and the weight of every page of its desk out.

Pages are asked for in this process, through all of the desk but the network: everything, by each
condition, and as known on past days, with names, places, words and days drawn as often as the newsroom
draws them. Told is the 95th percentile in milliseconds of CPU time (wall time would measure the
machine's other work), and the largest weight in kilobytes as it goes over the wire.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random
from urllib.parse import quote, urlencode

from starlette.testclient import TestClient

from benchmarks.world import World
from reportedly.ledger.store import Store
from reportedly.web.app import make_app
from reportedly.web.guard import local_hosts

LISTS = (
    *("/", "/disputes", "/links", "/incidents", "/map", "/claims", "/articles", "/actors"),
    *("/network", "/posture", "/outlook", "/sources", "/review", "/history", "/briefing"),
)
# To stay below, at the 95th percentile: milliseconds, and kilobytes without the map's data
_MOST_TIME, _MOST_WEIGHT = 150.0, 400.0
_DRAWS = 20


@dataclass(frozen=True, slots=True)
class _Cost:
    """What one page cost: milliseconds of CPU time and of wall time, and kilobytes sent."""

    cpu: float
    wall: float
    weight: float


def run(path: Path, seed: int) -> int:
    """Tell the cost of every page; 1 where one is over a limit."""
    worst_time, worst_weight = (0.0, "nothing"), (0.0, "nothing")
    print("pages, 95th percentile in ms of CPU and of wall time, largest weight in kB")
    app = make_app(path, hosts=local_hosts(80))
    with TestClient(app, base_url="http://127.0.0.1") as client:
        client.get("/")
        for name, addresses in _asked(path, World(seed), Random(seed + 4)):
            costs = [_cost(client, address) for address in addresses]
            cpu, wall = _late([one.cpu for one in costs]), _late([one.wall for one in costs])
            weight = max(one.weight for one in costs)
            worst_time = max(worst_time, (cpu, name))
            worst_weight = max(worst_weight, (weight, name))
            print(f"{name:30}{cpu:9.1f}{wall:9.1f}{weight:9.1f}", flush=True)
    print(f"slowest {worst_time[1]}: {worst_time[0]:.1f} ms  (to stay below {_MOST_TIME:.0f})")
    print(f"heaviest {worst_weight[1]}: {worst_weight[0]:.1f} kB  (below {_MOST_WEIGHT:.0f})")
    return int(worst_time[0] >= _MOST_TIME or worst_weight[0] >= _MOST_WEIGHT)


def _cost(client: TestClient, address: str) -> _Cost:
    cpu, wall = time.process_time(), time.perf_counter()
    answer = client.get(address)
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    assert answer.status_code in (200, 404), (address, answer.status_code)
    sent = int(answer.headers.get("content-length", 0)) or len(answer.content)
    return _Cost(1000 * cpu, 1000 * wall, sent / 1000)


def _late(times: list[float]) -> float:
    return sorted(times)[max(0, round(0.95 * len(times)) - 1)]


def _asked(path: Path, world: World, random: Random) -> Iterator[tuple[str, list[str]]]:
    """Addresses by what they have in common."""
    with Store(path, read_only=True) as store:
        questions = list(_questions(store, world, random))
        records = list(_records(store, world, random))
    for page in LISTS:
        for name in dict.fromkeys(name for name, _ in questions):
            asked = [urlencode(given) for kind, given in questions if kind == name]
            yield f"{page} {name}".rstrip(), [f"{page}?{query}" for query in asked]
    yield from records


def _questions(store: Store, world: World, random: Random) -> Iterator[tuple[str, dict[str, str]]]:
    row = store.row("SELECT min(published), max(published) FROM article")
    assert row is not None and row[0], "a ledger of the newsroom knows all its days"
    first, last = date.fromisoformat(row[0]), date.fromisoformat(row[1])
    for _ in range(_DRAWS):
        day = first + (last - first) * random.random()
        yield "", {}
        yield "actor", {"actor": random.choice((world.forces, world.people)).draw(random).name}
        yield "place", {"place": world.places.draw(random).name}
        yield "words", {"q": world.words.draw(random)}
        yield "days", {"since": str(day - timedelta(days=30)), "until": str(day)}
        yield "as of", {"as_of": str(day), "by": "published"}


def _records(store: Store, world: World, random: Random) -> Iterator[tuple[str, list[str]]]:
    """Pages of one thing, drawn at random."""
    ids = [
        str(store.value("SELECT id FROM claim WHERE number = ?", number))
        for number in _drawn(store, "claim", random)
    ]
    texts = [
        quote(str(store.value("SELECT id FROM article WHERE number = ?", number)), safe="")
        for number in _drawn(store, "article", random)
    ]
    people = [random.choice((world.forces, world.people)).draw(random).name for _ in ids]
    yield "/claim", [f"/claim/{id}" for id in ids]
    yield "/article", [f"/article/{id}" for id in texts]
    yield "/incident", [f"/incident/{one}" for one in _drawn(store, "incident", random)]
    yield "/link", [f"/link/{one}" for one in _drawn(store, "link", random)]
    yield "/actor", [f"/actor?{urlencode({'name': name})}" for name in people]
    outlets = [world.outlets.draw(random) for _ in ids]
    yield "/source", [f"/source?{urlencode({'name': name})}" for name in outlets]


def _drawn(store: Store, table: str, random: Random) -> list[int]:
    last = int(str(store.value(f"SELECT max(number) FROM {table}")))
    return [random.randint(1, last) for _ in range(_DRAWS)] if last else []
