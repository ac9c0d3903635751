"""All that was found in an article put together: one record a claim, with its reasons."""

from __future__ import annotations

from reportedly.claim import Attribution, Claim, Relay
from reportedly.coding.claims import Material, code_claims
from reportedly.coding.timex import find_times
from reportedly.coding.toponym import find_places
from reportedly.text import Parse
from tests.coding.sentences import parsed, said

ARMY = (Relay("the army", "organisation"),)


def claims(text: str, *attributions: Attribution) -> tuple[Claim, ...]:
    parse = parsed(text)
    chains = tuple(ARMY for _ in attributions)
    return code_claims(
        Material(parse, attributions, chains, (), find_places(parse), find_times(parse))
    )


def quoted(parse: Parse, content: str) -> Attribution:
    return said(parse, content, source="the army", quoted=True)


def test_what_nobody_is_made_to_say_is_the_authors() -> None:
    (claim,) = claims("Jets bombed the market in Khartoum.")
    assert claim.source.kind == "author"
    assert claim.factuality.manner == "author"


def test_what_is_attributed_has_the_chain_of_its_attribution() -> None:
    text = "The army said that jets had bombed the market."
    (claim,) = claims(text, said(parsed(text), "jets had bombed the market", source="The army"))
    assert claim.chain == ARMY
    assert claim.text == "jets had bombed the market"


def test_an_incident_has_its_codes_together() -> None:
    (claim,) = claims("Ukraine bombed the depot in Kherson, killing 12 soldiers.")
    assert claim.kind == "incident"
    assert claim.event is not None and claim.event.type == "ASSAULT"
    assert [actor.name for actor in claim.actors] == ["Ukraine"]
    assert [place.name for place in claim.places] == ["Kherson"]
    assert [(c.what, c.low) for c in claim.casualties] == [("killed", 12)]


def test_a_posture_has_its_direction_and_holds_when_it_is_not_changed() -> None:
    (away,) = claims("The army withdrew its troops from Kidal.")
    (stays,) = claims("The army did not withdraw its troops from Kidal.")
    assert (away.kind, away.direction) == ("posture", "decrease")
    assert (stays.kind, stays.direction) == ("posture", "hold")


def test_an_outlook_has_its_conditions() -> None:
    (claim,) = claims("The truce would collapse if the talks failed.")
    assert claim.kind == "outlook"
    assert [span.text for span in claim.conditions] == ["the talks failed"]


def test_an_office_is_a_claim_of_its_own() -> None:
    roles = [c.role for c in claims("Army spokesman Sami Haddad was in Juba.") if c.kind == "role"]
    assert roles == ["Army spokesman"]


def test_a_quotation_is_marked() -> None:
    text = "“Jets have bombed the market,” the army said."
    (claim,) = claims(text, quoted(parsed(text), "Jets have bombed the market"))
    assert claim.quoted
    assert claim.factuality.manner == "quote"


def test_a_refusal_is_asserted_and_not_foretold() -> None:
    text = "The army said that it will not negotiate with the rebels."
    (claim,) = claims(
        text, said(parsed(text), "it will not negotiate with the rebels", source="The army")
    )
    assert (claim.kind, claim.factuality.status) == ("position", "asserted")


def test_claims_come_in_the_order_of_their_words_with_an_id_each() -> None:
    found = claims("Jets bombed Khartoum. Gunmen raided Kassala. Police arrested an editor.")
    assert [c.spans[0].start for c in found] == sorted(c.spans[0].start for c in found)
    assert len({claim.id for claim in found}) == len(found) == 3


def test_every_decision_keeps_the_words_it_rests_on() -> None:
    text = "Jets may not have bombed the market."
    (claim,) = claims(text)
    spans = {reason.field: [s.text for s in reason.spans] for reason in claim.reasons}
    assert spans["polarity"] == ["not"]
    assert spans["certainty"] == ["may"]
    assert spans["kind"] == ["bombed"]


def test_an_article_without_clauses_has_no_claims() -> None:
    assert claims("Khartoum. Tuesday. More soon.") == ()
