//! The hash chain that ties every event to all before it.
//!
//! An event's hash is SHA-256 over its predecessor's hash (32 zero bytes before the first) and
//! then every column in the order of the table, each as its length in bytes (8 bytes, big
//! endian) and the stored bytes; integers count as 8 bytes, big endian, two's complement.
//! Lengths are part of it so that no byte can wander from one column into the next.

use sha2::{Digest, Sha256};

use super::{CommandRecord, Hash, Head, NewEvent, StoredEvent};

/// The hash of an event that stands at `seq` after an event with the hash `previous`.
pub fn hash(previous: &Hash, seq: u64, event: &NewEvent) -> Hash {
    let columns: [&[u8]; 7] = [
        &seq.to_be_bytes(),
        &event.time_ms.to_be_bytes(),
        event.actor.as_bytes(),
        event.command_id.as_bytes(),
        event.subject.as_bytes(),
        event.kind.as_bytes(),
        event.body.as_bytes(),
    ];
    sum(Sha256::new().chain_update(previous), &columns)
}

/// The hash of columns, each with its length, behind what `hasher` has taken in already.
pub fn sum(mut hasher: Sha256, columns: &[&[u8]]) -> Hash {
    for bytes in columns {
        hasher.update((bytes.len() as u64).to_be_bytes());
        hasher.update(bytes);
    }
    hasher.finalize().into()
}

/// The bytes of a result's digest: enough for what changes by accident.
pub const DIGEST: usize = 8;

/// The digest of a command's result: SHA-256 over the columns of its row as in the chain, cut short.
pub fn digest_of(record: &CommandRecord) -> [u8; DIGEST] {
    let CommandRecord { command_id, seq, result } = record;
    let columns: [&[u8]; 3] = [command_id.as_bytes(), &seq.to_be_bytes(), result.as_bytes()];
    let mut digest = [0; DIGEST];
    digest.copy_from_slice(&sum(Sha256::new(), &columns)[..DIGEST]);
    digest
}

/// Numbers and chains new events behind `head`; answers their hashes and the head after them,
/// which has accepted `commands` commands more.
pub fn seal(head: &Head, events: &[NewEvent], commands: u64) -> (Vec<Hash>, Head) {
    let mut next = Head { commands: head.commands + commands, ..head.clone() };
    let mut hashes = Vec::with_capacity(events.len());
    for event in events {
        next.seq += 1;
        next.time_ms = event.time_ms;
        next.hash = hash(&next.hash, next.seq, event);
        hashes.push(next.hash);
    }
    (hashes, next)
}

/// Whether a stored event carries the hash that its contents and its predecessor demand.
pub fn holds(previous: &Hash, stored: &StoredEvent) -> bool {
    hash(previous, stored.seq, &stored.event) == stored.hash
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(subject: &str, kind: &str) -> NewEvent {
        NewEvent {
            time_ms: 1,
            actor: "{}".into(),
            command_id: "c".into(),
            subject: subject.into(),
            kind: kind.into(),
            body: "{}".into(),
        }
    }

    #[test]
    fn a_byte_moved_to_the_next_column_changes_the_hash() {
        let moved = hash(&[0; 32], 1, &event("project/1", "2renamed"));
        assert_ne!(hash(&[0; 32], 1, &event("project/12", "renamed")), moved);
    }

    #[test]
    fn the_hash_is_the_published_formula() {
        // printf of the columns as documented above, piped through sha256sum.
        let sum = hash(&[0; 32], 1, &event("project/1", "renamed"));
        let hex = sum.iter().fold(String::new(), |text, byte| format!("{text}{byte:02x}"));
        assert_eq!(hex, "bb76442416345285e4fccd2b13d0f3d10bb52107f2835ddf171f3876791c2e2c");
    }

    #[test]
    fn each_event_is_chained_to_the_one_before() {
        let pair = [event("a", "x"), event("b", "y")];
        let (hashes, head) = seal(&Head::default(), &pair, 1);
        assert_eq!(hashes[1], hash(&hashes[0], 2, &pair[1]));
        assert_eq!(head, Head { seq: 2, time_ms: 1, commands: 1, hash: hashes[1] });
    }
}
