"""An invented world in, an endless run of readings out, as if its news had been read.

No text is parsed: each sentence is written together with the claims that a reading would find in
it. An article has about 20 claims in 350 words. Days move on. A happening is told by several
outlets over three days, with figures that rise and differ, and sometimes denied; one article in
six repeats another's paragraphs, whole, cut short or inside its own. The rest is talk, whose words
nobody repeats.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from hashlib import sha256
from random import Random

from benchmarks.world import World
from reportedly.claim import (
    Actor,
    Casualties,
    Claim,
    Event,
    Factuality,
    Kind,
    Mood,
    Reading,
    Reason,
    Relation,
    Relay,
    Status,
    When,
    Where,
)
from reportedly.text import Article, Block, Span

_FIRST_DAY = date(2015, 1, 5)
_A_DAY = 40  # articles
_SENTENCES = 19  # an article
_COPIES = 1 / 6
_RECENT = 120  # articles that may be copied: three days
_MEANS = (
    ("An air strike hit", "aerial"),
    ("Shells fell on", "heavy-weapons"),
    ("A car bomb exploded in", "explosives"),
    ("Gunmen attacked", "firearms"),
    ("A drone struck", "drone"),
)
_AUTHOR = Relay("author", "author")
_SAID = ("said", "told reporters", "confirmed", "announced", "added")
_HAPPENED = Factuality("asserted", "+", "certain", "happened", "author")


@dataclass(frozen=True, slots=True)
class Happening:
    """What is told by several outlets; figures differ with the telling."""

    day: date
    place: Where
    actor: Actor
    target: Actor
    means: tuple[str, str]
    killed: int
    counting: Relay
    words: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Cast:
    """Of whom an article speaks again and again."""

    people: tuple[Actor, ...]
    forces: tuple[Actor, ...]
    speakers: tuple[Relay, ...]
    places: tuple[Where, ...]


# How a sentence came about, so that a copy can write it once more at other offsets: its kind, the
# seed of its choices, its article's cast, and the happening that it tells of
Line = tuple[str, int, Cast, Happening | None]


@dataclass(slots=True)
class _Sheet:
    """An article that is being written: its text so far, and the claims in it."""

    published: date
    outlet: str
    parts: list[str] = field(default_factory=list)
    at: int = 0
    claims: list[Claim] = field(default_factory=list)

    def put(self, words: str) -> Span:
        """Write `words`, and give their span."""
        span = Span(self.at, self.at + len(words), words)
        self.parts.append(words)
        self.at = span.end
        return span

    def since(self, start: int) -> Span:
        """All that was written from the offset `start`."""
        return Span(start, self.at, "".join(self.parts)[start:])

    def claim(self, claim: Claim) -> None:
        self.claims.append(claim)


class Newsroom:
    """Writes the articles of one world; the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self.world = World(seed)
        self._random = Random(seed + 1)
        self._running: list[Happening] = []
        self._recent: deque[tuple[str, list[Line]]] = deque(maxlen=_RECENT)

    def readings(self) -> Iterator[Reading]:
        """Readings without end, in the order of publication."""
        number = 0
        while True:
            day = _FIRST_DAY + timedelta(days=number // _A_DAY)
            if number % _A_DAY == 0:
                self._start_day(day)
            outlet, lines = self._plan()
            self._recent.append((outlet, lines))
            yield self._print(number, day, outlet, lines)
            number += 1

    def _start_day(self, day: date) -> None:
        self._running = [one for one in self._running if day - one.day < timedelta(days=3)]
        for _ in range(_A_DAY // 4):
            random, world = self._random, self.world
            self._running.append(
                Happening(
                    day=day - timedelta(days=1),
                    place=world.places.draw(random),
                    actor=world.forces.draw(random),
                    target=world.forces.draw(random),
                    means=random.choice(_MEANS),
                    killed=1 + int(random.expovariate(1 / 12)),
                    counting=world.speakers.draw(random),
                    words=(random.choice(world.rare), random.choice(world.rare)),
                )
            )

    def _plan(self) -> tuple[str, list[Line]]:
        """Which outlet prints what: its own lines, or another's."""
        random = self._random
        outlet = self.world.outlets.draw(random)
        if self._recent and random.random() < _COPIES:
            lender, lines = random.choice(self._recent)
            if lender != outlet:
                return outlet, self._copied(lines)
        return outlet, self._own(_SENTENCES + random.randint(-6, 6))

    def _copied(self, lines: list[Line]) -> list[Line]:
        how = self._random.random()
        if how < 0.4:
            return lines
        if how < 0.7:
            return lines[: max(4, len(lines) * 2 // 3)]
        start = self._random.randrange(max(1, len(lines) - 6))
        return self._own(8) + lines[start : start + 6]

    def _own(self, count: int) -> list[Line]:
        random, world = self._random, self.world
        cast = Cast(
            tuple(world.people.draw(random) for _ in range(4)),
            tuple(world.forces.draw(random) for _ in range(3)),
            tuple(world.speakers.draw(random) for _ in range(3)),
            tuple(world.places.draw(random) for _ in range(2)),
        )
        lines: list[Line] = []
        if random.random() < 0.5:
            happening = random.choice(self._running)
            kinds = ["strike", "toll", "blame"] + ["denial"] * (random.random() < 0.2)
            lines = [(kind, random.getrandbits(60), cast, happening) for kind in kinds]
        kinds = random.choices(list(_TALK), list(_TALK.values()), k=count - len(lines))
        return lines + [(kind, random.getrandbits(60), cast, None) for kind in kinds]

    def _print(self, number: int, day: date, outlet: str, lines: list[Line]) -> Reading:
        sheet = _Sheet(day, outlet)
        blocks: list[Block] = []
        for first in range(0, len(lines), 2):
            if sheet.at:
                sheet.put("\n\n")
            start = sheet.at
            for kind, seed, cast, happening in lines[first : first + 2]:
                if sheet.at > start:
                    sheet.put(" ")
                _Writer(self.world, sheet, Random(seed), cast, happening).write(kind)
            blocks.append(Block("paragraph", sheet.since(start)))
        text = "".join(sheet.parts)
        article = Article(
            id=f"news-{number:07}",
            text=text,
            title=" ".join(text.split()[:9]).rstrip(",."),
            outlet=outlet,
            published=day,
            published_basis="given",
            blocks=tuple(blocks),
            url=f"https://{outlet.lower().replace(' ', '-')}.example/{number}",
            source="synthetic.jsonl",
        )
        claims = tuple(
            replace(claim, id=_claim_id(article.id, place, claim), article=article.id)
            for place, claim in enumerate(sheet.claims)
        )
        return Reading(article, claims)


def _claim_id(article: str, place: int, claim: Claim) -> str:
    return sha256(f"{article} {place} {claim.spans[0].start}".encode()).hexdigest()[:12]


# Kinds of sentences and their weights, near the kinds of claims that real news yields
_TALK = {
    "other": 60,
    "speech": 14,
    "outlook": 6,
    "posture": 4,
    "role": 5,
    "relation": 3,
    "meeting": 3,
}


@dataclass(slots=True)
class _Writer:
    """Writes one sentence and its claims on a sheet; its choices depend on its seed alone."""

    world: World
    sheet: _Sheet
    random: Random
    cast: Cast
    happening: Happening | None

    def write(self, kind: str) -> None:
        getattr(self, f"_{kind}")()
        self.sheet.put(".")

    def _words(self, count: int) -> str:
        """Words of the tail, with small words between them."""
        small = ("of", "the", "in", "and", "for", "to", "with", "on", "a")
        draw, random = self.world.words.draw, self.random
        return " ".join(
            random.choice(small) if place % 3 == 1 else draw(random) for place in range(count)
        )

    def _actor(self, actor: Actor) -> Actor:
        span = self.sheet.put(actor.name)
        return replace(actor, wording=actor.name, span=span)

    def _claim(
        self,
        kind: Kind,
        span: Span,
        facts: Factuality = _HAPPENED,
        chain: tuple[Relay, ...] = (_AUTHOR,),
        **fields: object,
    ) -> None:
        reasons = (Reason("kind", f"frame {kind}", (span,)),) if self.random.random() < 0.7 else ()
        claim = Claim("", "", (span,), chain, facts, kind, reasons=reasons, **fields)  # type: ignore[arg-type]
        self.sheet.claim(claim)

    def _source(self, speaker: Relay) -> tuple[Relay, ...]:
        """', X said', with now and then an outlet that relays it."""
        self.sheet.put(", ")
        name = self.sheet.put(speaker.name)
        self.sheet.put(" ")
        cue = self.sheet.put(self.random.choice(_SAID))
        chain: tuple[Relay, ...] = (replace(speaker, span=name, cue=cue),)
        if self.random.random() < 0.1:
            self.sheet.put(", according to ")
            outlet = self.world.outlets.draw(self.random)
            chain += (Relay(outlet, "outlet", span=self.sheet.put(outlet)),)
        return chain

    def _when(self, day: date) -> When:
        return When(day.isoformat(), "day", self.sheet.put(f"{day:%A}"), "published")

    def _strike(self) -> None:
        told = self.happening
        assert told is not None
        start = self.sheet.at
        self.sheet.put(f"{told.means[0]} ")
        place = replace(told.place, span=self.sheet.put(told.place.name))
        self.sheet.put(f", near the {told.words[0]} {told.words[1]}, on ")
        when = self._when(told.day)
        self.sheet.put(" and killed ")
        toll = self._count(told, rising=False)
        self._claim(
            "incident",
            self.sheet.since(start),
            places=(place,),
            when=when,
            casualties=(toll,),
            event=Event("ASSAULT", told.means[1]),
            recipients=(replace(told.target, wording=told.target.name),),
        )

    def _count(self, told: Happening, *, rising: bool) -> Casualties:
        """A figure as one outlet has it on its day."""
        late = (self.sheet.published - told.day).days
        best = max(1, round(told.killed * (0.5 + 0.25 * min(2, late + rising))))
        best = max(1, best + self.random.choice((0, 0, 0, 1, -1, 2)))
        least = self.random.random() < 0.3
        span = self.sheet.put(f"{'at least ' if least else ''}{best} people")
        return Casualties("killed", best, best, None if least else best, "people", span=span)

    def _toll(self) -> None:
        told = self.happening
        assert told is not None
        start = self.sheet.at
        toll = self._count(told, rising=True)
        self.sheet.put(f" died in {told.place.name} in the {told.words[0]} on ")
        when = self._when(told.day)
        span = self.sheet.since(start)
        self._claim(
            "incident",
            span,
            Factuality("asserted", "+", "certain", "happened", "paraphrase"),
            self._source(told.counting),
            places=(told.place,),
            when=when,
            casualties=(toll,),
            event=Event("ASSAULT", told.means[1]),
        )

    def _blame(self) -> None:
        told = self.happening
        assert told is not None
        start = self.sheet.at
        actor = self._actor(told.actor)
        self.sheet.put(" carried out the attack on ")
        target = self._actor(told.target)
        span = self.sheet.since(start)
        self._claim(
            "incident",
            span,
            Factuality("asserted", "+", "certain", "happened", "paraphrase"),
            self._source(self.random.choice(self.cast.speakers)),
            actors=(actor,),
            recipients=(target,),
            places=(told.place,),
        )

    def _denial(self) -> None:
        told = self.happening
        assert told is not None
        name = self.sheet.put(told.actor.name)
        self.sheet.put(" ")
        cue = self.sheet.put("denied")
        self.sheet.put(" that ")
        start = self.sheet.at
        self.sheet.put(f"it attacked {told.target.name} in {told.place.name}")
        self._claim(
            "incident",
            self.sheet.since(start),
            Factuality("denied", "-", "certain", "happened", "paraphrase"),
            (Relay(told.actor.name, "organisation", span=name, cue=cue),),
            actors=(told.actor,),
            recipients=(told.target,),
            places=(told.place,),
        )

    def _other(self) -> None:
        start = self.sheet.at
        self.sheet.put(f"The {self._words(2)} ")
        actors: tuple[Actor, ...] = ()
        if self.random.random() < 0.8:
            actors = (self._actor(self.random.choice(self.cast.people)),)
        self.sheet.put(f" {self._words(self.random.randint(9, 18))}")
        self._claim("other", self.sheet.since(start), actors=actors)

    def _speech(self) -> None:
        """Two claims: that somebody speaks for something, and what is said of it."""
        start = self.sheet.at
        actor = self._actor(self.random.choice(self.cast.forces))
        self.sheet.put(f" must {self._words(self.random.randint(6, 12))}")
        first = self.sheet.since(start)
        chain = self._source(self.random.choice(self.cast.speakers))
        paraphrase = Factuality("asserted", "+", "certain", "happened", "paraphrase")
        demand = replace(paraphrase, mood="demanded")
        self._claim("position", first, demand, chain, recipients=(actor,))
        self.sheet.put(", and ")
        start = self.sheet.at
        self.sheet.put(f"the {self._words(self.random.randint(7, 12))}")
        self._claim("other", self.sheet.since(start), paraphrase, chain)

    def _outlook(self) -> None:
        start = self.sheet.at
        actor = self._actor(self.random.choice(self.cast.forces))
        self.sheet.put(f" will {self._words(9)}")
        status: Status = "forecast"
        mood: Mood = "forecast"
        span = self.sheet.since(start)
        self.sheet.put(" if ")
        condition = self.sheet.put(self._words(8))
        self._claim(
            "outlook",
            span,
            Factuality(status, "+", "probable", mood, "paraphrase"),
            self._source(self.random.choice(self.cast.speakers)),
            actors=(actor,),
            conditions=(condition,),
        )

    def _posture(self) -> None:
        start = self.sheet.at
        actor = self._actor(self.random.choice(self.cast.forces))
        grows = self.random.random() < 0.5
        self.sheet.put(f" has {'reinforced' if grows else 'withdrawn'} its {self._words(2)} in ")
        place = self.random.choice(self.cast.places)
        place = replace(place, span=self.sheet.put(place.name))
        span = self.sheet.since(start)
        self._claim(
            "posture",
            span,
            Factuality("suggested", "+", "probable", "ongoing", "paraphrase"),
            self._source(self.random.choice(self.cast.speakers)),
            actors=(actor,),
            places=(place,),
            direction="increase" if grows else "decrease",
        )

    def _role(self) -> None:
        start = self.sheet.at
        actor = self._actor(self.random.choice(self.cast.people))
        role = f"head of the {self._words(2)}"
        self.sheet.put(f", {role}, {self._words(9)}")
        self._claim("role", self.sheet.since(start), actors=(actor,), role=role)

    def _relation(self) -> None:
        start = self.sheet.at
        one = self._actor(self.random.choice(self.cast.forces))
        self.sheet.put(" is backed by ")
        other = self._actor(self.random.choice(self.cast.forces))
        self.sheet.put(f" in the {self._words(4)}")
        relation = Relation("supports", other.name, one.name)
        self._claim(
            "relation",
            self.sheet.since(start),
            actors=(other,),
            recipients=(one,),
            relation=relation,
        )

    def _meeting(self) -> None:
        start = self.sheet.at
        one = self._actor(self.random.choice(self.cast.people))
        self.sheet.put(" met ")
        other = self._actor(self.random.choice(self.cast.people))
        self.sheet.put(" in ")
        place = self.random.choice(self.cast.places)
        place = replace(place, span=self.sheet.put(place.name))
        self.sheet.put(" on ")
        when = self._when(self.sheet.published - timedelta(days=self.random.randint(0, 3)))
        self.sheet.put(f" about {self._words(4)}")
        self._claim(
            "meeting",
            self.sheet.since(start),
            actors=(one, other),
            places=(place,),
            when=when,
            event=Event("CONSULT", "visit"),
        )
