"""How a claim is told: status, polarity, certainty and mood, each with the words that decide it.

In: a clause's head, the predicate found in it, and the attribution it stands in, if any. Out: a
`Factuality` and its reasons. Polarity and certainty are those of FactBank (Sauri and Pustejovsky
2009) as the source presents them; the eight statuses are the ledger's own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from spacy.tokens import Token

from reportedly.claim import (
    Attribution,
    Certainty,
    CueKind,
    Factuality,
    Manner,
    Mood,
    Polarity,
    Reason,
    Status,
)
from reportedly.codebook import load_table, load_words
from reportedly.coding.frame import Predicate
from reportedly.text import Parse, Span

_BY_CUE: dict[CueKind, Status] = {
    "deny": "denied",
    "suggest": "suggested",
    "rumour": "rumoured",
    "report": "reported",
    "general": "general",
    "forecast": "forecast",
}
_CUE_CERTAINTY: dict[CueKind, Certainty] = {
    "suggest": "probable",
    "believe": "probable",
    "rumour": "possible",
    "report": "probable",
    "general": "probable",
    "forecast": "probable",
    "ask": "unsure",
}
_CUE_MANNER: dict[CueKind, Manner] = {"rumour": "rumour", "report": "hearsay", "general": "belief"}


@cache
def _words(*keys: str) -> frozenset[str]:
    return load_words("standing", *keys)


@cache
def _exceptions() -> tuple[tuple[str, ...], ...]:
    table: dict[str, Any] = load_table("standing")
    return tuple(tuple(phrase.split()) for phrase in table["negation"]["exceptions"])


@dataclass(frozen=True, slots=True)
class Setting:
    """What a clause is judged in: its parse, head, predicate, attribution and quotation."""

    parse: Parse
    head: Token
    predicate: Predicate | None = None
    attribution: Attribution | None = None
    quoted: bool = False

    def chain(self) -> tuple[Token, ...]:
        """The tokens that can negate or hedge the clause: head, path and carrier."""
        tokens = [self.head]
        if self.predicate is not None:
            tokens += [*self.predicate.path, self.predicate.carrier]
        for child in self.head.children:
            if child.dep_ == "xcomp" and child.pos_ in {"VERB", "AUX"}:
                tokens.append(child)
        seen: dict[int, Token] = {}
        for token in tokens:
            seen.setdefault(token.i, token)
        return tuple(seen.values())


def judge_factuality(setting: Setting) -> tuple[Factuality, tuple[Reason, ...]]:
    """Decide status, polarity, certainty, mood and manner, with a reason for each that is marked."""
    reasons: list[Reason] = []
    polarity = _polarity(setting, reasons)
    certainty, hedged = _certainty(setting, reasons)
    mood = _mood(setting, reasons)
    status = _status(setting, mood, hedged, reasons)
    if status == "rumoured" and certainty == "certain":
        certainty = "possible"
    if status in {"suggested", "reported", "forecast"} and certainty == "certain":
        certainty = "probable"
    return Factuality(status, polarity, certainty, mood, _manner(setting, status)), tuple(reasons)


# -- polarity ----------------------------------------------------------------------------------


def _polarity(setting: Setting, reasons: list[Reason]) -> Polarity:
    negators = list(_negators(setting))
    attribution = setting.attribution
    flips = len({token.i for token in negators})
    # "neither signed nor ratified": two words, one negation.
    if flips > 1 and any(token.lower_ in {"nor", "neither"} for token in negators):
        flips = 1
    spans = [setting.parse.span(token.i, token.i) for token in negators]
    if attribution is not None and attribution.cue_class == "deny":
        flips += 1
        spans += attribution.cue
    if spans:
        reasons.append(Reason("polarity", "negation", tuple(sorted(spans))))
    return "-" if flips % 2 else "+"


def _negators(setting: Setting) -> Iterator[Token]:
    chain = setting.chain()
    inside = {token.i for token in chain}
    for token in chain:
        if token.lemma_.lower() in _words("negation", "verbs"):
            yield token
        for child in token.children:
            if _is_negator(child):
                yield child
            if child.i in inside or child.dep_ not in _NEGATABLE:
                continue
            for inner in child.children:
                if (
                    inner.dep_ in {"det", "neg", "preconj", "cc", "predet"}
                    and _is_negator(inner)
                    or _is_scant(inner, child)
                ):
                    yield inner
                elif inner.dep_ == "nummod":  # "not one contract"
                    yield from (n for n in inner.children if n.dep_ == "neg")
    if setting.predicate is not None:
        for token, how in zip(setting.predicate.path, setting.predicate.control, strict=False):
            if how in {"negative", "unable", "unlikely"}:
                yield token


# Subjects and objects whose "no" negates the clause: "no decisions were made", "shows no signs".
_NEGATABLE = frozenset(
    {"nsubj", "nsubjpass", "dobj", "attr", "advmod", "cc", "conj", "acomp", "oprd"}
)


def _is_negator(token: Token) -> bool:
    word = token.lower_
    if word == "nor" and token.dep_ == "cc":
        return False  # negates the conjunct that follows; handled there
    if token.dep_ == "neg" or word in _words("negation", "particles"):
        return not _excepted(token) and (word != "no" or token.dep_ in {"det", "neg", "advmod"})
    return (
        word in _words("negation", "determiners")
        and token.dep_ in {"nsubj", "nsubjpass", "dobj"}
        and not _excepted(token)
    )


def _is_scant(modifier: Token, noun: Token) -> bool:
    """ "little sign", "few prospects": as good as none."""
    return (
        modifier.dep_ in {"amod", "det", "advmod"}
        and modifier.lower_ in _words("negation", "scant")
        and noun.lemma_.lower() in _words("negation", "scant_nouns")
        and not any(c.lower_ == "a" for c in noun.children)
    )


def _excepted(token: Token) -> bool:
    doc = token.doc
    return any(
        doc[token.i].lower_ == phrase[0]
        and tuple(t.lower_ for t in doc[token.i : token.i + len(phrase)]) == phrase
        for phrase in _exceptions()
    )


# -- certainty -----------------------------------------------------------------------------------


def _certainty(setting: Setting, reasons: list[Reason]) -> tuple[Certainty, bool]:
    """Certainty, and whether the clause itself (not its cue) hedges."""
    for token in setting.chain():
        for child in token.children:
            word = child.lower_
            found: Certainty | None = None
            if child.dep_ == "aux" and word in _words("hedge", "possible_modals"):
                # "could not reach": the past of can, a fact
                found = None if word == "could" and _ability(token) else "possible"
            elif child.dep_ in {"advmod", "acomp", "oprd"} and word in _words("hedge", "possible"):
                found = "possible"
            elif child.dep_ in {"advmod", "acomp", "oprd"} and word in _words("hedge", "probable"):
                found = "probable"
            elif child.dep_ in {"acomp", "oprd"} and word in _words("hedge", "unsure"):
                found = "unsure"
            if found is not None:
                reasons.append(Reason("certainty", "hedge", (_span(setting, child),)))
                return found, True
        if token.lemma_ in _words("hedge", "probable_verbs") and any(
            c.dep_ in {"xcomp", "oprd", "acomp", "ccomp"} for c in token.children
        ):
            reasons.append(Reason("certainty", "hedge", (_span(setting, token),)))
            return "probable", True
    attribution = setting.attribution
    if attribution is None:
        return "certain", False
    if _cue_is_unsure(setting):
        reasons.append(Reason("certainty", "unconfirmed", attribution.cue))
        return "unsure", True
    certainty = _CUE_CERTAINTY.get(attribution.cue_class, "certain")
    if certainty != "certain":
        reasons.append(Reason("certainty", "cue", attribution.cue))
    return certainty, False


def _ability(verb: Token) -> bool:
    return any(child.dep_ == "neg" for child in verb.children) or verb.lower_ in {"be"}


def _cue_is_unsure(setting: Setting) -> bool:
    """ "could not confirm", "was unable to verify", "did not say whether"."""
    assert setting.attribution is not None
    cue = setting.parse.doc[setting.attribution.cue_head]
    negated = any(child.dep_ == "neg" for child in cue.children) or any(
        child.dep_ == "neg" for child in cue.head.children if cue.dep_ == "xcomp"
    )
    unable = cue.dep_ == "xcomp" and cue.head.lower_ in {"unable", "impossible", "failed"}
    return (negated or unable) and cue.lemma_ in {"confirm", "verify", "establish", "corroborate",
                                                  "say", "know", "rule"}  # fmt: skip


# -- mood ------------------------------------------------------------------------------------------


def _mood(setting: Setting, reasons: list[Reason]) -> Mood:
    chain = setting.chain()
    for token in chain:
        for child in token.children:
            if child.dep_ == "aux" and child.lower_ in _words("demand", "modals"):
                reasons.append(Reason("mood", "obligation", (_span(setting, child),)))
                return "demanded"
    control = setting.predicate.control if setting.predicate is not None else ()
    ahead = _possible_future(setting)
    if ahead is not None:
        return _marked("forecast", "may yet", (ahead,), setting, reasons)
    if setting.head.lemma_ == "have" and _has_infinitive(setting.head):
        return _marked("demanded", "have to", (setting.head,), setting, reasons)
    if "planned" in control:
        return _marked("planned", "intention", chain[1:2] or chain[:1], setting, reasons)
    for token in chain:
        for child in token.children:
            if child.dep_ == "aux" and child.lower_ in _words("future", "modals"):
                mood: Mood = "conditional" if has_condition(setting.head) else "forecast"
                return _marked(mood, "future", (child,), setting, reasons)
            if child.dep_ in {"acomp", "amod", "advmod", "oprd"} and (
                child.lower_ in _words("future", "adjectives")
                and any(inner.dep_ == "xcomp" for inner in child.children)
            ):
                return _marked("forecast", "future", (child,), setting, reasons)
    foretelling = _foretelling_word(setting)
    if foretelling is not None:
        return _marked("forecast", "future", (foretelling,), setting, reasons)
    if "likely" in control or "unlikely" in control:
        return _marked("forecast", "future", chain[:1], setting, reasons)
    attribution = setting.attribution
    if attribution is not None:
        if attribution.cue_class == "forecast":
            return _marked("forecast", "cue", (), setting, reasons)
        if attribution.cue_class == "demand":
            return _marked("demanded", "cue", (), setting, reasons)
        if attribution.cue_class == "intend":
            return _marked("planned", "cue", (), setting, reasons)
    if has_condition(setting.head):
        return "conditional"
    finite = next((t for t in (setting.head, *setting.head.children) if t.tag_ in _TENSES), None)
    return "ongoing" if finite is not None and finite.tag_ in {"VBZ", "VBP"} and not any(
        child.lower_ in {"has", "have", "'ve"} and child.dep_ == "aux"
        for child in setting.head.children
    ) else "happened"  # fmt: skip


def _possible_future(setting: Setting) -> Token | None:
    """ "may bite", "could wreck the calm": a modal with a plain infinitive looks ahead.

    "may have fled" looks back and "may be hiding" at now; "could not reach" is the past of can.
    """
    for token in setting.chain():
        modal = next(
            (c for c in token.children if c.dep_ == "aux" and
             c.lower_ in _words("hedge", "possible_modals")), None
        )  # fmt: skip
        if modal is None or token.tag_ != "VB" or token.lemma_ == "be":
            continue
        if any(c.dep_ in {"neg", "auxpass"} or c.lower_ in {"have", "be"} for c in token.children):
            continue
        return modal
    return None


def _has_infinitive(verb: Token) -> bool:
    return any(
        child.dep_ == "xcomp" and child.tag_ == "VB" and any(c.lower_ == "to" for c in child.children)
        for child in verb.children
    )


def _foretelling_word(setting: Setting) -> Token | None:
    """ "is likely", "looks improbable", "little chance of", "the likeliest course"."""
    for child in setting.head.children:
        if child.dep_ in {"acomp", "oprd"} and child.lower_ in _words("future", "predicates"):
            return child
        if child.dep_ in {"dobj", "attr", "nsubj"}:
            if child.lemma_.lower() in _words("future", "nouns"):
                return child
            for inner in child.children:
                if inner.dep_ == "amod" and inner.lemma_.lower() in {"likely", "probable"}:
                    return inner
    return None


_TENSES = frozenset({"VBD", "VBZ", "VBP"})


def _marked(
    mood: Mood, rule: str, tokens: tuple[Token, ...], setting: Setting, reasons: list[Reason]
) -> Mood:
    spans = tuple(_span(setting, token) for token in tokens)
    if not spans and setting.attribution is not None:
        spans = setting.attribution.cue
    reasons.append(Reason("mood", rule, spans))
    return mood


def has_condition(head: Token) -> bool:
    """True where the clause hangs on an "if" or "unless" clause."""
    return any(
        child.dep_ == "advcl"
        and any(
            inner.dep_ in {"mark", "advmod"} and inner.lower_ in {"if", "unless", "provided"}
            for inner in child.children
        )
        and not any(inner.lower_ == "even" for inner in child.children)
        for child in head.children
    )


# -- status ----------------------------------------------------------------------------------------


def _status(setting: Setting, mood: Mood, hedged: bool, reasons: list[Reason]) -> Status:
    attribution = setting.attribution
    if attribution is None:
        return _authors_status(setting, mood, reasons)
    status = _BY_CUE.get(attribution.cue_class, "asserted")
    if attribution.cue_class == "deny" and _cue_negated(setting):
        reasons.append(Reason("status", "did not deny", attribution.cue))
        return "suggested"
    if status == "asserted" and mood in {"forecast", "conditional"}:
        status = "forecast"
    elif status == "asserted" and hedged:
        status = "suggested"
    if status != "asserted":
        reasons.append(Reason("status", f"cue {attribution.cue_class}", attribution.cue))
    return status


def _cue_negated(setting: Setting) -> bool:
    assert setting.attribution is not None
    cue = setting.parse.doc[setting.attribution.cue_head]
    return any(child.dep_ == "neg" for child in cue.children)


def _authors_status(setting: Setting, mood: Mood, reasons: list[Reason]) -> Status:
    head = setting.head
    general = _general_words(setting)
    if general:
        reasons.append(Reason("status", "told as common knowledge", general))
        return "general"
    if mood in {"forecast", "conditional"}:
        reasons.append(Reason("status", "author looks ahead", (_span(setting, head),)))
        return "forecast"
    why = _assessing_word(setting)
    if why is not None:
        reasons.append(Reason("status", "author's reading", (_span(setting, why),)))
        return "assessed"
    return "asserted"


def _general_words(setting: Setting) -> tuple[Span, ...]:
    """ "known for", "widely regarded as", "long considered": what everybody is said to know."""
    head = setting.head
    if head.tag_ not in {"VBN", "VBD"} or head.lower_ not in _words("general", "participles"):
        return ()
    passive = head.dep_ in {"acl", "advcl", "amod"} or any(
        child.dep_ == "auxpass" for child in head.children
    )
    marks = [
        child
        for child in head.children
        if child.lower_ in _words("general", "adverbs")
        or (child.dep_ == "prep" and child.lower_ in {"for", "as"} and head.lower_ == "known")
    ]
    return tuple(_span(setting, token) for token in (head, *marks)) if passive and marks else ()


def _assessing_word(setting: Setting) -> Token | None:
    """The word that makes the author's clause a reading of events rather than a report."""
    head = setting.head
    verbs, subjects = _words("assessment", "verbs"), _words("assessment", "subjects")
    subject = next((c for c in head.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
    if head.lemma_ in {"appear", "seem"}:
        return head
    if head.lemma_.lower() in verbs and (
        subject is None or subject.lemma_.lower() in subjects or subject.pos_ == "NOUN"
    ):
        return head
    for child in head.children:
        if child.dep_ in {"acomp", "oprd"} and child.lower_ in _words("assessment", "adjectives"):
            return child
        if child.dep_ == "advmod" and child.lower_ in _words("assessment", "adverbs"):
            return child
    if head.lemma_.lower() in _words("negation", "verbs"):
        return head
    return None


def _manner(setting: Setting, status: Status) -> Manner:
    if setting.attribution is None:
        return "belief" if status == "general" else "author"
    if setting.quoted:
        return "quote"
    return _CUE_MANNER.get(setting.attribution.cue_class, "paraphrase")


def _span(setting: Setting, token: Token) -> Span:
    return setting.parse.span(token.i, token.i)
