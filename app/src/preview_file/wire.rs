//! The messages between page and server about such a file.
//!
//! The body is one line of JSON ([`FileAsked`]), a line feed, and the file's bytes as they are. The
//! server keeps nothing between preview and confirmation: the page holds the file and sends it again,
//! so files cannot pile up and a restart of the server loses nothing.

use battle_map::value::CommandId;
use serde::{Deserialize, Serialize};

/// The largest file that is taken over the web, in megabytes.
pub const MOST_MEGABYTES: usize = 32;

/// The request for a preview, or to do what was previewed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileAsked<A> {
    /// What the file itself does not state.
    pub about: A,
    /// The name of the file, for what keeps it as its source.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// The confirmation of a preview; `None` to request one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confirm: Option<Confirmation>,
}

/// A person's confirmation of exactly one preview.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Confirmation {
    /// The command's identifier: sent again after a lost answer, it takes effect only once.
    pub id: CommandId,
    /// The mark of the preview that was seen.
    pub seen: String,
}

/// What the server answers to a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FileOutcome<P> {
    /// Nothing was done: the preview of what would be.
    Previewed(Marked<P>),
    /// Nothing was done: the city has changed since the confirmed preview, and this is the new one.
    Moved(Marked<P>),
    /// What was previewed was done.
    Done,
}

/// A preview and the mark by which it is confirmed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Marked<P> {
    /// The mark that a confirmation must repeat to show that it means this preview.
    pub mark: String,
    /// The preview of what the file would do.
    pub preview: P,
}
