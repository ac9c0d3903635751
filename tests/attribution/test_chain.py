"""Chains of relays, from attributions set by hand over passages of our own."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest

from reportedly.articles.parse import parse
from reportedly.attribution.chain import build_chains
from reportedly.attribution.coreference import Mentions, resolve_mentions
from reportedly.claim import Attribution, CueKind
from reportedly.text import Article, Block, Dateline, EntityKind, Parse, Span

REGISTER: dict[str, tuple[EntityKind, str | None, str]] = {
    "Novosti": ("outlet", "ria", "RIA Novosti"),
    "Russia Today": ("outlet", "rt", "RT"),
    "TASS": ("outlet", "tass", "TASS"),
    "SANA": ("outlet", "sana", "Syrian Arab News Agency"),
    "Reuters": ("outlet", "reuters", "Reuters"),
    "AFP": ("outlet", "afp", "Agence France-Presse"),
    "BBC": ("outlet", "bbc", "BBC"),
    "Al Jazeera": ("outlet", "aljazeera", "Al Jazeera"),
    "Interfax": ("outlet", "interfax", "Interfax"),
    "Radio Okapi": ("outlet", "okapi", "Radio Okapi"),
    "Sudan Tribune": ("outlet", "sudantribune", "Sudan Tribune"),
    "Washington Post": ("outlet", "wapo", "The Washington Post"),
    "Der Spiegel": ("outlet", "spiegel", "Der Spiegel"),
    "Twitter": ("outlet", "x", "Twitter"),
    "Moscow": ("state", "RUS", "Russia"),
    "Russia": ("state", "RUS", "Russia"),
    "Russian": ("state", "RUS", "Russia"),
    "Kyiv": ("state", "UKR", "Ukraine"),
    "Iran": ("state", "IRN", "Iran"),
    "Tehran": ("state", "IRN", "Iran"),
    "US": ("state", "USA", "United States"),
    "Hamas": ("armed_group", "hamas", "Hamas"),
}


@dataclass(frozen=True)
class Said:
    """An attribution in words: each string must stand once after `after` in the text."""

    cue: str
    source: str | None
    content: str
    kind: CueKind = "say"
    parent: int | None = None


def _span(parsed: Parse, words: str, start: int = 0) -> Span:
    at = parsed.article.text.index(words, start)
    return parsed.article.span(at, at + len(words))


def _head(parsed: Parse, span: Span) -> int:
    inside = [t for t in parsed.doc if span.start <= t.idx and t.idx + len(t) <= span.end]
    kept = {t.i for t in inside}
    return next(t.i for t in inside if t.head.i not in kept or t.head.i == t.i)


def _attribution(parsed: Parse, said: Said) -> Attribution:
    content = _span(parsed, said.content)
    cue = _span(parsed, said.cue)
    near = content.start - 160  # the cue and source nearest to the content
    while (following := parsed.article.text.find(said.cue, cue.end)) >= 0:
        if abs(following - content.start) > abs(cue.start - content.start):
            break
        cue = parsed.article.span(following, following + len(said.cue))
    source = None if said.source is None else _span(parsed, said.source, max(near, 0))
    return Attribution(
        (cue,),
        () if source is None else (source,),
        (content,),
        said.kind,
        _head(parsed, cue),
        None if source is None else _head(parsed, source),
        parent=said.parent,
    )


def chains(text: str, *said: Said, outlet: str | None = None) -> list[list[str]]:
    article, end, blocks = Article("a", text, outlet=outlet), 0, []
    for paragraph in text.split("\n\n"):
        start = text.index(paragraph, end)
        end = start + len(paragraph)
        blocks.append(Block("paragraph", article.span(start, end)))
    parsed = parse(replace(article, blocks=tuple(blocks)))
    attributions = tuple(_attribution(parsed, s) for s in said)
    found = Mentions(resolve_mentions(parsed, REGISTER.get), parsed)
    return [[r.name for r in t.chain] for t in build_chains(attributions, found, parsed)]


CASES: list[tuple[str, list[Said], list[list[str]]]] = [
    (  # around: "according to"
        '"Our advisers remain," Tabar said, according to the Russian news agency Novosti.',
        [
            Said("said", "Tabar", "Our advisers remain", parent=1),
            Said("according to", "the Russian news agency Novosti", "Our advisers remain"),
        ],
        [["Tabar", "RIA Novosti"], ["RIA Novosti"]],
    ),
    (  # the same speech in the paragraph
        'Hamid Tabar stated that the plan stands. "Nothing has changed," Tabar said, according to'
        " Novosti.",
        [
            Said("stated", "Hamid Tabar", "that the plan stands"),
            Said("said", "Tabar", "Nothing has changed", parent=2),
            Said("according to", "Novosti", "Nothing has changed"),
        ],
        [["Hamid Tabar", "RIA Novosti"], ["Hamid Tabar", "RIA Novosti"], ["RIA Novosti"]],
    ),
    (  # held apart, with outlets that the parse breaks up
        "Andrei Voronin suggested that the force had shrunk. Voronin's comments, reported"
        " by Russia Today and Novosti, came after the talks.",
        [Said("suggested", "Andrei Voronin", "the force had shrunk", "suggest")],
        [["Andrei Voronin", "RT (Russia Today)", "RIA Novosti"]],
    ),
    (  # held apart, in a later paragraph the speaker is not relayed again
        "The governor of Darfur said the camp was shelled. The remarks were carried by Sudan"
        " Tribune.\n\nThe governor said last year that the camp was safe.",
        [
            Said("said", "The governor of Darfur", "the camp was shelled"),
            Said("said last year", "The governor", "the camp was safe"),
        ],
        [["governor of Darfur", "Sudan Tribune"], ["governor of Darfur"]],
    ),
    (  # the outlet before the noun of speech
        "A military source said drones were shot down. State television carried the source's"
        " remarks.",
        [Said("said", "A military source", "drones were shot down")],
        [["A military source", "State television"]],
    ),
    (
        "Blinken told Reuters that the talks had failed.",
        [Said("told", "Blinken", "that the talks had failed")],
        [["Blinken", "Reuters"]],
    ),
    (
        "In an interview with Al Jazeera, Hamas official Osama Hamdan said nothing was agreed.",
        [Said("said", "Osama Hamdan", "nothing was agreed")],
        [["Osama Hamdan", "Al Jazeera"]],
    ),
    (
        "The bishop of Goma said in a statement to AFP that the road was cut.",
        [Said("said", "The bishop of Goma", "that the road was cut")],
        [["bishop of Goma", "Agence France-Presse (AFP)"]],
    ),
    (
        "Speaking to the BBC, a Tigrayan aid worker said the convoy was stopped.",
        [Said("said", "a Tigrayan aid worker", "the convoy was stopped")],
        [["a Tigrayan aid worker", "BBC"]],
    ),
    (
        "In remarks published by Der Spiegel, the chancellor of Austria said the pipeline was dead.",
        [Said("said", "the chancellor of Austria", "the pipeline was dead")],
        [["chancellor of Austria", "Der Spiegel"]],
    ),
    (
        "SANA quoted a military source as saying that air defences had opened fire.",
        [
            Said("quoted", "SANA", "that air defences had opened fire"),
            Said("as saying", "a military source", "that air defences had opened fire", parent=0),
        ],
        [
            ["Syrian Arab News Agency (SANA)"],
            ["a military source", "Syrian Arab News Agency (SANA)"],
        ],
    ),
    (
        "The mayor of Tmassah was quoted by Interfax as saying that water was short.",
        [Said("was quoted by Interfax as saying", "The mayor of Tmassah", "water was short")],
        [["mayor of Tmassah", "Interfax"]],
    ),
    (
        "Citing two officials, the Washington Post reported that the base had closed.",
        [
            Said("Citing", "two officials", "the base had closed", parent=1),
            Said("reported", "the Washington Post", "the base had closed"),
        ],
        [["two officials", "The Washington Post"], ["The Washington Post"]],
    ),
    (  # two relays for outlets that report together
        "Reuters and AFP reported that the bridge had fallen.",
        [Said("reported", "Reuters and AFP", "that the bridge had fallen", "report")],
        [["Reuters", "Agence France-Presse (AFP)"]],
    ),
    (  # one joint source for people
        "Maia Sandu and Nikol Pashinyan said the pact was near.",
        [Said("said", "Maia Sandu and Nikol Pashinyan", "the pact was near")],
        [["Maia Sandu and Nikol Pashinyan"]],
    ),
    (
        "Prior reports from Libyan sources said the tanker was boarded.",
        [Said("said", "Prior reports from Libyan sources", "the tanker was boarded", "report")],
        [["Libyan sources"]],
    ),
    (
        "Reports at that time suggested that Rwanda had sent troops.",
        [Said("suggested", "Reports at that time", "that Rwanda had sent troops", "suggest")],
        [["reports"]],
    ),
    (
        "Rumours circulated that the warlord was dead.",
        [Said("Rumours circulated", None, "the warlord was dead", "rumour")],
        [["rumours"]],
    ),
    (
        "It is widely understood that the regime needs the pipeline.",
        [Said("is widely understood", None, "the regime needs the pipeline", "general")],
        [["general understanding"]],
    ),
    (
        "The general was reportedly meeting traders in Lashio.",
        [Said("reportedly", None, "meeting traders in Lashio", "report")],
        [["reports"]],
    ),
    (  # a plan that nobody is said to hold is the author's
        "The decision to close the port came on Friday.",
        [Said("decision", None, "to close the port", "intend")],
        [["author"]],
    ),
    (  # what a statement "underscores" is a reading of it
        "This statement underscores Moscow's caution.",
        [Said("underscores", "This statement", "Moscow's caution", "assert")],
        [["author"]],
    ),
    (
        "Iran's hold over the valley explains why the talks failed.",
        [Said("explains", "Iran's hold over the valley", "why the talks failed")],
        [["author"]],
    ),
    (
        "A statement issued by the Karen council said two boys died. The statement added that the"
        " village was empty.",
        [
            Said("said", "A statement issued by the Karen council", "two boys died"),
            Said("added", "The statement", "the village was empty"),
        ],
        [["Karen council"], ["Karen council"]],
    ),
    (  # a relative clause after a comma is the author's telling, not the outer speaker's
        "The statement by Kyiv responded to remarks by Viktor Orban, who had suggested that the"
        " war was lost.",
        [
            Said("responded to", "The statement by Kyiv", "remarks by Viktor Orban, who had"),
            Said("had suggested", "Viktor Orban", "the war was lost", "suggest", parent=0),
        ],
        [["Ukraine"], ["Viktor Orban"]],
    ),
    (  # one speaker inside another
        "The minister of health said doctors had warned that the vaccine would run out.",
        [
            Said("said", "The minister of health", "doctors had warned that"),
            Said("had warned", "doctors", "the vaccine would run out", "forecast", parent=0),
        ],
        [["minister of health"], ["doctors", "minister of health"]],
    ),
    (  # the envoy is the person, whatever the words
        "The UN envoy to Yemen, Hans Grundberg, flew to Sanaa. The envoy said the truce held.",
        [Said("said", "The envoy", "the truce held")],
        [["Hans Grundberg"]],
    ),
    (
        "The chief of the monitors told Radio Okapi that nobody was hurt. She had said earlier"
        " that two guards were missing.",
        [
            Said("told", "The chief of the monitors", "that nobody was hurt"),
            Said("said earlier", "She", "two guards were missing"),
        ],
        [["chief of the monitors", "Radio Okapi"], ["chief of the monitors"]],
    ),
    (  # a state, and no "us"
        "The US has indicated that funds would dry up.",
        [Said("has indicated", "The US", "that funds would dry up", "suggest")],
        [["United States"]],
    ),
    (
        "According to the summary, two wells were dry.",
        [Said("According to", "the summary", "two wells were dry")],
        [["the summary"]],
    ),
    (  # a platform is the way that the words took
        "The mayor of Kharkiv wrote on Twitter that the heating was off.",
        [Said("wrote", "The mayor of Kharkiv", "that the heating was off")],
        [["mayor of Kharkiv", "Twitter"]],
    ),
    (
        "Residents of Ghazni said the market was open.",
        [Said("said", "Residents of Ghazni", "the market was open")],
        [["Residents of Ghazni"]],
    ),
    (
        "The junta's order was read on state television. A spokesman for the junta said the"
        " curfew would stay.",
        [Said("said", "A spokesman for the junta", "the curfew would stay")],
        [["A spokesman for the junta"]],
    ),
    (
        '"We will win," the governor was quoted as saying by Interfax. He added that aid was near.',
        [
            Said("was quoted as saying", "the governor", "We will win"),
            Said("added", "He", "that aid was near"),
        ],
        [["the governor", "Interfax"], ["the governor", "Interfax"]],
    ),
    (  # an unregistered name that is told is an outlet
        "A Serb lawyer told Le Pays that masked men had burned his car.",
        [Said("told", "A Serb lawyer", "that masked men had burned his car")],
        [["A Serb lawyer", "Le Pays"]],
    ),
    (  # two outlets, nearest to the speaker first
        '"Our men stay," Colonel Traore told the state broadcaster Tele Sahel, in remarks picked up by'
        " Sputnik Sahel.",
        [Said("told", "Colonel Traore", "Our men stay")],
        [["Traore", "Tele Sahel", "Sputnik Sahel"]],
    ),
    (
        '"Our marines stay," Colonel Thant wrote in a statement read out on the channel MNTV and'
        " quoted by the agency Tass Asia.",
        [Said("wrote", "Colonel Thant", "Our marines stay")],
        [["Thant", "MNTV", "Tass Asia"]],
    ),
    (
        "A bishop told Radio Nehanda that the men had left, and its report was carried by Interfax.",
        [Said("told", "A bishop", "that the men had left")],
        [["A bishop", "Radio Nehanda", "Interfax"]],
    ),
    (  # a document came through who saw it
        "A memo seen by Reuters shows that the fuel was paid for in May.",
        [Said("shows", "A memo seen by Reuters", "that the fuel was paid for in May", "show")],
        [["A memo", "Reuters"]],
    ),
    (  # whom an outlet cites speaks first
        "The posts were empty, according to a report by the Hindi daily Jan Samvad, which cited"
        " intelligence inputs.",
        [Said("according to", "a report by the Hindi daily Jan Samvad", "The posts were empty")],
        [["intelligence inputs", "Jan Samvad"]],
    ),
    (
        "The Jeonbuk Ilbo daily, quoting an unnamed lawmaker who sits on the panel, reported that two"
        " posts would be closed.",
        [Said("reported", "The Jeonbuk Ilbo daily", "that two posts would be closed")],
        [["an unnamed lawmaker", "Jeonbuk Ilbo"]],
    ),
    (  # but not who is named by it
        "The minister told Nakfa residents that aid was near.",
        [Said("told", "The minister", "that aid was near")],
        [["The minister"]],
    ),
    (  # nor a body, nor a person
        "The envoy told Amal Nasser and the Rights Council that the road was open.",
        [Said("told", "The envoy", "that the road was open")],
        [["The envoy"]],
    ),
]


@pytest.mark.parametrize(("text", "said", "expected"), CASES, ids=[t[:36] for t, _, _ in CASES])
def test_chains(text: str, said: list[Said], expected: list[list[str]]) -> None:
    assert chains(text, *said) == expected


def test_the_publisher_is_no_relay_but_may_speak() -> None:
    text = "Tabar told Reuters that the plan stands. Reuters has seen the paper."
    said = Said("told", "Tabar", "that the plan stands")
    assert chains(text, said, outlet="Reuters") == [["Tabar"]]
    seen = Said("has seen", "Reuters", "the paper", "show")
    assert chains(text, seen, outlet="Reuters") == [["Reuters"]]


def test_the_agency_of_the_dateline_is_no_relay() -> None:
    text = "GAO, May 3 (AFP) - A herder told AFP that the well was mined."
    parsed = parse(Article("a", text))
    line = Dateline(parsed.article.span(0, 18), agency=parsed.article.span(12, 15))
    parsed = parse(replace(parsed.article, dateline=line))
    one = _attribution(parsed, Said("told", "A herder", "that the well was mined"))
    found = resolve_mentions(parsed, REGISTER.get)
    assert [r.name for r in build_chains((one,), found, parsed)[0].chain] == ["A herder"]


def test_the_agency_is_the_last_relay_of_what_another_paper_prints() -> None:
    text = "JUBA, May 3 (Reuters) - A herder said that the well was mined."
    parsed = parse(Article("a", text, outlet="Nile Post"))
    line = Dateline(parsed.article.span(0, 23), agency=parsed.article.span(13, 20))
    parsed = parse(replace(parsed.article, dateline=line))
    one = _attribution(parsed, Said("said", "A herder", "that the well was mined"))
    found = resolve_mentions(parsed, REGISTER.get)
    assert [r.name for r in build_chains((one,), found, parsed)[0].chain] == ["A herder", "Reuters"]
    parsed = parse(replace(parsed.article, outlet="Reuters"))
    assert [r.name for r in build_chains((one,), found, parsed)[0].chain] == ["A herder"]


def test_links_carry_role_cue_span_and_kind() -> None:
    text = "Russia's envoy to Syria, Andrei Voronin, told TASS that the base was full."
    parsed = parse(Article("a", text))
    one = _attribution(parsed, Said("told", "Andrei Voronin", "that the base was full"))
    first, outlet = build_chains((one,), resolve_mentions(parsed, REGISTER.get), parsed)[0].chain
    assert (first.kind, first.role) == ("person", "Russia's envoy to Syria")
    assert first.cue is not None
    assert first.cue.text == "told"
    assert first.span is not None
    assert first.span.text == "Andrei Voronin"
    assert (outlet.kind, outlet.name) == ("outlet", "TASS")


def test_an_unresolved_speaker_says_so() -> None:
    text = "He said the road was closed."
    parsed = parse(Article("a", text))
    one = _attribution(parsed, Said("said", "He", "the road was closed"))
    (only,) = build_chains((one,), resolve_mentions(parsed, REGISTER.get), parsed)[0].chain
    assert (only.name, only.resolved) == ("He", False)


def test_relays_held_apart_have_a_reason() -> None:
    text = "Moyo denied it. Moyo's remarks, carried by the BBC, were brief."
    parsed = parse(Article("a", text))
    one = _attribution(parsed, Said("denied", "Moyo", "it", "deny"))
    (traced,) = build_chains((one,), resolve_mentions(parsed, REGISTER.get), parsed)
    assert [r.name for r in traced.chain] == ["Moyo", "BBC"]
    (reason,) = traced.reasons
    assert (reason.field, reason.rule) == ("chain", "held apart")
    assert "carried" in reason.spans[0].text
