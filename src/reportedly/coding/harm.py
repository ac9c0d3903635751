"""Who was harmed: a word of harm in, the noun phrases of those whom it tells to be harmed out.

Verbs ("killed nine farmers", "left 12 dead", "claimed the lives of 14"), nouns of harm ("12 deaths",
"the beheading of two men", "the toll rose to 43") and adjectives ("nine dead"). What the phrases
count is read by `counting`. Headlines and translations drop commas and articles, so a number is also
found by where it stands: in "2 killed 5 injured in raid" the five belong to the injured.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from spacy.tokens import Token

from reportedly.codebook import load_table
from reportedly.coding.numeral import counts
from reportedly.coding.people import is_person
from reportedly.coding.subject import find_subject, is_counted_participle
from reportedly.coding.toll_figure import numbered_figure, toll_figure


@dataclass(frozen=True, slots=True)
class _Lexicon:
    verbs: dict[str, str]
    nouns: dict[str, str]
    harming: dict[str, str]  # nouns that take those harmed behind "of"
    adjectives: dict[str, str]
    bounds: frozenset[str]  # the words of "at least", "more than", "up to"


@cache
def _lexicon() -> _Lexicon:
    table: dict[str, Any] = load_table("casualties")

    def by_word(name: str) -> dict[str, str]:
        return {word: harm for harm, words in table[name].items() for word in words}

    return _Lexicon(
        verbs=by_word("verbs"),
        nouns=by_word("nouns"),
        harming=by_word("harming"),
        adjectives=by_word("adjectives"),
        bounds=frozenset(
            word
            for bound in table["bounds"].values()
            for phrase in bound
            for word in phrase.split()
        ),
    )


def find_harmed(token: Token) -> Iterator[tuple[str, Token]]:
    """Kinds of harm that `token` tells of, each with the head of the phrase of those harmed."""
    lexicon = _lexicon()
    lemma = token.lemma_.lower()
    if token.pos_ in {"VERB", "AUX"} or token.tag_ in {"VBN", "VBD", "VBG"}:
        yield from _of_verb(token, lemma)
    elif token.tag_ in {"NN", "NNS", "NNP", "NNPS"}:
        # "Army Kills 30 Rebels": capitals make the parser take a headline's verb for a name
        harm = lexicon.verbs.get(lemma) or lexicon.verbs.get(lemma.removesuffix("s"))
        if harm in {"killed", "wounded"}:
            yield from ((harm, phrase) for phrase in _counted_next(token, harm))
    harm = lexicon.nouns.get(lemma)
    if harm is not None and token.pos_ in {"NOUN", "PROPN"}:
        if lemma != "martyr" or token.tag_ in {"NNS", "NNPS"}:
            yield harm, token  # "12 deaths"
        figure = toll_figure(token)
        if figure is not None:
            yield harm, figure
    if token.pos_ in {"NOUN", "PROPN"}:
        yield from _harming(token)
    numbered = numbered_figure(token, lexicon.adjectives)
    if numbered is not None:
        yield numbered
    harm = lexicon.adjectives.get(token.lower_)
    if harm is not None:
        yield from ((harm, phrase) for phrase in _described(token))


def _counts_two_harms(verb: Token, harm: str) -> bool:
    """ "175 were killed or wounded", "killed and injured five": one count of both harms is of neither."""
    doc, after, before = verb.doc, verb.i + 1, verb.i - 1
    while after < len(doc) and doc[after].lower_ in _JOINED:
        after += 1
    while before >= 0 and doc[before].lower_ in _JOINED:
        before -= 1
    beside = [doc[i] for i in (after, before) if 0 <= i < len(doc) and abs(i - verb.i) > 1]
    counted = after + 1 < len(doc) and counts(doc[after + 1])
    return any(_other_verb(word, harm) and not (word.i == after and counted) for word in beside)


_JOINED = frozenset({"and", "or", "/"})


def _other_verb(word: Token, harm: str) -> bool:
    """Whether a word tells another harm than `harm`, as a verb or participle."""
    other = _lexicon().verbs.get(word.lemma_.lower())
    other = _lexicon().adjectives.get(word.lower_, other)
    return other not in {None, harm} and word.pos_ in {"VERB", "ADJ"}


# What is captured, seized or burned may be trucks and villages.
_AMBIGUOUS = frozenset({"capture", "seize", "burn", "evacuate"})
# What is destroyed or eliminated is people only where they are counted: "destroyed 60 militants"
_THINGS_TOO = frozenset({"destroy", "eliminate", "neutralise", "neutralize", "liquidate"})


def _of_verb(verb: Token, lemma: str) -> Iterator[tuple[str, Token]]:
    harm = _lexicon().verbs.get(lemma)
    if harm is not None and not _counts_two_harms(verb, harm):
        for phrase in _sufferers(verb, harm):
            if lemma in _THINGS_TOO and not _is_numbered(phrase):
                continue
            if lemma not in _AMBIGUOUS | _THINGS_TOO or is_person(phrase):
                yield harm, phrase
    elif lemma == "lose":
        yield from _lost(verb)
    elif lemma in {"leave", "bring", "put", "raise", "take", "push"}:
        yield from _left_dead(verb)
    elif lemma in {"claim", "take", "cost"}:
        yield from _claimed_lives(verb)
    elif lemma == "bury" and _are_buried(verb):
        yield from (("killed", c) for c in verb.children if c.dep_ in {"dobj", "nsubjpass"})
    elif lemma == "fall" and any(c.lemma_ in {"victim", "martyr"} for c in verb.children):
        yield from (("killed", _totalled(subject)) for subject in _subjects(verb))
    elif lemma in {"shoot", "gun", "leave"} and _says_dead(verb):
        harmed = (c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"})
        # "shot down a jet" kills nobody that is told
        yield from (("killed", c) for c in harmed if is_person(c) or c.ent_type_ == "PERSON")


def _are_buried(verb: Token) -> bool:
    """ "Twenty people had been buried by Friday"; not "were buried alive", "under the rubble"."""
    alive = any(
        c.lower_ in {"alive", "under", "beneath", "in", "when", "as"} for c in verb.children
    )
    return not alive and any(
        _is_numbered(c) for c in verb.children if c.dep_ in {"dobj", "nsubjpass"}
    )


def _is_numbered(phrase: Token) -> bool:
    return is_person(phrase) and any(counts(child) for child in phrase.children)


def _sufferers(verb: Token, harm: str) -> Iterator[Token]:
    yield from _counted_next(verb, harm)
    objects = [child for child in verb.children if child.dep_ in {"dobj", "nsubjpass"}]
    objects.sort(key=lambda child: abs(child.i - verb.i))  # a caption may stand before the subject
    kept = [_totalled(child) for child in objects if not _is_of_other_harm(child, harm)]
    yield from _swallowed_subject(verb)
    yield from kept
    if len(kept) < len(objects):  # "Eight civilians killed 14 injured in bombing"
        yield from filter(_is_numbered, _subjects(verb))
    if not objects:
        yield from _shared_object(verb)
    raised = verb.dep_ == "xcomp" and any(c.dep_ == "auxpass" for c in verb.children)
    if raised or verb.lemma_ in {"die", "perish", "succumb", "drown", "fall"}:
        subject, _ = find_subject(verb)  # "are believed to have died"
        if subject is not None:
            yield _totalled(subject)
    yield from _before_participle(verb)


def _before_participle(verb: Token) -> Iterator[Token]:
    """ "12 people killed in the raid", "12 were killed and 30 wounded", "At least 19 executed"."""
    described = verb.dep_ == "acl" and verb.tag_ in {"VBN", "VBD"}
    joined = verb.dep_ == "conj" and verb.tag_ == "VBN" or is_counted_participle(verb)
    if joined:
        yield from (child for child in verb.children if child.dep_ == "nsubj")
    before = verb.doc[verb.i - 1]
    if (described or joined) and counts(before):
        yield before
    if described:
        yield verb.head


def _is_of_other_harm(phrase: Token, harm: str) -> bool:
    """ "killed 14 injured", "killed 58 others wounded": the word behind the phrase counts it."""
    doc = phrase.doc
    if phrase.i + 1 >= len(doc):
        return False
    other = _lexicon().adjectives.get(doc[phrase.i + 1].lower_)
    # in "killed 30 people injured 90" it goes with the number behind it
    follows = phrase.i + 2 < len(doc) and counts(doc[phrase.i + 2])
    return other is not None and other != harm and not follows


def _swallowed_subject(verb: Token) -> Iterator[Token]:
    """ "In the north of Idlib 11 people were killed": without a comma the subject joins the place."""
    helping = [c.i for c in verb.children if c.dep_ in {"auxpass", "aux"} and c.i < verb.i]
    subjects = any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.children)
    if subjects or not helping or min(helping) == verb.sent.start or verb.tag_ != "VBN":
        return
    before = verb.doc[min(helping) - 1]
    if before.dep_ == "pobj" and is_person(before):
        yield before


def _shared_object(verb: Token) -> Iterator[Token]:
    """ "killed and buried five men": the object stands with the second verb."""
    doc, index = verb.doc, verb.i + 1
    if index + 1 < len(doc) and doc[index].lower_ == "and" and doc[index + 1].pos_ == "VERB":
        second = doc[index + 1]
        if second.head.i == verb.i and second.lemma_.lower() not in _lexicon().verbs:
            yield from (child for child in second.children if child.dep_ == "dobj")


def _counted_next(verb: Token, harm: str) -> Iterator[Token]:
    """The count right behind an active verb: "attacks kill 50 injure dozens"."""
    if any(c.dep_ in {"nsubjpass", "auxpass"} for c in verb.children):
        return
    if verb.dep_ == "acl" and is_person(verb.head):
        return  # "people killed 20 years ago"
    doc, index = verb.doc, _past_source(verb)
    while index < len(doc) and doc[index].lower_ in _lexicon().bounds:
        index += 1
    if index >= len(doc) or not counts(doc[index]) or doc[index].ent_type_ == "PERCENT":
        return
    counted = doc[index].head
    object_of = verb.pos_ == "VERB" and counted.dep_ == "dobj" and counted.head.i == verb.i
    if object_of and is_person(counted) and not any(map(_harms, doc[index : counted.i])):
        return  # "killed two armed men": found as the object
    last = index
    while last + 1 < len(doc) and doc[last + 1].pos_ in {"NOUN", "PROPN", "ADJ", "NUM"}:
        after = doc[last + 1]
        if _harms(after) or (last > index and is_person(doc[last]) and not is_person(after)):
            break
        last += 1
    noun = doc[last]
    if _is_of_other_harm(noun, harm):
        return
    if last > index and is_person(noun):
        yield noun
    elif last == index and not _is_year(noun):
        follows: Token | None = doc[index + 1] if index + 1 < len(doc) else None
        if follows is None or follows.pos_ in {"ADP", "PUNCT", "CCONJ", "VERB"} or _harms(follows):
            yield noun
    elif doc[index + 1].pos_ == "PROPN" and not _is_year(doc[index]):
        yield doc[index]  # "Strikes kill 20 Monitor", "killed 12 Taliban"


def _past_source(verb: Token) -> int:
    """The index behind a verb and its "according to the latest toll"."""
    doc, index = verb.doc, verb.i + 1
    if [token.lower_ for token in doc[index : index + 2]] == ["according", "to"]:
        for token in doc[index + 2 : index + 2 + _SOURCE_WORDS]:
            if counts(token):
                return token.i
    return index


_SOURCE_WORDS = 5  # of "according to the latest official toll"


def _harms(token: Token) -> bool:
    """Whether a word tells of harm, as verb or participle."""
    lexicon = _lexicon()
    lemma = token.lemma_.lower()
    verb = (
        lemma in lexicon.verbs or lemma.removesuffix("s") in lexicon.verbs
    )  # "Kills Two Injures Six"
    return verb or token.lower_ in lexicon.adjectives


def _is_year(number: Token) -> bool:
    return number.text.isdigit() and 1900 <= int(number.text) < 2100


def _lost(verb: Token) -> Iterator[tuple[str, Token]]:
    """ "lost at least 120 men", "87 civilians lost their lives"."""
    for child in verb.children:
        if child.dep_ == "dobj" and child.lemma_ == "life":
            yield from (("killed", c) for c in verb.children if c.dep_ == "nsubj")
        elif child.dep_ == "dobj" and is_person(child) and not counts(child):
            yield "killed", child


def _claimed_lives(verb: Token) -> Iterator[tuple[str, Token]]:
    """ "claimed the lives of 14 worshippers", "cost nine lives"."""
    for child in verb.children:
        if child.dep_ == "dobj" and child.lemma_ == "life":
            yield "killed", child
            for prep in child.children:
                if prep.lower_ == "of":
                    yield from (
                        ("killed", inner) for inner in prep.children if inner.dep_ == "pobj"
                    )


def _says_dead(verb: Token) -> bool:
    """ "shot dead", "gunned down"."""
    return any(child.lower_ in {"dead", "down"} for child in verb.children)


def _left_dead(verb: Token) -> Iterator[tuple[str, Token]]:
    """ "left 12 dead", "leaving 31 soldiers, nine instructors and several drivers dead".

    The parser hangs "dead" now on the verb, now on the last noun of the list.
    """
    adjectives = _lexicon().adjectives
    harmed = next((c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"}), None)
    for token in verb.subtree:
        if token.lower_ in adjectives and token.i > verb.i:
            if harmed is None:  # "left 12 dead": a small clause with its own subject
                harmed = next((c for c in token.children if c.dep_ == "nsubj"), None)
            if harmed is not None and not counts(token.nbor(-1)):
                yield adjectives[token.lower_], harmed
            return


def _described(adjective: Token) -> Iterator[Token]:
    """ "12 dead", "a dozen dead", "two people missing", "the nine dead"."""
    before = adjective.doc[adjective.i - 1] if adjective.i > 0 else None
    if before is not None and is_person(before):
        yield before
    elif adjective.dep_ == "amod" and adjective.head.pos_ == "NOUN":
        yield adjective.head
    elif adjective.dep_ in {"oprd", "acomp"}:  # "12 people are dead"
        yield from filter(is_person, map(_totalled, _subjects(adjective.head)))


def _subjects(verb: Token) -> Iterable[Token]:
    return (child for child in verb.children if child.dep_ in {"nsubj", "nsubjpass"})


def _totalled(noun: Token) -> Token:
    """The people of "a total of 39 people"; any other noun is given back."""
    if noun.lemma_.lower() != "total":
        return noun
    of = (child for child in noun.children if child.lower_ == "of")
    return next((inner for prep in of for inner in prep.children if inner.dep_ == "pobj"), noun)


def _harming(noun: Token) -> Iterator[tuple[str, Token]]:
    """ "the killing of one person and the injury of 40 others"."""
    harm = _lexicon().harming.get(noun.lemma_.lower()) or _lexicon().harming.get(noun.lower_)
    if harm is None:
        return
    for prep in noun.children:
        for inner in prep.children if prep.lower_ == "of" else ():
            numbered = any(c.dep_ == "nummod" and counts(c) for c in inner.children)
            if inner.dep_ == "pobj" and (numbered or counts(inner)):
                yield harm, inner
