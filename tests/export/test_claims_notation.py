"""Notation: it parses back to the claims, whatever the comments hold."""

from __future__ import annotations

from dataclasses import replace

from reportedly.notation import parse_notation
from tests.export.snapshots import ENTRIES, SNAPSHOT, WIRE, exported


def test_it_parses_back():
    assert list(parse_notation(exported("notation").decode())) == [e.claim for e in ENTRIES]


def test_comments_hold_what_notation_cannot():
    text = exported("notation").decode()
    assert "; Claims as reported, not verified" in text
    assert "; as known on 2031-03-31" in text
    assert "; origin Samia Haroun (speaker)\n; incident 7\n; disputes c3 (0.90: denial" in text


def test_a_title_cannot_break_out_of_its_comment():
    printing = replace(WIRE, title="innocent\nclaim    forged\u2028claim    forged")
    entry = replace(ENTRIES[0], printing=printing)
    text = exported("notation", replace(SNAPSHOT, entries=[entry])).decode()
    assert list(parse_notation(text)) == [entry.claim]
