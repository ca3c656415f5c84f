//! How many files the process may have open: every connection is one. The usual limit of 1,024 is for
//! programs of one user; a server raises it to what the system allows.

/// Files that are not connections: the database, its log, evidence, temporary files.
const OWN: u64 = 256;
/// The most that are asked for; more connections than memory is good for.
const MOST: u64 = 65_536;
/// Below this a thousand walls and their people come close to the limit.
const LOW: u64 = 4_096;
/// What is assumed where the system does not say.
#[cfg(not(unix))]
const ASSUMED: u64 = 8_192;

/// Raises the limit as far as the system allows, and answers how many connections may be open.
#[must_use]
pub fn raise() -> usize {
    let limit = raised();
    if limit < LOW {
        tracing::warn!(
            limit,
            wanted = LOW,
            "few files may be open at once, and so few connections: raise LimitNOFILE of the service"
        );
    }
    usize::try_from(connections(limit)).unwrap_or(usize::MAX)
}

/// How many connections fit under a limit of open files.
fn connections(limit: u64) -> u64 {
    limit.saturating_sub(OWN).max(limit / 2).min(MOST)
}

/// The limit after raising it.
#[cfg(unix)]
fn raised() -> u64 {
    use rustix::process::{Resource, getrlimit, setrlimit};

    let mut limit = getrlimit(Resource::Nofile);
    let (before, allowed) = (limit.current.unwrap_or(MOST), limit.maximum.unwrap_or(MOST));
    let wanted = allowed.min(MOST).max(before);
    limit.current = Some(wanted);
    match setrlimit(Resource::Nofile, limit) {
        Ok(()) => wanted,
        Err(error) => {
            tracing::warn!(%error, "the limit of open files cannot be raised");
            before
        }
    }
}

/// The limit that is assumed.
#[cfg(not(unix))]
const fn raised() -> u64 {
    ASSUMED
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_is_room_for_connections_and_for_the_servers_own_files() {
        assert_eq!(connections(1_024), 768);
        assert_eq!(connections(200), 100);
        assert_eq!(connections(1_048_576), MOST);
    }

    #[cfg(unix)]
    #[test]
    fn the_limit_is_what_the_system_allows() {
        use rustix::process::{Resource, getrlimit};

        let allowed = getrlimit(Resource::Nofile).maximum.unwrap_or(MOST);
        assert!(raised() >= allowed.min(MOST));
    }
}
