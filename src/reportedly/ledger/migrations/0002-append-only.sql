-- Nothing that was recorded is changed or deleted, whichever program opens the file.

CREATE TRIGGER article_is_never_changed BEFORE UPDATE ON article
BEGIN SELECT RAISE(ABORT, 'a ledger entry is never changed: record a decision instead'); END;

CREATE TRIGGER article_is_never_deleted BEFORE DELETE ON article
BEGIN SELECT RAISE(ABORT, 'a ledger entry is never deleted: record a decision instead'); END;

CREATE TRIGGER reading_is_never_changed BEFORE UPDATE ON reading
BEGIN SELECT RAISE(ABORT, 'a ledger entry is never changed: record a decision instead'); END;

CREATE TRIGGER reading_is_never_deleted BEFORE DELETE ON reading
BEGIN SELECT RAISE(ABORT, 'a ledger entry is never deleted: record a decision instead'); END;

CREATE TRIGGER name_is_never_changed BEFORE UPDATE ON name
BEGIN SELECT RAISE(ABORT, 'a ledger entry is never changed: record a decision instead'); END;

CREATE TRIGGER name_is_never_deleted BEFORE DELETE ON name
BEGIN SELECT RAISE(ABORT, 'a ledger entry is never deleted: record a decision instead'); END;

CREATE TRIGGER place_is_never_changed BEFORE UPDATE ON place
BEGIN SELECT RAISE(ABORT, 'a ledger entry is never changed: record a decision instead'); END;

CREATE TRIGGER place_is_never_deleted BEFORE DELETE ON place
BEGIN SELECT RAISE(ABORT, 'a ledger entry is never deleted: record a decision instead'); END;

CREATE TRIGGER account_is_never_changed BEFORE UPDATE ON account
BEGIN SELECT RAISE(ABORT, 'a ledger entry is never changed: record a decision instead'); END;

CREATE TRIGGER account_is_never_deleted BEFORE DELETE ON account
BEGIN SELECT RAISE(ABORT, 'a ledger entry is never deleted: record a decision instead'); END;

CREATE TRIGGER claim_is_never_changed BEFORE UPDATE ON claim
BEGIN SELECT RAISE(ABORT, 'a ledger entry is never changed: record a decision instead'); END;

CREATE TRIGGER claim_is_never_deleted BEFORE DELETE ON claim
BEGIN SELECT RAISE(ABORT, 'a ledger entry is never deleted: record a decision instead'); END;

CREATE TRIGGER claim_name_is_never_changed BEFORE UPDATE ON claim_name
BEGIN SELECT RAISE(ABORT, 'a ledger entry is never changed: record a decision instead'); END;

CREATE TRIGGER claim_name_is_never_deleted BEFORE DELETE ON claim_name
BEGIN SELECT RAISE(ABORT, 'a ledger entry is never deleted: record a decision instead'); END;

CREATE TRIGGER claim_place_is_never_changed BEFORE UPDATE ON claim_place
BEGIN SELECT RAISE(ABORT, 'a ledger entry is never changed: record a decision instead'); END;

CREATE TRIGGER claim_place_is_never_deleted BEFORE DELETE ON claim_place
BEGIN SELECT RAISE(ABORT, 'a ledger entry is never deleted: record a decision instead'); END;

CREATE TRIGGER claim_key_is_never_changed BEFORE UPDATE ON claim_key
BEGIN SELECT RAISE(ABORT, 'a ledger entry is never changed: record a decision instead'); END;

CREATE TRIGGER claim_key_is_never_deleted BEFORE DELETE ON claim_key
BEGIN SELECT RAISE(ABORT, 'a ledger entry is never deleted: record a decision instead'); END;

CREATE TRIGGER account_key_is_never_changed BEFORE UPDATE ON account_key
BEGIN SELECT RAISE(ABORT, 'a ledger entry is never changed: record a decision instead'); END;

CREATE TRIGGER account_key_is_never_deleted BEFORE DELETE ON account_key
BEGIN SELECT RAISE(ABORT, 'a ledger entry is never deleted: record a decision instead'); END;

CREATE TRIGGER fingerprint_is_never_changed BEFORE UPDATE ON fingerprint
BEGIN SELECT RAISE(ABORT, 'a ledger entry is never changed: record a decision instead'); END;

CREATE TRIGGER fingerprint_is_never_deleted BEFORE DELETE ON fingerprint
BEGIN SELECT RAISE(ABORT, 'a ledger entry is never deleted: record a decision instead'); END;

CREATE TRIGGER copy_is_never_changed BEFORE UPDATE ON copy
BEGIN SELECT RAISE(ABORT, 'a ledger entry is never changed: record a decision instead'); END;

CREATE TRIGGER copy_is_never_deleted BEFORE DELETE ON copy
BEGIN SELECT RAISE(ABORT, 'a ledger entry is never deleted: record a decision instead'); END;

CREATE TRIGGER decision_is_never_changed BEFORE UPDATE ON decision
BEGIN SELECT RAISE(ABORT, 'a ledger entry is never changed: record a decision instead'); END;

CREATE TRIGGER decision_is_never_deleted BEFORE DELETE ON decision
BEGIN SELECT RAISE(ABORT, 'a ledger entry is never deleted: record a decision instead'); END;

CREATE TRIGGER incident_is_never_changed BEFORE UPDATE ON incident
BEGIN SELECT RAISE(ABORT, 'a ledger entry is never changed: record a decision instead'); END;

CREATE TRIGGER incident_is_never_deleted BEFORE DELETE ON incident
BEGIN SELECT RAISE(ABORT, 'a ledger entry is never deleted: record a decision instead'); END;

CREATE TRIGGER membership_is_never_changed BEFORE UPDATE ON membership
BEGIN SELECT RAISE(ABORT, 'a ledger entry is never changed: record a decision instead'); END;

CREATE TRIGGER membership_is_never_deleted BEFORE DELETE ON membership
BEGIN SELECT RAISE(ABORT, 'a ledger entry is never deleted: record a decision instead'); END;

CREATE TRIGGER link_is_never_changed BEFORE UPDATE ON link
BEGIN SELECT RAISE(ABORT, 'a ledger entry is never changed: record a decision instead'); END;

CREATE TRIGGER link_is_never_deleted BEFORE DELETE ON link
BEGIN SELECT RAISE(ABORT, 'a ledger entry is never deleted: record a decision instead'); END;
