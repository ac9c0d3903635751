-- How many incidents have a word in the account that opened them: what a rare word is, in this
-- ledger. Derived from accounts, and kept by ledger/gathering.py; the row '' counts all incidents.
CREATE TABLE word (
    word      TEXT PRIMARY KEY,
    incidents INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
