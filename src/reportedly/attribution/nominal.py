"""Cues that are not verbs of speech: nouns ("claims that"), adjectives ("aware that"), adverbs.

In: a token of the lexicon's nouns, adjectives or adverbs. Out: what was found, or `None` where
the word has no content here ("her remarks were short").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.attribution.clause import trimmed_clause
from reportedly.attribution.complement import that_clause
from reportedly.attribution.cue import Lexicon
from reportedly.attribution.found import Found
from reportedly.attribution.source import phrase_of, speaker_of
from reportedly.attribution.tree import (
    SUBJECTS,
    VERBAL,
    Range,
    child,
    is_infinitive,
    is_marked,
    subtract,
    whole,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

_FAR = 8  # tokens from "rumours" to "circulated"
_HAVE = ("has", "had", "have")
# "reports of clashes" and "fears of famine" are told without a holder; "a plan to attack" is not.
_UNOWNED = ("assert", "rumour", "report", "forecast", "suggest")


def read_noun(noun: Token, lexicon: Lexicon) -> Found | None:
    """Read a noun of speech or thought with its complement."""
    lemma, kind = lexicon.nouns.get(noun.lower_, (noun.lower_, "rumour"))
    content: Range | None = None
    clausal = False
    joined = noun.i
    for kid in noun.rights:
        if kid.dep_ in ("acl", "ccomp", "relcl", "appos") and _that_clause(kid):
            content, clausal = trimmed_clause(kid), True
        elif kid.dep_ in ("acl", "xcomp") and is_infinitive(kid):
            if lemma in lexicon.noun_complements.get("infinitive", ()):
                content = whole(kid)
        elif kid.dep_ == "prep" and lemma in lexicon.noun_complements.get(kid.lower_, ()):
            inner = child(kid, "pobj", "pcomp")
            if inner is not None:
                content, joined = whole(inner), kid.i
        if content is not None:
            break
    if content is None:
        content, clausal = _late_clause(noun, lexicon), True
    if content is None:
        return None
    source, cue = _noun_source(noun, lexicon)
    if source is not None and content[0] <= source.i <= content[1]:
        source = None
    if source is None and not clausal and kind not in _UNOWNED:
        return None
    if source is None and noun.lower_ in lexicon.hearsay:
        kind = "rumour"
    last = joined if joined == noun.i + 1 else noun.i
    return Found(
        noun.i,
        (*cue, (noun.i, last)),
        kind,
        "noun",
        (content,),
        None if source is None else source.i,
        None if source is None else _up_to(_source_range(source, noun), content),
    )


def _late_clause(noun: Token, lexicon: Lexicon) -> Range | None:
    """The that-clause behind phrases or behind a verb that only lets the noun go round.

    "accounts from Tuareg sources that X"; "rumours circulated in Bamako that X"; "word has it that
    X"; "the talk is that X".
    """
    doc, last = noun.doc, noun
    for i in range(noun.i + 1, min(noun.sent.end, noun.i + _FAR)):
        word = doc[i].lower_
        if word in lexicon.spread or (word in _HAVE and doc[i + 1 : i + 2].text == "it"):
            last = doc[i] if word in lexicon.spread else doc[i + 1]
            break
        if doc[i].pos_ in VERBAL and doc[i].dep_ not in ("aux", "auxpass"):
            break
        if doc[i].is_punct or word == "that":
            break
    if last.i > noun.i and last.lemma_ == "be" and noun.dep_ not in SUBJECTS:
        return None
    if last.i + 1 < noun.sent.end and last.lemma_ == "be" and doc[last.i + 1].lower_ == "that":
        clause = child(last, "ccomp")  # the parse may take "that" for an article
        if clause is not None and clause.i > last.i + 1:
            return last.i + 2, clause.right_edge.i
    late = that_clause(last)
    clause = child(last, "ccomp") if late is None and last.i > noun.i else None
    if clause is not None and clause.i > last.i and _that_clause(clause):
        return trimmed_clause(clause)  # "rumours circulated he was ill"
    return late


def _up_to(source: Range, content: Range) -> Range:
    """`source` without a content that the parse made a relative clause of it."""
    first, last = source
    return (first, content[0] - 2) if first < content[0] <= last else source


def _source_range(source: Token, noun: Token) -> Range:
    if source.dep_ == "compound":
        return source.left_edge.i, source.i
    first, last = phrase_of(source, noun.i)
    if source.dep_ == "poss":
        while last > source.i and source.doc[last].tag_ == "POS":
            last -= 1
    return first, last


def _noun_source(noun: Token, lexicon: Lexicon) -> tuple[Token | None, tuple[Range, ...]]:
    """Who holds it: "Kyiv's claim", "reports from sources", "officials made the claim"."""
    for kid in noun.children:
        if kid.dep_ == "poss":
            return kid, ()
    for kid in noun.rights:
        if kid.dep_ in ("prep", "agent") and kid.lower_ in ("by", "from", "among"):
            return child(kid, "pobj"), ()
        if kid.dep_ == "acl" and kid.tag_ == "VBN":  # "a claim made by officials"
            for inner in kid.children:
                if inner.dep_ == "agent":
                    return child(inner, "pobj"), ()
    after = noun.doc[noun.i + 1] if noun.i + 1 < noun.sent.end else noun
    if after.lower_ in ("by", "from"):  # hung elsewhere: "matched accounts from traders that X"
        holder = child(after, "pobj")
        if holder is not None:
            return holder, ()
    verb = noun.head
    if noun.lower_ == "grounds":  # "turned him down, on the grounds that X"
        return (speaker_of(verb.head) if verb.dep_ == "prep" else None), ()
    if noun.dep_ == "dobj" and verb.lower_ in lexicon.support:
        return speaker_of(verb), ((verb.i, verb.i),)
    for kid in noun.lefts:
        if kid.dep_ in ("compound", "amod") and kid.ent_type_ in ("ORG", "GPE", "NORP", "PERSON"):
            return kid, ()
    return None, ()


def read_adjective(adjective: Token, lexicon: Lexicon) -> Found | None:
    """Read "is confident that X", "are ready to X"."""
    kind = lexicon.adjectives[adjective.lower_]
    verb = adjective.head
    if adjective.dep_ not in ("acomp", "oprd", "conj", "ROOT", "xcomp") or verb.pos_ not in VERBAL:
        return None
    content: Range | None = None
    for kid in [*adjective.rights, *(k for k in verb.rights if k.dep_ == "ccomp")]:
        if kid.dep_ in ("ccomp", "advcl") and _that_clause(kid):
            content = trimmed_clause(kid)
        elif kid.dep_ == "xcomp" and is_infinitive(kid) and kind in ("intend", "attitude"):
            content = whole(kid)
        elif kid.dep_ == "prep" and kid.lower_ in ("of", "about", "over", "with", "at"):
            inner = child(kid, "pobj", "pcomp")
            content = None if inner is None else whole(inner)
        if content is not None:
            break
    source = speaker_of(verb)
    if content is None or source is None:
        return None
    return Found(
        adjective.i,
        ((verb.i, verb.i), (adjective.i, adjective.i)),
        kind,
        "adjective",
        (content,),
        source.i,
        phrase_of(source, verb.i),
    )


def read_adverb(adverb: Token, lexicon: Lexicon) -> Found | None:
    """Read "reportedly": the clause, or the phrase that it stands in, is the content."""
    host = adverb.head
    if host.i == adverb.i or adverb.dep_ != "advmod":
        return None
    content = subtract([whole(host)], (adverb.i, adverb.i))
    return Found(
        adverb.i,
        ((adverb.i, adverb.i),),
        lexicon.adverbs[adverb.lower_],
        "adverb",
        tuple(content),
    )


def _that_clause(clause: Token) -> bool:
    if clause.dep_ == "ccomp" and clause.pos_ in VERBAL:
        return not is_infinitive(clause)
    return is_marked(clause, "that", "whether")
