-- Secrets, which are never events: who holds which password, session, token and browser.
-- Only hashes are kept; whoever reads this file can sign in nowhere.
PRAGMA user_version = 2;

-- Argon2id in its own text form. initial: somebody else chose it, so it has to be changed first.
CREATE TABLE password (
    person  INTEGER PRIMARY KEY,
    hash    TEXT    NOT NULL,
    initial INTEGER NOT NULL CHECK (initial IN (0, 1))
) STRICT;

-- What programs and walls present; role is the JSON of the domain's role.
CREATE TABLE token (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    hash       BLOB    NOT NULL UNIQUE CHECK (length(hash) = 32),
    label      TEXT    NOT NULL,
    role       TEXT    NOT NULL,
    made_ms    INTEGER NOT NULL,
    used_ms    INTEGER,
    revoked_ms INTEGER
) STRICT;

-- A browser that is signed in: somebody's, or a wall's with its token.
CREATE TABLE session (
    hash      BLOB    PRIMARY KEY CHECK (length(hash) = 32),
    person    INTEGER,
    token     INTEGER REFERENCES token (id),
    opened_ms INTEGER NOT NULL,
    used_ms   INTEGER NOT NULL,
    CHECK ((person IS NULL) <> (token IS NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX session_by_person ON session (person);

-- Browsers somebody has signed in with before: what others get wrong does not slow them down.
CREATE TABLE browser (
    hash    BLOB    NOT NULL CHECK (length(hash) = 32),
    person  INTEGER NOT NULL,
    used_ms INTEGER NOT NULL,
    PRIMARY KEY (person, hash)
) STRICT, WITHOUT ROWID;
