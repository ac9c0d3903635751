"""The arguments of verbs and nouns in a dependency tree: who does, who undergoes, through what."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from reportedly.coding.subject import antecedent

_NOUN_POS = frozenset({"NOUN", "PROPN", "PRON", "NUM"})


def verb_parties(
    verb: Token, subject: Token | None, passive: bool
) -> tuple[tuple[Token, ...], tuple[Token, ...], tuple[Token, ...]]:
    """Doers, undergoers and instruments of a verb, as heads of noun phrases."""
    objects = [
        standing_for(c)
        for c in verb.children
        if c.dep_ in {"dobj", "dative"}
        and (c.pos_ in _NOUN_POS or c.tag_ == "WDT" or c.lower_ in {"most", "much", "all"})
    ]
    if not objects and verb.dep_ == "relcl" and _is_gapped(verb):
        objects = [verb.head]  # "a movement Rwanda created"
    agents = [
        inner
        for child in verb.children
        if child.dep_ == "agent" or (passive and child.dep_ == "prep" and child.lower_ == "by")
        for inner in child.children
        if inner.dep_ == "pobj"
    ]
    through = list(prep_objects(verb, {"through", "via"}))
    subjects = [] if subject is None else [subject]
    if verb.lemma_ in _SUFFERING and not passive:
        return (), tuple(subjects), tuple(through)
    if verb.lemma_ in _TRANSFERS and not passive:
        receivers = [c for c in objects if c.dep_ == "dative"] + prep_objects(verb, {"to"})
        return tuple(subjects), tuple(receivers or objects), tuple(through)
    if verb.lemma_ in {"set", "open"} and any(c.lower_ == "fire" for c in objects):
        objects = prep_objects(verb, {"to", "on", "at"})  # "set fire to the school"
    if passive:
        return tuple(agents), (*subjects, *objects), tuple(through)
    if not objects:
        objects = list(
            _timeless(
                prep_objects(verb, {"against", "on", "at", "with", "for", "over", "to", "into"})
            )
        )
    return tuple(subjects), tuple(objects), tuple(through)


def standing_for(token: Token) -> Token:
    """The noun that a relative pronoun stands for: "the sanctions *that* Brussels adopted"."""
    verb = token.head
    return antecedent(verb) if token.tag_ in {"WDT", "WP"} and verb.dep_ == "relcl" else token


def _is_gapped(verb: Token) -> bool:
    """A relative clause with a subject of its own and no object: its noun is the object."""
    has_subject = any(c.dep_ == "nsubj" and c.tag_ not in {"WDT", "WP"} for c in verb.children)
    return has_subject and not any(
        c.dep_ in {"dobj", "attr", "acomp", "xcomp", "ccomp"} or c.tag_ in {"WRB", "IN"}
        for c in verb.children
    )


# "Nine children died", "the rebels lost 120 men": the subject undergoes.
_SUFFERING = frozenset({"die", "perish", "drown", "succumb", "lose", "starve"})
# What is handed over is no party, whom it is handed to is.
_TRANSFERS = frozenset({"deliver", "hand", "give", "donate", "supply", "provide", "sell", "lend"})


def _timeless(tokens: list[Token]) -> Iterator[Token]:
    """ "exploded on Tuesday": days are no parties."""
    return (token for token in tokens if token.ent_type_ not in {"DATE", "TIME", "PERCENT"})


def noun_parties(noun: Token) -> tuple[list[Token], list[Token], list[Token]]:
    """Doers, undergoers and instruments of a noun of happening: "Ethiopia's war against Tigray"."""
    owners = [c for c in noun.children if c.dep_ == "poss" and c.pos_ in _NOUN_POS]
    doers = list(_timeless(owners))  # "Friday's attack" is nobody's
    doers += [c for c in noun.children if c.dep_ in {"amod", "compound", "nmod"} and c.ent_type_ in
              {"NORP", "GPE", "ORG", "PERSON"}]  # fmt: skip
    doers += prep_objects(noun, {"by", "between"})
    undergoers = prep_objects(noun, {"against", "on", "over", "into", "at", "with", "to", "of"})
    for child in noun.children:
        if child.dep_ in {"acl", "relcl"} and child.tag_ in {"VBG", "VBD", "VBZ", "VBP"}:
            undergoers += [inner for inner in child.children if inner.dep_ == "dobj"]
    return doers, undergoers, prep_objects(noun, {"through", "via"})


def prep_objects(token: Token, preps: set[str]) -> list[Token]:
    """Objects of the prepositions among `preps` that hang on `token`, in order."""
    return [
        inner
        for child in token.children
        if child.dep_ in {"prep", "agent", "dative"} and child.lower_ in preps
        for inner in child.children
        if inner.dep_ == "pobj"
    ]


def noun_words(noun: Token) -> Iterator[Token]:
    """A noun with its own modifiers and conjuncts: the words that tell what it is."""
    yield noun
    yield from prep_objects(noun, {"of"})  # "the number of instructors", "two of its battalions"
    for child in noun.children:
        if child.dep_ in {"amod", "compound", "nmod", "appos", "conj", "poss"}:
            yield child
            if child.dep_ == "conj":
                for inner in child.children:
                    if inner.dep_ in {"amod", "compound"}:
                        yield inner
