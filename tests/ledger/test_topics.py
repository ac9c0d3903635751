"""Keys of stories: what two papers name that share no sentence."""

from __future__ import annotations

from reportedly.articles import ReadOptions, read_text
from reportedly.ledger.topics import topic_keys


def keys(text: str) -> set[str]:
    return set(topic_keys(read_text(text, ReadOptions())))


def test_a_lone_rare_town_is_a_key() -> None:
    here = keys("The enemy's battalion is digging in at Khiam, a mukhtar said on Sunday.")
    there = keys("An armoured column is leaving Khiam, two officers told the radio.")
    assert here & there


def test_a_pair_of_names_weighs_more_than_one() -> None:
    here = keys("Drones fell on Khiam and on Markaba, the mayor of Khiam said.")
    assert len(here & keys("Markaba and Khiam were hit again, the brigade said.")) == 3


def test_what_every_paper_names_is_no_key() -> None:
    assert not keys("The war in Gaza went on, the ministry said on Monday.")
