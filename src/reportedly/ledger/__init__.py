"""The ledger: claims of many articles kept in one file, gathered into incidents, and linked.

In: readings. Out: one append-only SQLite file. `store` opens it, `adding` puts one article in,
`copies` and `origins` tell whose words they are, `accounts` and `incidents` gather what tells of
one happening, `linking` and `compare` say which claims dispute, correct, repeat, support or answer
each other, and `decisions` keeps what people decide. `records` holds the words used by all.
"""
