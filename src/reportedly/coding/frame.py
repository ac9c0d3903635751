"""Which happening, tie or posture a clause is about: its frame, and who stands where in it.

In: a clause's head token. Out: a `Predicate`: the frame of `codebook/predicates.toml` that fits,
the token that carries it, the tokens of the parties, and what the way to it said ("failed to",
"has no plans to"). Light verbs, verbs of intention and control hand the frame on to the word that
holds the meaning, as in FrameNet's support predicates (Ruppenhofer et al. 2016, ch. 3).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from reportedly.coding.arguments import (
    noun_parties,
    prep_objects,
    standing_for,
    verb_parties,
)
from reportedly.coding.bar import is_barred
from reportedly.coding.control import Way, follow, stay
from reportedly.coding.lexicon import Frame, load_frames
from reportedly.coding.needs import Needs
from reportedly.coding.subject import telling_clause


@dataclass(frozen=True, slots=True)
class Predicate:
    """A frame found in a clause.

    `carrier` is the token that means it. `path` are the tokens between the clause's head and the
    carrier, which can negate or hedge it; `control` names how they do: happened, attempted,
    negative, planned, likely, unlikely, able, unable. `doers` and `undergoers` are heads of noun
    phrases, conjuncts not yet spread.
    """

    frame: Frame
    carrier: Token
    path: tuple[Token, ...] = ()
    control: tuple[str, ...] = ()
    doers: tuple[Token, ...] = ()
    undergoers: tuple[Token, ...] = ()
    instruments: tuple[Token, ...] = ()  # "through allied militias"


class FrameFinder:
    """Finds predicates in clauses.

    `is_actor` tells whether a token heads a name of an actor, `is_armed` whether that of an army or
    an armed group.
    """

    def __init__(
        self, is_actor: Callable[[Token], bool], is_armed: Callable[[Token], bool]
    ) -> None:
        self._lexicon = load_frames()
        self._needs = Needs(is_actor, is_armed)

    def find(self, head: Token) -> Predicate | None:
        """The predicate of the clause headed by `head`, or `None` where no frame fits."""
        found = self._find(head)
        if found is None or found.doers or found.frame.kind != "incident":
            return found
        # "were killed when militants opened fire": who acts stands in the "when" clause
        telling = telling_clause(head)
        cause = self._find(telling) if telling is not None else None
        if cause is not None and cause.frame.kind == "incident":
            return replace(found, doers=cause.doers)
        return found

    def own(self, verb: Token) -> Predicate | None:
        """The frame of the verb itself, whatever it governs: "threatened to strike" threatens."""
        return self._of_verb(stay(verb))

    def of_noun(self, noun: Token) -> Predicate | None:
        """The predicate that a noun phrase carries by itself ("Ethiopia's war against Tigray")."""
        if noun.pos_ == "PROPN":
            return None  # "the Three Brotherhood Alliance" tells of no alliance
        for key in _noun_keys(noun):
            for frame in self._lexicon.nouns.get(key, ()):
                doers, undergoers, instruments = noun_parties(noun)
                if frame.arguments == "mutual":
                    doers = [token for token in doers if not _is_venue(token)]
                if is_barred(frame, noun, doers, undergoers):
                    continue
                if self._needs.met(frame, noun, doers, undergoers):
                    return Predicate(
                        frame, noun, (), (), tuple(doers), tuple(undergoers), tuple(instruments)
                    )
        return None

    def _find(self, head: Token) -> Predicate | None:
        if _is_definition(head):
            return None
        way = follow(head)
        return (
            self._of_presence(way)
            or self._of_verb(way)
            or self._of_complement(way)
            or (self._of_verb(stay(head)) if way.path else None)
        )

    # -- frames of verbs -----------------------------------------------------------------------

    def _of_presence(self, way: Way) -> Predicate | None:
        """ "there are 5,000 troops in Uvira", "some 300 instructors are in Kidal"."""
        verb, subject = way.verb, way.subject
        if verb.lemma_ != "be" or subject is None:
            return None
        existential = subject.dep_ == "expl" or subject.lower_ == "there"
        if existential:
            subject = next((c for c in verb.children if c.dep_ == "attr"), None)
        placed = prep_objects(verb, {"in", "at", "on", "near", "around", "inside", "along"})
        somewhere = self._needs.in_class("territory", placed) or any(
            token.pos_ == "PROPN" for token in placed
        )
        if subject is None or not (existential or somewhere):
            return None  # "are at war" is no place
        if any(c.dep_ in {"attr", "acomp"} and c.i != subject.i for c in verb.children):
            return None
        if not self._needs.in_class("military", [subject]):
            return None
        return Predicate(self._lexicon.presence, verb, way.path, way.control, (subject,))

    def _of_verb(self, way: Way) -> Predicate | None:
        verb = way.verb
        doers, undergoers, instruments = verb_parties(verb, way.subject, way.passive)
        handed = [c for c in verb.children if c.dep_ == "dobj"]
        handed += [*prep_objects(verb, {"with", "of"}), *instruments]
        handed += [w for thing in handed for w in prep_objects(thing, {"with"})]
        for key in verb_keys(verb):
            for frame in self._lexicon.verbs.get(key, ()):
                if frame.kind == "posture" and _leaves_harm(verb):
                    continue
                if is_barred(frame, verb, doers, undergoers):
                    continue
                if frame.passive_only and (not way.passive or prep_objects(verb, {"to", "into"})):
                    continue  # "are stationed in" tells where they are, "deployed to" that they go
                if frame.arguments == "stative" and way.subject is not None:
                    # "Baku is allied with Ankara": described, whether passive or not
                    doers, undergoers = (
                        (way.subject,),
                        tuple(_beside(verb) or undergoers),
                    )
                if self._needs.met(frame, verb, doers, (*undergoers, *handed)):
                    return Predicate(
                        frame, verb, way.path, way.control, doers, undergoers, instruments
                    )
        return None

    # -- frames of other words -----------------------------------------------------------------

    def _of_complement(self, way: Way) -> Predicate | None:
        """Frames that a light verb takes from its object, subject or predicate adjective."""
        for word in _complements(way.verb, way.subject):
            if word.pos_ in {"ADJ", "VERB", "ADV"}:
                found = self._of_adjective(word, way)
            elif self._only_ends(word, way):
                return None  # "the talks are unlikely to end the war" tells of no attack by talks
            elif any(key in self._lexicon.light for key in verb_keys(way.verb)):
                found = self._of_argument(word, way)
            else:
                found = None  # "resigned after the war" is no attack
            if found is not None:
                return found
        return None

    def _only_ends(self, word: Token, way: Way) -> bool:
        """Whether the subject ends the fighting of others: talks do, and so does who has no part."""
        subject = way.subject
        if subject is None or way.passive or word.dep_ != "dobj" or word.i == subject.i:
            return False
        frame = next(
            (f for key in _noun_keys(word) for f in self._lexicon.nouns.get(key, ())), None
        )
        if way.verb.lemma_.lower() not in _ENDING or frame is None or frame.event != "ASSAULT":
            return False
        if self._needs.is_armed(subject) or self._needs.in_class("military", [subject]):
            return False
        owned = any(c.dep_ == "poss" for c in word.children)
        return not owned and (not self._needs.is_actor(subject) or word.lemma_ in _OF_ALL)

    def _of_adjective(self, word: Token, way: Way) -> Predicate | None:
        for frame in self._lexicon.adjectives.get(word.lower_, ()):
            others = tuple(prep_objects(word, {"to", "with", "by", "against"}))
            if word.dep_ == "oprd":  # "leaves Damascus vulnerable to strikes"
                others = (*(c for c in way.verb.children if c.dep_ == "dobj"), *others)
            doers = () if way.subject is None else (way.subject,)
            if frame.kind == "relation" and not any(self._needs.is_actor(o) for o in others):
                continue
            return Predicate(frame, word, way.path, way.control, doers, others)
        return None

    def _of_argument(self, noun: Token, way: Way) -> Predicate | None:
        """The frame of a noun among the verb's arguments, its parties filled up from the verb's."""
        found = self.of_noun(noun)
        if found is None:
            return None
        verb, subject = way.verb, way.subject
        path = (*way.path, verb)
        if noun.dep_ == "pobj" and noun.head.lower_ == "under" and subject is not None:
            # "is under the command of Colonel Bondar": who holds it stands behind the "of"
            holders = [c for c in noun.children if c.dep_ == "poss"] or prep_objects(noun, {"of"})
            return Predicate(found.frame, noun, path, way.control, tuple(holders), (subject,))
        outside = () if subject is None or subject.i == noun.i else (subject,)
        verb_doers, verb_undergoers, instruments = verb_parties(verb, subject, way.passive)
        doers, undergoers = found.doers, found.undergoers
        if not doers and not way.passive and verb.lemma_ not in _UNDERGOING | _TELLING:
            doers = outside
        if not doers and way.passive:
            doers = tuple(token for token in verb_doers if token.i != noun.i)
        if not undergoers:
            undergoers = tuple(token for token in verb_undergoers if token.i != noun.i)
        if not undergoers and found.doers and verb.lemma_ not in _TELLING:
            undergoers = outside
        through = (*found.instruments, *instruments)
        return Predicate(found.frame, noun, path, way.control, doers, undergoers, through)


# Verbs that bring fighting to an end, and what no single side wages.
_ENDING = frozenset({"end", "stop", "halt", "avert", "prevent", "resolve"})
_OF_ALL = frozenset({"war", "fighting", "violence", "hostilities", "bloodshed", "hostility"})


# Verbs whose subject only tells of what their object tells: "the mission heard shooting".
_TELLING = frozenset({"hear", "observe", "document", "report", "count", "record", "describe",
                      "condemn", "claim", "survive", "escape", "mark"})  # fmt: skip
# Verbs whose subject undergoes what their object tells: "the city faces an assault".
_UNDERGOING = frozenset({"face", "suffer", "occur", "endure", "see", "witness"})


def _beside(verb: Token) -> list[Token]:
    """The other end of a verb that describes: "fights beside the army", "pledged allegiance to IS"."""
    preps = {"with", "to", "into", "of", "by", "beside", "alongside"}
    if verb.lemma_ == "fight":
        preps |= {"for"}
    found = prep_objects(verb, preps)
    things = [c for c in verb.children if c.dep_ == "dobj"]
    return found or [other for thing in things for other in prep_objects(thing, {"with", "to"})]


def _is_definition(verb: Token) -> bool:
    """ "An airstrike is an attack carried out by aircraft" happens nowhere."""
    if verb.lemma_ != "be":
        return False
    ends = [c for c in verb.children if c.dep_ in {"nsubj", "attr"}]
    return len(ends) == 2 and all(
        any(d.lower_ in {"a", "an"} for d in end.children if d.dep_ == "det") for end in ends
    )


def _is_venue(token: Token) -> bool:
    """ "the Astana talks" are held there; in "US-Iran talks" both take part."""
    near = {token.nbor(k).text for k in (-1, 1) if 0 <= token.i + k < len(token.doc)}
    return token.dep_ in {"compound", "nmod"} and not near & {"-", "\u2013"}


def _leaves_harm(verb: Token) -> bool:
    """ "leaving nine people dead" moves nobody."""
    return verb.lemma_ == "leave" and any(
        child.lower_ in {"dead", "wounded", "injured", "homeless", "missing", "trapped", "stranded"}
        for child in verb.subtree
    )


def verb_keys(verb: Token) -> Iterator[str]:
    """Keys of a verb, the longest first: "pull out", "call for", "hold talks", "pull"."""
    lemma = verb.lemma_.lower()
    lemma = load_frames().lemmas.get(lemma, lemma)
    plain = True
    for child in verb.children:
        # "take in refugees", but not "took place in Niamey": a preposition belongs to the verb
        # only next to it
        near = child.dep_ != "prep" or child.i - verb.i <= 2
        if child.dep_ in {"prt", "prep", "dobj", "advmod"} and child.i > verb.i and near:
            key = f"{lemma} {child.lower_}"
            # "was cut off" is no cut in forces, even where nobody in arms did it
            plain = plain and not (child.dep_ == "prt" and key in load_frames().verbs)
            yield key
    if plain:
        yield lemma


def _noun_keys(noun: Token) -> Iterator[str]:
    if noun.i > 0:
        yield f"{noun.doc[noun.i - 1].lower_} {noun.lemma_.lower()}"
    yield noun.lower_
    if noun.lemma_.lower() != noun.lower_:
        yield noun.lemma_.lower()


def _complements(verb: Token, subject: Token | None) -> Iterator[Token]:
    """Words that may carry the frame for `verb`: object, predicate, subject, prepositional objects."""
    children = list(verb.children)
    for child in children:
        if child.dep_ in {"dobj", "attr", "oprd", "acomp"}:
            yield standing_for(child)
            if child.lemma_ in {"series", "number", "wave", "string", "spate", "campaign"}:
                yield from prep_objects(child, {"of"})
    if subject is not None:
        yield subject
        if subject.tag_ in {"CD", "DT", "NN", "NNS"}:  # "One of the most severe strikes"
            yield from prep_objects(subject, {"of"})
    for child in children:
        if child.dep_ == "prep":
            for inner in child.children:
                if inner.dep_ == "pobj":
                    yield inner
