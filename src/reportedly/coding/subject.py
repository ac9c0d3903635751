"""Who a verb is about: its subject, wherever the sentence keeps it.

In: the token of a verb. Out: the token of its subject, looked for at the verb, at the noun that a
participle or relative clause describes, and at the verb that governs it; and the clauses that tell of
the same happening.
"""

from __future__ import annotations

from spacy.tokens import Token

from reportedly.codebook import load_words
from reportedly.coding.lexicon import load_frames

_VERBAL = frozenset({"VERB", "AUX"})


def find_subject(verb: Token) -> tuple[Token | None, bool]:
    """The subject of a verb and whether it undergoes.

    Looks at the verb, then at the noun that a participle or relative clause modifies, then at the
    verb it is conjoined with or controlled by.
    """
    raised = False  # "is rumoured to fund": the funding is active
    undergone = any(child.dep_ == "auxpass" for child in verb.children)
    for _ in range(6):  # chains of control are short; a malformed tree must not loop
        for child in verb.children:
            if child.dep_ in {"nsubj", "csubj"}:
                return _antecedent(child, verb), is_bare_participle(verb)
            if child.dep_ in {"nsubjpass", "csubjpass"}:
                return _antecedent(child, verb), undergone or not raised
        if verb.dep_ == "acl":
            return _described(verb.head), verb.tag_ in {"VBN", "VBD"}
        if verb.dep_ == "relcl":
            return _described(antecedent(verb)), any(c.dep_ == "auxpass" for c in verb.children)
        if verb.dep_ == "advcl" and verb.tag_ == "VBN":
            subject, _ = find_subject(verb.head) if verb.head.i != verb.i else (None, False)
            return subject, True
        if verb.dep_ == "appos" and verb.lemma_.lower() in load_words(
            "standing", "summing", "nouns"
        ):
            # "shows no sign of easing, a trend likely to deepen": sums up the whole clause
            while verb.pos_ not in _VERBAL and verb.head.i != verb.i:
                verb = verb.head
            continue
        if verb.dep_ in {"xcomp", "pcomp", "ccomp"}:
            controller = _controller(verb)
            if controller is not None:
                return controller, False
        if verb.dep_ in {"conj", "xcomp", "advcl", "pcomp", "prep"} and verb.head.i != verb.i:
            passive = verb.tag_ == "VBN" and verb.dep_ == "conj" and _is_passive(verb)
            if passive:
                subject, _ = find_subject(verb.head)
                return subject, True
            raised = raised or verb.dep_ in {"xcomp", "pcomp"}
            verb = verb.head
            continue
        return None, False
    return None, False


def telling_clause(head: Token) -> Token | None:
    """The "when" clause that tells how, when and where: "were killed when a bomb went off".

    "closed when the siege is lifted" looks ahead and tells nothing.
    """
    heads = [head, *(c for c in head.children if is_bare_participle(c))]
    for child in (c for verb in heads for c in verb.children):
        past = child.dep_ == "advcl" and child.i > head.i and child.tag_ in {"VBD", "VBN"}
        if past and any(
            c.lower_ in {"when", "as", "after"} and c.dep_ in {"advmod", "mark"}
            for c in child.children
        ):
            return child
    return None


def is_bare_participle(verb: Token) -> bool:
    """ "12 were killed and 30 wounded": a participle whose "were" is left out."""
    return (
        verb.dep_ == "conj"
        and verb.tag_ == "VBN"
        and not any(child.dep_ in {"aux", "dobj"} for child in verb.children)
    )


def is_counted_participle(verb: Token) -> bool:
    """ "received 12 bodies and more than 30 wounded": a participle that stands for those it counts."""
    before = verb.doc[verb.i - 1] if verb.i else verb
    return (
        verb.tag_ in {"VBN", "VBD"}
        and verb.lower_ in {"wounded", "injured"}
        and before.tag_ == "CD"
        and before.dep_ in {"conj", "dobj", "nummod"}
        and not any(
            c.dep_ in {"nsubj", "nsubjpass", "aux", "auxpass", "dobj"} for c in verb.children
        )
    )


def _controller(verb: Token) -> Token | None:
    """The object that a verb acts through: "accused the *rebels* of storing shells"."""
    governor = verb.head
    if verb.dep_ == "pcomp":
        if governor.lower_ not in {"of", "for", "from", "into"}:
            return None
        governor = governor.head
    elif verb.tag_ != "VB":
        return None
    if governor.pos_ not in _VERBAL:
        return None
    return next((c for c in governor.children if c.dep_ == "dobj" and c.i < verb.i), None)


def _is_passive(verb: Token) -> bool:
    if any(child.dep_ in {"auxpass", "agent"} for child in verb.children):
        return True
    return (
        verb.dep_ == "conj"
        and verb.head.tag_ == "VBN"
        and (
            any(child.dep_ == "auxpass" for child in verb.head.children) or verb.head.dep_ == "acl"
        )
    )


def _antecedent(subject: Token, verb: Token) -> Token:
    """The noun behind a relative pronoun: "strikes *that* target roads"."""
    if subject.tag_ in {"WDT", "WP"} and verb.dep_ == "relcl":
        return _described(antecedent(verb))
    return subject


# What takes place is a happening, not the place or day named last before "which".
_HAPPENING = frozenset(
    {"take", "occur", "happen", "hold", "begin", "convene", "last", "cut", "kill", "wound", "end",
     "leave", "start", "erupt", "destroy", "injure", "displace", "claim"}
)  # fmt: skip


def antecedent(verb: Token) -> Token:
    """The noun that a relative clause or participle describes.

    "the offensive against Timbuktu in December, which cut the river road": the parser hangs "cut"
    on "December"; days do not cut roads, and towns do not take place, so the noun above is meant.
    """
    noun = verb.head
    dated = noun.ent_type_ in {"DATE", "TIME"}
    placed = noun.ent_type_ in {"GPE", "LOC", "FAC", "NORP"} and verb.lemma_ in _HAPPENING
    if verb.dep_ == "relcl" and (dated or placed):
        nouns: list[Token] = []
        above = noun
        while above.dep_ in {"pobj", "prep", "conj", "npadvmod", "compound"}:
            above = above.head
            if above.pos_ == "NOUN" and above.ent_type_ not in {"DATE", "TIME"}:
                nouns.append(above)
        # "a gathering of ministers from Mali, which took place": the one that names a happening
        happenings = load_frames().nouns
        named = [n for n in nouns if n.lemma_.lower() in happenings or n.lower_ in happenings]
        if nouns:
            return (named or nouns)[0]
        for index in range(noun.i - 1, noun.sent.start, -1):
            before = noun.doc[index]
            if before.pos_ in {"VERB", "PUNCT"}:
                break
            if before.pos_ == "NOUN" and before.ent_type_ not in {"DATE", "TIME"}:
                return before
    return noun


def _described(noun: Token) -> Token:
    """The noun that a modifier inside an apposition describes.

    "the 5th Brigade, an elite unit of the Chadian army known for its ties": the parser hangs
    "known" on "military"; what is known is what the apposition is about, the Division.
    """
    top = noun
    while top.dep_ in {"pobj", "prep", "conj"} and top.head.i != top.i:
        top = top.head
        if top.dep_ == "appos" and top.head.pos_ in {"NOUN", "PROPN"}:
            return top.head
        if top.pos_ not in {"NOUN", "PROPN", "ADP"}:
            break
    if noun.dep_ == "appos" and noun.head.pos_ in {"NOUN", "PROPN"}:
        return noun.head
    return noun
