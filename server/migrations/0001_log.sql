-- The log and what hangs on it. Everything is written by server/src/log/sqlite.
-- The application id spells "BMap"; a file that carries another one is refused untouched.
PRAGMA application_id = 0x424D6170;
PRAGMA user_version = 1;

-- One row an event. Gapless from 1; hash chains each row to the one before it.
CREATE TABLE event (
    seq        INTEGER PRIMARY KEY,
    time_ms    INTEGER NOT NULL,
    actor      TEXT    NOT NULL,
    command_id TEXT    NOT NULL,
    subject    TEXT    NOT NULL,
    kind       TEXT    NOT NULL,
    body       TEXT    NOT NULL,
    hash       BLOB    NOT NULL CHECK (length(hash) = 32)
) STRICT;

CREATE INDEX event_by_subject ON event (subject, seq);

-- The log only grows. A slip in a later version shall fail loudly, not rewrite history.
CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event
BEGIN SELECT RAISE(ABORT, 'an event is never changed'); END;

CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event
BEGIN SELECT RAISE(ABORT, 'an event is never deleted'); END;

-- One row: the end of the chain, so that a cut tail shows.
-- commands counts the accepted commands, so that one without events moves the head too.
CREATE TABLE head (
    id       INTEGER PRIMARY KEY CHECK (id = 1),
    seq      INTEGER NOT NULL,
    time_ms  INTEGER NOT NULL,
    commands INTEGER NOT NULL,
    hash     BLOB    NOT NULL CHECK (length(hash) = 32)
) STRICT;

INSERT INTO head (id, seq, time_ms, commands, hash) VALUES (1, 0, 0, 0, zeroblob(32));

-- What an accepted command was answered; seq is its last event's (or the head's, if it had none).
CREATE TABLE command_result (
    command_id TEXT    PRIMARY KEY,
    seq        INTEGER NOT NULL,
    result     TEXT    NOT NULL
) STRICT, WITHOUT ROWID;

-- A cache of the board after the event seq; worthless unless format and hash match.
CREATE TABLE snapshot (
    seq     INTEGER PRIMARY KEY,
    time_ms INTEGER NOT NULL,
    format  INTEGER NOT NULL,
    hash    BLOB    NOT NULL CHECK (length(hash) = 32),
    board   BLOB    NOT NULL
) STRICT;
