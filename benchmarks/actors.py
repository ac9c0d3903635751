"""Who is named in passages, and how the named are tied: hand-marked passages in, shares out.

The passages are in actors_dev.toml and actors_test.toml, with their scheme at the head of the first.
A mention is right where the program takes its words for whom the mark names: by the register's id,
under the full name, or left unresolved. A relation is right where type, both ends, direction and
status agree; `allied_with` holds either way. What is wrong in the test half is never printed.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from spacy.tokens import Token

from reportedly.articles.parse import parse
from reportedly.attribution.chain import build_chains
from reportedly.attribution.coreference import resolve_mentions
from reportedly.attribution.find import find_attributions
from reportedly.attribution.first_person import resolve_first_person
from reportedly.attribution.institutions import ArticleRegister, name_institutions
from reportedly.claim import Claim
from reportedly.codebook.actors import get_actor, lookup_actor
from reportedly.coding.actor import Cast
from reportedly.coding.claims import Material, code_claims
from reportedly.coding.timex import find_times
from reportedly.coding.toponym import find_places
from reportedly.text import Article, Mention, Parse

FOLDER = Path(__file__).parent
HALVES = ("dev", "test")
OPEN = "unresolved"
# Measured when the passages were written, rounded down; raising is routine.
FLOORS = {
    "dev": {"mentions": 0.96, "precision": 0.96, "recall": 0.85},
    "test": {"mentions": 0.915, "precision": 0.81, "recall": 0.71},
}
_WORD = re.compile(r"\w+")
_FILLERS = frozenset(
    (
        "the",
        "a",
        "an",
        "of",
        "to",
        "in",
        "and",
        "for",
        "its",
        "his",
        "her",
        "their",
        "s",
        "el",
        "al",
    )
)
_SYMMETRICAL = frozenset({"allied_with"})
_RUMOURS = frozenset({"rumoured", "reported", "suggested", "general"})


@dataclass(frozen=True, slots=True)
class Marked:
    """Words from `start` to `end` of a passage, and whom they may stand for."""

    start: int
    end: int
    who: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tie:
    """A relation as marked: the ends are lists of names of which any is right."""

    subject: tuple[str, ...]
    type: str
    object: tuple[str, ...]
    status: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A marked passage; `ties` must be read, `open` may be."""

    name: str
    text: str
    mentions: tuple[Marked, ...]
    ties: tuple[Tie, ...]
    open: tuple[Tie, ...]


@dataclass(frozen=True, slots=True)
class End:
    """One end of a relation as read: its name, and its id where it is registered."""

    name: str
    id: str | None


@dataclass(frozen=True, slots=True)
class Found:
    """A relation as read."""

    subject: End
    type: str
    object: End
    status: str

    def __str__(self) -> str:
        """The relation on one line."""
        return f"{self.subject.name} {self.type} {self.object.name} ({self.status})"


@dataclass(slots=True)
class Score:
    """Counts over the passages of a half, with what was wrong."""

    mentions: int = 0
    right: int = 0
    asked: int = 0
    hit: int = 0
    false: int = 0
    faults: list[str] = field(default_factory=list)

    @property
    def figures(self) -> dict[str, float]:
        """Accuracy of mentions; precision and recall of relations."""
        return {
            "mentions": self.right / max(self.mentions, 1),
            "precision": self.hit / max(self.hit + self.false, 1),
            "recall": self.hit / max(self.asked, 1),
        }


def run(misses: bool = False) -> int:
    """Print the figures of both halves and give 1 where one fell below its floor.

    `misses` adds what is wrong in the half for tuning.
    """
    fell = False
    for half in HALVES:
        score = measure(half)
        if misses and half == "dev":
            print("\n".join(score.faults))
        print(
            f"{half:5} mentions {score.figures['mentions']:.3f} ({score.right}/{score.mentions})"
            f"  relations precision {score.figures['precision']:.3f}"
            f" recall {score.figures['recall']:.3f}"
            f" ({score.hit} right, {score.false} false, {score.asked - score.hit} missed)"
        )
        for figure, floor in FLOORS[half].items():
            if round(score.figures[figure], 3) < floor:
                print(f"      {figure} fell below {floor:.3f}")
                fell = True
    return int(fell)


def measure(half: str) -> Score:
    """Read the passages of "dev" or "test" and hold them against their marks."""
    score = Score()
    for passage in load(FOLDER / f"actors_{half}.toml"):
        _judge(passage, score)
    return score


def load(path: Path) -> list[Passage]:
    """The passages of a file, their marks taken out of the text."""
    found = []
    for row in tomllib.loads(path.read_text(encoding="utf-8"))["passage"]:
        text, mentions = unmark(row["text"].strip())
        ties, maybe = (tuple(_tie(line) for line in row.get(k, ())) for k in ("relations", "open"))
        found.append(Passage(row["name"], text, mentions, ties, maybe))
    return found


def unmark(marked: str) -> tuple[str, tuple[Marked, ...]]:
    """The plain text and the mentions of `marked`, in the order of their ends.

    >>> unmark("[[Its](RUS) envoy](Ivan Orlov | unresolved) left.")[1][1].who
    ('Ivan Orlov', 'unresolved')
    """
    text: list[str] = []
    opened: list[int] = []
    found: list[Marked] = []
    i = 0
    while i < len(marked):
        if marked[i] == "[":
            opened.append(len(text))
        elif marked[i] == "]":
            end = marked.index(")", i)
            found.append(Marked(opened.pop(), len(text), _names(marked[i + 2 : end])))
            i = end
        else:
            text.append(marked[i])
        i += 1
    return "".join(text), tuple(found)


def _names(marked: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in marked.split("|"))


def _tie(line: list[str]) -> Tie:
    subject, kind, object_, status = line
    return Tie(_names(subject), kind, _names(object_), status)


@dataclass(frozen=True, slots=True)
class _Read:
    parse: Parse
    mentions: tuple[Mention, ...]
    claims: tuple[Claim, ...]


def _read(passage: Passage) -> _Read:
    parsed = parse(Article(id=passage.name, text=passage.text))
    attributions = find_attributions(parsed)
    register = ArticleRegister(parsed)
    mentions = resolve_mentions(parsed, register)
    mentions = resolve_first_person(mentions, attributions, parsed, register)
    mentions = name_institutions(mentions, parsed)
    chains = tuple(traced.chain for traced in build_chains(attributions, mentions, parsed))
    places, times = find_places(parsed), find_times(parsed)
    claims = code_claims(Material(parsed, attributions, chains, mentions, places, times))
    return _Read(parsed, mentions, claims)


def _judge(passage: Passage, score: Score) -> None:
    read = _read(passage)
    for marked in passage.mentions:
        score.mentions += 1
        answers = list(_answers(read, marked, passage.mentions))
        words = passage.text[marked.start : marked.end]
        if any(_right(marked.who, answer, words) for answer in answers):
            score.right += 1
        else:
            told = "; ".join(f"{a.name} ({a.id})" for a in answers if a) or "nothing"
            score.faults.append(
                f"{passage.name}: {words!r} is {' | '.join(marked.who)}, read {told}"
            )
    _judge_ties(passage, set(_relations(read.claims)), score)


def _judge_ties(passage: Passage, found: set[Found], score: Score) -> None:
    hit: set[Tie] = set()
    for one in sorted(found, key=str):
        fitting = [tie for tie in (*passage.ties, *passage.open) if _same(tie, one)]
        hit.update(fitting)
        if not fitting:
            score.false += 1
            score.faults.append(f"{passage.name}: false: {one}")
    score.asked += len(passage.ties)
    for tie in passage.ties:
        if tie in hit:
            score.hit += 1
        else:
            line = f"{tie.subject[0]} {tie.type} {tie.object[0]} ({tie.status})"
            score.faults.append(f"{passage.name}: missed: {line}")


def _answers(read: _Read, marked: Marked, every: Iterable[Marked]) -> Iterator[End | None]:
    """Whom the program takes the marked words for: by their head, and by a name apposed to it."""
    inner = [m for m in every if m != marked and marked.start <= m.start and m.end <= marked.end]
    tokens = [
        token
        for token in read.parse.doc
        if marked.start <= token.idx < marked.end
        and not any(m.start <= token.idx < m.end for m in inner)
    ]
    within = {token.i for token in tokens}
    heads = [token for token in tokens if token.head.i not in within or token.head.i == token.i]
    heads += [token for token in tokens if token.dep_ == "appos" and token.head in heads]
    cast = Cast(read.parse, read.mentions)
    headed = {mention.head: mention for mention in read.mentions}
    named = [headed[token.i] for token in tokens if token.i in headed]
    for mention in [headed[t.i] for t in heads if t.i in headed] or named[-1:]:
        yield End(mention.name, mention.id) if mention.resolved else None
    if not named:
        yield _of_cast(cast, heads)


def _of_cast(cast: Cast, heads: list[Token]) -> End | None:
    actor = next(iter(cast.actors_of(heads[:1])), None)
    return End(actor.name, actor.id) if actor is not None and actor.resolved else None


def _right(who: tuple[str, ...], answer: End | None, words: str) -> bool:
    """True where `answer` is one of `who`; who is left open keeps his own words."""
    if answer is None or (answer.id is None and _content(answer.name) <= _content(words)):
        return OPEN in who or (answer is not None and any(_is(name, answer) for name in who))
    return any(_is(name, answer) for name in who if name != OPEN)


def _is(who: str, answer: End) -> bool:
    """True where `answer` is `who`: the registered one, or somebody new under the full name."""
    entry = get_actor(who)
    if entry is not None:
        return answer.id == who
    known = answer.id is not None
    return not known and _content(who) <= _content(answer.name)


def _same(tie: Tie, found: Found) -> bool:
    if tie.type != found.type or tie.status != found.status:
        return False
    straight = _ends(tie.subject, found.subject) and _ends(tie.object, found.object)
    turned = _ends(tie.object, found.subject) and _ends(tie.subject, found.object)
    return straight or (turned and tie.type in _SYMMETRICAL)


def _ends(who: tuple[str, ...], end: End) -> bool:
    """True where `end` is any of `who`; words for somebody unknown may be shorter or longer."""
    if OPEN in who and end.id is None:
        return True
    return any(_is(name, end) or _worded(name, end) for name in who)


def _worded(name: str, end: End) -> bool:
    words, own = _content(name), _content(end.name)
    return get_actor(name) is None and bool(own) and (own <= words or words <= own)


@cache
def _content(name: str) -> frozenset[str]:
    return frozenset(word.lower() for word in _WORD.findall(name)) - _FILLERS


def _relations(claims: Iterable[Claim]) -> Iterator[Found]:
    for claim in claims:
        if claim.relation is not None:
            ids = {a.name: a.id for a in (*claim.actors, *claim.recipients) if a.id is not None}
            ends = (
                End(name, ids.get(name) or _id_of(name))
                for name in (claim.relation.subject, claim.relation.object)
            )
            yield Found(next(ends), claim.relation.type, next(ends), _status(claim))


def _id_of(name: str) -> str | None:
    entry = lookup_actor(name.partition(" (")[0])
    return entry.id if entry is not None else None


def _status(claim: Claim) -> str:
    told = claim.factuality
    if told.status == "denied" or told.polarity == "-":
        return "denied"
    if told.status in _RUMOURS or told.manner in {"rumour", "hearsay"}:
        return "rumoured"
    return "former" if _ended(claim) else "asserted"


def _ended(claim: Claim) -> bool:
    """True where a tie is told as one of the past."""
    return any(reason.rule == "former" for reason in claim.reasons)
