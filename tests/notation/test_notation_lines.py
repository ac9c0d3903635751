"""Notation as people write it: defaults, comments, order, and what is said of a bad line."""

from __future__ import annotations

import pytest

from reportedly.errors import NotationError
from reportedly.notation import parse_notation, print_notation

ENVOY = """\
claim    Iran and its affiliated forces had scaled back their military presence in Syria
source   Andrei Voronin (Russia's envoy to Syria)
via      Russia Today, Novosti > The Syrian Observer
cue      had suggested
told     paraphrase, probable, +
kind     posture: Iran, decrease, in Syria
when     ../2024  (before the onset of the Israeli war against Iran)
where    Syria  (country)
"""


def test_the_block_of_the_design_document_reads() -> None:
    (claim,) = parse_notation(ENVOY)
    assert claim.text.startswith("Iran and its affiliated forces")
    assert claim.source.name == "Andrei Voronin"
    assert claim.source.role == "Russia's envoy to Syria"
    assert claim.source.kind == "person"
    assert claim.source.cue is not None
    assert claim.source.cue.text == "had suggested"
    relays = [(relay.name, relay.kind) for relay in claim.chain[1:]]
    assert relays == [
        ("Russia Today", "outlet"),
        ("Novosti", "outlet"),
        ("The Syrian Observer", "outlet"),
    ]
    facts = claim.factuality
    assert (facts.status, facts.certainty, facts.polarity) == ("asserted", "probable", "+")
    assert (facts.manner, facts.mood) == ("paraphrase", "happened")
    assert claim.kind == "posture"
    assert claim.direction == "decrease"
    assert [actor.name for actor in claim.actors] == ["Iran"]
    assert claim.when is not None
    assert claim.when.edtf == "../2024"
    assert claim.when.relation == "before the onset of the Israeli war against Iran"
    assert [(place.name, place.precision) for place in claim.places] == [("Syria", 6)]


def test_comments_blank_lines_and_windows_line_ends_are_passed_over() -> None:
    text = "; two claims\n\n" + ENVOY + "\n\n; between\n" + ENVOY.replace("\n", "\r\n")
    first, second = parse_notation(text)
    assert first == second


def test_an_empty_text_holds_no_claims() -> None:
    assert parse_notation("") == ()
    assert print_notation(()) == ""


def test_a_place_on_the_line_kind_is_enough() -> None:
    (claim,) = parse_notation("claim x\ntold author, certain, +\nkind posture: Togo, in Kara\n")
    assert [place.name for place in claim.places] == ["Kara"]


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ("source   Osk", "line 1: expected 'claim' at the head of a block, found 'source'"),
        ("claim x\nkind other", "line 1 (claim): expected a line 'told' in its block"),
        ("claim x\ntold author, certain, +", "line 1 (claim): expected a line 'kind'"),
        ("claim x\nmood glad", "line 2: expected one of claim, source, via"),
        ("claim x\n???", "line 2: expected a key and a value, found '???'"),
        ("claim x\ntold loudly", "line 2 (told): expected one of quote, paraphrase"),
        ("claim x\ntold quote, denied, sure, +", "line 2 (told): expected one of certain"),
        ("claim x\nkind gossip", "line 2 (kind): expected one of posture, incident"),
        ("claim x\nvia SUNA", "line 2 (via): expected a line 'source' before it"),
        ("claim x\nwhere Yei (roughly)", "line 2 (where): expected one of (exact), (near)"),
        ("claim x\nharm killed some", "line 2 (harm): expected a number, found ' some'"),
        ("claim x\nat 12", "line 2 (at): expected offsets such as @12-20 for each of 1 pieces"),
        ("claim x\nactor 1 kind state", "line 2 (actor): expected after a number from 1 to 0"),
        ("claim x\ntime when precision day", "line 2 (time): expected a line 'when' before it"),
        ('claim x\nrole "a" b"\\q"', None),
        ('claim x\nsource "\\q"', "line 2 (source): expected a string with the escapes of JSON"),
        ("claim x\nsource Osk (", "line 2 (source): expected a name, found the end of the line"),
        ("claim x\nclaim y", "line 2 (claim): expected one line 'claim' in a block"),
        (
            "claim x\ntold author, certain, +\nkind posture: in Kara\nwhere Lama",
            "expected the same places on its lines 'kind' and 'where'",
        ),
    ],
)
def test_a_bad_line_is_named_with_what_it_should_hold(lines: str, message: str | None) -> None:
    with pytest.raises(NotationError) as caught:
        parse_notation(lines)
    if message is not None:
        assert message in str(caught.value)
    assert "\n" not in str(caught.value)
