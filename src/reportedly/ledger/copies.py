"""An article's fingerprints in, the articles that it shares copied text with out.

Candidates are looked up by the kept half of the winnowed fingerprints (`fingerprint`), the likeliest
few are compared word by word (`overlap`), and what they share is judged. Measured on news: a
containment of .15 of the shorter text finds truncated and embedded copies. It does not find four
wire sentences in a long text, which one long stretch shows, and by itself it also takes standing
text for a copy: background that is printed for months, agencies' formulas, the words of one speaker
that two reporters wrote down, forms that are filled in daily. What speaks against each is below.

Nothing here reads the ledger: it hands in two functions. Cost does not grow with it as long as the
first of them bounds what it returns for a key.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from reportedly.claim import Claim
from reportedly.codebook.actors import lookup_actor
from reportedly.ledger.fingerprint import GRAM, fingerprints, index_keys
from reportedly.ledger.names import fold_name
from reportedly.ledger.overlap import Run, Stretch, Wording, join_runs, shared_runs
from reportedly.ledger.records import Copy, Printing

# A key that this many articles hold is standing text or a story that all have: no more of them need
# be kept or returned, since the earliest are enough to tell a copy from.
POSTINGS = 32
_CANDIDATES = 12  # compared word by word, about 2 ms each
_KEYS = 2  # shared keys that make a candidate; a text of 25 words has about four

# News is copied while it is news. What two articles share that were printed further apart is standing
# text, unless it is all there is.
_DAYS = 14

_WHOLE = 0.6  # containment at which an article is a copy, whatever it tells
_WHOLE_WORDS = 20
_PART = 0.15
_PART_WORDS = 35
# Containment and words where nothing tells the day: background by one hand came to 80 words and .33,
# or to 57 words and .40.
_MUCH = ((0.25, 100), (0.45, 45))
# The names and words that make a stretch a copy in a text of any length, where it is short and where
# it is of four sentences. News of the day; what tells nothing of its day, as background does, of which
# three sentences come to 60 words, and to 100 with one outlet; and words without names ("Forces called for all occupants to leave
# the buildings peacefully" and the sentences after it are in hundreds of releases, up to 67 words).
_SENTENCES = 4
_NEWS = ((4, 35), (1, 28))
_BACKGROUND = ((4, 110), (2, 40))
_FORMULA_WORDS = 70
_PROSE = 0.4  # least share of small words: a list of names or the head of a release has fewer
_FACTS = 4  # names and numbers; "Forces called for all to leave the buildings peacefully" has none
_CHANGED = 0.67  # of them, that differ: a form filled in anew

Postings = Callable[[Sequence[int]], Mapping[int, Sequence[int]]]
"""Keys in, for each the articles (row numbers, the earliest first) that hold it, `POSTINGS` at most."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A text with its printing, whose `number` is known; `skip` are spans of it to leave out.

    `skip` are (start, end) offsets in characters, as `fingerprint.furniture` gives them.
    """

    printing: Printing
    text: str
    skip: tuple[tuple[int, int], ...] = ()


@dataclass(slots=True)
class _Pair:
    """An article and a candidate, with the words that they share; `here` is the article."""

    here: Wording
    there: Wording
    printing: Printing  # of the candidate
    days: int | None  # from its printing to that of the article, below 0 where it is the later
    runs: tuple[Run, ...] = ()
    containment: float = 0.0
    standing: frozenset[int] = field(default_factory=frozenset)

    @property
    def apart(self) -> bool:
        """True where they were printed too far apart for news to be copied."""
        return self.days is not None and abs(self.days) > _DAYS


def find_copies(
    new: Printed, postings: Postings, fetch: Callable[[int], Printed]
) -> tuple[Copy, ...]:
    """The articles that `new` shares copied text with, the fullest copy first.

    `postings` tells which articles hold which keys, `fetch` gives one of them by its row. In each
    `Copy` the article that was printed first (`printed_first`) is `earlier`, which may be the new
    one. Raises `ValueError` where a printing has no number.
    """
    number = _number(new.printing)
    keys = index_keys(fingerprints(new.text, new.skip))
    here = Wording(new.text, new.skip)
    pairs = []
    for candidate in _candidates(postings(keys), number):
        pairs.append(_compare(new.printing, here, fetch(candidate)))
    standing = _standing_words(pairs)
    found = []
    for pair in pairs:
        pair.standing = standing
        found.append(_judge(new.printing, pair))
    copies = [copy for copy in found if copy is not None]
    return tuple(sorted(copies, key=lambda c: (-c.containment, c.earlier, c.article)))


def compare_texts(one: Printed, other: Printed) -> Copy | None:
    """How one of two texts copies the other, `None` where neither does. Raises as `find_copies`."""
    pair = _compare(one.printing, Wording(one.text, one.skip), other)
    return _judge(one.printing, pair)


def printed_first(one: Printing, other: Printing) -> bool:
    """Whether `one` was printed before `other`, as far as can be told.

    By the day; on one day the agency that the other credits is first, else the one that was recorded
    first.
    """
    if one.published and other.published and one.published != other.published:
        return one.published < other.published
    if (credits := _credits(other, one)) != _credits(one, other):
        return credits
    return _number(one) < _number(other)


def is_copied(claim: Claim, copy: Copy) -> bool:
    """Whether the words of `claim`, of the later article, lie in what was copied.

    Two thirds of them are enough: the copy may have cut a clause or put in a title.
    """
    inside = total = 0
    for span in claim.spans:
        total += span.end - span.start
        for start, end in copy.shared:
            inside += max(0, min(end, span.end) - max(start, span.start))
    return total > 0 and 3 * inside >= 2 * total


def _candidates(held: Mapping[int, Sequence[int]], number: int) -> list[int]:
    """The articles likeliest to share copied text, the likeliest first.

    A key that all hold counts for little, and one that a chosen article holds for half as much for the
    next: so the thirty papers that print one agency report leave room for the other that is taken up.
    """
    keys_of: dict[int, list[int]] = {}
    weights: dict[int, float] = {}
    for key, articles in held.items():
        weights[key] = 0.25 if len(articles) >= POSTINGS else 1.0
        for article in articles[:POSTINGS]:
            keys_of.setdefault(article, []).append(key)
    left = {
        article: sum(weights[key] for key in keys)
        for article, keys in keys_of.items()
        if len(keys) >= _KEYS and article != number
    }
    chosen: list[int] = []
    while left and len(chosen) < _CANDIDATES:
        best = max(left, key=lambda article: (left[article], -article))
        del left[best]
        chosen.append(best)
        for key in keys_of[best]:
            weights[key] /= 2
            for article in held[key][:POSTINGS]:
                if article in left:
                    left[article] -= weights[key]
    return chosen


def _compare(printing: Printing, here: Wording, other: Printed) -> _Pair:
    there = Wording(other.text, other.skip)
    pair = _Pair(here, there, other.printing, _days(printing.published, other.printing.published))
    pair.runs = shared_runs(here, there)
    shorter = min(len(here.folds), len(there.folds)) - GRAM + 1
    shared = sum(run.length - GRAM + 1 for run in pair.runs)
    pair.containment = min(1.0, shared / shorter) if shorter > 0 else 0.0
    return pair


def _standing_words(pairs: Iterable[_Pair]) -> frozenset[int]:
    """Words of the article that stood in another weeks before, of which it is no copy."""
    return frozenset(
        at
        for pair in pairs
        if pair.days is not None and pair.days > _DAYS and pair.containment < _WHOLE
        for run in pair.runs
        for at in range(run.first, run.first + run.length)
    )


def _judge(printing: Printing, pair: _Pair) -> Copy | None:
    """The copy that a pair is, `None` where what they share proves none."""
    stretches = join_runs(pair.runs, pair.here, pair.there, pair.standing)
    if not (_is_whole(pair, stretches) or (not pair.apart and _is_part(pair, stretches))):
        return None
    first = printed_first(printing, pair.printing)
    earlier, later = (printing, pair.printing) if first else (pair.printing, printing)
    shared = sorted(one.there if first else one.here for one in stretches)
    return Copy(
        article=_number(later),
        earlier=_number(earlier),
        containment=round(pair.containment, 3),
        shared=tuple(shared),
    )


def _is_whole(pair: _Pair, stretches: Sequence[Stretch]) -> bool:
    words = sum(run.length for run in pair.runs)
    return (
        pair.containment >= _WHOLE
        and words >= _WHOLE_WORDS
        and len(_facts(stretches)) >= _FACTS // 2
        and not _is_form(stretches)
    )


def _is_part(pair: _Pair, stretches: Sequence[Stretch]) -> bool:
    if _is_form(stretches):
        return False
    if any(_is_long(one) for one in stretches):
        return True
    telling = [one for one in stretches if one.plain >= _PROSE and len(one.facts) >= _FACTS // 2]
    news = sum(one.words for one in telling if one.news)
    every = sum(one.words for one in telling)
    return len(_facts(stretches)) >= _FACTS and (
        (pair.containment >= _PART and news >= _PART_WORDS)
        or any(pair.containment >= share and every >= words for share, words in _MUCH)
    )


def _is_long(one: Stretch) -> bool:
    """True for a stretch that nobody writes twice: prose, and no form filled in anew."""
    if one.plain < _PROSE or _is_form([one]):
        return False
    wanted = (_NEWS if one.news else _BACKGROUND)[one.sentences >= _SENTENCES]
    if len(one.facts) >= wanted[0] and one.words >= wanted[1]:
        return True
    return not one.changed and one.words >= _FORMULA_WORDS


def _is_form(stretches: Sequence[Stretch]) -> bool:
    """True for a form filled in anew: the names and figures in the gaps are others."""
    changed = frozenset[str]().union(*(one.changed for one in stretches))
    return len(changed) > _CHANGED * len(_facts(stretches))


def _facts(stretches: Sequence[Stretch]) -> frozenset[str]:
    return frozenset[str]().union(*(one.facts for one in stretches))


def _credits(one: Printing, other: Printing) -> bool:
    """Whether `one` names `other` as its agency."""
    return one.agency is not None and other.outlet is not None and _same(one.agency, other.outlet)


def _same(one: str, other: str) -> bool:
    first, second = lookup_actor(one), lookup_actor(other)
    if first is not None and second is not None:
        return first.id == second.id
    return fold_name(one) == fold_name(other)


def _days(one: date | None, other: date | None) -> int | None:
    return (one - other).days if one is not None and other is not None else None


def _number(printing: Printing) -> int:
    if printing.number is None:
        raise ValueError(f"article {printing.id} has no row in a ledger: give its printing one")
    return printing.number
