//! The rows of the log as plain values, without a word about where they are kept.

/// A SHA-256 sum, as it stands in the tables.
pub type Hash = [u8; 32];

/// The end of the log: its last event and how many commands were accepted so far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// The last event's number; 0 while the log is empty.
    pub seq: u64,
    /// The last event's time in UTC milliseconds; 0 while the log is empty.
    pub time_ms: i64,
    /// How many commands were accepted, those without events among them.
    pub commands: u64,
    /// The last event's hash; zeros while the log is empty.
    pub hash: Hash,
}

/// The head of a log in which nothing has happened yet.
impl Default for Head {
    fn default() -> Self {
        Self { seq: 0, time_ms: 0, commands: 0, hash: [0; 32] }
    }
}

/// An event that waits for its number and its hash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewEvent {
    /// When it happened, in UTC milliseconds; never before its predecessor.
    pub time_ms: i64,
    /// Who did it, as JSON.
    pub actor: String,
    /// The command it came from.
    pub command_id: String,
    /// What it is about, such as `project/17`.
    pub subject: String,
    /// The event's variant in kebab case.
    pub kind: String,
    /// The event itself, as JSON.
    pub body: String,
}

/// An event as it stands in the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredEvent {
    /// Its number: gapless, from 1.
    pub seq: u64,
    /// The event as it was appended.
    pub event: NewEvent,
    /// Chains it to its predecessor, see [`super::chain`].
    pub hash: Hash,
}

/// An accepted command and what it was answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommandRecord {
    /// The id that the client chose.
    pub command_id: String,
    /// The command's last event, or the head it was decided on if it had none.
    pub seq: u64,
    /// The answer, as JSON.
    pub result: String,
}

/// What became of an attempt to append.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Appended {
    /// Written durably; this is the new head.
    Done(Head),
    /// Somebody else was quicker; nothing was written.
    Moved,
}

/// The contents of a store, counted at one moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogStats {
    /// The row of the head: what the log says of itself.
    pub head: Head,
    /// How many event rows there are.
    pub events: u64,
    /// The highest event number there is, 0 for none.
    pub last_event: u64,
    /// How many command results there are.
    pub commands: u64,
    /// The highest event number that a command result or a snapshot speaks of, 0 for none.
    pub last_mentioned: u64,
    /// The first event whose command has no result.
    pub first_unaccounted: Option<u64>,
    /// The first snapshot that does not agree with the event it was taken after.
    pub first_stray_snapshot: Option<u64>,
}
