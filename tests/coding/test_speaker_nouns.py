"""Nouns that can be made to speak, and those for speech itself."""

from __future__ import annotations

import pytest

from reportedly.coding.speaker_nouns import person_nouns, speaker_nouns, speech_nouns


@pytest.mark.parametrize(
    ("noun", "is_speech", "is_person", "is_speaker"),
    [
        ("statement", True, False, True),
        ("spokesman", False, True, True),
        ("general", False, True, True),
        ("ministry", False, False, True),
        ("militia", False, False, True),
        ("newspaper", False, False, True),
        ("video", False, False, True),
        ("silence", False, False, False),
        ("attack", False, False, False),
        ("bridge", False, False, False),
    ],
)
def test_people_and_bodies_speak_and_happenings_do_not(
    noun: str, is_speech: bool, is_person: bool, is_speaker: bool
) -> None:
    assert (noun in speech_nouns()) is is_speech
    assert (noun in person_nouns()) is is_person
    assert (noun in speaker_nouns()) is is_speaker


def test_every_person_can_speak() -> None:
    assert person_nouns() <= speaker_nouns()
