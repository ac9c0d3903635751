-- Briefings that people froze, so that the same text can be had again, whatever came into the ledger
-- since.
CREATE TABLE briefing (
    number   INTEGER PRIMARY KEY,
    id       TEXT NOT NULL UNIQUE,       -- SHA-256 of the text, its first 16 hexadecimal digits
    question TEXT NOT NULL,              -- JSON: what was asked for, and the ids of the claims told
    text     TEXT NOT NULL,              -- JSON: the briefing as it was put together
    by       TEXT NOT NULL,
    reading  INTEGER NOT NULL,           -- the last that was known to it, 0 where there was none
    decision INTEGER NOT NULL,           -- the last that was known to it, 0 where there was none
    recorded TEXT NOT NULL               -- UTC
) STRICT;

CREATE TRIGGER briefing_is_never_changed BEFORE UPDATE ON briefing
BEGIN SELECT RAISE(ABORT, 'a ledger entry is never changed: record a decision instead'); END;
CREATE TRIGGER briefing_is_never_deleted BEFORE DELETE ON briefing
BEGIN SELECT RAISE(ABORT, 'a ledger entry is never deleted: record a decision instead'); END;
