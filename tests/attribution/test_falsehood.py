"""Denials by name, in invented passages; format as in `test_find`."""

from __future__ import annotations

import pytest

from tests.attribution.test_find import find, show

STORIES = {
    "denied a report": (
        "The ministry denied a report that it plans to close two posts, calling the story"
        " groundless.",
        [
            "deny | The ministry | denied | a report that it plans to close two posts | -",
            "intend | it | plans | to close two posts | 0",
            "deny | The ministry | calling | the story groundless | -",
        ],
    ),
    "denied a claim that somebody makes": (
        "Kyiv rejected a Russian claim to have captured Novotroitske.",
        [
            "deny | Kyiv | rejected | a Russian claim to have captured Novotroitske | -",
            "assert | Russian | claim | to have captured Novotroitske | 0",
        ],
    ),
    "termed baseless": (
        'The Foreign Office termed the insinuations "baseless and mischievous".',
        [
            'deny | The Foreign Office | termed | the insinuations "baseless and mischievous" | -',
        ],
    ),
    "dubbed a figment": (
        "Pakistan's media wing dubbed the report a figment of the imagination.",
        [
            "deny | Pakistan's media wing | dubbed | the report a figment of the imagination | -",
        ],
    ),
    "described as false": (
        "The video was described by the army as fake.",
        [
            "deny | the army | was described | The video ... as fake | -",
        ],
    ),
    "dismissed as baseless": (
        "Abu Dhabi has always dismissed reports that it arms the militia as baseless.",
        [
            "deny | Abu Dhabi | has always dismissed | reports that it arms the militia | -",
        ],
    ),
    "rejected as, put before": (
        "The envoy rejected as “a tired fiction” the accusation that Tehran guides the missiles.",
        [
            "deny | The envoy | rejected | the accusation that Tehran guides the missiles | -",
        ],
    ),
    "a charge called absurd": (
        "Kabul harbours gunmen, Islamabad said, a charge the Taliban's spokesman called absurd.",
        [
            "say | Islamabad | said | Kabul harbours gunmen ... a charge the Taliban's"
            " spokesman called absurd | -",
            "deny | the Taliban's spokesman | called | a charge ... absurd | 0",
        ],
    ),
    "called, but no saying": (
        "The colonel called the ambush a disgrace.",
        [
            "believe | The colonel | called | the ambush a disgrace | -",
        ],
    ),
}


@pytest.mark.parametrize("name", STORIES)
def test_story(name: str) -> None:
    text, expected = STORIES[name]
    assert [show(attribution) for attribution in find(text)] == expected
