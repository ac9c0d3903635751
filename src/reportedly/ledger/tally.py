"""A reading in, the counts that the views show kept up to date with its claims.

`count_in` follows when a reading and its links are in the ledger, `count_out` when another reading
superseded it, both in the caller's transaction; what an article costs does not depend on the
ledger's size. Claims are counted whose glance has not ended, and what people decide changes no
count. Everything here can be made anew from what was recorded.

The views of `tally`: of a name "with" (claims that it said first or has a part in), "by" (said
first), "about" (has a part in) and "denying" (denied); of an outlet "articles", "printed" (claims),
"own" (those that it has from nobody else's report), "denials", "corrections" (that its claims make)
and "disputes" (that they stand in); of outlet a and name b "relays" (claims that b said first).
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from reportedly.ledger.glance import GIVEN, LONGEST, end_glances, ending, new_claims, put_glances
from reportedly.ledger.store import Store

_PARTS = "('actor', 'recipient', 'subject', 'object')"
_NOBODY = "name IS NOT (SELECT number FROM name WHERE key = 'author')"
# {claims} are the claims to count, {links} the links that they stand in
_COUNTS = f"""
SELECT 'with' AS view, name AS a, 0 AS b, count(DISTINCT claim) AS n
FROM ({{claims}}) CROSS JOIN claim_name USING (claim)
WHERE part NOT IN ('via', 'origin') AND {_NOBODY} GROUP BY name
UNION ALL
SELECT 'by', name, 0, count(*) FROM ({{claims}}) CROSS JOIN claim_name USING (claim)
WHERE part = 'source' AND {_NOBODY} GROUP BY name
UNION ALL
SELECT 'about', name, 0, count(DISTINCT claim) FROM ({{claims}}) CROSS JOIN claim_name USING (claim)
WHERE part IN {_PARTS} GROUP BY name
UNION ALL
SELECT 'denying', name, 0, count(*)
FROM ({{claims}}) CROSS JOIN glance USING (claim) CROSS JOIN claim_name USING (claim)
WHERE part = 'source' AND status = 'denied' AND {_NOBODY} GROUP BY name
UNION ALL
SELECT 'printed', outlet, 0, count(*) FROM ({{claims}}) CROSS JOIN glance USING (claim)
GROUP BY outlet
UNION ALL
SELECT 'own', outlet, 0, count(*) FROM ({{claims}}) CROSS JOIN glance USING (claim)
WHERE own GROUP BY outlet
UNION ALL
SELECT 'denials', outlet, 0, count(*) FROM ({{claims}}) CROSS JOIN glance USING (claim)
WHERE status = 'denied' GROUP BY outlet
UNION ALL
SELECT 'relays', outlet, name, count(*)
FROM ({{claims}}) CROSS JOIN glance USING (claim) CROSS JOIN claim_name USING (claim)
WHERE part = 'source' AND {_NOBODY} AND name != outlet GROUP BY outlet, name
UNION ALL
SELECT CASE type WHEN 'corrects' THEN 'corrections' ELSE 'disputes' END, here.outlet, 0, count(*)
FROM ({{links}}) AS touched CROSS JOIN link ON link.number = touched.link
JOIN glance AS here ON here.claim = link.a JOIN glance AS there ON there.claim = link.b
WHERE type IN ('corrects', 'disputes') AND here.ended IS NULL AND there.ended IS NULL
GROUP BY type, here.outlet
UNION ALL
SELECT 'disputes', there.outlet, 0, count(*)
FROM ({{links}}) AS touched CROSS JOIN link ON link.number = touched.link
JOIN glance AS here ON here.claim = link.a JOIN glance AS there ON there.claim = link.b
WHERE type = 'disputes' AND here.ended IS NULL AND there.ended IS NULL
GROUP BY there.outlet
UNION ALL
SELECT 'articles', outlet, 0, count(*) FROM ({{readings}}) GROUP BY outlet
"""
_ADD = """
INSERT INTO tally SELECT view, a, b, sum(n) * :sign FROM ({counts}) GROUP BY view, a, b
ON CONFLICT (view, a, b) DO UPDATE SET n = n + excluded.n
"""
_SOME = _COUNTS.format(
    claims=GIVEN,
    links=f"""
    SELECT number AS link FROM ({GIVEN}) AS given CROSS JOIN link ON link.a = given.claim
    UNION SELECT number FROM ({GIVEN}) AS given CROSS JOIN link ON link.b = given.claim""",
    readings="SELECT outlet FROM glance WHERE reading = :opened LIMIT 1",
)
_ALL = _COUNTS.format(
    claims="SELECT claim FROM glance WHERE ended IS NULL",
    links="SELECT number AS link FROM link",
    readings="SELECT max(outlet) AS outlet FROM glance GROUP BY reading HAVING max(ended) IS NULL",
)
# As the trigger on `membership` does it, in the order of recording
_HAPPENINGS = f"""
INSERT INTO happening
SELECT incident,
       ifnull(CAST(replace(CASE WHEN julianday(last) - julianday(first) > {LONGEST} THEN last
                                ELSE ifnull(first, last) END, '-', '') AS INTEGER), 0),
       ifnull(julianday(last) - julianday(first) <= {LONGEST}, 0),
       ifnull(CAST(replace(published, '-', '') AS INTEGER), 99999999)
FROM (
    SELECT membership.number, membership.incident, article.published,
           json_extract(account.codes, '$.first') AS first,
           json_extract(account.codes, '$.last') AS last
    FROM membership JOIN account ON account.number = membership.account
    JOIN reading ON reading.number = account.reading
    JOIN article ON article.number = reading.article
)
WHERE true ORDER BY number
ON CONFLICT (incident) DO UPDATE SET
    day = iif(excluded.told > told OR day = 0, excluded.day, day),
    told = max(told, excluded.told),
    printed = min(printed, excluded.printed)
"""
# Claims whose glances are written in one statement when all are made anew
_AT_ONCE = 20_000


def count_in(store: Store, reading: int) -> None:
    """Count what a reading brought: its claims, the links that they stand in, its article.

    Called again after a claim was added to the reading by hand, it counts that claim alone.
    """
    claims = new_claims(store, reading)
    if claims:
        first = store.value("SELECT 1 FROM glance WHERE reading = ?", reading) is None
        put_glances(store, claims)
        _add(store, claims, reading if first else None, 1)


def count_out(store: Store, reading: int) -> None:
    """Take back what a superseded reading brought, except claims that people hold on to.

    The reading that supersedes it must be in the ledger, and what is held must have been carried.
    """
    claims = ending(store, reading)
    if claims:
        _add(store, claims, reading, -1)
        end_glances(store, reading)


def recount(store: Store) -> None:
    """Make glances, facets, counts and the order of incidents anew, in one transaction."""
    with store.transaction():
        for table in ("tally", "facet", "glance", "place_area", "area", "outlet", "happening"):
            store.connection.execute(f"DELETE FROM {table}")  # one of seven words above
        numbers = [row[0] for row in store.rows("SELECT number FROM claim ORDER BY number")]
        for start in range(0, len(numbers), _AT_ONCE):
            put_glances(store, numbers[start : start + _AT_ONCE])
        superseded = "SELECT DISTINCT supersedes FROM reading WHERE supersedes IS NOT NULL"
        for row in list(store.rows(superseded)):
            end_glances(store, row[0])
        store.connection.execute(_ADD.format(counts=_ALL), {"sign": 1})
        store.connection.execute(_HAPPENINGS)
        store.connection.execute("INSERT INTO name_words (name_words) VALUES ('rebuild')")


def miscounts(store: Store) -> Iterator[str]:
    """Yield a sentence for each derived table that does not agree with what was recorded."""
    uncounted = store.value(
        "SELECT count(*) FROM claim WHERE NOT EXISTS"
        " (SELECT 1 FROM glance WHERE glance.claim = claim.number)"
    )
    if uncounted:
        yield f"{uncounted} claims were never counted: run 'reportedly check --repair'"
    kept = "SELECT view, a, b, n FROM tally WHERE n != 0"
    made = f"SELECT view, a, b, sum(n) FROM ({_ALL}) GROUP BY view, a, b"
    for one, other in ((kept, made), (made, kept)):
        row = store.row(
            f"SELECT count(*) FROM (SELECT * FROM ({one}) EXCEPT SELECT * FROM ({other}))"
        )
        if row is not None and row[0]:
            yield (
                f"{row[0]} counts of the views do not agree with the claims:"
                " run 'reportedly check --repair'"
            )
            return


def _add(store: Store, claims: list[int], opened: int | None, sign: int) -> None:
    values = {"claims": json.dumps(claims), "opened": opened, "sign": sign}
    store.connection.execute(_ADD.format(counts=_SOME), values)
