"""Who each noun phrase stands for: names, titles, "the envoy", "the ministry", he, she, it, they.

A `Parse` and a lookup into the register of actors come in; `Mention` records go out, in the order
of the text. Names are brought together over the whole article first; phrases and pronouns are then
read from left to right. What has no clear antecedent keeps its own words and says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from reportedly.attribution.anaphors import AnaphorReader
from reportedly.attribution.antecedents import Choice, Chooser, History, Mentioned, c_head_verb
from reportedly.attribution.columns import Columns, read_columns
from reportedly.attribution.names import Lookup, Name, NameFinder
from reportedly.attribution.phrases import Phrase, find_phrases
from reportedly.attribution.referents import Referent, Register
from reportedly.text import EntityKind, Mention, Parse

_PRONOUNS = frozenset(
    [
        "he",
        "him",
        "his",
        "himself",
        "she",
        "her",
        "hers",
        "herself",
        "it",
        "its",
        "itself",
        "they",
        "them",
        "their",
        "theirs",
        "themselves",
    ]
)
_RELATIVE = frozenset({"WP", "WDT", "WP$"})
_KIND_OF_PRONOUN: dict[str, EntityKind] = {"i": "other", "t": "group", "h": "person", "s": "person"}


class Mentions:
    """Mentions in order, found by the token that heads them or by any token in them."""

    def __init__(self, mentions: tuple[Mention, ...], parse: Parse) -> None:
        self.all = mentions
        self.by_head = {mention.head: mention for mention in mentions}
        self._covering: dict[int, Mention] = {}
        index_of = {token.idx: token.i for token in parse.doc}
        for mention in sorted(mentions, key=lambda m: m.span.start - m.span.end):
            i = index_of.get(mention.span.start, mention.head)
            while i < len(parse.doc) and parse.doc[i].idx < mention.span.end:
                self._covering[i] = mention  # shorter mentions overwrite longer ones
                i += 1

    def __iter__(self) -> Iterator[Mention]:
        return iter(self.all)

    def __len__(self) -> int:
        return len(self.all)

    def headed(self, token: int) -> Mention | None:
        """The mention whose head is `token`."""
        return self.by_head.get(token)

    def covering(self, token: int) -> Mention | None:
        """The shortest mention that holds `token`, one headed by it first."""
        return self.by_head.get(token) or self._covering.get(token)


@dataclass(slots=True)
class _Found:
    """A phrase that was read: its tokens, whom it stands for, and why."""

    first: int
    last: int
    head: int
    referent: Referent
    antecedent: Mentioned | None = None


@dataclass(slots=True)
class _Reading:
    """One pass over the article from left to right."""

    register: Register
    phrases: list[Phrase]
    genders: dict[Referent, str]
    found: list[_Found] = field(default_factory=list)
    votes: dict[Referent, list[str]] = field(default_factory=dict)

    def run(self) -> None:
        """Read names, phrases and pronouns in order."""
        c = self.register.columns
        history = History(c)
        chooser = Chooser(c, history, self.genders)
        anaphors = AnaphorReader(self.register, history)
        by_head: dict[int, Referent] = {}
        pairs: dict[int, Referent] = {}
        for head, item in self._items(c):
            if isinstance(item, Name):
                found = _Found(item.start, item.last, head, self.register.of_name[item])
            elif isinstance(item, Phrase):
                referent, why = anaphors.read(item)
                found = _Found(item.first, item.last, head, referent, why)
            elif c.tag[head] in _RELATIVE:
                self._relative(c, head, by_head)
                continue
            else:
                found = self._pronoun(c, head, chooser)
            mentioned = Mentioned(found.referent, head, found.first, found.last)
            history.add(mentioned)
            anaphors.see(mentioned)
            if found.referent.kind != "other" or not isinstance(item, Phrase):
                self.found.append(found)
                by_head[head] = found.referent
                self._pair(c, head, by_head, pairs, history)

    def _items(self, c: Columns) -> list[tuple[int, Name | Phrase | None]]:
        items: list[tuple[int, Name | Phrase | None]] = [(n.head, n) for n in self.register.names]
        items += [(p.head, p) for p in self.phrases]
        for start, end in c.sentences:
            for i in range(start, end):
                if (
                    c.lower[i] in _PRONOUNS
                    and not _is_empty(c, i)
                    or c.tag[i] in _RELATIVE
                    and c.lower[i]
                    in {
                        "who",
                        "which",
                        "that",
                        "whom",
                        "whose",
                    }
                ):
                    items.append((i, None))
        seen: dict[int, Name | Phrase | None] = {}
        for head, item in items:
            seen.setdefault(head, item)
        return sorted(seen.items())

    def _pronoun(self, c: Columns, i: int, chooser: Chooser) -> _Found:
        choice: Choice | None = chooser.choose(i)
        if choice is None:
            kind = _KIND_OF_PRONOUN[c.lower[i][0]]
            return _Found(
                i,
                i,
                i,
                Referent(
                    c.span(i, i).text, kind, resolved=False, named=False, plural=kind == "group"
                ),
            )
        referent = choice.mentioned.referent
        if referent.kind == "person" and choice.alone and c.lower[i][0] in "hs":
            gender = "f" if c.lower[i] in {"she", "her", "hers", "herself"} else "m"
            self.votes.setdefault(referent, []).append(gender)
        return _Found(i, i, i, referent, choice.mentioned)

    def _relative(self, c: Columns, i: int, by_head: dict[int, Referent]) -> None:
        verb = c_head_verb(c, i)
        while (
            c.dep[verb] not in {"relcl", "acl"}
            and c.head[verb] != verb
            and c.dep[verb] in {"conj", "ccomp", "xcomp", "aux", "auxpass", "prep"}
        ):
            verb = c.head[verb]
        noun = c.head[verb]
        if c.dep[verb] in {"relcl", "acl"} and noun in by_head and noun < i:
            referent = by_head[noun]
            self.found.append(_Found(i, i, i, referent, Mentioned(referent, noun, noun, noun)))
            by_head[i] = referent

    def _pair(
        self,
        c: Columns,
        head: int,
        by_head: dict[int, Referent],
        pairs: dict[int, Referent],
        history: History,
    ) -> None:
        """ "Russia and Iran": a group that "they" can take up."""
        if c.dep[head] != "conj" or c.head[head] not in by_head:
            return
        mate, one = c.head[head], by_head[head]
        other = by_head[mate]
        if (
            one is other
            or (one.kind == "person") != (other.kind == "person")
            or "other" in {one.kind, other.kind}
        ):
            return
        root = mate
        while c.dep[root] == "conj" and c.head[root] in by_head:
            root = c.head[root]
        if root in pairs:
            pair = pairs[root]
            pair.name = pair.name.replace(" and ", ", ") + f" and {one.name}"
            return
        pair = Referent(f"{other.name} and {one.name}", "group", plural=True, named=False)
        pairs[root] = pair
        history.add(Mentioned(pair, root, c.first[root], head))


def _is_empty(c: Columns, i: int) -> bool:
    """True for the "it" of "it is widely understood that" and "it was unclear whether"."""
    if c.lower[i] != "it":
        return False
    verb = c.head[i]
    if c.dep[i] == "expl":
        return True
    passive = c.child(verb, "auxpass", "acomp", "attr") is not None
    seeming = c.lemma[verb] in {
        "seem",
        "appear",
        "happen",
        "emerge",
        "transpire",
        "turn",
        "take",
        "follow",
    }
    clauses = (
        k
        for k in c.children[verb]
        if k > verb and c.dep[k] in {"ccomp", "acl", "xcomp", "advcl", "csubj"}
    )
    return (
        (passive or seeming)
        and c.dep[i] in {"nsubj", "nsubjpass"}
        and any(c.child(k, "mark", "aux") is not None for k in clauses)
    )


def resolve_mentions(parse: Parse, entities: Lookup) -> tuple[Mention, ...]:
    """Find every mention of a person or body in `parse` and whom it stands for.

    `entities` looks a name up in the register of actors: kind, id and canonical name, or `None`.
    Mentions are ordered by `span.start`, longer ones first; each token heads one mention at most.
    """
    columns = read_columns(parse)
    finder = NameFinder(columns, entities)
    names = finder.find()
    register = Register(finder, names)
    register.gather()
    named = {k for name in names for k in range(name.first, name.last + 1)}
    phrases = list(find_phrases(columns, named))
    first = _Reading(register, phrases, {})
    first.run()
    genders = {
        referent: max(sorted(set(votes)), key=votes.count)
        for referent, votes in first.votes.items()
    }
    reading = _Reading(register, phrases, genders)
    reading.run()
    return _mentions(columns, reading.found)


def _mentions(columns: Columns, found: list[_Found]) -> tuple[Mention, ...]:
    mentions = []
    for item in found:
        span, referent = columns.span(item.first, item.last), item.referent
        why = None
        if item.antecedent is not None:
            why = columns.span(item.antecedent.first, item.antecedent.last)
        elif (
            referent.span is not None
            and not span.covers(referent.span)
            and referent.span.text != span.text
        ):
            why = referent.span
        mentions.append(
            Mention(span, item.head, referent.name, referent.kind, referent.resolved,
                    referent.id, referent.role, why)
        )  # fmt: skip
    return tuple(sorted(mentions, key=lambda m: (m.span.start, -m.span.end)))
