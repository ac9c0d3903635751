"""When and where a unit happens, and when it was said.

In: a unit with its attribution and chain. Out: `When` and `Where` records that the article's own
words support: a date tied to the clause, the host's date for "when" clauses, a speech's date for
its later sentences, the host's place for "where" clauses. Nothing else is inherited.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from reportedly.claim import Attribution, Relay, When, Where
from reportedly.codebook import load_words
from reportedly.coding.arguments import prep_objects
from reportedly.coding.behind import is_blow
from reportedly.coding.heading import words_aside
from reportedly.coding.possessive import mend_possessives
from reportedly.coding.site import find_sites
from reportedly.coding.subject import telling_clause
from reportedly.coding.timex import TimeMention, since_adverb, time_for
from reportedly.coding.toponym import PlaceMention
from reportedly.coding.unit import Unit
from reportedly.text import Parse

_REGION = 4  # UCDP precision of a first-level region


class Placer:
    """Places the units of one article in time and space, in text order."""

    def __init__(
        self, parse: Parse, times: tuple[TimeMention, ...], places: tuple[PlaceMention, ...]
    ) -> None:
        self._parse = parse
        self._times = times
        places = mend_possessives(parse.doc, places)
        sites = find_sites(parse, places)
        self._places = tuple(sorted((*places, *sites), key=lambda place: place.first))
        self._said: dict[tuple[str, int], When] = {}
        self._where_of: dict[int, tuple[Where, ...]] = {}
        self._last_when: When | None = None

    def times(
        self, unit: Unit, attribution: Attribution | None, chain: tuple[Relay, ...]
    ) -> tuple[When | None, When | None]:
        """Time of the event and time of the statement; call it in text order."""
        when = self._event_time(unit)
        said = None
        if attribution is not None:
            said = self._said_time(attribution, chain)
            if when is None and attribution.cue_class == "rumour":
                when = said  # a rumour dates what it tells of about as well as itself
        if when is not None and when.edtf is not None:
            self._last_when = when
        return when, said

    def _event_time(self, unit: Unit) -> When | None:
        head = self._parse.doc[unit.head]
        first, last = unit.tokens[0], unit.tokens[-1]
        if unit.tie is not None:
            return None
        since = since_adverb(self._parse, unit.head, self._last_when)
        if since is not None:
            return since
        time = time_for(self._parse, self._times, first, last, unit.head)
        if time is None and unit.predicate is not None and unit.predicate.carrier.i != unit.head:
            time = time_for(self._parse, self._times, first, last, unit.predicate.carrier.i)
        if time is None:
            time = self._opening(unit)
        if time is not None:
            return time.when
        named = self._named_by_day(head)
        if named is not None:
            return named.when
        only = self._only_day(unit)
        if only is not None:
            return only.when
        told = telling_clause(head)
        if told is not None:
            time = time_for(self._parse, self._times, told.left_edge.i, told.right_edge.i, told.i)
            if time is not None:
                return time.when
        if head.dep_ in {"advcl", "relcl"} and any(
            c.lower_ in {"when", "as", "while", "where"} for c in head.children
        ):
            host = time_for(
                self._parse, self._times, head.sent.start, head.sent.end - 1, head.head.i
            )
            return host.when if host is not None else None
        return None

    def _only_day(self, unit: Unit) -> TimeMention | None:
        """The one day of a sentence, where it stands in a part of the happening's own clause.

        "Killed two men while pursuing a third last night", "two were killed and six treated on
        Monday", "detained a commander based in Gao Thursday": the parser hangs the day on what is
        done at the same time, or on a noun.
        """
        if unit.predicate is None or unit.predicate.frame.kind != "incident":
            return None
        head = self._parse.doc[unit.head]
        sent = head.sent
        days = [
            time
            for time in self._times
            if sent.start <= time.first < sent.end and time.when.precision in {"day", "time"}
        ]
        if len(days) != 1 or days[0].when.edtf is None:
            return None
        return days[0] if _is_of_clause(self._parse.doc[days[0].head], head) else None

    def _named_by_day(self, head: Token) -> TimeMention | None:
        """The day that names the happening: "12 died in Monday's raid", "the toll of Monday's raid"."""
        subjects = [c for c in head.children if c.dep_ in {"nsubj", "nsubjpass", "dobj"}]
        nouns = prep_objects(head, {"in", "during"})
        nouns += [noun for s in subjects for noun in prep_objects(s, {"in", "of", "from"})]
        owners = {c.i for noun in nouns for c in noun.children if c.dep_ in {"poss", "nmod"}}
        # "the Saturday strike hit a camp"
        owners |= {c.i for s in subjects if is_blow(s) for c in s.lefts if c.dep_ != "amod"}
        return next(
            (t for t in self._times if owners & set(range(t.first, t.last + 1)) and t.when.edtf),
            None,
        )

    def _opening(self, unit: Unit) -> TimeMention | None:
        """A date that opens the clause: "On May 12 unknown assailants gunned down ...".

        The parser may hang it on the first noun, but what opens a clause dates the clause.
        """
        first = unit.tokens[0]
        if unit.clause is None or self._parse.doc[first].pos_ != "ADP":
            return None
        return next(
            (t for t in self._times if t.first in {first, first + 1} and t.when.edtf is not None),
            None,
        )

    def _said_time(self, attribution: Attribution, chain: tuple[Relay, ...]) -> When | None:
        """Time of the statement; later sentences of one speech in a paragraph share it."""
        cue = self._parse.doc[attribution.cue_head]
        clause = cue
        while clause.pos_ not in {"VERB", "AUX"} and clause.head.i != clause.i:
            clause = clause.head
        key = (chain[0].name, self._parse.paragraph_of(cue))
        for head in (cue, clause):
            time = time_for(self._parse, self._times, cue.sent.start, cue.sent.end - 1, head.i)
            if time is not None and not any(
                span.start <= time.span.start < span.end for span in attribution.content
            ):
                self._said[key] = time.when
                return time.when
        return self._said.get(key)

    def places(self, unit: Unit) -> tuple[Where, ...]:
        """The literal places among the unit's words, or those of the place it stands in."""
        if unit.tie is not None and unit.tie.role is not None:
            return ()
        inside = set(unit.tokens) - self._aside(unit)
        found: dict[str, Where] = {}
        for where in self._literal(inside):
            found.setdefault(where.name, where)
        head = self._parse.doc[unit.head]
        somewhere = head.dep_ == "relcl" and any(c.lower_ == "where" for c in head.children)
        if not found and unit.host is not None and somewhere:
            return self._where_of.get(unit.host, ())
        told = telling_clause(head)
        if not found and told is not None:
            inside = {token.i for token in told.subtree}
            for place in self._literal(inside):
                found.setdefault(place.name, place)
        if not found and unit.predicate is not None and unit.predicate.frame.kind == "incident":
            for place in self._naming(inside):
                found.setdefault(place.name, place)
        if not found:
            for place in self._meant_again(unit):
                found.setdefault(place.name, place)
        places = tuple(found.values())
        self._where_of[unit.head] = places
        return places

    def _aside(self, unit: Unit) -> set[int]:
        """Tokens that name where the forces of a posture came from, or what only dates it."""
        placed = {i for p in self._places for i in range(p.first, p.last + 1)}
        tokens = [self._parse.doc[index] for index in unit.tokens]
        return words_aside(unit.predicate, tokens, placed)

    def _meant_again(self, unit: Unit) -> Iterator[Where]:
        """ "the town", "the camp", "there": the settlement named last, in this paragraph or the one
        before. Only settlements and sites stand for one (UCDP precision 1 and 2)."""
        doc = self._parse.doc
        for index in unit.tokens:
            token = doc[index]
            the = any(c.dep_ == "det" and c.lower_ in {"the", "this"} for c in token.children)
            bare = the and not any(c.dep_ in {"amod", "compound", "poss"} for c in token.children)
            named = token.lower_ in load_words("standing", "again", "places") and bare
            if not named and token.lower_ != "there" or token.dep_ == "expl":
                continue
            here = self._parse.paragraph_of(token)
            before = [
                place
                for place in self._places
                if place.last < index
                and place.use == "literal"
                and place.where.precision in {1, 2}
                and here - self._parse.paragraph_of(doc[place.last]) in {0, 1}
            ]
            if before:
                yield before[-1].where

    def _naming(self, inside: set[int]) -> Iterator[Where]:
        """Towns and regions that name a blow: "the Damascus ambush", "the Homs offensive"."""
        doc = self._parse.doc
        for place in self._places:
            fine = place.where.precision is not None and place.where.precision <= _REGION
            if place.use == "adjectival" and fine and place.first in inside:
                blow = doc[place.last].head
                if blow.i > place.last and is_blow(blow):
                    yield place.where

    def _literal(self, inside: set[int]) -> Iterator[Where]:
        """Places told as places whose tokens all lie in `inside`, in order."""
        for place in self._places:
            if place.use == "literal" and inside.issuperset(range(place.first, place.last + 1)):
                yield place.where


def _is_of_clause(day: Token, head: Token) -> bool:
    """Whether a day hangs on a clause, or on what is done at the same time as it tells."""
    if day.i < head.i:
        return False  # "On Monday ...": what opens a sentence is found by its clause
    token = day
    while token.i != head.i:
        above = token.head
        if above.i == token.i or token.lower_ in _OTHER_TIME:
            return False
        if token.pos_ in {"VERB", "AUX"}:
            marks = {child.lower_ for child in token.children if child.dep_ in {"mark", "advmod"}}
            said = any(child.dep_ == "ccomp" for child in token.children)
            beside = token.dep_ in {"advcl", "acl", "xcomp", "pcomp", "conj"} and not said
            harms = token.lemma_.lower() in _harming_verbs()
            if not beside or harms or marks & _OTHER_TIME:
                return False
        token = above
    return True


# What stands after these happened at another time
_OTHER_TIME = frozenset({"since", "until", "before", "after", "following", "by", "from", "if"})


def _harming_verbs() -> frozenset[str]:
    return load_words("casualties", "verbs", "killed") | load_words(
        "casualties", "verbs", "captured"
    )
