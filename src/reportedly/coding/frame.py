"""Which happening, tie or posture a clause is about: its frame, and who stands where in it.

In: a clause's head token. Out: a `Predicate`: the frame of `codebook/predicates.toml` that fits,
the token that carries it, the tokens of the parties, and what the way to it said ("failed to",
"has no plans to"). Light verbs, verbs of intention and control hand the frame on to the word that
holds the meaning, as in FrameNet's support predicates (Ruppenhofer et al. 2016, ch. 3).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from reportedly.coding.arguments import noun_parties, noun_words, prep_objects, verb_parties
from reportedly.coding.clause import find_subject
from reportedly.coding.lexicon import Frame, load_frames

# "Bamako reacted by sending two more battalions": the answer is the happening.
_ANSWERING = frozenset(
    {"react", "respond", "retaliate", "reply", "answer", "begin", "start", "end"}
)


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
        self._is_actor = is_actor
        self._is_armed = is_armed
        self._lexicon = load_frames()

    def find(self, head: Token) -> Predicate | None:
        """The predicate of the clause headed by `head`, or `None` where no frame fits."""
        found = self._find(head)
        if found is None or found.doers or found.frame.kind != "incident":
            return found
        for child in head.children:
            # "were killed when militants opened fire": who acts stands in the "when" clause
            if child.dep_ == "advcl" and any(c.lower_ in {"when", "as"} for c in child.children):
                cause = self._find(child)
                if cause is not None and cause.frame.kind == "incident":
                    return replace(found, doers=cause.doers)
        return found

    def _find(self, head: Token) -> Predicate | None:
        verb, path, control = self._follow(head)
        subject, passive = find_subject(verb)
        if path and subject is None:
            subject, passive = find_subject(head)
        return (
            self._of_presence(verb, path, control, subject)
            or self._of_verb(verb, path, control, subject, passive)
            or self._of_complement(verb, path, control, subject, passive)
            or (self._of_verb(head, (), (), subject, passive) if path else None)
        )

    def own(self, verb: Token) -> Predicate | None:
        """The frame of the verb itself, whatever it governs: "threatened to strike" threatens."""
        subject, passive = find_subject(verb)
        return self._of_verb(verb, (), (), subject, passive)

    def of_noun(self, noun: Token) -> Predicate | None:
        """The predicate that a noun phrase carries on its own ("Israel's war against Hezbollah")."""
        for key in _noun_keys(noun):
            for frame in self._lexicon.nouns.get(key, ()):
                doers, undergoers, instruments = noun_parties(noun)
                if self._fits(frame, noun, doers, undergoers):
                    return Predicate(
                        frame, noun, (), (), tuple(doers), tuple(undergoers), tuple(instruments)
                    )
        return None

    # -- the way from the clause's head to the word that carries the meaning ------------------

    def _follow(self, head: Token) -> tuple[Token, tuple[Token, ...], tuple[str, ...]]:
        """Follow control verbs and nouns of intention down to the verb that they govern."""
        path: list[Token] = []
        control: list[str] = []
        verb = head
        for _ in range(4):
            step = self._next(verb)
            if step is None:
                break
            target, via, how = step
            path.extend(via)
            control.append(how)
            verb = target
        return verb, tuple(path), tuple(control)

    def _next(self, verb: Token) -> tuple[Token, list[Token], str] | None:
        intention = self._lexicon.classes["intention"]
        for child in verb.children:
            if child.dep_ == "xcomp" and child.pos_ in {"VERB", "AUX"}:
                how = self._lexicon.control.get(verb.lemma_.lower())
                if how is not None:
                    return child, [verb], how
            governing = {"amod"} if verb.pos_ == "NOUN" else {"acomp", "oprd"}
            if child.dep_ in governing and child.lower_ in self._lexicon.control:
                for inner in child.children:
                    if inner.dep_ == "xcomp" and inner.pos_ in {"VERB", "AUX"}:
                        return inner, [verb, child], self._lexicon.control[child.lower_]
            if child.dep_ in {"dobj", "nsubjpass", "attr", "nsubj"} and child.lemma_ in intention:
                for inner in child.children:
                    if inner.dep_ in {"acl", "relcl"} and inner.tag_ == "VB":
                        return inner, [verb, child], _intention(verb, child)
                    if inner.dep_ == "prep" and inner.lower_ in {"of", "for"}:
                        gerund = next((g for g in inner.children if g.dep_ == "pcomp"), None)
                        if gerund is not None:  # "has no intention of sharing"
                            return gerund, [verb, child], _intention(verb, child)
            if child.dep_ == "prep" and child.lower_ == "by" and verb.lemma_ in _ANSWERING:
                for inner in child.children:
                    if inner.dep_ == "pcomp":
                        return inner, [verb], "happened"
        if verb.tag_ == "VBN" and verb.lemma_ in {"expect", "set", "schedule", "slate", "poise"}:
            for child in verb.children:
                if child.dep_ == "xcomp":
                    return child, [verb], "likely"
        return None

    def _of_presence(
        self,
        verb: Token,
        path: tuple[Token, ...],
        control: tuple[str, ...],
        subject: Token | None,
    ) -> Predicate | None:
        """ "there are 5,000 troops in Uvira", "some 300 instructors are in Kidal"."""
        if verb.lemma_ != "be" or subject is None:
            return None
        if subject.dep_ == "expl" or subject.lower_ == "there":
            subject = next((c for c in verb.children if c.dep_ == "attr"), None)
        placed = prep_objects(verb, {"in", "at", "on", "near", "around", "inside", "along"})
        if subject is None or subject.dep_ != "attr" and not placed:
            return None
        military = self._lexicon.classes["military"]
        if any(c.dep_ in {"attr", "acomp"} and c.i != subject.i for c in verb.children):
            return None
        if not any(w.lemma_.lower() in military for w in noun_words(subject)):
            return None
        frame = self._lexicon.presence
        return Predicate(frame, verb, path, control, (subject,), ())

    # -- frames of verbs -------------------------------------------------------------------------

    def _of_verb(
        self,
        verb: Token,
        path: tuple[Token, ...],
        control: tuple[str, ...],
        subject: Token | None,
        passive: bool,
    ) -> Predicate | None:
        parties = verb_parties(verb, subject, passive)
        for key in verb_keys(verb):
            for frame in self._lexicon.verbs.get(key, ()):
                if frame.kind == "posture" and _leaves_harm(verb):
                    continue
                if frame.passive_only and (not passive or prep_objects(verb, {"to", "into"})):
                    continue  # "are stationed in" tells where they are, "deployed to" that they go
                supplied = prep_objects(verb, {"with", "of"})
                if self._fits(frame, verb, parties[0], (*parties[1], *supplied)):
                    return Predicate(frame, verb, path, control, *parties)
        return None

    def _of_complement(
        self,
        verb: Token,
        path: tuple[Token, ...],
        control: tuple[str, ...],
        subject: Token | None,
        passive: bool,
    ) -> Predicate | None:
        """Frames that a light verb takes from its object, subject or predicate adjective."""
        for word in _complements(verb, subject):
            if word.pos_ in {"ADJ", "VERB", "ADV"}:
                found = self._of_adjective(word, path, control, subject)
            else:
                found = self._of_argument(word, verb, path, control, subject, passive)
            if found is not None:
                return found
        return None

    def _of_adjective(
        self, word: Token, path: tuple[Token, ...], control: tuple[str, ...], subject: Token | None
    ) -> Predicate | None:
        for frame in self._lexicon.adjectives.get(word.lower_, ()):
            others = tuple(prep_objects(word, {"to", "with", "by", "against"}))
            doers = () if subject is None else (subject,)
            if frame.kind == "relation" and not any(self._is_actor(o) for o in others):
                continue
            return Predicate(frame, word, path, control, doers, others)
        return None

    def _of_argument(
        self,
        noun: Token,
        verb: Token,
        path: tuple[Token, ...],
        control: tuple[str, ...],
        subject: Token | None,
        passive: bool,
    ) -> Predicate | None:
        found = self.of_noun(noun)
        if found is None:
            return None
        doers, undergoers = list(found.doers), list(found.undergoers)
        if noun.dep_ == "pobj" and noun.head.lower_ == "under" and subject is not None:
            # "is under the command of Colonel Bondar": who holds it stands behind the "of"
            holders = [c for c in noun.children if c.dep_ == "poss"] or prep_objects(noun, {"of"})
            return Predicate(found.frame, noun, (*path, verb), control, tuple(holders), (subject,))
        outside = [] if subject is None or subject.i == noun.i else [subject]
        more_doers, more_undergoers, instruments = verb_parties(verb, subject, passive)
        if not doers and not passive and verb.lemma_ not in {"face", "suffer", "occur", "endure"}:
            doers = outside
        if passive and not doers:
            doers = [token for token in more_doers if token.i != noun.i]
        if not undergoers:
            undergoers = [t for t in more_undergoers if t.i != noun.i]
        if not undergoers and found.doers:
            undergoers = outside
        return Predicate(
            found.frame,
            noun,
            (*path, verb),
            control,
            tuple(doers),
            tuple(undergoers),
            (*found.instruments, *instruments),
        )

    def _fits(
        self,
        frame: Frame,
        carrier: Token,
        doers: Sequence[Token],
        undergoers: Sequence[Token],
    ) -> bool:
        """Whether the arguments are of the class that the frame needs."""
        needs = frame.needs
        if needs is None:
            return True
        military = self._lexicon.classes["military"]
        if needs == "actor_object":
            return any(self._is_actor(t) or t.lemma_.lower() in military for t in undergoers)
        if needs.endswith("_or_person") and any(
            token.ent_type_ == "PERSON" or token.tag_ == "PRP" for token in doers
        ):
            return True
        if needs == "actor":
            return any(self._is_actor(t) for t in (*doers, *undergoers))
        moves_itself = (
            needs.startswith("military") and needs != "military_object" and not undergoers
        )
        if moves_itself and any(self._is_armed(t) for t in doers):
            return True  # "Hezbollah pulled back"
        if needs == "military_object":
            return any(
                w.lemma_.lower() in military or w.lower_ in military
                for t in undergoers
                for w in noun_words(t)
            )
        wanted = self._lexicon.classes.get(needs.split("_or_")[0], frozenset())
        words = [carrier, *doers, *undergoers]
        return any(
            w.lemma_.lower() in wanted or w.lower_ in wanted
            for word in words
            for w in noun_words(word)
        )


def _leaves_harm(verb: Token) -> bool:
    """ "leaving nine people dead" moves nobody."""
    return verb.lemma_ == "leave" and any(
        child.lower_ in {"dead", "wounded", "injured", "homeless", "missing", "trapped", "stranded"}
        for child in verb.subtree
    )


def _intention(verb: Token, noun: Token) -> str:
    if noun.lemma_ in {"attempt", "effort", "bid"}:
        return "attempted"
    if noun.lemma_ in {"refusal"}:
        return "negative"
    return "planned" if noun.lemma_ in {"plan", "intention", "proposal", "desire"} else "able"


def verb_keys(verb: Token) -> Iterator[str]:
    """Keys of a verb, the longest first: "pull out", "call for", "hold talks", "pull"."""
    lemma = verb.lemma_.lower()
    for child in verb.children:
        # "take in refugees", but not "took place in Niamey": a preposition belongs to the verb
        # only next to it
        near = child.dep_ != "prep" or child.i - verb.i <= 2
        if child.dep_ in {"prt", "prep", "dobj", "advmod"} and child.i > verb.i and near:
            yield f"{lemma} {child.lower_}"
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
            yield child
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
