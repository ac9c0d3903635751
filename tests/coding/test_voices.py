"""Which attributions speak, and whose words each token is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.claim import Attribution, CueKind
from reportedly.coding.clause import cut_clauses
from reportedly.coding.voices import Voices
from reportedly.text import Parse
from tests.coding.sentences import frames, parsed, said, token


def voices(parse: Parse, *attributions: Attribution) -> Voices:
    return Voices(parse, attributions, frames(parse), cut_clauses(parse))


def speaks(text: str, content: str, cue: str, kind: CueKind, source: str) -> bool:
    parse = parsed(text)
    return 0 in voices(parse, said(parse, content, cue, kind, source)).speaking


@pytest.mark.parametrize(
    ("text", "content", "cue", "kind", "source"),
    [
        ("The army said that the town had fallen.", "the town had fallen", "said", "say",
         "The army"),
        ("The army denied involvement in the raid.", "involvement in the raid", "denied", "deny",
         "The army"),
        ("Yerevan announced the withdrawal of its troops.", "the withdrawal of its troops",
         "announced", "say", "Yerevan"),
        ("Reuters could not confirm that the town had fallen.", "the town had fallen", "confirm",
         "assert", "Reuters"),
        ("A video showed that the bridge had burned.", "the bridge had burned", "showed", "show",
         "A video"),
        ("Bogota demanded that the rebels free the miners.", "the rebels free the miners",
         "demanded", "demand", "Bogota"),
    ],
)  # fmt: skip
def test_a_content_is_put_before_the_reader_by_its_source(
    text: str, content: str, cue: str, kind: CueKind, source: str
) -> None:
    assert speaks(text, content, cue, kind, source)


@pytest.mark.parametrize(
    ("text", "content", "cue", "kind", "source"),
    [
        # an act of its own, told by the author
        ("The envoy called for retaliation.", "retaliation", "called", "demand", "The envoy"),
        ("The junta acknowledged limits to its support.", "limits to its support", "acknowledged",
         "assert", "The junta"),
        # nobody put it forward
        ("The army has not confirmed that the town fell.", "the town fell", "confirmed", "assert",
         "The army"),
        # things do not speak
        ("The silence suggests that the talks failed.", "the talks failed", "suggests", "suggest",
         "The silence"),
        ("This shows that the truce is dead.", "the truce is dead", "shows", "show", "This"),
    ],
)  # fmt: skip
def test_acts_silences_and_things_claim_nothing(
    text: str, content: str, cue: str, kind: CueKind, source: str
) -> None:
    assert not speaks(text, content, cue, kind, source)


def test_a_token_belongs_to_the_narrowest_voice_that_holds_it() -> None:
    parse = parsed("Reuters reported that the mayor said that the bridge had burned.")
    outer = said(parse, "the mayor said that the bridge had burned", "reported", source="Reuters")
    inner = said(parse, "the bridge had burned", "said", source="the mayor")
    inner = replace(inner, parent=0)
    all_voices = voices(parse, outer, inner)
    assert all_voices.innermost(token(parse, "burned").i) == 1
    assert all_voices.innermost(token(parse, "mayor").i) == 0
    assert all_voices.innermost(token(parse, "Reuters").i) is None


def test_between_two_voices_of_one_content_the_inner_one_speaks() -> None:
    parse = parsed("Reuters quoted the mayor as saying that the bridge had burned.")
    content = "the bridge had burned"
    outer = said(parse, content, "quoted", source="Reuters")
    inner = replace(said(parse, content, "saying", source="the mayor"), parent=0)
    for pair, expected in (((outer, inner), 1), ((replace(inner, parent=1), outer), 0)):
        assert voices(parse, *pair).innermost(token(parse, "burned").i) == expected


def test_a_clause_frames_what_its_verb_attributes() -> None:
    parse = parsed("The mayor said that the bridge had burned.")
    attribution = said(parse, "the bridge had burned", source="The mayor")
    by_verb = {parse.doc[c.head].text: c for c in cut_clauses(parse)}
    all_voices = voices(parse, attribution)
    assert all_voices.framed(by_verb["said"]) == [0]
    assert all_voices.framed(by_verb["burned"]) == []


def test_a_verb_that_carries_a_rumour_frames_it() -> None:
    parse = parsed("Rumours circulated that the general had fled.")
    attribution = said(parse, "the general had fled", "Rumours", "rumour")
    clause = next(c for c in cut_clauses(parse) if parse.doc[c.head].text == "circulated")
    assert voices(parse, attribution).framed(clause) == [0]


def test_what_an_event_suggests_is_the_authors_reading() -> None:
    parse = parsed("The silence suggests that the talks failed. The envoy left.")
    attribution = said(parse, "the talks failed", "suggests", "suggest", "The silence")
    all_voices = voices(parse, attribution)
    assert all_voices.reads(token(parse, "failed").i)
    assert not all_voices.reads(token(parse, "left").i)


def test_the_head_of_a_content_governs_its_other_words() -> None:
    parse = parsed("The army denied any part in the raid on Jos.")
    attribution = said(parse, "any part in the raid on Jos", "denied", "deny", "The army")
    head = voices(parse, attribution).content_head(attribution)
    assert head is not None and head.text == "part"
