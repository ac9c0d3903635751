-- What articles are about: pairs of their most telling names, by which other articles of the same
-- story are found whatever words their claims use.
CREATE TABLE article_key (
    key     INTEGER NOT NULL,
    article INTEGER NOT NULL REFERENCES article(number),
    PRIMARY KEY (key, article)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER article_key_is_never_changed BEFORE UPDATE ON article_key
BEGIN SELECT RAISE(ABORT, 'a ledger entry is never changed: record a decision instead'); END;
CREATE TRIGGER article_key_is_never_deleted BEFORE DELETE ON article_key
BEGIN SELECT RAISE(ABORT, 'a ledger entry is never deleted: record a decision instead'); END;
