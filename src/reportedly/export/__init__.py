"""What a ledger holds, written in the formats of other tools.

In: a `Snapshot` (plain records, no store). Out: text or bytes on a stream. `formats` names every
format once, with what it cannot hold; each format is a module of its own.
"""
