"""What a first reader of the program ran into: denials, open questions, hidden verbs, bad input.

Stories print an attribution a line as in `test_find`; chains and time are tested on the whole of
this layer, without the coding behind it.
"""

from __future__ import annotations

import gc
import time

import pytest

from reportedly.articles.parse import parse
from reportedly.attribution.chain import build_chains
from reportedly.attribution.coreference import Mentions, resolve_mentions
from reportedly.attribution.find import find_attributions
from reportedly.text import Article, EntityKind, Parse
from tests.attribution.test_find import find, show

STORIES = {
    "claims that are false": (
        "Claims that Turkey bombed the clinic in Sinjar are false, Ankara said.",
        [
            "deny | Ankara | are false | Turkey bombed the clinic in Sinjar | 1",
            "say | Ankara | said | Claims that Turkey bombed the clinic in Sinjar are false | -",
        ],
    ),
    "reports that were not true": (
        "The army said reports that it had lost Goma were not true.",
        [
            "say | The army | said | reports that it had lost Goma were not true | -",
            "deny | The army | were not true | it had lost Goma | 0",
        ],
    ),
    "rumours that nobody answers": (
        "Rumours that the general had fled Khartoum were nonsense.",
        ["deny | - | were nonsense | the general had fled Khartoum | -"],
    ),
    "one side's claims": (
        "Moscow's claims that Ukraine shelled the school are false, Kyiv said.",
        [
            "assert | Moscow | claims | Ukraine shelled the school | 2",
            "deny | Kyiv | are false | Ukraine shelled the school | 2",
            "say | Kyiv | said | Moscow's claims that Ukraine shelled the school are false | -",
        ],
    ),
    "reports that are not false": (
        "Reports that the two sides met are not false, the envoy said.",
        [
            "report | - | Reports | the two sides met | 1",
            "say | the envoy | said | Reports that the two sides met are not false | -",
        ],
    ),
    "a denied deed": (
        "Rwanda has denied supporting M23.",
        ["deny | Rwanda | has denied | supporting M23 | -"],
    ),
    "a deed denied in the perfect": (
        "Kigali denies having armed the rebels.",
        ["deny | Kigali | denies | having armed the rebels | -"],
    ),
    "a denied saying": (
        "He denied saying that the army had fled.",
        ["deny | He | denied | saying that the army had fled | -"],
    ),
    "no evidence": (
        "The UN has no evidence that Iran attacked the tanker.",
        ["say | The UN | has no evidence | Iran attacked the tanker | -"],
    ),
    "no evidence found, at some length": (
        "The panel found no clear evidence that Addis Ababa sent the drones.",
        ["say | The panel | found ... no ... evidence | Addis Ababa sent the drones | -"],
    ),
    "no reports": (
        "Peacekeepers in Abyei said they had no reports of gunfire.",
        [
            "say | Peacekeepers in Abyei | said | they had no reports of gunfire | -",
            "say | they | had no reports | gunfire | 0",
        ],
    ),
    "no evidence to suggest": (
        "There is no evidence to suggest that the ship was hit by a mine.",
        ["say | - | no evidence to suggest | the ship was hit by a mine | -"],
    ),
    "no proof was found": (
        "No proof was found that the aid was stolen.",
        ["say | - | No proof was found | the aid was stolen | -"],
    ),
    "a verb in a broadcaster's name": (
        "Soldiers on state TV claim to have removed President Bah Traore from power.",
        [
            "assert | Soldiers on state TV | claim |"
            " to have removed President Bah Traore from power | -",
        ],
    ),
    "a verb in a channel's name": (
        "Fighters on a Telegram channel claim that they shot down a drone.",
        ["assert | Fighters on a Telegram channel | claim | they shot down a drone | -"],
    ),
    "a verb before an infinitive": (
        "Rebels in the east claim to have taken Kindu.",
        ["assert | Rebels in the east | claim | to have taken Kindu | -"],
    ),
    "a true claim": (
        "Doubts over a rebel claim to have taken Kindu.",
        ["assert | - | claim | to have taken Kindu | -"],
    ),
    "envoys recalled": ("India recalled its ambassador from Ottawa and summoned the consul.", []),
    "a memory": (
        "The general recalled that the bridge had been mined.",
        ["say | The general | recalled | the bridge had been mined | -"],
    ),
}


@pytest.mark.parametrize("name", STORIES)
def test_story(name: str) -> None:
    text, expected = STORIES[name]
    assert [show(attribution) for attribution in find(text)] == expected


def nobody(name: str) -> tuple[EntityKind, str | None, str] | None:
    """An empty register of actors."""
    return None


def chains(text: str) -> list[list[tuple[str, str]]]:
    parsed = parse(Article("a", text))
    traced = build_chains(
        find_attributions(parsed), Mentions(resolve_mentions(parsed, nobody), parsed), parsed
    )
    return [[(relay.name, relay.kind) for relay in item.chain] for item in traced]


@pytest.mark.parametrize(
    "text",
    [
        "A spokesman, who was not authorised to speak to the media, said troops left Kabul.",
        "A spokesman said troops left Kabul, speaking to journalists on condition of anonymity.",
        "A spokesman told reporters that troops left Kabul.",
        "In a statement to the press, a spokesman said troops left Kabul.",
    ],
)
def test_the_press_at_large_is_no_relay(text: str) -> None:
    (link,) = chains(text)[-1]
    assert link[0].lower() == "a spokesman"


def test_state_media_are_a_relay() -> None:
    told = "A spokesman told state television that troops left Kabul."
    assert chains(told)[0][1:] == [("state television", "outlet")]


def test_they_are_the_soldiers_and_not_their_verb() -> None:
    text = (
        "Soldiers on state TV claim to have removed President Bah Traore from power."
        " They said the constitution was suspended."
    )
    assert chains(text) == [[("Soldiers on state TV", "group")]] * 2


def test_who_denies_a_rumour_is_not_the_rumour() -> None:
    assert chains("Rumours that the general had fled were nonsense.")[0][0][1] == "author"
    assert chains("There is no evidence that the convoy was hit.")[0][0][1] == "author"


@pytest.mark.parametrize(
    ("text", "resolved"),
    [
        ("The army said the town was calm.", True),
        ("The ministry said the town was calm.", True),
        ("The minister said the town was calm.", False),
        ("The official said the town was calm.", False),
        ("He said the town was calm.", False),
    ],
)
def test_a_body_by_its_kind_is_somebody(text: str, resolved: bool) -> None:
    first = resolve_mentions(parse(Article("a", text)), nobody)[0]
    assert first.resolved is resolved


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('Beijing said the boat had "deliberately collided" with its vessel.', ["deliberately collided"]),
        ("Beijing said the boat had “deliberately collided” with it.", ["deliberately collided"]),
        ("Beijing said the boat had “collided with its vessel. Manila denied it.", []),
        (
            "Juba said “the militia had burnt the villages along the river in the night. Bor denied it.",
            ["the militia had burnt the villages along the river in the night"],
        ),
    ],
)  # fmt: skip
def test_only_words_between_the_marks_are_quoted(text: str, quoted: list[str]) -> None:
    assert [span.text for a in find(text) for span in a.quoted] == quoted


SALADS = (
    "attacked the reports the ministers from attacked attacked ministers which which claimed ministers",
    "ministers claimed which which the reports attacked from which, which claimed that",
    "no evidence no evidence that that of which are false false claims that are",
    "“ “ he said ” ‘ the army ’ ’ claims are “ false",
)


@pytest.mark.parametrize("text", SALADS)
def test_no_words_are_too_odd(text: str) -> None:
    for attribution in find(text):
        spans = (*attribution.cue, *attribution.source, *attribution.content)
        assert all(span.text for span in spans)
    assert chains(text) is not None


@pytest.mark.parametrize("text", ['“He said "we attacked the town ', "“a” ‘b’ «c» \"d '"])
def test_time_grows_with_the_text(text: str) -> None:
    def once(parsed: Parse) -> float:
        gc.collect()  # a full collection in between takes longer than what is measured
        begin = time.process_time()
        mentions = Mentions(resolve_mentions(parsed, nobody), parsed)
        build_chains(find_attributions(parsed), mentions, parsed)
        return time.process_time() - begin

    def cost(times: int) -> float:
        parsed = parse(Article("a", text * times))
        return min(once(parsed) for _ in range(4))

    gc.disable()
    try:
        assert cost(800) < 25 * max(cost(100), 0.005)  # 8 when linear, 64 when quadratic
    finally:
        gc.enable()
