"""What people decide about a ledger: signed, dated, undoable, and over all that the program finds.

`deciding` takes decisions and undoes them, `standing` tells what stands and what it comes to, and
`edits` shows a claim as people edited it. Behind them: `targets` finds what a decision is about,
`values` checks what people write for a claim's fields, `grouping` merges and splits incidents,
`missed` keeps claims that the reading missed, and `queue` lists what wants a decision. How decisions
survive a new reading of an article is in `ledger.carrying`.
"""
