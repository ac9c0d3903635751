-- What `watch` needs to go on where it stopped. How to ask is no knowledge of the world, so these
-- two tables are changed in place; what was met for good is in `seen`.

CREATE TABLE feed (
    address TEXT PRIMARY KEY,            -- as the user named it
    etag    TEXT,                        -- of the last answer that was taken in whole
    changed TEXT,                        -- its Last-Modified, unchanged
    rest    TEXT                         -- UTC; the server asked not to be asked before
) STRICT, WITHOUT ROWID;

CREATE TABLE waiting (                   -- items that were met in a feed and are not read yet
    number INTEGER PRIMARY KEY,          -- in the order in which they are to be read
    feed   TEXT NOT NULL REFERENCES feed(address),
    item   TEXT NOT NULL,
    draft  TEXT NOT NULL,                -- JSON: what the feed said of it
    tries  INTEGER NOT NULL,             -- that failed
    UNIQUE (feed, item)
) STRICT;
