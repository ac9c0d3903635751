"""Who each noun phrase stands for: names, titles, "the envoy", "the ministry", he, she, it, they.

A `Parse` and a lookup into the register of actors come in; `Mention` records go out, in the order
of the text. Names are brought together over the whole article first; phrases and pronouns are then
read from left to right. What has no clear antecedent keeps its own words and says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from reportedly.attribution.anaphors import AnaphorReader
from reportedly.attribution.antecedents import (
    FEMININE,
    MASCULINE,
    NEUTER,
    Chooser,
    History,
    Mentioned,
    clause_verb,
)
from reportedly.attribution.cast import Cast
from reportedly.attribution.columns import Columns, read_columns
from reportedly.attribution.names import Lookup, Name, NameFinder
from reportedly.attribution.phrases import Phrase, find_phrases
from reportedly.attribution.referents import Referent
from reportedly.text import EntityKind, Mention, Parse, Span

_PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
_PRONOUNS = MASCULINE | FEMININE | NEUTER | _PLURAL
_RELATIVE_TAGS = frozenset({"WP", "WDT", "WP$"})
_RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
_SEEMING = frozenset(
    {"seem", "appear", "happen", "emerge", "transpire", "turn", "take", "follow", "remain"}
)
_JUDGING = frozenset({"make", "find", "consider", "deem", "think", "keep", "render", "call"})


_ENOUGH_VOTES = 3  # pronouns that may disagree; the majority tells the gender


class Mentions:
    """Mentions in order, found by the token that heads them or by any token in them."""

    def __init__(self, mentions: tuple[Mention, ...], parse: Parse) -> None:
        """Index `mentions` of `parse`."""
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
        """The mentions in the order of the text."""
        return iter(self.all)

    def __len__(self) -> int:
        """How many mentions there are."""
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

    cast: Cast
    phrases: list[Phrase]
    genders: dict[Span, str]
    found: list[_Found] = field(default_factory=list)
    votes: dict[Span, list[str]] = field(default_factory=dict)
    by_head: dict[int, Referent] = field(default_factory=dict)
    pairs: dict[int, Referent] = field(default_factory=dict)

    def run(self) -> None:
        """Read names, phrases and pronouns in order."""
        c = self.cast.columns
        history = History(c)
        ahead = {
            n.head: Mentioned(self.cast.of_name[n], n.head, n.start, n.last)
            for n in self.cast.names
        }
        chooser = Chooser(c, history, self.genders, ahead)
        anaphors = AnaphorReader(self.cast, history)
        for head, item in self._items(c):
            found: _Found | None
            if isinstance(item, Name):
                found = _Found(item.start, item.last, head, self.cast.of_name[item])
            elif isinstance(item, Phrase):
                found = _Found(item.first, item.last, head, *anaphors.read(item))
            elif c.tag[head] in _RELATIVE_TAGS:
                found = self._relative(c, head)
            else:
                found = self._pronoun(c, head, chooser)
            if found is None:
                continue
            mentioned = Mentioned(found.referent, head, found.first, found.last)
            history.add(mentioned)
            anaphors.see(mentioned)
            if found.referent.kind != "other" or not isinstance(item, Phrase):
                self.found.append(found)
                self.by_head[head] = found.referent
                self._pair(c, head, history)

    def _items(self, c: Columns) -> list[tuple[int, Name | Phrase | None]]:
        items: dict[int, Name | Phrase | None] = {n.head: n for n in self.cast.names}
        for phrase in self.phrases:
            items.setdefault(phrase.head, phrase)
        for start, end in c.sentences:
            for i in range(start, end):
                pronoun = c.lower[i] in _PRONOUNS and c.text[i] != "IT" and not _is_empty(c, i)
                if pronoun or (c.tag[i] in _RELATIVE_TAGS and c.lower[i] in _RELATIVE):
                    items.setdefault(i, None)
        return sorted(items.items(), key=lambda pair: pair[0])

    def _pronoun(self, c: Columns, i: int, chooser: Chooser) -> _Found:
        if c.lower[i].endswith(("self", "selves")):
            subject = c.child(c.head[i], "nsubj", "nsubjpass")
            if subject is not None and subject in self.by_head:
                same = self.by_head[subject]
                return _Found(i, i, i, same, Mentioned(same, subject, subject, subject))
        choice = chooser.choose(i)
        if choice is None:
            return _Found(i, i, i, _unresolved(c, i))
        referent = choice.mentioned.referent
        if c.lower[i] not in _PLURAL:
            gender = "n"
            if c.lower[i] not in NEUTER:
                referent.kind, referent.doubtful = "person", False
                gender = "f" if c.lower[i] in FEMININE else "m"
            if referent.span is not None:
                self.votes.setdefault(referent.span, []).append(gender)
        return _Found(i, i, i, referent, choice.mentioned)

    def _relative(self, c: Columns, i: int) -> _Found | None:
        verb = clause_verb(c, i)
        for _ in range(4):
            if c.dep[verb] in {"relcl", "acl"} or c.head[verb] == verb:
                break
            verb = c.head[verb]
        noun = c.head[verb]
        if c.dep[verb] not in {"relcl", "acl"} or noun not in self.by_head or noun > i:
            return None
        referent = self.by_head[noun]
        return _Found(i, i, i, referent, Mentioned(referent, noun, noun, noun))

    def _pair(self, c: Columns, head: int, history: History) -> None:
        """ "Russia and Iran": a group that "they" can take up."""
        mate = c.head[head]
        if c.dep[head] != "conj" or mate not in self.by_head:
            return
        one, other = self.by_head[head], self.by_head[mate]
        alike = (one.kind == "person") == (other.kind == "person")
        if one is other or not alike or "other" in {one.kind, other.kind}:
            return
        root = mate
        while c.dep[root] == "conj" and c.head[root] in self.by_head:
            root = c.head[root]
        if root in self.pairs:
            pair = self.pairs[root]
            pair.name = pair.name.replace(" and ", ", ") + f" and {one.name}"
            return
        pair = Referent(f"{other.name} and {one.name}", "group", plural=True, named=False)
        pair.nouns = one.nouns & other.nouns
        self.pairs[root] = pair
        history.add(Mentioned(pair, root, c.first[root], head))


def _unresolved(c: Columns, i: int) -> Referent:
    kind: EntityKind = "person"
    if c.lower[i] in NEUTER:
        kind = "other"
    elif c.lower[i] in _PLURAL:
        kind = "group"
    words = c.span(i, i).text
    return Referent(words, kind, plural=kind == "group", named=False, resolved=False)


def _is_empty(c: Columns, i: int) -> bool:
    """True for the "it" of "it is widely understood that" and "making it impossible to work"."""
    if c.lower[i] != "it":
        return False
    verb = c.head[i]
    if c.dep[i] == "expl" or (i > 0 and c.lemma[i - 1] in _JUDGING):
        return c.dep[i] == "expl" or c.tag[verb].startswith("JJ") or c.dep[i] == "nsubj"
    passive = c.child(verb, "auxpass", "acomp", "attr") is not None
    clauses = [
        k
        for k in c.children[verb]
        if k > verb and c.dep[k] in {"ccomp", "acl", "xcomp", "advcl", "csubj"}
    ]
    told = any(
        c.child(k, "mark", "aux") is not None
        or any(c.tag[w].startswith("W") for w in c.children[k])
        for k in clauses
    )
    subject = c.dep[i] in {"nsubj", "nsubjpass"}
    return subject and told and (passive or c.lemma[verb] in _SEEMING)


def resolve_mentions(parse: Parse, entities: Lookup) -> tuple[Mention, ...]:
    """Find every mention of a person or body in `parse` and whom it stands for.

    `entities` looks a name up in the register of actors: kind, id and canonical name, or `None`.
    Mentions are ordered by `span.start`, longer ones first; each token heads one mention at most.
    """
    columns = read_columns(parse)
    finder = NameFinder(columns, entities)
    names = finder.find()
    cast = Cast(finder, names)
    cast.gather()
    named = {k for name in names for k in range(name.first, name.last + 1)}
    phrases = list(find_phrases(columns, named))
    first = _Reading(cast, phrases, {})
    first.run()
    genders = {
        span: max(sorted(set(votes)), key=votes.count)
        for span, votes in first.votes.items()
        if len(set(votes)) == 1 or len(votes) >= _ENOUGH_VOTES
    }
    reading = _Reading(cast, phrases, genders)
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
