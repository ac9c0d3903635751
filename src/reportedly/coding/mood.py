"""Whether what a claim tells has happened, goes on, is planned, foretold, demanded or conditional.

In: a setting. Out: a `Mood` with the words that decide it. Rules decide it rather than tense alone:
"has to", "may bite", "is likely" and "the likeliest course" all look ahead in the present tense.
"""

from __future__ import annotations

from spacy.tokens import Token

from reportedly.claim import Mood, Reason
from reportedly.coding.condition import PROVISOS, is_condition
from reportedly.coding.lexicon import load_frames
from reportedly.coding.setting import Setting, standing_words

# Of the cues that look ahead, those that serve for what was and is too
_EITHER_WAY = frozenset(("estimate", "warn", "caution", "bet"))


def decide_mood(setting: Setting, reasons: list[Reason]) -> Mood:
    """Mood of the clause; the words that mark it go to `reasons`."""
    chain = setting.chain()
    for token in chain:
        for child in token.children:
            if child.dep_ == "aux" and child.lower_ in standing_words("demand", "modals"):
                reasons.append(Reason("mood", "obligation", (setting.span(child),)))
                return "demanded"
    control = setting.predicate.control if setting.predicate is not None else ()
    ahead = _possible_future(setting)
    if ahead is not None:
        return _marked("forecast", "may yet", (ahead,), setting, reasons)
    if setting.head.lemma_ == "have" and _has_infinitive(setting.head):
        return _marked("demanded", "have to", (setting.head,), setting, reasons)
    head = setting.head
    if "planned" in control or (not control and governs_plan(head)):
        return _marked("planned", "intention", chain[1:2] or chain[:1], setting, reasons)
    for token in chain:
        for child in token.children:
            if child.dep_ == "aux" and child.lower_ in standing_words("future", "modals"):
                mood: Mood = "conditional" if has_condition(setting.head) else "forecast"
                return _marked(mood, "future", (child,), setting, reasons)
            if child.dep_ in {"acomp", "amod", "advmod", "oprd"} and (
                child.lower_ in standing_words("future", "adjectives")
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
        if attribution.cue_class == "forecast" and not looks_back(setting):
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


def looks_back(setting: Setting) -> bool:
    """ "estimates that 200 people have fled", "warned that troops had crossed": no forecast."""
    attribution, head = setting.attribution, setting.head
    if attribution is None or setting.parse.doc[attribution.cue_head].lemma_ not in _EITHER_WAY:
        return False
    aux = {child.lower_ for child in head.children if child.dep_ in {"aux", "auxpass"}}
    return head.tag_ == "VBD" or (
        head.tag_ in {"VBN", "VBG"} and bool(aux & {"has", "have", "had", "was", "were", "'ve"})
    )


def governs_plan(head: Token) -> bool:
    """ "plans to lay mines", "is set to": the verb governs what is only intended."""
    table = load_frames().control
    return table.get(head.lemma_.lower()) == "planned" and any(
        child.dep_ == "xcomp" and child.tag_ == "VB" for child in head.children
    )


def _possible_future(setting: Setting) -> Token | None:
    """ "may bite", "could wreck the calm": a modal with a plain infinitive looks ahead.

    "may have fled" looks back and "may be hiding" at now; "could not reach" is the past of can.
    """
    for token in setting.chain():
        modal = next(
            (c for c in token.children if c.dep_ == "aux" and
             c.lower_ in standing_words("hedge", "possible_modals")), None
        )  # fmt: skip
        if modal is None or token.tag_ != "VB" or token.lemma_ == "be":
            continue
        if any(c.dep_ in {"neg", "auxpass"} or c.lower_ in {"have", "be"} for c in token.children):
            continue
        return modal
    return None


def _has_infinitive(verb: Token) -> bool:
    return any(
        child.dep_ == "xcomp"
        and child.tag_ == "VB"
        and any(c.lower_ == "to" and c.i - verb.i <= 2 for c in child.children)
        for child in verb.children
    )


def _foretelling_word(setting: Setting) -> Token | None:
    """ "is likely", "looks improbable", "little chance of", "the likeliest course"."""
    for child in setting.head.children:
        if child.dep_ in {"acomp", "oprd"} and child.lower_ in standing_words(
            "future", "predicates"
        ):
            return child
        if child.dep_ in {"dobj", "attr", "nsubj"}:
            if child.lemma_.lower() in standing_words("future", "nouns"):
                return child
            for inner in child.children:
                if inner.dep_ == "amod" and inner.lemma_.lower() in {"likely", "probable"}:
                    return inner
    return None


_TENSES = frozenset({"VBD", "VBZ", "VBP"})


def _marked(
    mood: Mood, rule: str, tokens: tuple[Token, ...], setting: Setting, reasons: list[Reason]
) -> Mood:
    spans = tuple(setting.span(token) for token in tokens)
    if not spans and setting.attribution is not None:
        spans = setting.attribution.cue
    reasons.append(Reason("mood", rule, spans))
    return mood


def has_condition(head: Token) -> bool:
    """True where the clause hangs on an "if" or "unless" clause."""
    provisos = (c for c in head.children if c.lower_ in PROVISOS)
    if any(is_condition(clause) for proviso in provisos for clause in proviso.children):
        return True
    return any(
        child.dep_ == "advcl"
        and is_condition(child)
        and not any(c.lower_ in {"once", "until", "when", "before"} for c in child.children)
        for child in head.children
    )
