"""The claims of a new reading in; their links to kept claims, and among themselves, kept.

`fellows` tells which claims are compared, `compare` how they stand to each other; here is what
`compare` needs to know besides, and what bounds the links that one claim can get, so that the
hundredth paper that repeats an agency adds one link and not a hundred.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

from reportedly.ledger.commonness import Commonness
from reportedly.ledger.compare import Context, Setting, compare, read_setting
from reportedly.ledger.compare.gist import gist_of, named_in_passing
from reportedly.ledger.copies import is_copied, printed_first
from reportedly.ledger.entries import Entries
from reportedly.ledger.fellows import Fellows, Sought
from reportedly.ledger.gathering import Gatherer
from reportedly.ledger.keys import claim_keys
from reportedly.ledger.matching import match
from reportedly.ledger.passages import Passages
from reportedly.ledger.records import Copy, Entry, Link
from reportedly.ledger.second_look import SecondLook
from reportedly.ledger.topics import topic_keys
from reportedly.ledger.writing import Writer

# Links of one type that a claim gets in all, and to claims of one origin: to its nearest fellows,
# which are linked to theirs. Support counts origins, so one of each is enough; a count of killed and
# wounded may be disputed in both.
_LINKS = {"repeats": 1, "supports": 4, "disputes": 6, "corrects": 2, "responds": 3}
_AN_ORIGIN = {"repeats": 1, "supports": 1, "disputes": 2, "corrects": 1, "responds": 2}
_SETTINGS, _ARTICLES = 4_000, 500  # held in memory, about 3 KB and 10 KB each
_SAME_ACCOUNT = 0.9  # two claims that one article tells as one happening
_OTHER_ACCOUNT = 0.02  # and as two


class Linker:
    """Finds and keeps the links of new claims."""

    def __init__(self, writer: Writer, entries: Entries, gatherer: Gatherer) -> None:
        self._writer, self._entries, self._gatherer = writer, entries, gatherer
        self._fellows = Fellows(entries)
        self._settings: dict[int, Setting] = {}
        self._commonness = Commonness(entries.store)
        self._passages = lru_cache(_ARTICLES)(lambda row: Passages(entries.article(row)))
        self._matched: dict[tuple[int, int], float] = {}  # of the reading that is being linked
        self._second_look = SecondLook()

    def link(self, new: Sequence[Entry], copies: Sequence[Copy], reading: int) -> int:
        """Keep the keys and the links of the claims of a reading; give how many links there are."""
        if not new:
            return 0
        count = 0
        self._matched.clear()
        self._second_look.forget()  # what an add left that failed
        self._commonness.refresh()
        article = new[0].printing.number or 0
        story_keys = topic_keys(self._entries.article(article))
        told = [one for one in new if not named_in_passing(one.claim)]  # its host tells it too
        sought = [Sought(one, claim_keys(one.claim, gist_of(one))) for one in told]
        fellows = self._fellows.find(sought, story_keys)
        found = {
            entry.number: list(self._compared(entry, those, copies))
            for entry, those in zip(told, fellows, strict=True)
        }
        for entry, fellow, link in self._second_look.take():
            found[entry.number].append((fellow, link))
        for links in found.values():
            for link in _chosen(links):
                self._writer.link(link, reading)
                count += 1
        self._writer.article_keys(article, story_keys)
        for one in sought:
            self._writer.claim_keys(one.entry.number or 0, one.keys)
        return count

    def _compared(
        self, entry: Entry, fellows: Iterable[Entry], copies: Sequence[Copy]
    ) -> Iterable[tuple[Entry, Link]]:
        for fellow in fellows:
            if named_in_passing(fellow.claim):
                continue
            later, earlier = _in_order(entry, fellow)
            context = Context(
                same_happening=self._same_happening(later, earlier),
                copied=_copied(later, earlier, copies),
                settings=(self._setting(later), self._setting(earlier)),
                rate=self._commonness.rate,
            )
            link = compare(later, earlier, context)
            if self._second_look.wants(later, earlier, link):
                self._second_look.offer(entry, later, earlier, context, link)
            elif link is not None:
                yield fellow, link

    def _setting(self, entry: Entry) -> Setting:
        """What stands round a claim in its article, kept for those it is compared with next."""
        number = entry.number or 0
        kept = self._settings.get(number)
        if kept is None:
            if len(self._settings) >= _SETTINGS:
                del self._settings[next(iter(self._settings))]
            article = self._entries.article(entry.printing.number or 0)
            passages = self._passages(entry.printing.number)
            kept = self._settings[number] = read_setting(article, entry.claim, passages)
        return kept

    def _same_happening(self, one: Entry, other: Entry) -> float | None:
        """The probability that two claims tell of one happening; `None` where either tells none."""
        if one.account is None or other.account is None:
            return None
        if one.account == other.account:
            return _SAME_ACCOUNT
        if one.printing.number == other.printing.number:
            return _OTHER_ACCOUNT
        pair = (one.account, other.account)
        if pair not in self._matched:
            told, other_told = (self._gatherer.account(number) for number in pair)
            self._matched[pair] = match(told, other_told).score
        score = self._matched[pair]
        return max(score, 0.5) if one.incident == other.incident else score


def _in_order(one: Entry, other: Entry) -> tuple[Entry, Entry]:
    """The two with the later first: by printing, within an article by where they stand."""
    if one.printing.number == other.printing.number:
        first, second = sorted((one, other), key=lambda entry: entry.claim.spans)
        return second, first
    return (other, one) if printed_first(one.printing, other.printing) else (one, other)


def _copied(later: Entry, earlier: Entry, copies: Sequence[Copy]) -> bool:
    return any(
        copy.article == later.printing.number
        and copy.earlier == earlier.printing.number
        and is_copied(later.claim, copy)
        for copy in copies
    )


def _chosen(found: Iterable[tuple[Entry, Link]]) -> list[Link]:
    """The surest links of each type.

    Of equals a correction takes the latest figure, which it replaces, the others the earliest claim.
    """
    counts: Counter[tuple[str, str | None]] = Counter()
    chosen: list[Link] = []
    for fellow, link in sorted(found, key=_rank):
        every, origin = (link.type, None), (link.type, fellow.origin.key)
        if counts[every] < _LINKS[link.type] and counts[origin] < _AN_ORIGIN[link.type]:
            counts[every] += 1
            counts[origin] += 1
            chosen.append(link)
    return sorted(chosen, key=lambda link: (link.a, link.b))


def _rank(found: tuple[Entry, Link]) -> tuple[float, int]:
    fellow, link = found
    number = fellow.number or 0
    return -round(link.confidence, 1), -number if link.type == "corrects" else number
