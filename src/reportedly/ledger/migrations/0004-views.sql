-- What the views read instead of whole claims. All of it is derived, kept by ledger/tally.py,
-- ledger/glance.py and the triggers below, and can be made anew. Days are numbers here (20241118),
-- which takes half the room of text.

CREATE TABLE glance (                    -- a claim in 60 bytes, where its row takes a kilobyte
    claim   INTEGER PRIMARY KEY REFERENCES claim(number),
    reading INTEGER NOT NULL,
    outlet  INTEGER NOT NULL,            -- name of who printed it, 0 where unknown
    kind    TEXT NOT NULL,
    status  TEXT NOT NULL,
    day     INTEGER,                     -- first day told of, else the last, else that of printing
    reach   INTEGER,                     -- last day told of, `day` where that is a month away
    told    INTEGER NOT NULL,            -- 1 where `day` is told and not that of printing
    printed INTEGER,
    own     INTEGER NOT NULL,            -- 1 where the outlet has it from nobody else's report
    account INTEGER,
    ended   INTEGER,                     -- the reading that superseded it
    ended_printed INTEGER                -- when that was printed; 0 where it is the same article
) STRICT;
CREATE INDEX glance_reading ON glance(reading);
-- Holds all that a walk along the days asks for, so that it never opens the table.
CREATE INDEX glance_day ON glance(day, told, reach, printed, reading, ended, ended_printed)
    WHERE day IS NOT NULL;

CREATE TABLE facet (                     -- claims by what they are asked for, newest last
    sort  INTEGER NOT NULL,              -- 1 said it, did it or has it done to them; 2 said, relayed
                                         -- or is the origin of it; 3 printed it; 4 it is there
    value INTEGER NOT NULL,              -- number of a name; for 4 of an area
    claim INTEGER NOT NULL REFERENCES claim(number),
    PRIMARY KEY (sort, value, claim)
) STRICT, WITHOUT ROWID;

CREATE TABLE area (                      -- places and what holds them, each once
    number INTEGER PRIMARY KEY,
    key    TEXT NOT NULL UNIQUE          -- folded name
) STRICT;
CREATE TABLE place_area (
    place INTEGER NOT NULL REFERENCES place(number),
    area  INTEGER NOT NULL REFERENCES area(number),
    PRIMARY KEY (place, area)
) STRICT, WITHOUT ROWID;

CREATE TABLE outlet (                    -- under which name an outlet of an article is counted
    spelling TEXT PRIMARY KEY,
    name     INTEGER NOT NULL REFERENCES name(number)
) STRICT, WITHOUT ROWID;

CREATE TABLE happening (                 -- an incident's place in the order of days
    incident INTEGER PRIMARY KEY REFERENCES incident(number),
    day      INTEGER NOT NULL,           -- of its first account that tells one, 0 where none does
    told     INTEGER NOT NULL,           -- 1 where `day` is told to within a month, and stays
    printed  INTEGER NOT NULL            -- when it was first told, 99999999 where unknown
) STRICT;
CREATE INDEX happening_day ON happening(day, incident, printed);

CREATE TRIGGER membership_tells_the_day AFTER INSERT ON membership
BEGIN
    INSERT INTO happening
    SELECT new.incident,
           ifnull(CAST(replace(CASE WHEN julianday(last) - julianday(first) > 31 THEN last
                                    ELSE ifnull(first, last) END, '-', '') AS INTEGER), 0),
           ifnull(julianday(last) - julianday(first) <= 31, 0),
           ifnull(CAST(replace(published, '-', '') AS INTEGER), 99999999)
    FROM (SELECT json_extract(account.codes, '$.first') AS first,
                 json_extract(account.codes, '$.last') AS last, article.published
          FROM account JOIN reading ON reading.number = account.reading
          JOIN article ON article.number = reading.article
          WHERE account.number = new.account)
    WHERE true
    ON CONFLICT (incident) DO UPDATE SET
        day = iif(excluded.told > told OR day = 0, excluded.day, day),
        told = max(told, excluded.told),
        printed = min(printed, excluded.printed);
END;

-- Names by the words in them: "Haji" finds "Ali Asghar Haji".
CREATE VIRTUAL TABLE name_words USING fts5(
    name, content = 'name', content_rowid = 'number', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER name_has_words AFTER INSERT ON name
BEGIN INSERT INTO name_words (rowid, name) VALUES (new.number, new.name); END;
INSERT INTO name_words (name_words) VALUES ('rebuild');

-- From a claim to its names and places.
CREATE INDEX claim_name_claim ON claim_name(claim);
CREATE INDEX claim_place_claim ON claim_place(claim);
-- The most frequent of one, within one: whom an outlet relays most.
CREATE INDEX tally_within ON tally(view, a, n);
-- Where a walk begins that asks for what was known on an early day.
CREATE INDEX article_published ON article(published) WHERE published IS NOT NULL;
CREATE INDEX link_reading ON link(reading);
