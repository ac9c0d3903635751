"""Whose words a claim is, and when two origins are certainly two."""

from __future__ import annotations

import pytest

from reportedly.claim import Claim, Factuality, Relay, RelayKind
from reportedly.ledger.origins import (
    find_origin,
    independent,
    independent_claims,
    same_origin,
)
from reportedly.ledger.phrases import body_of, head_noun, person_in
from reportedly.ledger.records import Entry, Origin, Printing
from reportedly.text import Span

HERALD = Printing("h1", outlet="Tamale Herald")
REUTERS = Printing("r1", outlet="Tamale Herald", agency="Reuters")
AFP = Printing("f1", outlet="Dawn Courier", agency="AFP")
BARE = Printing("b1", title="A title")


def link(name: str, kind: RelayKind = "person", role: str | None = None) -> Relay:
    return Relay(name, kind, role=role)


def claim(*chain: Relay) -> Claim:
    return Claim(
        id="c",
        article="a",
        spans=(Span(0, 4, "word"),),
        chain=chain or (Relay("author", "author"),),
        factuality=Factuality("asserted", "+", "certain", "happened", "paraphrase"),
        kind="incident",
    )


def origin(*chain: Relay, printing: Printing = HERALD) -> Origin:
    return find_origin(claim(*chain), printing)


def entry(*chain: Relay, printing: Printing = HERALD) -> Entry:
    return Entry(claim(*chain), printing, origin(*chain, printing=printing))


@pytest.mark.parametrize(
    ("one", "key"),
    [
        (link("Osman Tarrak", role="army spokesman"), "osman tarrak"),
        (link("Carla Weible", role="Sea-Watcher spokesperson"), "sea watcher"),
        (link("Amal Idrin", role="spokeswoman for the Iranian Foreign Ministry"), "IRN.foreign-ministry"),
        (link("Stefan Seybert", role="German Chancellor Angela Gerkel's spokesman"), "stefan seybert"),
        (link("A spokesman for the army"), "army"),
        (link("the Kremlin spokesman"), "RUS"),
        (link("UN spokesman for Syria"), "un"),
        (link("Russian defence ministry", "organisation"), "RUS.defence-ministry"),
        (link("Israel Defense Forces (IDF)", "organisation"), "idf"),
        (link("UN's human rights office", "organisation"), "un human rights office < un"),
        (link("Darfur Harm Monitor", "organisation"), "darfur harm monitor"),
        (link("police", "group"), "police"),
        (link("the Washington Post", "outlet"), "washington-post"),
        (link("Arnel dela Vega of the army's Western Command"), "arnel dela vega"),
    ],
)  # fmt: skip
def test_a_named_speaker_is_an_origin(one: Relay, key: str) -> None:
    found = origin(one, link("Reuters", "outlet"))
    assert (found.key, found.basis) == (key, "speaker")


@pytest.mark.parametrize(
    ("chain", "key"),
    [
        ([link("two US officials", "group")], "official < USA < tamale herald"),
        ([link("officials", "group"), link("Washington Post", "outlet")], "official < washington-post"),
        ([link("Two security sources", "group"), link("AFP", "outlet")], "official < afp"),
        ([link("a source in the village")], "source < tamale herald"),
        ([link("Russia's foreign minister")], "minister < RUS < tamale herald"),
        ([link("one of the victims")], "victim < tamale herald"),
        ([link("a military source"), link("State television", "outlet")], "official < tamale herald"),
        ([link("witnesses", "group"), link("local media", "outlet"), link("BBC", "outlet")], "witness < bbc"),
        ([link("rumours", "unnamed")], "rumour < tamale herald"),
        ([link("general understanding", "general")], "common knowledge < tamale herald"),
        ([link("the team", "organisation")], "team < tamale herald"),
        ([link("Turkey-backed fighters", "group")], "fighter < tamale herald"),
    ],
)  # fmt: skip
def test_who_is_not_named_is_tied_to_who_quotes_him(chain: list[Relay], key: str) -> None:
    found = origin(*chain)
    assert (found.key, found.basis) == (key, "unnamed")


def test_he_who_could_not_be_traced_is_somebody() -> None:
    assert origin(Relay("he", "person", resolved=False)).key == "somebody < tamale herald"


@pytest.mark.parametrize(
    ("printing", "key", "basis"),
    [
        (HERALD, "tamale herald", "outlet"),
        (REUTERS, "reuters", "agency"),
        (BARE, "article b1", "article"),
    ],
)
def test_an_articles_own_voice(printing: Printing, key: str, basis: str) -> None:
    found = origin(printing=printing)
    assert (found.key, found.basis) == (key, basis)


def test_copied_words_have_the_origin_of_their_first_printing() -> None:
    assert find_origin(claim(), HERALD, REUTERS).key == "reuters"
    residents = claim(link("residents", "group"))
    assert find_origin(residents, HERALD, REUTERS) == find_origin(residents, REUTERS)
    spoken = claim(link("Osman Tarrak"))
    assert find_origin(spoken, HERALD, REUTERS) == find_origin(spoken, HERALD)


def test_three_papers_that_relay_one_are_one_origin() -> None:
    post = link("Washington Post", "outlet")
    found = {
        origin(link(words, "group"), post, printing=printing).key
        for words, printing in (("officials", HERALD), ("two officials", AFP), ("some officials", BARE))
    }  # fmt: skip
    assert found == {"official < washington-post"}


@pytest.mark.parametrize(
    ("a", "b", "apart"),
    [
        # who speaks for himself
        (origin(link("Osman Tarrak")), origin(link("Nadia Rahal")), True),
        (origin(link("Osman Tarrak")), origin(link("Tarrak")), False),
        (origin(link("Sergei Lavrin")), origin(link("Sergey Lavrin")), False),
        # bodies of one state, and of two
        (origin(link("Kremlin", "organisation")), origin(link("Russian defence ministry", "organisation")), False),
        (origin(link("Pentagon", "organisation")), origin(link("US officials", "group")), False),
        (origin(link("Pentagon", "organisation")), origin(link("Kremlin", "organisation")), True),
        (origin(link("OCHA", "organisation")), origin(link("United Nations", "organisation")), False),
        # bodies of a state that is not told
        (origin(link("the army", "organisation")), origin(link("Sudanese army", "organisation")), False),
        (origin(link("police", "group")), origin(link("officials", "group"), printing=AFP), False),
        (origin(link("the army", "organisation")), origin(link("Rapid Support Forces", "organisation")), True),
        # who is not named
        (origin(link("residents", "group"), printing=REUTERS), origin(link("residents", "group"), printing=AFP), True),
        (origin(link("residents", "group"), printing=REUTERS), origin(link("medics", "group"), printing=REUTERS), False),
        (origin(link("residents", "group"), printing=REUTERS), origin(printing=REUTERS), False),
        (origin(link("residents", "group")), origin(link("police", "group")), True),
        # an outlet that passes on an agency
        (origin(link("Reuters", "outlet")), origin(printing=REUTERS), False),
        (origin(printing=REUTERS), origin(printing=AFP), True),
        # who cannot be traced
        (origin(link("rumours", "unnamed")), origin(link("rumours", "unnamed"), printing=AFP), False),
        (origin(link("reports", "unnamed")), origin(link("Osman Tarrak")), False),
    ],
)  # fmt: skip
def test_independence(a: Origin, b: Origin, apart: bool) -> None:
    assert independent(a, b) == independent(b, a) == apart


def test_offices_of_one_state_do_not_support_each_other() -> None:
    minister = entry(link("Sergei Lavrin", role="Russia's foreign minister"))
    army = entry(link("Russian military", "organisation"), printing=AFP)
    envoy = entry(link("Hana Weber", role="Germany's envoy to Syria"), printing=AFP)
    assert independent(minister.origin, army.origin)
    assert not independent_claims(minister, army)
    assert independent_claims(minister, envoy)


def test_a_spokesman_and_his_army_do_not_support_each_other() -> None:
    spokesman = entry(link("Osman Tarrak", role="army spokesman"))
    assert not independent_claims(spokesman, entry(link("the army", "organisation"), printing=AFP))


def test_an_outlet_may_rest_on_whom_it_quotes() -> None:
    quoted = entry(link("Nadia Rahal"), link("Reuters", "outlet"))
    assert not independent_claims(entry(printing=REUTERS), quoted)
    assert independent_claims(entry(printing=AFP), quoted)


def test_an_articles_own_voice_may_rest_on_its_speakers() -> None:
    assert not independent_claims(entry(), entry(link("Nadia Rahal")))
    assert independent_claims(entry(link("Osman Tarrak")), entry(link("Nadia Rahal")))


def test_one_origin_is_told_from_rumours() -> None:
    post = link("Washington Post", "outlet")
    officials = origin(link("officials", "group"), post)
    assert same_origin(officials, origin(link("three officials", "group"), post, printing=AFP))
    assert not same_origin(origin(link("rumours", "unnamed")), origin(link("rumours", "unnamed")))


@pytest.mark.parametrize(
    "name", ["", " ", "(AFP)", " (x)", "of", "the of", "'s", "spokesman for", "<"]
)
@pytest.mark.parametrize("kind", ["person", "organisation", "outlet", "group", "unnamed"])
def test_odd_names_are_read(name: str, kind: RelayKind) -> None:
    found = origin(link(name, kind, role=name))
    assert independent(found, origin(link("Osman Tarrak"))) in (True, False)


def test_noun_phrases() -> None:
    assert head_noun("several senior Western diplomats briefed on the talks") == "diplomat"
    assert person_in("US Ambassador to Germany Richard Grenwell") is not None
    assert person_in("spokesman for the UN") is None
    assert body_of("press officer") is None
