from __future__ import annotations

import pytest

from reportedly.codebook.actors import get_actor, get_state, lookup_actor, match_actors
from reportedly.codebook.register import load_register


@pytest.mark.parametrize(
    ("name", "actor"),
    [
        ("Iran", "IRN"),
        ("the Islamic Republic", "IRN"),
        ("Iran’s", "IRN"),
        ("Tehran", "IRN"),
        ("the Kremlin", "RUS"),
        ("Downing Street", "GBR"),
        ("U.S.", "USA"),
        ("Burmese", "MMR"),
        ("Israelis", "ISR"),
        ("Côte d’Ivoire", "CIV"),
        ("Turkiye", "TUR"),
        ("Sana'a", "YEM"),
        ("D.R. Congo", "COD"),
        ("Somaliland", "X-SOL"),
        ("Taiwanese", "TWN"),
        ("Iranian Revolutionary Guard", "irgc"),
        ("the Revolutionary Guards", "irgc"),
        ("Ansar Allah", "houthis"),
        ("Ansarullah", "houthis"),
        ("Hizbullah", "hezbollah"),
        ("Hay’at Tahrir ash-Sham", "hts"),
        ("Daesh", "islamic-state"),
        ("Rapid Support Forces", "rsf"),
        ("M23", "m23"),
        ("al-Shabaab", "al-shabaab"),
        ("Al Shabaab", "al-shabaab"),
        ("Arakan Army", "arakan-army"),
        ("Fano militia", "fano"),
        ("FARC dissidents", "farc-dissidents"),
        ("Unifil", "unifil"),
        ("WHO", "who"),
        ("the Syrian Observatory for Human Rights", "sohr"),
        ("Israeli military", "idf"),
        ("Novosti", "ria-novosti"),
        ("RT", "russia-today"),
        ("Wall Street Journal", "wsj"),
        ("The New York Times", "nyt"),
        ("Radio Dabanga", "dabanga"),
        ("Yonhap", "yonhap"),
    ],
)
def test_names_of_many_kinds_are_known(name: str, actor: str) -> None:
    entry = lookup_actor(name)
    assert entry is not None
    assert entry.id == actor


@pytest.mark.parametrize(
    "name", ["who", "us", "it", "Us", "turkey", "polish", "", "the", "'s", "is", "Sana", "Elbonia"]
)
def test_words_and_strangers_are_not(name: str) -> None:
    assert lookup_actor(name) is None


def test_how_a_name_stands_for_its_state() -> None:
    hows = {name: match_actors(name)[0][1] for name in ("Iran", "Iranian", "Iranians", "Tehran")}
    assert hows == {
        "Iran": "name",
        "Iranian": "adjective",
        "Iranians": "demonym",
        "Tehran": "capital",
    }


def test_a_shared_name_gives_all_who_bear_it() -> None:
    assert {entry.id for entry, _ in match_actors("SDF")} == {"sdf", "jsdf"}
    assert {entry.id for entry, _ in match_actors("RSF")} == {"rsf", "rsf-press"}


def test_a_name_of_one_country_only_is_left_to_the_scan() -> None:
    assert lookup_actor("4th Division") is None


def test_composed_actors_have_ids() -> None:
    ministry = get_actor("IRN.foreign-ministry")
    assert ministry is not None
    assert (ministry.name, ministry.parent, ministry.kind) == (
        "Iranian Foreign Ministry",
        "IRN",
        "organisation",
    )
    assert get_actor("IRN.sorcery") is None
    assert get_actor("nobody") is None


def test_states_tell_of_themselves() -> None:
    state = get_state("KAZ")
    assert state is not None
    assert state.capitals[0] == "Astana"
    assert get_state("hezbollah") is None


def test_every_state_has_a_point_and_a_word_for_its_things() -> None:
    for key, state in load_register().states.items():
        assert state.modifier, key
        if state.standing != "former":
            assert state.point is not None, key
            assert -90 <= state.point[0] <= 90, key
            assert -180 <= state.point[1] <= 180, key


def test_parents_are_registered() -> None:
    register = load_register()
    for entry in register.entries.values():
        if entry.parent is not None:
            assert entry.parent.split(".")[0] in register.entries, entry.id


def test_every_registered_name_is_found_again() -> None:
    for entry in load_register().entries.values():
        found = [match.id for match, _ in match_actors(entry.name)]
        assert found == [] or entry.id in found, entry.id
