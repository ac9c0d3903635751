"""How a claim is told: status, polarity, certainty and mood, each with the words that decide it.

In: a clause's head, the predicate found in it, and the attribution it stands in, if any. Out: a
`Factuality` and its reasons. Polarity and certainty are those of FactBank (Sauri and Pustejovsky
2009) as the source presents them; the eight statuses are the ledger's own.
"""

from __future__ import annotations

from spacy.tokens import Token

from reportedly.claim import (
    Certainty,
    CueKind,
    Factuality,
    Manner,
    Mood,
    Polarity,
    Reason,
    Status,
)
from reportedly.coding.mood import decide_mood, looks_back
from reportedly.coding.polarity import (
    decide_polarity,
    denial_word,
    denies_a_share,
    judging_clause,
    takes_no_side,
)
from reportedly.coding.setting import Setting, standing_words
from reportedly.coding.speaker_nouns import speaker_nouns
from reportedly.coding.unsaid import is_unsigned
from reportedly.text import Span

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


def judge_factuality(setting: Setting) -> tuple[Factuality, tuple[Reason, ...]]:
    """Decide status, polarity, certainty, mood and manner, with a reason for each that is marked."""
    reasons: list[Reason] = []
    polarity = decide_polarity(setting, reasons)
    certainty, hedged = _certainty(setting, reasons)
    mood = decide_mood(setting, reasons)
    status = _status(setting, mood, hedged, reasons)
    if status == "asserted" and _answers_a_charge(setting, polarity, mood):
        status = "denied"
        reasons.append(Reason("status", "denies an act", (setting.span(setting.head),)))
    if status == "rumoured" and certainty == "certain":
        certainty = "possible"
    if status in {"suggested", "reported", "forecast"} and certainty == "certain":
        certainty = "probable"
    return Factuality(status, polarity, certainty, mood, _manner(setting, status)), tuple(reasons)


# -- certainty -----------------------------------------------------------------------------------


def _certainty(setting: Setting, reasons: list[Reason]) -> tuple[Certainty, bool]:
    """Certainty, and whether the clause itself (not its cue) hedges."""
    for token in setting.chain():
        for child in token.children:
            word = child.lower_
            found: Certainty | None = None
            if child.dep_ == "aux" and word in standing_words("hedge", "possible_modals"):
                # "could not reach": the past of can, a fact
                found = None if word == "could" and _ability(token) else "possible"
            elif child.dep_ in {"advmod", "acomp", "oprd"} and word in standing_words(
                "hedge", "possible"
            ):
                found = "possible"
            elif child.dep_ in {"advmod", "acomp", "oprd"} and word in standing_words(
                "hedge", "probable"
            ):
                found = "probable"
            elif child.dep_ in {"acomp", "oprd"} and word in standing_words("hedge", "unsure"):
                found = "unsure"
            if found is not None:
                reasons.append(Reason("certainty", "hedge", (setting.span(child),)))
                return found, True
        if token.lemma_ in standing_words("hedge", "probable_verbs") and any(
            c.dep_ in {"xcomp", "oprd", "acomp", "ccomp"} for c in token.children
        ):
            reasons.append(Reason("certainty", "hedge", (setting.span(token),)))
            return "probable", True
    attribution = setting.attribution
    if attribution is None:
        return "certain", False
    if attribution.cue_class == "deny" and _cue_negated(setting):
        reasons.append(Reason("certainty", "not denied", attribution.cue))
        return "possible", True
    if _cue_is_unsure(setting) or takes_no_side(
        setting.parse.doc[attribution.cue_head], attribution
    ):
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
                                                  "say", "know"}  # fmt: skip


# -- status ----------------------------------------------------------------------------------------


def _status(setting: Setting, mood: Mood, hedged: bool, reasons: list[Reason]) -> Status:
    attribution = setting.attribution
    if attribution is None:
        return _authors_status(setting, mood, reasons)
    status = _BY_CUE.get(attribution.cue_class, "asserted")
    if status == "forecast" and mood == "happened" and looks_back(setting):
        status = "asserted"  # an estimate of what was
    if attribution.cue_class == "deny" and takes_no_side(
        setting.parse.doc[attribution.cue_head], attribution
    ):
        reasons.append(Reason("status", "takes no side", attribution.cue))
        return "suggested"
    if attribution.cue_class == "deny" and _cue_negated(setting):
        reasons.append(Reason("status", "did not deny", attribution.cue))
        return "suggested"
    if status == "asserted" and _is_unsigned(setting):
        reasons.append(Reason("status", "unsigned", attribution.source))
        return "rumoured"
    if status == "asserted" and mood in {"forecast", "conditional"}:
        status = "forecast"
    elif status == "asserted" and hedged:
        status = "suggested"
    if status != "asserted":
        reasons.append(Reason("status", f"cue {attribution.cue_class}", attribution.cue))
    return status


def _is_unsigned(setting: Setting) -> bool:
    """ "A message shared on Telegram claimed that": nobody stands for it."""
    attribution = setting.attribution
    if attribution is None or attribution.source_head is None:
        return False
    return is_unsigned(setting.parse.doc[attribution.source_head])


def _answers_a_charge(setting: Setting, polarity: Polarity, mood: Mood) -> bool:
    """Nobody says unasked that an attack was not theirs: "its gunners had not fired on the camp"."""
    if setting.attribution is None or polarity == "+":
        return False
    judged = judging_clause(setting.head)
    if judged is not None and judged[1]:
        return True
    if denial_word(setting) is not None or denies_a_share(setting.head):
        return True
    if _says_none_was(setting, mood):
        return True
    predicate = setting.predicate
    return (
        predicate is not None
        and predicate.frame.event == "ASSAULT"
        and mood in {"happened", "ongoing"}
        and "negative" not in predicate.control  # "failed to retake" denies nothing
        and any(_is_own(token) for token in predicate.doers)
    )


# "There was no air strike", "no attack took place".
_BEING = frozenset({"be", "occur", "happen", "take"})


def _says_none_was(setting: Setting, mood: Mood) -> bool:
    """ "There was no air strike": nobody says so of one attack that nobody has told of.

    "There was no fighting", "there were no attacks overnight" tell of a calm night, "there was no
    shelling of the camp" answers those who told of it.
    """
    predicate = setting.predicate
    if predicate is None or predicate.frame.event != "ASSAULT" or mood != "happened":
        return False
    noun = predicate.carrier
    none = any(c.lower_ == "no" and c.dep_ == "det" for c in noun.children)
    if setting.head.lemma_ not in _BEING or noun.tag_ != "NN" or not none:
        return False
    unbounded = noun.lower_.endswith("ing") or noun.lemma_ in {"violence", "gunfire", "crossfire"}
    return not unbounded or any(c.lower_ in {"of", "on", "against"} for c in noun.children)


def _is_own(doer: Token) -> bool:
    """ "it", "its gunners", "none of our men": the speaker's side."""
    return any(token.tag_ in {"PRP", "PRP$"} for token in doer.subtree)


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
        reasons.append(Reason("status", "author looks ahead", (setting.span(head),)))
        return "forecast"
    why = _assessing_word(setting)
    if why is not None:
        reasons.append(Reason("status", "author's reading", (setting.span(why),)))
        return "assessed"
    return "asserted"


def _general_words(setting: Setting) -> tuple[Span, ...]:
    """ "known for", "widely regarded as", "long considered": what everybody is said to know."""
    head = setting.head
    if head.tag_ not in {"VBN", "VBD"} or head.lower_ not in standing_words(
        "general", "participles"
    ):
        return ()
    passive = head.dep_ in {"acl", "advcl", "amod"} or any(
        child.dep_ == "auxpass" for child in head.children
    )
    marks = [
        child
        for child in head.children
        if child.lower_ in standing_words("general", "adverbs")
        or (child.dep_ == "prep" and child.lower_ in {"for", "as"} and head.lower_ == "known")
    ]
    return tuple(setting.span(token) for token in (head, *marks)) if passive and marks else ()


def _is_thing(subject: Token) -> bool:
    """Statements and events can only be read by the author; people show and say things themselves."""
    if subject.lemma_.lower() in standing_words("assessment", "subjects"):
        return True
    return subject.pos_ == "NOUN" and not {subject.lemma_.lower(), subject.lower_} & speaker_nouns()


def _assessing_word(setting: Setting) -> Token | None:
    """The word that makes the author's clause a reading of events rather than a report."""
    head = setting.head
    verbs = standing_words("assessment", "verbs")
    subject = next((c for c in head.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
    if head.lemma_ in {"appear", "seem"}:
        return head
    if head.lemma_.lower() in verbs and (subject is None or _is_thing(subject)):
        return head
    for child in head.children:
        if child.dep_ in {"acomp", "oprd"} and child.lower_ in standing_words(
            "assessment", "adjectives"
        ):
            return child
        if child.dep_ == "advmod" and child.lower_ in standing_words("assessment", "adverbs"):
            return child
    if head.lemma_.lower() in standing_words("negation", "verbs"):
        return head
    return None


def _manner(setting: Setting, status: Status) -> Manner:
    if setting.attribution is None:
        return "belief" if status == "general" else "author"
    if setting.quoted:
        return "quote"
    if status == "rumoured":
        return "rumour"
    return _CUE_MANNER.get(setting.attribution.cue_class, "paraphrase")
