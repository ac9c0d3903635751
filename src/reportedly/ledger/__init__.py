"""The ledger: claims of many articles kept in one file, gathered into incidents, and linked.

In: readings. Out: one append-only SQLite file. An article's way through it, in the order in which
`adding` calls them:

- `printings` tells whether the article is kept already, and `writing` puts it in (`store` opens the
  file, `codec` makes the JSON, `migrations/` holds the tables);
- `tracing` finds what it copies (`fingerprint`, `overlap`, `copies`) and whose words each claim is
  (`origins`, `affiliation`, `phrases`);
- `gathering` makes accounts of its claims (`accounts`, `tellings`, `passages`) and puts each into the
  incident that it tells of (`profile`, `rarity`, `matching`, `incidents`);
- `linking` holds its claims against the few that may concern them (`keys`, `candidates`, `fellows`), and
  `compare/` says which dispute, correct, repeat, support or answer each other;
- `carrying` keeps what people decided of an earlier reading, `decisions/` and `grades` what they
  decide, and `glance` and `tally` what the views count.

`entries` reads it all back, `known` as of any day, `toll` settles figures, `feeds` remembers what was
met in feeds, and `check` looks for damage. `records` holds the words that all of them use.
"""
