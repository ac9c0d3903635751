"""What a clause is about: the frame of its verb, noun or adjective, and the way to it."""

from __future__ import annotations

import pytest

from reportedly.coding.frame import Predicate, verb_keys
from tests.coding.sentences import frames, parsed, root, token


def found(text: str, head: str | None = None) -> Predicate | None:
    parse = parsed(text)
    return frames(parse).find(root(text) if head is None else token(parse, head))


def kind(text: str) -> tuple[str, str] | None:
    """Kind of the frame, and its event, relation or direction."""
    predicate = found(text)
    if predicate is None:
        return None
    frame = predicate.frame
    return frame.kind, frame.relation or frame.direction or frame.event or ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jets bombed the market in Tawila.", ("incident", "ASSAULT")),
        ("Gunmen abducted four miners in Catatumbo.", ("incident", "ASSAULT")),
        ("Police arrested the editor in Managua.", ("incident", "COERCE")),
        ("Thousands protested in Tbilisi.", ("incident", "PROTEST")),
        ("The militia freed nine hostages.", ("incident", "RETREAT")),
        ("The army withdrew its troops from Kidal.", ("posture", "decrease")),
        ("Troops were withdrawn from Kidal.", ("posture", "decrease")),
        ("Baku sent two battalions to the border.", ("posture", "increase")),
        ("Two battalions were deployed to Ituri.", ("posture", "increase")),
        ("Two battalions are stationed in Ituri.", ("posture", "present")),
        ("The garrison relocated to Kassala.", ("posture", "relocate")),
        ("The general commands the 3rd Brigade.", ("relation", "commands")),
        ("Iran supplies the rebels with drones.", ("relation", "arms")),
        ("Iran supplies drones to the rebels.", ("relation", "arms")),
        ("The group is loyal to Kigali.", ("relation", "allied_with")),
        ("The unit is part of the Syrian army.", ("relation", "part_of")),
        ("The two envoys met in Doha.", ("meeting", "CONSULT")),
        ("Bogota welcomed the accord.", ("position", "SUPPORT")),
        ("The court sentenced the general to death.", ("position", "SANCTION")),
        ("An assault on El Fasher is imminent.", ("outlook", "")),
    ],
)
def test_a_verb_brings_its_frame(text: str, expected: tuple[str, str]) -> None:
    assert kind(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The bakery reduced its prices.",  # no troops
        "Pakistan fired the minister.",  # no shells
        "Iran supplies bread to the city.",  # no arms
        "The minister arrived.",
        "The harvest was good.",
    ],
)
def test_a_word_means_war_only_beside_the_things_of_war(text: str) -> None:
    assert found(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "The striker fired a penalty past the keeper in the second half.",
        "The striker attacked the goalkeeper's corner in the shootout.",
        "Telecom shares hit a low as investors attacked the price.",
        "Heavy rain hit the coast.",
        "A storm killed nine people in Beira.",
        "Cholera struck the camp.",
        "The editor died of a heart attack.",
        "In the film, rebels storm the palace.",
        "In the novel, gunmen kill the king.",
        "The army staged a mock attack.",
        "The ministry launched a charm offensive.",
        "An airstrike is an attack carried out by aircraft.",
        "An ambush is an attack from a hidden place.",
    ],
)
def test_words_of_war_tell_of_none_in_sport_weather_stories_and_definitions(text: str) -> None:
    assert found(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Rebels shelled the stadium during the match.",
        "Thousands protested during the election.",
        "The raid was an attack on the port.",
        "Protesters stormed the palace.",
    ],
)
def test_one_word_of_sport_or_politics_bars_nothing(text: str) -> None:
    assert found(text) is not None


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Gunmen killed two doctors in Omdurman.", "killed"),
        ("Soldiers shot a volunteer in Rutshuru.", "shot"),
        ("Shells killed nine patients in El Fasher.", "killed"),
        ("Gunmen attacked in the heart of Khartoum.", "attacked"),
        ("Gunmen killed nine people during the election.", "killed"),
        ("Rebels attacked the convoy during a storm.", "attacked"),
        ("Gunmen abducted a film crew in Gao.", "abducted"),
        ("Soldiers beat a team of medics in Bamako.", "beat"),
        ("Half of the brigade was killed, the defence ministry said.", "killed"),
        ("Jets bombed the market, and the price of bread doubled.", "bombed"),
    ],
)
def test_violence_against_people_of_other_fields_is_violence(text: str, verb: str) -> None:
    assert found(text, verb) is not None


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("The charm offensive in Riyadh failed.", "offensive"),
        ("The trade war with China widened.", "war"),
        ("The price war between telecoms widened.", "war"),
    ],
)
def test_a_noun_of_war_can_be_barred_by_the_word_before_it(text: str, noun: str) -> None:
    parse = parsed(text)
    assert frames(parse).of_noun(token(parse, noun)) is None


def test_a_war_on_poverty_is_no_war() -> None:
    parse = parsed("The war on poverty stalled.")
    assert frames(parse).of_noun(token(parse, "war")) is None


def test_landslides_assault_nobody() -> None:
    assert found("Landslides killed 12 people in Bududa.") is None


@pytest.mark.parametrize(
    ("text", "carrier", "expected"),
    [
        ("The air force carried out strikes on the port.", "strikes", ("incident", "ASSAULT")),
        pytest.param("The army staged a raid on the depot.", "raid", ("incident", "ASSAULT"),
                     marks=pytest.mark.xfail(strict=True, reason="spaCy's lemma is 'stag'")),
        ("Delegates attended a summit in Luanda.", "summit", ("meeting", "CONSULT")),
    ],
)  # fmt: skip
def test_a_light_verb_hands_on_to_its_noun(
    text: str, carrier: str, expected: tuple[str, str]
) -> None:
    predicate = found(text)
    assert predicate is not None
    assert (predicate.carrier.text, kind(text)) == (carrier, expected)


@pytest.mark.parametrize(
    ("text", "control"),
    [
        ("The army withdrew its troops from Kidal.", ()),
        ("The army managed to retake the airport.", ("happened",)),
        ("The army tried to retake the airport.", ("attempted",)),
        ("The army failed to retake the airport.", ("negative",)),
        ("The army refused to withdraw its troops.", ("negative",)),
        ("The army vowed to retake the airport.", ("planned",)),
        ("The army has no plans to reduce its presence.", ("planned",)),
        ("Moscow is likely to withdraw its troops.", ("likely",)),
        ("Moscow is unlikely to withdraw its troops.", ("unlikely",)),
        ("Chad was unable to deploy its troops.", ("unable",)),
        ("Chad is ready to deploy its troops.", ("able",)),
        ("Niger responded by sending troops.", ("happened",)),
    ],
)
def test_the_way_to_the_happening_tells_whether_it_happened(
    text: str, control: tuple[str, ...]
) -> None:
    predicate = found(text)
    assert predicate is not None
    assert predicate.control == control


def test_what_is_expected_is_likely_and_not_planned() -> None:
    predicate = found("Turkey is expected to withdraw its troops.")
    assert predicate is not None
    assert predicate.control == ("likely",)


@pytest.mark.parametrize(
    ("text", "doers", "undergoers"),
    [
        ("Jets bombed the market.", ["Jets"], ["market"]),
        ("The market was bombed by jets.", ["jets"], ["market"]),
        ("The junta carried out a raid on the camp.", ["junta"], ["camp"]),
        ("The army failed to retake the airport.", ["army"], ["airport"]),
    ],
)
def test_parties_are_the_heads_of_their_phrases(
    text: str, doers: list[str], undergoers: list[str]
) -> None:
    predicate = found(text)
    assert predicate is not None
    assert [t.text for t in predicate.doers] == doers
    assert [t.text for t in predicate.undergoers] == undergoers


def test_who_has_no_plans_is_the_doer() -> None:
    predicate = found("The army has no plans to reduce its presence.")
    assert predicate is not None
    assert [t.text for t in predicate.doers] == ["army"]


def test_both_ends_of_an_alliance_are_kept() -> None:
    predicate = found("Baku is allied with Ankara.")
    assert predicate is not None
    assert [t.text for t in predicate.doers] == ["Baku"]
    assert [t.text for t in predicate.undergoers] == ["Ankara"]


@pytest.mark.parametrize(
    "text",
    [
        "The two sides held talks in Jeddah.",
        "The two presidents held a meeting in Juba.",
        "Angola hosted a summit in Luanda.",
    ],
)
def test_who_holds_a_meeting_meets(text: str) -> None:
    assert kind(text) == ("meeting", "CONSULT")


@pytest.mark.parametrize(
    ("text", "noun", "expected"),
    [
        ("Ethiopia's war against the rebels lasted two years.", "war", ("Ethiopia", "rebels")),
        ("Israeli airstrikes on Tyre continued.", "airstrikes", ("Israeli", "Tyre")),
    ],
)
def test_a_noun_of_happening_brings_its_own_parties(
    text: str, noun: str, expected: tuple[str, str]
) -> None:
    parse = parsed(text)
    predicate = frames(parse).of_noun(token(parse, noun))
    assert predicate is not None
    assert predicate.frame.kind == "incident"
    assert (predicate.doers[0].text, predicate.undergoers[0].text) == expected


def test_a_noun_of_no_happening_has_no_frame() -> None:
    parse = parsed("The harvest of the valley was good.")
    assert frames(parse).of_noun(token(parse, "harvest")) is None


def test_a_verb_can_be_asked_for_its_own_frame() -> None:
    parse = parsed("Pyongyang threatened to bomb the port.")
    finder, verb = frames(parse), token(parse, "threatened")
    own, governed = finder.own(verb), finder.find(verb)
    assert own is not None and governed is not None
    assert (own.frame.kind, governed.frame.kind) == ("position", "incident")


def test_the_longest_key_of_a_verb_comes_first() -> None:
    verb = token(parsed("The division pulled out of Izium."), "pulled")
    assert list(verb_keys(verb))[0] == "pull out"
    assert list(verb_keys(verb))[-1] == "pull"
