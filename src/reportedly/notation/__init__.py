"""Claims as text that people read, diff, paste into a report, write by hand, and parse back.

A claim is a block of lines, each a key and a value; blocks are parted by blank lines, and a line
that starts with ";" is a comment. The first lines are for people, the further ones hold what only
a program needs, and nothing that is empty is written:

    claim    Iran and its affiliated forces had scaled back their military presence in Syria
    source   Andrei Voronin (Russia's envoy to Syria)
    via      Russia Today, Novosti
    cue      had suggested
    told     paraphrase, suggested, probable, +, happened
    kind     posture: Iran, decrease, in Syria
    when     ../2024  (before the onset of the Israeli war against Iran)
    where    Syria  (country)
    id       0f3c9a
    at       @587-667

`parse_notation(print_notation(claims)) == claims` for all claims. docs/notation.md tells every key.
"""

from reportedly.notation.parse import parse_notation
from reportedly.notation.write import print_notation

__all__ = ["parse_notation", "print_notation"]
