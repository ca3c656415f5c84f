-- To whom a token belongs and until when it is valid, from where a session came, and what was done
-- with accounts and secrets.
PRAGMA user_version = 4;

-- Tokens made before belong to nobody and have no end.
ALTER TABLE token ADD COLUMN person INTEGER;
ALTER TABLE token ADD COLUMN ends_ms INTEGER;

-- The address and the program it was opened from, so that its owner knows it again.
ALTER TABLE session ADD COLUMN address TEXT NOT NULL DEFAULT '';
ALTER TABLE session ADD COLUMN agent TEXT NOT NULL DEFAULT '';

CREATE INDEX session_by_token ON session (token, used_ms);

-- Who did what with an account, when and from where; the newest rows only (server/src/log/sqlite/audit.rs).
-- No secrets, and none of what was typed.
CREATE TABLE audit (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    time_ms INTEGER NOT NULL,
    kind    TEXT    NOT NULL,
    who     TEXT    NOT NULL,
    about   TEXT    NOT NULL,
    address TEXT    NOT NULL
) STRICT;
