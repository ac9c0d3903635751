"""Who acts and who is acted upon: heads of noun phrases in, `Actor` records out.

An actor carries the name that it resolves to and the article's own wording. Adjectives and
possessors bring in the state behind a phrase ("Israeli airstrikes", "Iran's leadership"), as a
second actor beside the phrase itself; nobody is made to act who is not named in the words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from reportedly.claim import Actor, ActorKind
from reportedly.codebook.actors import ActorEntry, lookup_actor, match_actors
from reportedly.coding.speaker_nouns import person_nouns, speaker_nouns
from reportedly.text import EntityKind, Mention, Parse, Span

_LEFT = frozenset({"amod", "compound", "poss", "nmod", "nummod", "quantmod", "advmod"})
_PRONOUNS = frozenset({"PRP", "PRP$", "WP", "WP$", "WDT"})
# Words that make the name of a body that of an army: "Ethiopia's army", "Rapid Support Forces".
_ARMED_WORDS = frozenset(
    {"army", "forces", "military", "militia", "militias", "navy", "troops", "brigade", "division",
     "rebels", "fighters", "insurgents", "soldiers", "guard", "corps", "battalion", "jihadists",
     "militants", "guerrillas", "gunmen", "peacekeepers", "mercenaries", "units", "paramilitaries"}
)  # fmt: skip
_KINDS: dict[EntityKind, ActorKind] = {
    "person": "person", "state": "state", "armed_group": "armed_group", "outlet": "outlet",
    "organisation": "organisation", "group": "group", "place": "other", "other": "other",
}  # fmt: skip


class Cast:
    """The actors of one article, by the tokens that name them."""

    def __init__(self, parse: Parse, mentions: tuple[Mention, ...]) -> None:
        self._parse = parse
        self._by_head = {mention.head: mention for mention in mentions}

    def is_actor(self, token: Token) -> bool:
        """True where `token` heads a name or description of somebody who can act."""
        mention = self._by_head.get(token.i)
        if mention is not None:
            return mention.kind not in {"place", "other"}
        named = lookup_actor(phrase_span(self._parse, token).text) or lookup_actor(token.text)
        if named is not None:
            return True
        # "Iranian leaders" can act, "the regime's actions" and "Manila's claim" cannot
        able = {token.lemma_.lower(), token.lower_} & speaker_nouns()
        return bool(able) and any(True for _ in self._states_of(token))

    def is_armed(self, token: Token) -> bool:
        """True where `token` heads the name of an army or an armed group."""
        mention = self._by_head.get(token.i)
        if mention is None:
            entry = lookup_actor(token.text)
            return entry is not None and entry.kind == "armed_group"
        words = mention.name.casefold().split()
        return mention.kind == "armed_group" or any(w in _ARMED_WORDS for w in words)

    def name_of(self, token: Token) -> str:
        """The one best name for the phrase that `token` heads."""
        actors = self.actors_of([token])
        return actors[0].name if actors else token.text

    def can_be_end(self, token: Token) -> bool:
        """True where `token` heads a phrase for somebody who can stand in a relation."""
        mention = self._named_beside(token) or self._by_head.get(token.i)
        if mention is not None:
            named = mention.kind == "other" and token.pos_ == "PROPN"
            return named or mention.kind not in {"place", "other", "outlet"}
        return self.is_actor(token)

    def end_name(self, token: Token, words: str) -> str:
        """The name of whom a phrase takes up, else `words`, the phrase itself: "Rwanda-backed rebels"."""
        mention = self._by_head.get(token.i)
        if mention is None or not mention.resolved:
            return words if token.pos_ != "PROPN" else self.name_of(token)
        own = mention.span.text.casefold().removeprefix("the ").removeprefix("a ")
        taken_up = mention.id is not None or mention.name.casefold() not in own
        return self.name_of(token) if taken_up or token.pos_ == "PROPN" else words

    def actors_of(self, heads: Iterable[Token]) -> tuple[Actor, ...]:
        """Actors for the phrases headed by `heads` and their conjuncts, each name once, in order."""
        found: dict[str, Actor] = {}
        for head in heads:
            for token in spread(_counted(head)):
                if token.ent_type_ in {"DATE", "TIME", "PERCENT"} or token.like_num:
                    continue  # "at 3:20", "rose to 23": no parties
                for actor in self._phrase(token):
                    found.setdefault(actor.name.casefold(), actor)
        return tuple(found.values())

    def owner_of(self, token: Token) -> Actor | None:
        """Who stands behind a phrase that is no actor: "the regime's actions" -> the regime."""
        for child in token.children:
            if child.dep_ == "poss":
                return next(iter(self._phrase(child)), None)
        return next(iter(self._states_of(token)), None)

    def _phrase(self, token: Token) -> Iterator[Actor]:
        coordinated = list(self._coordinated(token))
        if coordinated:
            yield from coordinated
            return
        mention = self._named_beside(token) or self._by_head.get(token.i)
        span = phrase_span(self._parse, token)
        if mention is not None and mention.kind != "place":
            yield Actor(
                name=_bare(mention.name),
                kind=_KINDS[mention.kind],
                id=mention.id,
                wording=mention.span.text,
                span=mention.span,
                resolved=mention.resolved,
            )
            if mention.kind in {"state", "armed_group", "outlet"}:
                return
            if mention.kind == "person" and token.pos_ == "PROPN":
                return
            if token.tag_ in _PRONOUNS:
                for entry in states_in(mention.name):
                    yield _registered(entry, span)
                return
        elif token.tag_ in _PRONOUNS:
            yield Actor(span.text, "other", None, span.text, span, resolved=False)
            return
        else:
            known = lookup_actor(span.text) or lookup_actor(token.text)
            if known is not None:
                yield _registered(known, span)
                return
            if token.tag_ not in {"NNP", "NNPS"} or not span.text.isdigit():
                yield Actor(span.text, "object", None, span.text, span)
        yield from self._states_of(token)

    def _named_beside(self, token: Token) -> Mention | None:
        """The name apposed to a phrase that no mention takes up: "the group's preacher, Ali Cissé"."""
        if token.pos_ != "NOUN" or token.i in self._by_head:
            return None
        for child in token.children:
            mention = self._by_head.get(child.i)
            if child.dep_ == "appos" and child.pos_ == "PROPN" and mention is not None:
                return mention if mention.kind == "person" else None
        return None

    def _states_of(self, token: Token) -> Iterator[Actor]:
        """States and groups that the phrase names beside its head: adjectives, owners, origins."""
        mention = self._by_head.get(token.i)
        # "hardliners in Tehran" are Iranian; "talks in Doha" are nobody's
        people = mention is not None and mention.kind in {"group", "person", "organisation"}
        people = people or bool({token.lower_, token.lemma_.lower()} & person_nouns())
        for child in token.children:
            if child.dep_ in {"amod", "compound", "nmod", "poss"}:
                for part in spread(child):
                    yield from self._named(part)
            elif child.dep_ == "prep" and child.lower_ in (
                {"in", "from", "of"} if people else {"of"}
            ):
                for inner in child.children:
                    if inner.dep_ == "pobj":
                        for part in spread(inner):
                            if self._is_seat(part):
                                yield from self._named(part)
                            elif child.lower_ == "of" and part.i in self._by_head:
                                yield from self._phrase(part)

    def _is_seat(self, token: Token) -> bool:
        """A capital or state behind people: "hardliners in Tehran", "delegates from Chad"."""
        return token.ent_type_ in {"GPE", "NORP", "ORG"} or token.pos_ == "PROPN"

    def _named(self, token: Token) -> Iterator[Actor]:
        mention = self._by_head.get(token.i)
        span = self._parse.span(token.i, token.i)
        if mention is not None and mention.kind in {
            "state",
            "armed_group",
            "person",
            "organisation",
        }:
            if mention.resolved:
                yield Actor(
                    mention.name, _KINDS[mention.kind], mention.id, mention.span.text, mention.span
                )
            return
        if token.pos_ not in {"PROPN", "ADJ", "NOUN"} or not token.text[:1].isupper():
            return
        whole = phrase_span(self._parse, token).text
        for found, _ in (match_actors(whole) or match_actors(token.text))[:1]:
            yield _registered(found, span)

    def _coordinated(self, token: Token) -> Iterator[Actor]:
        """ "Iraqi, Afghan and Pakistani militias" are three actors."""
        adjectives = [c for c in token.children if c.dep_ in {"amod", "nmod"}]
        adjectives += [c for a in adjectives for c in a.children if c.dep_ == "conj"]
        more = [c for a in adjectives for c in a.children if c.dep_ == "conj"]
        everyone = {t.i: t for t in (*adjectives, *more) if t.text[:1].isupper()}
        peoples = [everyone[i] for i in sorted(everyone) if match_actors(everyone[i].text)]
        if len(peoples) > 1 and token.tag_ in {"NNS", "NNPS"}:
            for people in peoples:
                span = self._parse.span(people.i, people.i)
                yield Actor(f"{people.text} {token.text}", "group", None, span.text, span)


def _bare(name: str) -> str:
    """A name without how its number was counted: "at least 14 people" is "14 people"."""
    words = name.split()
    start = 0
    while start < len(words) - 1 and words[start].lower() in _APPROXIMATIONS:
        start += 1
    return " ".join(words[start:]) if start and words[start][:1].isdigit() else name


def _registered(entry: ActorEntry, span: Span) -> Actor:
    return Actor(entry.name, _KINDS[entry.kind], entry.id, span.text, span)


def spread(head: Token) -> Iterator[Token]:
    """A head and its conjuncts, in order: "Russia, Iran and Syria"."""
    pending = [head]
    seen: set[int] = set()
    while pending:
        token = pending.pop(0)
        if token.i in seen:
            continue
        seen.add(token.i)
        yield token
        pending.extend(c for c in token.children if c.dep_ == "conj" and c.pos_ != "VERB")


# "none of the group's guns", "one of the diplomats": what is counted is meant.
_COUNTERS = frozenset({"none", "one", "some", "many", "most", "much", "several", "all", "both", "few", "half",
                       "dozens", "scores", "hundreds", "thousands", "any", "each", "two", "three",
                       "number", "row", "series", "group", "handful", "majority", "part"})  # fmt: skip


def _counted(head: Token) -> Token:
    if head.lower_ in _COUNTERS:
        for child in head.children:
            if child.dep_ == "prep" and child.lower_ == "of":
                for inner in child.children:
                    if inner.dep_ == "pobj":
                        return inner
    return head


# How a number was counted is no part of a name: "at least 12 people".
_APPROXIMATIONS = frozenset(
    {"at", "least", "most", "more", "fewer", "less", "than", "up", "to", "as", "many", "nearly",
     "almost", "about", "around", "over", "some", "roughly", "approximately", "an", "estimated"}
)  # fmt: skip


def phrase_span(parse: Parse, head: Token) -> Span:
    """The words of a noun phrase without article, relative clauses and conjuncts.

    Keeps what tells who it is: adjectives, owners, numbers, and an "of" phrase of at most six
    tokens ("the head of the ceasefire committee").
    """
    first = head.i
    for child in head.lefts:
        if child.dep_ in _LEFT:
            # "at least 120 men" is named by its number, not by how it was counted
            first = min(first, child.i if child.dep_ == "nummod" else child.left_edge.i)
    while first < head.i and parse.doc[first].pos_ in {"DET", "PUNCT", "CCONJ", "SPACE"}:
        first += 1
    while first < head.i and (
        parse.doc[first].lower_ in _APPROXIMATIONS or parse.doc[first].ent_type_ == "DATE"
    ):
        first += 1
    last = head.i
    for child in head.rights:
        if child.dep_ == "prep" and child.lower_ == "of" and child.i == head.i + 1:
            edge = next((c for c in child.children if c.dep_ == "pobj"), None)
            if edge is not None and 0 < edge.i - head.i <= 6:
                last = edge.i
        break
    return parse.span(first, last)


def states_in(text: str) -> tuple[ActorEntry, ...]:
    """States named in a role or title: "senior advisor to the Iranian Foreign Minister" -> Iran."""
    found: dict[str, ActorEntry] = {}
    for word in text.replace("\u2019", "'").split():
        bare = word.strip(',.;()"').removesuffix("'s")
        if bare[:1].isupper():
            for entry, _ in match_actors(bare)[:1]:
                if entry.kind == "state":
                    found.setdefault(entry.id, entry)
    return tuple(found.values())
