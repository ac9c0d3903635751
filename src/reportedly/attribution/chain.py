"""The chain of relays, from the first speaker to the last before the publisher.

The attributions and mentions of one article come in; for each attribution a tuple of `Relay`
records goes out, innermost source first. A link is named by the source itself, by the attribution
around it ("according to Novosti"), beside the cue ("told Reuters"), apart from the content
("Voronin's comments, reported by Russia Today, ..."), or by another statement of the same
speaker in the same paragraph. The agency of the dateline is the last link of whatever somebody is
made to say in a paper that prints its report. The publisher is never a link.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from reportedly.attribution.columns import Columns, read_columns
from reportedly.attribution.coreference import Mentions
from reportedly.attribution.passing import Passed, PassingReader
from reportedly.attribution.referents import full_name
from reportedly.attribution.speakers import AUTHOR, Speakers
from reportedly.claim import Attribution, Reason, Relay
from reportedly.codebook.actors import lookup_actor
from reportedly.text import Mention, Parse, Span

_SPEAKERS = frozenset({"person", "organisation", "outlet", "group"})
_FURTHEST = 30  # sentences back that "the remarks, carried by ..." may point
_DEEPEST = 6  # attributions inside attributions


@dataclass(frozen=True, slots=True)
class Traced:
    """The chain of one attribution, and why each of its relays is in it."""

    chain: tuple[Relay, ...]
    reasons: tuple[Reason, ...] = ()


def build_chains(
    attributions: tuple[Attribution, ...],
    mentions: Mentions | tuple[Mention, ...],
    parse: Parse,
) -> tuple[Traced, ...]:
    """The chains of all attributions, in their order, with the reasons for relays held apart."""
    index = mentions if isinstance(mentions, Mentions) else Mentions(mentions, parse)
    return _Chains(attributions, index, parse).trace()


class _Chains:
    """Builds the chains of one article."""

    def __init__(
        self, attributions: tuple[Attribution, ...], mentions: Mentions, parse: Parse
    ) -> None:
        self.attributions = attributions
        self.columns: Columns = read_columns(parse)
        self.speakers = Speakers(self.columns, mentions)
        self.reader = PassingReader(self.columns, mentions, self.speakers)
        self.passed = self.reader.read()
        self.own = [self.speakers.own_links(a) for a in attributions]
        self._trace_statements()
        self.via: list[list[Relay]] = [[] for _ in attributions]
        self.reasons: list[list[Reason]] = [[] for _ in attributions]
        self.publisher = _publisher_keys(parse)
        self.agency = _agency(parse)
        self.by_sentence: dict[int, list[int]] = {}
        for k, a in enumerate(attributions):
            self.by_sentence.setdefault(self.columns.sentence[a.cue_head], []).append(k)

    def trace(self) -> tuple[Traced, ...]:
        """The chain of every attribution, in their order."""
        for k in range(len(self.attributions)):
            self.via[k].extend(self._around_cue(k))
        chains = [self._nested(k) for k in range(len(self.attributions))]
        self._held_apart(chains)
        self._same_speech(chains)
        return tuple(
            Traced(self._printed(chain), tuple(reasons))
            for chain, reasons in zip(chains, self.reasons, strict=True)
        )

    def _trace_statements(self) -> None:
        """Give "the statement added that ..." the speaker before it."""
        c = self.columns
        for k, a in enumerate(self.attributions):
            head = a.source_head
            if head is None or c.lemma[head] not in self.speakers.titles.speech_nouns:
                continue
            if [link.kind for link in self.own[k]] != ["unnamed"] or c.lower[
                c.first[head]
            ] != "the":
                continue
            for n in range(k - 1, max(k - 4, -1), -1):
                near = c.sentence[a.cue_head] - c.sentence[self.attributions[n].cue_head] <= 2
                if near and self.own[n] and self.own[n][0].kind in _SPEAKERS:
                    cue, span = self.own[k][0].cue, self.own[k][0].span
                    self.own[k] = (replace(self.own[n][0], cue=cue, span=span),)
                    break

    def _around_cue(self, k: int) -> list[Relay]:
        """Links beside the cue of attribution `k`, outside its content."""
        a = self.attributions[k]
        found: list[Relay] = []
        for item in self.passed.get(self.columns.sentence[a.cue_head], ()):
            noun = item.at if item.noun is None else min(item.noun, item.at)
            at = self.columns.span(noun, noun)
            aside = (
                self.columns.dep[item.at] == "advcl" and self.columns.head[item.at] == a.cue_head
            )
            inside = any(span.covers(at) for span in a.content) and not aside
            source = any(span.covers(at) for span in a.source)
            cue = any(span.covers(at) for span in a.cue)
            hangs = cue or source or self.reader.belongs(item, a.cue_head)
            if not inside and (hangs or self._trails(item, a)):
                found.extend(item.links)
        return found

    def _trails(self, item: Passed, a: Attribution) -> bool:
        """True in "..., he said in remarks carried by X" whatever the tree makes of it."""
        if item.noun is None or item.noun < a.cue_head:
            return False
        return item.noun - a.cue_head <= 6 and a.parent is None and item.speaker is None

    def _nested(self, k: int) -> list[Relay]:
        """Own links, those beside the cue, then those of the attributions around."""
        chain = [*self.own[k], *self.via[k]]
        around, steps = self._parent(k), 0
        while around is not None and steps < _DEEPEST:
            links = [
                r for r in self.own[around] if r.kind not in {"unnamed", "author"} or not chain
            ]
            chain += [*links, *self.via[around]]
            around, steps = self._parent(around), steps + 1
        chain = _distinct(chain)
        if not chain or chain[0].kind == "author":
            return [AUTHOR]
        return [r for r in chain if r.kind != "author"]

    def _parent(self, k: int) -> int | None:
        """The attribution whose speaker passes on what attribution `k` says.

        "Tabar's statement responded to remarks by Voronin, who had suggested that ...": what
        stands in a relative clause after a comma is told by the author, not by Tabar.
        """
        around = self.attributions[k].parent
        if around is None:
            return None
        outer = self.columns.span(*[self.attributions[around].cue_head] * 2)
        if any(span.covers(outer) for span in self.attributions[k].content):
            return None  # the outer cue stands in what is said: a slip of the parse
        c, verb = self.columns, self.attributions[k].cue_head
        for _ in range(_DEEPEST):
            if c.dep[verb] == "relcl":
                before = c.first[verb] - 1
                aside = before >= 0 and c.text[before] in {",", "-", "\u2013", "\u2014"}
                return self.attributions[around].parent if aside else around
            if c.head[verb] == verb:
                break
            verb = c.head[verb]
        return around

    def _held_apart(self, chains: list[list[Relay]]) -> None:
        """Add relays of a speech named apart to what was told of that speech."""
        for number in sorted(self.passed):
            for item in self.passed[number]:
                if (item.noun is None and item.speaker is None) or self._claimed(item, number):
                    continue
                at = item.at if item.noun is None else item.noun
                cause = self.columns.span(min(at, item.at), max(at, item.at))
                for k in self._told_of(item, number, chains):
                    self._extend(chains, k, item.links, "held apart", cause)

    def _claimed(self, item: Passed, number: int) -> bool:
        """True where the relay stands beside a cue of its own sentence."""
        return any(
            link in self.via[k] for k in self.by_sentence.get(number, ()) for link in item.links
        )

    def _told_of(self, item: Passed, number: int, chains: list[list[Relay]]) -> list[int]:
        """The attributions whose content the noun means: the nearest before, else just after."""
        c = self.columns
        noun = item.at if item.noun is None else item.noun
        at = c.span(noun, noun)
        for back in range(number, max(number - _FURTHEST, -1), -1):
            near = [k for k in self.by_sentence.get(back, ()) if self._means(item, at, k, chains)]
            if near:
                paragraph = c.paragraph[self.attributions[near[-1]].cue_head]
                speaker = chains[near[-1]][0].name
                return [
                    k
                    for s in range(max(back - _FURTHEST, 0), number + 1)
                    for k in self.by_sentence.get(s, ())
                    if c.paragraph[self.attributions[k].cue_head] == paragraph
                    and chains[k][0].name == speaker
                    and self._means(item, at, k, chains)
                ]
        following = self.by_sentence.get(number + 1, ())
        return [k for k in following if self._means(item, at, k, chains)][:1]

    def _means(self, item: Passed, at: Span, k: int, chains: list[list[Relay]]) -> bool:
        """True where attribution `k` may be what the noun of `item` means."""
        if chains[k][0].kind == "author" or item.speaker not in {None, chains[k][0].name}:
            return False
        return not any(span.covers(at) for span in self.attributions[k].content)

    def _same_speech(self, chains: list[list[Relay]]) -> None:
        """Carry a relay over to what else the speaker says in the paragraph.

        "..., the minister said, according to Interfax. He added that ...": one speech through one
        outlet, unless another outlet or another occasion is named.
        """
        c = self.columns
        groups: dict[tuple[int, str], list[int]] = {}
        for k, a in enumerate(self.attributions):
            first = chains[k][0]
            known = first.resolved or " " in first.name  # "the governor" is one in a paragraph
            if first.kind in {"person", "organisation", "group"} and known:
                groups.setdefault((c.paragraph[a.cue_head], first.name), []).append(k)
        for members in groups.values():
            ways = {tuple(r.name for r in chains[k][1:] if r.kind == "outlet") for k in members}
            ways.discard(())
            longest = max(ways, key=lambda way: (len(way), way), default=())
            if not longest or any(longest[: len(way)] != way for way in ways):
                continue
            giver = next(
                k for k in members
                if tuple(r.name for r in chains[k][1:] if r.kind == "outlet") == longest
            )  # fmt: skip
            links = tuple(r for r in chains[giver][1:] if r.kind == "outlet")
            for k in members:
                other = self._other_occasion(k) or self._other_occasion(giver)
                if all(r.kind == "outlet" for r in chains[k][1:]) and not other:
                    cause = links[0].cue or links[0].span
                    self._extend(chains, k, links, "same speech", cause)

    def _other_occasion(self, k: int) -> bool:
        c = self.columns
        start, end = c.sentences[c.sentence[self.attributions[k].cue_head]]
        head = self.attributions[k].cue_head
        near = set(c.children[head]) | {start, start + 1}
        return any(i < end and c.lower[i] in self.speakers.titles.other_occasions for i in near)

    def _extend(
        self,
        chains: list[list[Relay]],
        k: int,
        links: tuple[Relay, ...],
        rule: str,
        cause: Span | None,
    ) -> None:
        longer = _distinct([*chains[k], *links])
        if len(longer) > len(chains[k]):
            chains[k] = longer
            self.reasons[k].append(Reason("chain", rule, (cause,) if cause else ()))

    def _printed(self, chain: list[Relay]) -> tuple[Relay, ...]:
        """The chain without the publisher, and with the agency whose report it printed."""
        kept = [r for n, r in enumerate(chain) if n == 0 or not self._publishes(r)]
        if self.agency is not None and kept[0].kind != "author":
            agency = _keys(self.agency.name)
            if not any(_keys(r.name) & agency for r in kept):
                kept.append(self.agency)
        return tuple(kept)

    def _publishes(self, link: Relay) -> bool:
        """True for the publisher, and for "the Monitor" in what the Darfur Harm Monitor prints."""
        keys = _keys(link.name)
        short = link.kind != "person" and " " not in link.name.strip()
        return bool(keys & self.publisher) or (
            short and any(name.endswith(f" {link.name.lower()}") for name in self.publisher)
        )


def _distinct(links: list[Relay]) -> list[Relay]:
    kept: dict[str, Relay] = {}
    for link in links:
        kept.setdefault(link.name, link)
    return list(kept.values())


def _keys(name: str) -> set[str]:
    """By what a publisher is compared: its name without the article, and its id if registered."""
    plain = name.partition(" (")[0]
    low = plain.lower().removeprefix("the ").strip()
    entry = lookup_actor(plain) or lookup_actor(name)
    return {low, f"@{entry.id}"} if entry is not None else {low}


def _publisher_keys(parse: Parse) -> set[str]:
    """Whoever prints the article: the outlet given, else the agency of its dateline."""
    article = parse.article
    if article.outlet:
        return _keys(article.outlet)
    line = article.dateline
    return _keys(line.agency.text) if line is not None and line.agency is not None else set()


def _agency(parse: Parse) -> Relay | None:
    """The agency of the dateline where somebody else prints its report."""
    article, line = parse.article, parse.article.dateline
    if not article.outlet or line is None or line.agency is None:
        return None
    words = line.agency.text
    if _keys(words) & _keys(article.outlet):
        return None
    entry = lookup_actor(words)
    name = full_name(entry.name, [words]) if entry is not None else words
    return Relay(name, "outlet", cue=line.agency, span=line.agency)
