-- A snapshot carries a hash over all of itself. Those kept before have none and go: they are a cache.
PRAGMA user_version = 3;

DROP TABLE snapshot;

-- A cache of the board after the event seq; believed only if format, hash and digest match.
-- hash is the event's, digest is over every other column (server/src/log/chain.rs).
CREATE TABLE snapshot (
    seq     INTEGER PRIMARY KEY,
    time_ms INTEGER NOT NULL,
    format  INTEGER NOT NULL,
    hash    BLOB    NOT NULL CHECK (length(hash) = 32),
    digest  BLOB    NOT NULL CHECK (length(digest) = 32),
    board   BLOB    NOT NULL
) STRICT;
