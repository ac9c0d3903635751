from __future__ import annotations

from datetime import date

import pytest

from reportedly.articles.parse import parse
from reportedly.coding.toponym import PlaceMention, find_places
from reportedly.text import Article, Block, Dateline
from tests.coding.sentences import parsed


def places(text: str) -> dict[str, PlaceMention]:
    """The first mention of each place by its words."""
    found: dict[str, PlaceMention] = {}
    for one in find_places(parsed(text)):
        assert one.where.span is not None
        found.setdefault(one.where.span.text, one)
    return found


def literal(text: str) -> list[str]:
    """The words of the places where something is, in order."""
    return [
        one.where.span.text
        for one in find_places(parsed(text))
        if one.use == "literal" and one.where.span is not None
    ]


def test_spans_and_tokens_agree() -> None:
    text = "Drones hit Nyala’s market and villages near Sana’a on Monday."
    read = parsed(text)
    for one in find_places(read):
        assert one.where.span == read.span(one.first, one.last)


@pytest.mark.parametrize(
    ("text", "name", "country", "precision"),
    [
        ("Shells fell in Chasiv Yar, Ukraine said.", "Chasiv Yar", "UA", 1),
        ("A bomb went off in the Mezzeh district of Damascus.", "Mezzeh", "SY", 1),
        ("The RSF shelled the Zamzam camp in Sudan.", "Zamzam camp", "SD", 1),
        ("Shelling killed four near Kadugli in Sudan.", "Kadugli", "SD", 2),
        ("Clashes went on in Helmand province.", "Helmand", "AF", 4),
        ("Fighters crossed into Shan State in Myanmar.", "Shan", "MM", 4),
        ("Ships were hit in the Red Sea.", "Red Sea", None, 7),
        ("Rebels hold much of Darfur.", "Darfur", "SD", 5),
        ("Troops left Mali last year.", "Mali", "ML", 6),
        ("Raids went on in northern Nigeria.", "Nigeria", "NG", 5),
        ("Shells hit Afrin district in Syria.", "Afrin", "SY", 3),
        ("Inspectors reached the Zaporizhzhia nuclear power plant.",
         "Zaporizhzhia nuclear power plant", "UA", 1),
    ],
)  # fmt: skip
def test_places_have_the_precision_of_what_they_are(
    text: str, name: str, country: str | None, precision: int
) -> None:
    where = places(text)[name].where
    assert (where.country, where.precision) == (country, precision)
    assert where.lat is not None


def test_a_region_after_a_name_holds_it() -> None:
    where = places("Two died in Qusair in Homs province, in Syria.")["Qusair"].where
    assert where.regions == ("Homs", "Syria")
    assert where.lat == pytest.approx(34.5, abs=0.1)


def test_a_country_after_a_name_holds_it() -> None:
    text = "He was born in Tripoli, Lebanon, and moved to Paris, Texas."
    found = places(text)
    assert found["Tripoli"].where.country == "LB"
    assert found["Paris"].where.country == "US"


def test_a_state_abbreviated_after_a_name_holds_it() -> None:
    assert places("She lives in Athens, Ga., with her son.")["Athens"].where.country == "US"


def test_the_article_tells_namesakes_apart() -> None:
    sudan = places("Sudan's army bombed Karima. In Karima, Sudanese doctors fled.")
    assert sudan["Karima"].where.country == "SD"
    assert (
        places("Chad said that Iraq's Hit was safe. Iraqi troops are in Hit.")["Hit"].where.country
        == "IQ"
    )


def test_a_name_held_elsewhere_is_not_put_where_its_namesake_is() -> None:
    where = places("An airstrike hit a car in Toul, Lebanon.")["Toul"].where
    assert (where.lat, where.precision, where.id) == (None, None, None)


def test_a_place_not_held_is_unplaced() -> None:
    where = places("Gunmen burned the village of Zarnathulabad in Afghanistan.")
    assert where["Zarnathulabad"].where.lat is None
    assert where["Zarnathulabad"].where.precision is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Congolese troops failed to retake Nyamilizo on Friday.", "Nyamilizo"),
        ("Four soldiers died in a raid near Mir Zalim on Monday.", "Mir Zalim"),
        ("Shells fell in northern Bantatura at noon.", "Bantatura"),
    ],
)
def test_strangers_are_places_where_only_places_stand(text: str, name: str) -> None:
    where = places(text)[name].where
    assert (where.lat, where.precision) == (None, None)


def test_strangers_elsewhere_are_none() -> None:
    assert literal("He spoke in Parliament and at Zorvex, then met Bantatura.") == []


def test_a_site_shows_its_place() -> None:
    assert literal("Rockets hit the Ashkelon power station.") == ["Ashkelon"]


def test_capitals_by_their_country() -> None:
    found = places("Talks were held in Kazakhstan’s capital on Friday.")
    assert list(found) == ["Kazakhstan’s capital"]
    assert found["Kazakhstan’s capital"].where.name == "Astana"
    assert (
        places("A bomb exploded in the Lebanese capital.")["Lebanese capital"].where.name
        == "Beirut"
    )
    assert places("They marched in the capital of Mali.")["capital of Mali"].where.name == "Bamako"


def test_a_bare_capital_is_that_of_the_article() -> None:
    text = "Sudan's army fled. Sudanese officials said that shells hit the capital on Monday."
    assert places(text)["the capital"].where.name == "Khartoum"
    text = "Kenya, Chad and Mali met. Gunfire was heard in the capital on Monday."
    assert "the capital" not in places(text)


def test_a_capital_that_is_named_is_one_place() -> None:
    assert literal("Shells fell in the Lebanese capital, Beirut, on Monday.") == ["Beirut"]


def test_other_capitals_are_none() -> None:
    assert "capital" not in " ".join(places("Iran punishes it with capital punishment."))
    assert places("Syria's human capital is gone.").keys() == {"Syria"}


@pytest.mark.parametrize(
    ("text", "name", "use"),
    [
        ("Tehran denied the report.", "Tehran", "metonymic"),
        ("Protesters marched in Tehran.", "Tehran", "literal"),
        ("Israel bombed Damascus on Sunday.", "Israel", "metonymic"),
        ("Israel bombed Damascus on Sunday.", "Damascus", "literal"),
        ("Talks with Ankara went on.", "Ankara", "metonymic"),
        ("He is the envoy to Yemen.", "Yemen", "metonymic"),
        ("Arms were sent to Yemen.", "Yemen", "literal"),
        ("Iran's presence in Iraq grew.", "Iran", "metonymic"),
        ("Iran's presence in Iraq grew.", "Iraq", "literal"),
        ("Rwanda-backed rebels advanced.", "Rwanda", "adjectival"),
        ("Ethiopian troops left.", "Ethiopian", "adjectival"),
        ("Ethiopians left.", "Ethiopians", "demonym"),
        ("Delegates from Kenya spoke by video.", "Kenya", "metonymic"),
    ],
)
def test_uses(text: str, name: str, use: str) -> None:
    assert places(text)[name].use == use


def test_lists_share_their_preposition() -> None:
    text = "Fighting spread to Lashio, Kyaukme and Hsipaw in Myanmar."
    assert literal(text) == ["Lashio", "Kyaukme", "Hsipaw", "Myanmar"]


def test_near_holds_for_the_whole_list() -> None:
    found = places("Factions hold the countryside around Aleppo and Idlib in Syria.")
    assert [found[name].where.precision for name in ("Aleppo", "Idlib")] == [2, 2]


@pytest.mark.parametrize(
    "text",
    [
        "Michael Jordan scored twice.",
        "The Sudan Tribune reported it.",
        "President Houston spoke.",
        "Marburg virus kills quickly.",
        "It cost US$5 million.",
        "The FDA and the SWAT team agreed.",
    ],
)  # fmt: skip
def test_names_of_other_things_are_no_places(text: str) -> None:
    assert literal(text) == []


def test_organisations_are_no_scenes() -> None:
    found = places("Kabul University said that classes were over.")
    assert found["Kabul"].use == "adjectival"


def test_only_paragraphs_are_read_and_datelines_count() -> None:
    text = "TRIPOLI, June 3 -\nGunmen shot at guards in Zuwara.\nMore from Paris"
    first, second = text.index("Gunmen"), text.index("More")
    line = Article("x", text).span(0, first - 1)
    article = Article(
        id="news",
        text=text,
        published=date(2024, 6, 3),
        dateline=Dateline(line, place=Article("x", text).span(0, 7)),
        blocks=(
            Block("dateline", line),
            Block("paragraph", Article("x", text).span(first, second - 1)),
            Block("related", Article("x", text).span(second, len(text))),
        ),
    )
    (one,) = find_places(parse(article))
    assert (one.where.name, one.where.country) == ("Zuwara", "LY")


def test_reading_is_deterministic() -> None:
    text = "Shells fell in Goma, Sake and Bukavu as M23 rebels entered Congo from Rwanda."
    assert find_places(parsed(text)) == find_places(parse(Article(id="news", text=text)))


def test_nothing_in_nothing_out() -> None:
    assert find_places(parsed("")) == ()
    assert find_places(parsed("Nobody was hurt.")) == ()
