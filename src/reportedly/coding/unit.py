"""Which stretches of an article become claims, and who is made to say each.

In: the clauses, ties and attributions of a parse. Out: `Unit` records in text order, each with its
tokens, its predicate and the innermost attribution that holds it. A clause that only frames what
somebody says ("Tabar stated that ...") is no claim; a participle that adds nothing of its own is
given back to its host; an attribution whose content is a noun phrase or infinitive ("denied
involvement") becomes a unit by itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from reportedly.claim import Attribution
from reportedly.codebook import load_words
from reportedly.coding.apposition import Tie
from reportedly.coding.clause import Clause
from reportedly.coding.clauseless import NOMINAL_KINDS, find_nominals, find_verbless
from reportedly.coding.condition import is_condition
from reportedly.coding.frame import FrameFinder, Predicate
from reportedly.coding.polarity import judging_clause
from reportedly.coding.spoken import spoken_tokens
from reportedly.coding.subject import antecedent
from reportedly.coding.unsaid import is_let, is_told_before
from reportedly.coding.voices import Voices
from reportedly.text import Parse


@dataclass(frozen=True, slots=True)
class Unit:
    """A claim in the making. `attribution` indexes the attributions, `None` for the author.

    `framing` marks an act of speech told by the author ("called for retaliation"); `assessed` a
    content that the author reads out of an event ("suggesting that Russia views ...").
    """

    head: int
    tokens: tuple[int, ...]
    clause: Clause | None = None
    predicate: Predicate | None = None
    attribution: int | None = None
    tie: Tie | None = None
    framing: bool = False
    assessed: bool = False
    host: int | None = None  # head of the unit it was cut from
    passing: bool = False  # a noun phrase inside a clause that tells of something else


class UnitFinder:
    """Finds the units of one article."""

    def __init__(
        self,
        parse: Parse,
        attributions: tuple[Attribution, ...],
        frames: FrameFinder,
        clauses: tuple[Clause, ...],
    ) -> None:
        self._parse = parse
        self._attributions = attributions
        self._frames = frames
        self._clauses = clauses
        self._voices = Voices(parse, attributions, frames, clauses)
        self._yielded: set[int] = set()  # heads of clauses that are part of another's claim

    def find(self, ties: tuple[Tie, ...]) -> tuple[Unit, ...]:
        """All units in the order of their first token."""
        by_head = {clause.head: clause for clause in self._clauses}
        units: dict[int, Unit] = {}
        returned: dict[int, list[int]] = {}
        for clause in self._clauses:
            unit = self._unit_of_clause(clause, by_head)
            if unit is None:
                # A condition stays with what hangs on it: "will worsen unless the border opens".
                head = self._parse.doc[clause.head]
                muted = self._voices.mutes(clause.head) or _tells_how(head) or is_let(head)
                dependent = clause.kind == "participle" or is_condition(head) or muted
                if dependent and clause.host is not None:
                    self._yielded.add(clause.head)
                    marks = [c.i for c in head.children if c.dep_ == "mark"]
                    returned.setdefault(clause.host, []).extend((*marks, *clause.tokens))
                continue
            units[clause.head] = unit
        self._give_back(units, returned, by_head)
        self._keep_descriptions(units)
        self._take_appositions(units)
        found = [*units.values(), *self._denials(units)]
        found += self._contents(units)
        found += [self._unit_of_tie(tie) for tie in ties]
        found += self._clauseless(found)
        clipped = [self._clip(unit) for unit in found if unit.tokens]
        return tuple(sorted(clipped, key=lambda u: (u.tokens[0], u.tokens[-1], u.head)))

    def _clip(self, unit: Unit) -> Unit:
        """Leave out what stands outside the speaker's content: ", according to a border guard"."""
        if unit.attribution is None or unit.framing:
            return unit
        attribution = self._attributions[unit.attribution]
        tokens = spoken_tokens(self._parse, self._voices, attribution, unit.head, unit.tokens)
        return replace(unit, tokens=tokens)

    def _denials(self, units: dict[int, Unit]) -> Iterator[Unit]:
        """The same words once more for whoever denies them: both sides are kept."""
        for unit in units.values():
            if unit.attribution is not None:
                for number in self._voices.deniers(unit.head, unit.attribution):
                    yield replace(unit, attribution=number)

    # -- clauses -----------------------------------------------------------------------------

    def _unit_of_clause(self, clause: Clause, by_head: dict[int, Clause]) -> Unit | None:
        doc = self._parse.doc
        head = doc[clause.head]
        if not clause.tokens or is_condition(head) or self._is_question(clause):
            return None
        if any(judging_clause(child) is not None for child in head.children) or _is_imagined(head):
            return None  # "It is not true that ..." judges what follows
        if _tells_how(head):
            return None  # "were killed when militants opened fire" is one happening
        if self._voices.mutes(clause.head):
            return None  # "has not confirmed that the town fell" claims no fall
        framed = self._voices.framed(clause)
        if framed and is_let(head):
            return None  # "lets the minister claim that": part of what the author says
        framing = False
        demand: tuple[int, ...] = ()
        if framed:
            if any(number in self._voices.speaking for number in framed):
                demand = self._voices.demanded(framed)
                if not demand and not self._turns_down(head, framed):
                    return None
            framing = True
        predicate = self._frames.find(head)
        if framing:
            own = self._frames.own(head)
            acting = own is not None and own.frame.kind == "position"
            if acting and own is not None and (predicate is None or own.frame.event is not None):
                predicate = own
            framing = acting or self._voices.acts(framed)
        if clause.kind == "participle" and not self._stands_alone(clause, predicate, by_head):
            return None
        return Unit(
            head=clause.head,
            tokens=tuple(sorted({*self._with_antecedent(clause, head), *demand})),
            clause=clause,
            predicate=predicate,
            attribution=self._voices.innermost(clause.head),
            framing=framing,
            assessed=self._voices.reads(clause.head),
            host=clause.host,
        )

    def _turns_down(self, head: Token, framed: list[int]) -> bool:
        """ "dismissed the claims": an act as well as a denial of what was told."""
        own = self._frames.own(head)
        contents = [self._voices.content_head(self._attributions[number]) for number in framed]
        told = any(noun is not None and is_told_before(noun) for noun in contents)
        return told and own is not None and own.frame.kind == "position"

    def _stands_alone(
        self, clause: Clause, predicate: Predicate | None, by_head: dict[int, Clause]
    ) -> bool:
        """A participle is a claim where it has a frame, and not the one its host already has.

        "bombed the consulate, killing two generals" is one attack; "a unit commanded by" is two.
        """
        if predicate is None:
            return False
        if predicate.frame.kind not in NOMINAL_KINDS:
            return False
        head = self._parse.doc[clause.head]
        host = by_head.get(clause.host) if clause.host is not None else None
        if host is not None and head.dep_ == "advcl":
            outer = self._frames.find(self._parse.doc[host.head])
            return outer is None or outer.frame.event != predicate.frame.event
        return True

    def _is_question(self, clause: Clause) -> bool:
        sent = self._parse.doc[clause.head].sent
        return any(token.text == "?" for token in sent[-3:]) and not self._voices.quotes(
            clause.head
        )

    def _with_antecedent(self, clause: Clause, head: Token) -> tuple[int, ...]:
        """Put the noun before a participle or a relative clause that describes it."""
        if head.dep_ not in {"acl", "relcl"} or head.head.i == head.i:
            return clause.tokens
        if head.dep_ == "acl" and clause.kind == "finite":
            return clause.tokens  # "reports that ...": a content, not a description
        own_subject = any(
            child.dep_ in {"nsubj", "nsubjpass"} and child.tag_ not in {"WDT", "WP"}
            for child in head.children
        )
        # "areas where they confront": complete without its noun; "an issue that Israel must
        # address" is not.
        if head.dep_ == "relcl" and own_subject and any(c.tag_ == "WRB" for c in head.children):
            return clause.tokens
        noun = antecedent(head)
        while noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.pos_ == "NOUN":
            if (
                self._frames.of_noun(noun) is not None
                and self._frames.of_noun(noun.head.head) is None
            ):
                break  # "on the fringes of a gathering, which took place in Niamey"
            noun = noun.head.head
        first = min([noun.i, *(c.left_edge.i for c in noun.lefts)])
        own = [i for i in range(first, clause.tokens[0]) if not self._parse.doc[i].is_space]
        return tuple(sorted({*own, *clause.tokens}))

    def _give_back(
        self, units: dict[int, Unit], returned: dict[int, list[int]], by_head: dict[int, Clause]
    ) -> None:
        """Hand the tokens of participles that are no units to the clause they hang on."""
        for host, tokens in sorted(returned.items(), reverse=True):
            target: int | None = host
            while target is not None and target not in units:
                outer = by_head.get(target)
                inner = outer is not None and (
                    outer.kind == "participle" or outer.head in self._yielded
                )
                target = outer.host if outer is not None and inner else None
            if target is not None:
                unit = units[target]
                merged = tuple(sorted({*unit.tokens, *tokens}))
                units[target] = replace(unit, tokens=merged)

    def _keep_descriptions(self, units: dict[int, Unit]) -> None:
        """ "cut the number of instructors deployed in the north", "sink any vessel that strays":
        what tells which ones is meant stays in the host as well; after a comma it leaves."""
        doc = self._parse.doc
        for unit in list(units.values()):
            host = units.get(unit.host) if unit.host is not None else None
            clause = unit.clause
            head = doc[unit.head]
            if host is None or clause is None or head.dep_ not in {"acl", "relcl"}:
                continue
            if any(child.tag_ == "WRB" for child in head.children):
                continue  # "areas where they fight": complete in itself
            first = min(clause.tokens[0], head.left_edge.i)
            if first > 0 and doc[first - 1].text not in {",", "-", "\u2013", "\u2014"}:
                own = {i for i in range(first, clause.tokens[0]) if not doc[i].is_space}
                merged = tuple(sorted({*host.tokens, *own, *clause.tokens}))
                units[host.head] = replace(host, tokens=merged)

    def _take_appositions(self, units: dict[int, Unit]) -> None:
        """ "..., a matter that Ankara must settle": the noun goes with what is said of it."""
        for unit in list(units.values()):
            host = units.get(unit.host) if unit.host is not None else None
            if host is None:
                continue
            shared = set(unit.tokens) & set(host.tokens)
            if shared and any(self._parse.doc[i].dep_ == "appos" for i in shared):
                units[host.head] = replace(
                    host, tokens=tuple(i for i in host.tokens if i not in shared)
                )

    # -- other sources of units ----------------------------------------------------------------

    def _contents(self, units: dict[int, Unit]) -> Iterator[Unit]:
        """Units for contents without a finite clause: "denied involvement", "said to have fled"."""
        cues = {attribution.cue_head for attribution in self._attributions}
        finite = {clause.head for clause in self._clauses if clause.kind == "finite"}
        for number, attribution in enumerate(self._attributions):
            if number not in self._voices.speaking:
                continue
            tokens = self._voices.content_tokens(attribution)
            head = self._voices.content_head(attribution)
            if head is None or head.i in finite or any(i in units or i in cues for i in tokens):
                continue
            yield Unit(
                head=head.i,
                tokens=tuple(tokens),
                predicate=self._frames.find(head)
                if head.pos_ in {"VERB", "AUX"}
                else self._frames.of_noun(head),
                attribution=number,
            )

    def _unit_of_tie(self, tie: Tie) -> Unit:
        # An office told beside a name is the author's knowledge, even inside a paraphrase, but not
        # inside a quotation.
        number = self._voices.innermost(tie.head)
        if number is not None:
            offset = self._parse.doc[tie.head].idx
            quoted = self._attributions[number].quoted
            if not any(span.start <= offset < span.end for span in quoted):
                number = None if tie.role is not None else number
        return Unit(tie.head, tie.tokens, attribution=number, tie=tie)

    def _clauseless(self, units: list[Unit]) -> Iterator[Unit]:
        """Noun phrases of happening, and sentences without a clause that count people harmed."""
        carriers = {u.predicate.carrier.i for u in units if u.predicate is not None}
        covered = {index for u in units if u.clause is None for index in u.tokens}
        cues = {a.cue_head for a in self._attributions}
        for predicate, tokens in find_nominals(
            self._parse, self._frames, carriers | covered | cues
        ):
            head = predicate.carrier.i
            number = self._voices.innermost(head)
            yield Unit(head, tokens, predicate=predicate, attribution=number, passing=True)
        told = {index for unit in units for index in unit.tokens}
        for head, tokens in find_verbless(self._parse, told):
            yield Unit(head, tokens, attribution=self._voices.innermost(head))


def _tells_how(head: Token) -> bool:
    """A "when" clause that tells how the people of its host were killed or hurt."""
    host = head.head
    passive = host.tag_ == "VBN" or host.lemma_ in {"die", "perish"}
    return (
        head.dep_ == "advcl"
        and head.i > host.i
        and passive
        and host.lemma_.lower()
        in load_words("casualties", "verbs", "killed")
        | load_words("casualties", "verbs", "wounded")
        and any(c.lower_ in {"when", "as", "after"} and c.i < head.i for c in head.children)
    )


def _is_imagined(head: Token) -> bool:
    """ "Imagine that a missile hit the dam": an order to suppose claims nothing."""
    top = head
    for _ in range(4):  # "imagine that somebody said that ..."
        if top.dep_ == "ccomp" and top.head.i != top.i:
            top = top.head
    order = top.tag_ == "VB" and not any(c.dep_ in {"nsubj", "aux"} for c in top.children)
    return order and top.lemma_.lower() in {"imagine", "suppose", "picture", "assume"}
