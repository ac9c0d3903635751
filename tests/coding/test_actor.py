"""Who is named: phrases resolved to the codebook, with the article's own wording beside."""

from __future__ import annotations

import pytest

from reportedly.claim import Actor
from reportedly.coding.actor import phrase_span, spread, states_in
from tests.coding.sentences import cast, mention, parsed, token


def actors(text: str, word: str) -> tuple[Actor, ...]:
    parse = parsed(text)
    return cast(parse).actors_of([token(parse, word)])


def names(text: str, word: str) -> list[str]:
    return [actor.name for actor in actors(text, word)]


@pytest.mark.parametrize(
    ("text", "word", "name", "kind"),
    [
        ("Tehran sent envoys to Doha.", "Tehran", "Iran", "state"),
        ("The Houthis fired a missile.", "Houthis", "Houthis", "armed_group"),
        ("Reuters quoted a diplomat.", "Reuters", "Reuters", "outlet"),
    ],
)
def test_a_name_resolves_and_keeps_its_wording(text: str, word: str, name: str, kind: str) -> None:
    (actor,) = actors(text, word)
    assert (actor.name, actor.kind, actor.wording) == (name, kind, word)
    assert actor.id is not None


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Israeli airstrikes hit the port.", "airstrikes", ["Israeli airstrikes", "Israel"]),
        ("Hardliners in Tehran objected.", "Hardliners", ["Hardliners", "Iran"]),
        ("Delegates from Chad arrived.", "Delegates", ["Delegates", "Chad"]),
    ],
)
def test_the_state_behind_a_phrase_stands_beside_it(
    text: str, word: str, expected: list[str]
) -> None:
    assert names(text, word) == expected


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Russia, Iran and Syria signed the pact.", "Russia", ["Russia", "Iran", "Syria"]),
        ("Iraqi, Afghan and Pakistani militias left.", "militias",
         ["Iraqi militias", "Afghan militias", "Pakistani militias"]),
        ("Moscow and Russia agreed.", "Moscow", ["Russia"]),
    ],
)  # fmt: skip
def test_conjuncts_are_actors_each_named_once(text: str, word: str, expected: list[str]) -> None:
    assert names(text, word) == expected


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("One of the diplomats spoke.", "One", "diplomats"),
        ("Dozens of gunmen attacked.", "Dozens", "gunmen"),
    ],
)
def test_what_is_counted_acts_and_not_the_count(text: str, word: str, expected: str) -> None:
    assert names(text, word) == [expected]


def test_a_pronoun_without_a_mention_stays_unresolved() -> None:
    (actor,) = actors("He left Kabul.", "He")
    assert (actor.name, actor.resolved) == ("He", False)


def test_a_mention_gives_its_name_and_kind() -> None:
    parse = parsed("The envoy left Kabul.")
    everyone = cast(parse, mention(parse, "The envoy", "Nils Berg", "person"))
    (actor,) = everyone.actors_of([token(parse, "envoy")])
    assert (actor.name, actor.kind, actor.wording) == ("Nils Berg", "person", "The envoy")


def test_nobody_acts_who_is_not_named() -> None:
    (actor,) = actors("The harvest was good.", "harvest")
    assert (actor.name, actor.kind, actor.id) == ("harvest", "object", None)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Kyiv objected.", "Kyiv"),
        ("Iranian envoys objected.", "envoys"),
    ],
)
def test_names_and_phrases_with_a_state_can_act(text: str, word: str) -> None:
    parse = parsed(text)
    assert cast(parse).is_actor(token(parse, word))


def test_things_cannot_act() -> None:
    parse = parsed("The harvest was good.")
    assert not cast(parse).is_actor(token(parse, "harvest"))


def test_a_mentioned_place_cannot_act() -> None:
    parse = parsed("The valley was quiet.")
    everyone = cast(parse, mention(parse, "The valley", kind="place"))
    assert not everyone.is_actor(token(parse, "valley"))


@pytest.mark.parametrize(
    ("text", "word", "armed"),
    [
        ("The Houthis objected.", "Houthis", True),
        ("Kyiv objected.", "Kyiv", False),
        ("The harvest was good.", "harvest", False),
    ],
)
def test_armed_groups_are_armed(text: str, word: str, armed: bool) -> None:
    parse = parsed(text)
    assert cast(parse).is_armed(token(parse, word)) is armed


def test_an_army_is_armed_by_its_name() -> None:
    parse = parsed("It advanced on Gondar.")
    army = mention(parse, "It", "Ethiopian army", "organisation")
    assert cast(parse, army).is_armed(token(parse, "It"))


def test_the_owner_of_a_thing_is_found() -> None:
    parse = parsed("Rwanda's claims were dismissed.")
    owner = cast(parse).owner_of(token(parse, "claims"))
    assert owner is not None and owner.name == "Rwanda"
    assert (
        cast(parsed("The claims failed.")).owner_of(token(parsed("The claims failed."), "claims"))
        is None
    )


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("The head of the ceasefire committee, who is ill, resigned.", "head",
         "head of the ceasefire committee"),
        ("The Ethiopian army and its allies advanced.", "army", "Ethiopian army"),
        ("At least 120 men died.", "men", "120 men"),
        ("The mayor’s office burned.", "office", "mayor’s office"),
    ],
)  # fmt: skip
def test_a_phrase_is_told_without_article_clause_and_conjuncts(
    text: str, word: str, expected: str
) -> None:
    assert phrase_span(parsed(text), token(parsed(text), word)).text == expected


def test_a_head_comes_before_its_conjuncts() -> None:
    parse = parsed("Russia, Iran and Syria signed the pact.")
    assert [t.text for t in spread(token(parse, "Russia"))] == ["Russia", "Iran", "Syria"]


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("senior adviser to the Iranian Foreign Minister", ["Iran"]),
        ("Kenya’s envoy to Sudan", ["Kenya", "Sudan"]),
        ("head of the ceasefire committee", []),
    ],
)
def test_an_office_names_the_states_it_serves(role: str, expected: list[str]) -> None:
    assert [entry.name for entry in states_in(role)] == expected
