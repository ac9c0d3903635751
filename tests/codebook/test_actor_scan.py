from __future__ import annotations

from reportedly.articles.parse import parse
from reportedly.codebook.actors import ActorHit, find_actors
from reportedly.text import Article


def hits(text: str) -> tuple[ActorHit, ...]:
    return find_actors(parse(Article(id="news", text=text)))


def named(text: str) -> list[tuple[str, str]]:
    """The words and the id of each actor found."""
    return [(hit.span.text, hit.entry.id) for hit in hits(text)]


def test_spans_are_words_of_the_article_and_tokens_of_the_parse() -> None:
    text = "On Monday Côte d’Ivoire’s army met Hay’at Tahrir al-Sham’s men."
    read = parse(Article(id="news", text=text))
    found = find_actors(read)
    assert [hit.span.text for hit in found] == ["Côte d’Ivoire’s army", "Hay’at Tahrir al-Sham"]
    for hit in found:
        assert text[hit.span.start : hit.span.end] == hit.span.text
        assert read.span(hit.first, hit.last).covers(hit.span)


def test_a_state_with_an_institution_is_one_actor() -> None:
    assert named("The Iranian Foreign Ministry denied it.") == [
        ("Iranian Foreign Ministry", "IRN.foreign-ministry")
    ]
    assert named("The Government of Sudan left.") == [("Government of Sudan", "SDN.government")]
    assert named("Mali's Ministry of Defence spoke.") == [
        ("Mali's Ministry of Defence", "MLI.defence-ministry")
    ]


def test_an_institution_that_modifies_is_none() -> None:
    assert named("Chad's military presence in Libya grew.") == [("Chad", "TCD"), ("Libya", "LBY")]


def test_registered_names_beat_composed_ones() -> None:
    assert named("The Israeli military struck Beirut.")[0] == ("Israeli military", "idf")


def test_the_wording_for_a_government_is_kept() -> None:
    (hit,) = hits("The Burmese regime fell.")
    assert (hit.entry.id, hit.entry.name) == ("MMR.government", "Burmese regime")


def test_words_are_not_actors() -> None:
    assert named("Nobody told us who did it, or where the turkey was.") == []
    assert named("The firm paid US$5 million.") == []
    assert named("TELL US WHO DID IT AND WHERE") == []


def test_people_are_not_countries() -> None:
    assert named("Michael Jordan flew in. Later Jordan left by car.") == []
    assert [pair[1] for pair in named("Israel Katz spoke to reporters in Amman.")] == ["JOR"]


def test_longer_names_are_not_their_states() -> None:
    assert named("Leaders from Latin America met near the Gulf of Guinea.") == []


def test_guarded_names_need_room() -> None:
    assert named("Dawn broke over the ruins.") == []
    assert ("Security Council", "unsc") in named("Envoys asked the Security Council to act.")
    assert "unsc" not in [pair[1] for pair in named("Ukraine's National Security Council met.")]


def test_a_local_name_needs_its_country() -> None:
    assert ("4th Division", "fourth-division") in named("Syria sent the 4th Division to Daraa.")
    assert named("The 4th Division of the league starts on Sunday.") == []


def test_initialisms_follow_the_article() -> None:
    assert ("SDF", "jsdf") in named("Japan said that the SDF would help after the storm.")
    assert ("SDF", "sdf") in named("In northern Syria the SDF withdrew from Manbij.")
    assert named("The SDF was founded long ago.") == []


def test_an_initialism_brought_in_by_the_article_is_its_own() -> None:
    found = named("The Arakan Army (AA) advanced. Hours later the AA took the town in Myanmar.")
    assert found[:3] == [
        ("Arakan Army", "arakan-army"),
        ("AA", "arakan-army"),
        ("AA", "arakan-army"),
    ]


def test_a_short_initialism_of_a_group_needs_its_country() -> None:
    assert named("The ELN file format is open.") == []
    assert ("ELN", "eln") in named("The ELN freed two soldiers in Colombia.")


def test_outlets_may_be_parts_of_provinces() -> None:
    assert "fars" not in [pair[1] for pair in named("Floods hit Fars province in Iran.")]
    assert ("Fars", "fars") in named("A drone fell in Iran, Fars reported.")
