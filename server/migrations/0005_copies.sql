-- What no chain and no digest covers stands twice: in its table, and in an index over all of its columns.
-- SQLite's own check compares the two, so that a bit that changed in either is found.
PRAGMA user_version = 5;

CREATE INDEX password_in_full ON password (hash, initial);
CREATE INDEX token_in_full ON token (hash, label, role, made_ms, used_ms, revoked_ms, person, ends_ms);
CREATE INDEX session_in_full ON session (hash, person, token, opened_ms, used_ms, address, agent);
CREATE INDEX browser_in_full ON browser (hash, person, used_ms);
CREATE INDEX audit_in_full ON audit (time_ms, kind, who, about, address);

-- Over the other columns (server/src/log/chain.rs); those accepted before have none.
ALTER TABLE command_result ADD COLUMN digest BLOB CHECK (length(digest) = 8);
