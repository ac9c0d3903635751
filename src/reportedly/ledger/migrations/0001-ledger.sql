-- The ledger's tables. Nothing in them is ever changed or deleted (0002 enforces it);
-- `tally` and `claim_words` alone are derived and can be made anew. A row's time is that of its `reading` or
-- `decision`: both are numbered in the order of recording, so that what was known on a day is all
-- that carries a number up to that day's last.

CREATE TABLE article (
    number          INTEGER PRIMARY KEY,
    id              TEXT NOT NULL,       -- given in the input, else the content hash
    hash            TEXT NOT NULL,       -- SHA-256 of the text, hexadecimal
    text            TEXT NOT NULL,       -- unchanged; all offsets are into it
    title           TEXT,
    outlet          TEXT,
    agency          TEXT,                -- of the dateline
    byline          TEXT,
    published       TEXT,                -- YYYY-MM-DD
    published_basis TEXT NOT NULL,
    language        TEXT NOT NULL,
    url             TEXT,
    source          TEXT,                -- where it was read from, as the user named it
    parts           TEXT NOT NULL,       -- JSON: blocks, notices, dateline
    revises         INTEGER REFERENCES article(number),  -- the earlier text of the same story
    recorded        TEXT NOT NULL        -- UTC
) STRICT;
CREATE INDEX article_id ON article(id);
CREATE INDEX article_hash ON article(hash);
CREATE INDEX article_url ON article(url) WHERE url IS NOT NULL;

CREATE TABLE reading (
    number     INTEGER PRIMARY KEY,
    article    INTEGER NOT NULL REFERENCES article(number),
    version    TEXT NOT NULL,            -- of the program and its learned parts
    supersedes INTEGER REFERENCES reading(number),
    unread     TEXT NOT NULL,            -- JSON: stretches that yielded no claim, and why
    recorded   TEXT NOT NULL
) STRICT;
CREATE INDEX reading_article ON reading(article);
CREATE INDEX reading_supersedes ON reading(supersedes) WHERE supersedes IS NOT NULL;
CREATE INDEX reading_recorded ON reading(recorded);

CREATE TABLE name (                      -- of actors, speakers, outlets and origins, each once
    number INTEGER PRIMARY KEY,
    key    TEXT NOT NULL UNIQUE,         -- codebook id or folded name
    name   TEXT NOT NULL,
    kind   TEXT,
    id     TEXT
) STRICT;

CREATE TABLE place (
    number  INTEGER PRIMARY KEY,
    key     TEXT NOT NULL UNIQUE,        -- gazetteer id or folded name
    name    TEXT NOT NULL,
    id      TEXT,
    lat     REAL,
    lon     REAL,
    country TEXT,
    regions TEXT NOT NULL                -- JSON, smallest first
) STRICT;

CREATE TABLE account (                   -- what one article tells of one happening
    number  INTEGER PRIMARY KEY,
    reading INTEGER NOT NULL REFERENCES reading(number),
    codes   TEXT NOT NULL                -- JSON
) STRICT;

CREATE TABLE claim (
    number    INTEGER PRIMARY KEY,
    id        TEXT NOT NULL,             -- content hash
    reading   INTEGER NOT NULL REFERENCES reading(number),
    article   INTEGER NOT NULL REFERENCES article(number),
    text      TEXT NOT NULL,
    kind      TEXT NOT NULL,
    status    TEXT NOT NULL,
    polarity  TEXT NOT NULL,
    certainty TEXT NOT NULL,
    mood      TEXT NOT NULL,
    source    INTEGER NOT NULL REFERENCES name(number),  -- who first said it
    origin    INTEGER NOT NULL REFERENCES name(number),
    basis     TEXT NOT NULL,             -- how the origin was told
    first     TEXT,                      -- bounds of the event's day, YYYY-MM-DD, NULL where open
    last      TEXT,
    account   INTEGER REFERENCES account(number),
    codes     TEXT NOT NULL              -- JSON: spans, chain, actors, casualties, reasons, ...
) STRICT;
CREATE INDEX claim_id ON claim(id);
CREATE INDEX claim_reading ON claim(reading);
CREATE INDEX claim_kind ON claim(kind);
CREATE INDEX claim_status ON claim(status);
CREATE INDEX claim_first ON claim(first) WHERE first IS NOT NULL;
CREATE INDEX claim_account ON claim(account) WHERE account IS NOT NULL;

CREATE TABLE claim_name (                -- who has which part in a claim
    name  INTEGER NOT NULL REFERENCES name(number),
    part  TEXT NOT NULL,                 -- source, via, origin, actor, recipient, subject, object
    claim INTEGER NOT NULL REFERENCES claim(number),
    PRIMARY KEY (name, part, claim)
) STRICT, WITHOUT ROWID;

CREATE TABLE claim_place (
    place     INTEGER NOT NULL REFERENCES place(number),
    claim     INTEGER NOT NULL REFERENCES claim(number),
    precision INTEGER,                   -- UCDP GED
    PRIMARY KEY (place, claim)
) STRICT, WITHOUT ROWID;

CREATE TABLE claim_key (                 -- by which claims to compare are found
    key   INTEGER NOT NULL,              -- hash of the key's words
    claim INTEGER NOT NULL REFERENCES claim(number),
    PRIMARY KEY (key, claim)
) STRICT, WITHOUT ROWID;

CREATE TABLE account_key (
    key     INTEGER NOT NULL,
    account INTEGER NOT NULL REFERENCES account(number),
    PRIMARY KEY (key, account)
) STRICT, WITHOUT ROWID;

CREATE TABLE fingerprint (
    hash    INTEGER NOT NULL,
    article INTEGER NOT NULL REFERENCES article(number),
    PRIMARY KEY (hash, article)
) STRICT, WITHOUT ROWID;

CREATE TABLE copy (
    article     INTEGER NOT NULL REFERENCES article(number),
    earlier     INTEGER NOT NULL REFERENCES article(number),
    containment REAL NOT NULL,           -- 0 to 1
    shared      TEXT NOT NULL,           -- JSON: [start, end] of copied stretches of `article`
    reading     INTEGER NOT NULL REFERENCES reading(number),
    PRIMARY KEY (article, earlier)
) STRICT, WITHOUT ROWID;
CREATE INDEX copy_earlier ON copy(earlier);

CREATE TABLE decision (                  -- of people, signed and dated
    number      INTEGER PRIMARY KEY,
    kind        TEXT NOT NULL,
    target_kind TEXT NOT NULL,
    target      TEXT NOT NULL,
    value       TEXT NOT NULL,           -- JSON
    reason      TEXT,
    by          TEXT NOT NULL,
    undoes      INTEGER REFERENCES decision(number),
    recorded    TEXT NOT NULL
) STRICT;
CREATE INDEX decision_target ON decision(target_kind, target);
CREATE INDEX decision_undoes ON decision(undoes) WHERE undoes IS NOT NULL;
CREATE INDEX decision_recorded ON decision(recorded);

CREATE TABLE incident (
    number   INTEGER PRIMARY KEY,
    reading  INTEGER REFERENCES reading(number),
    decision INTEGER REFERENCES decision(number)
) STRICT;

CREATE TABLE membership (                -- an account's latest row tells its incident
    number   INTEGER PRIMARY KEY,
    account  INTEGER NOT NULL REFERENCES account(number),
    incident INTEGER NOT NULL REFERENCES incident(number),
    score    REAL,                       -- 0 to 1, NULL where a person decided
    reasons  TEXT NOT NULL,              -- JSON: [name, weight, detail]
    reading  INTEGER REFERENCES reading(number),
    decision INTEGER REFERENCES decision(number)
) STRICT;
CREATE INDEX membership_account ON membership(account);
CREATE INDEX membership_incident ON membership(incident);

CREATE TABLE link (
    number     INTEGER PRIMARY KEY,
    type       TEXT NOT NULL,            -- disputes, corrects, repeats, supports, responds
    a          INTEGER NOT NULL REFERENCES claim(number),
    b          INTEGER NOT NULL REFERENCES claim(number),
    confidence REAL NOT NULL,            -- 0 to 1
    reasons    TEXT NOT NULL,            -- JSON: [name, weight, detail]
    reading    INTEGER NOT NULL REFERENCES reading(number)
) STRICT;
CREATE INDEX link_type ON link(type);
CREATE INDEX link_a ON link(a);
CREATE INDEX link_b ON link(b);

CREATE TABLE seen (                      -- what `watch` has met in a feed
    feed     TEXT NOT NULL,
    item     TEXT NOT NULL,
    recorded TEXT NOT NULL,
    PRIMARY KEY (feed, item)
) STRICT, WITHOUT ROWID;

CREATE TABLE tally (                     -- counts of current claims for the views; derived
    view TEXT NOT NULL,
    a    INTEGER NOT NULL,
    b    INTEGER NOT NULL,
    n    INTEGER NOT NULL,
    PRIMARY KEY (view, a, b)
) STRICT, WITHOUT ROWID;
CREATE INDEX tally_order ON tally(view, n);

CREATE VIRTUAL TABLE claim_words USING fts5(
    text, content = 'claim', content_rowid = 'number', tokenize = 'porter unicode61 remove_diacritics 2'
);
