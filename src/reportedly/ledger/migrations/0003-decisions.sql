-- What people decide, carried to the rows of later readings. Append-only like the rest.

-- The decision by which a person marked the claim as missed; NULL for what the program read.
ALTER TABLE claim ADD COLUMN decision INTEGER REFERENCES decision(number);

CREATE TABLE carried (                   -- a decision holds for another claim or link too
    target_kind TEXT NOT NULL,
    target      TEXT NOT NULL,
    decision    INTEGER NOT NULL REFERENCES decision(number),
    reading     INTEGER NOT NULL REFERENCES reading(number),  -- the later one that it went to
    PRIMARY KEY (target_kind, target, decision)
) STRICT, WITHOUT ROWID;
CREATE INDEX carried_decision ON carried(decision);

CREATE TABLE held (                      -- a claim stays current beside a later reading
    claim    INTEGER NOT NULL REFERENCES claim(number),
    decision INTEGER NOT NULL REFERENCES decision(number),
    reading  INTEGER NOT NULL REFERENCES reading(number),     -- the later one, that lacks it
    PRIMARY KEY (claim, decision, reading)
) STRICT, WITHOUT ROWID;
CREATE INDEX held_reading ON held(reading);

CREATE INDEX claim_decision ON claim(decision) WHERE decision IS NOT NULL;
CREATE INDEX incident_decision ON incident(decision) WHERE decision IS NOT NULL;
CREATE INDEX membership_decision ON membership(decision) WHERE decision IS NOT NULL;

CREATE VIEW decided AS                   -- each decision with all that it holds for
SELECT target_kind, target, number AS decision, 0 AS reading FROM decision WHERE kind != 'undo'
UNION ALL
SELECT target_kind, target, decision, reading FROM carried;

CREATE TRIGGER carried_is_never_changed BEFORE UPDATE ON carried
BEGIN SELECT RAISE(ABORT, 'a ledger entry is never changed: record a decision instead'); END;
CREATE TRIGGER carried_is_never_deleted BEFORE DELETE ON carried
BEGIN SELECT RAISE(ABORT, 'a ledger entry is never deleted: record a decision instead'); END;
CREATE TRIGGER held_is_never_changed BEFORE UPDATE ON held
BEGIN SELECT RAISE(ABORT, 'a ledger entry is never changed: record a decision instead'); END;
CREATE TRIGGER held_is_never_deleted BEFORE DELETE ON held
BEGIN SELECT RAISE(ABORT, 'a ledger entry is never deleted: record a decision instead'); END;
