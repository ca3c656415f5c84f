//! Anchors: the head of the log as it is written down outside the file, as `NUMBER:HASH`.
//!
//! Whoever can write to the file can cut off its tail at the end of a command, or chain everything anew,
//! and nothing in the file tells. But the hash of an event depends on all before it: where a paper, a
//! backup's protocol or the server's own lines hold one, the log must hold the same.

use std::{fmt, str::FromStr};

use super::{Hash, Head, Store, StoreError, StoredEvent};

/// The least digits of a hash that prove anything.
const LEAST_DIGITS: usize = 16;

/// Events a page, while a hash without its number is looked for.
const PAGE: u32 = 2000;

/// A hash that an event must have, with the event's number if that is known too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Anchor {
    seq: Option<u64>,
    /// Hexadecimal digits, small; the whole hash or its beginning.
    digits: String,
}

impl Anchor {
    /// The head as an anchor.
    #[must_use]
    pub fn of(head: &Head) -> Self {
        Self { seq: Some(head.seq), digits: hex(&head.hash) }
    }

    /// An event as an anchor.
    #[must_use]
    pub fn of_event(event: &StoredEvent) -> Self {
        Self { seq: Some(event.seq), digits: hex(&event.hash) }
    }

    /// Whether the log holds the event that the anchor speaks of.
    ///
    /// # Errors
    /// When the log cannot be read.
    pub async fn is_in(&self, store: &dyn Store) -> Result<bool, StoreError> {
        let begins = |hash: &Hash| hex(hash).starts_with(&self.digits);
        match self.seq {
            Some(0) => Ok(begins(&Head::default().hash)),
            Some(seq) => {
                let rows = store.read(seq, 1).await?;
                Ok(rows.first().is_some_and(|row| row.seq == seq && begins(&row.hash)))
            }
            None => {
                let mut next = 1;
                loop {
                    let page = store.read(next, PAGE).await?;
                    let Some(last) = page.last().filter(|last| last.seq >= next) else {
                        return Ok(false);
                    };
                    if page.iter().any(|row| begins(&row.hash)) {
                        return Ok(true);
                    }
                    next = last.seq + 1;
                }
            }
        }
    }
}

fn hex(hash: &Hash) -> String {
    hash.iter().fold(String::new(), |text, byte| format!("{text}{byte:02x}"))
}

impl fmt::Display for Anchor {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.seq {
            Some(seq) => write!(out, "{seq}:{}", self.digits),
            None => out.write_str(&self.digits),
        }
    }
}

/// Why something is no anchor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoAnchor {
    /// The number before the colon cannot be read.
    #[error("the number before the colon cannot be read")]
    Number,
    /// The hash is not 16 to 64 hexadecimal digits.
    #[error("a hash is 16 to 64 hexadecimal digits")]
    Hash,
}

/// `123:9f86d081…` or the hash alone; digits may stand in groups, as on paper.
impl FromStr for Anchor {
    type Err = NoAnchor;

    fn from_str(text: &str) -> Result<Self, NoAnchor> {
        let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        let (seq, digits) = match text.split_once(':') {
            Some((seq, digits)) => (Some(seq.parse().map_err(|_| NoAnchor::Number)?), digits),
            None => (None, text.as_str()),
        };
        let fits = (LEAST_DIGITS..=2 * size_of::<Hash>()).contains(&digits.len());
        if !fits || !digits.chars().all(|c| c.is_ascii_hexdigit()) {
            return Err(NoAnchor::Hash);
        }
        Ok(Self { seq, digits: digits.to_ascii_lowercase() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_anchor_is_read_as_it_is_written_also_in_groups_and_shortened() {
        let head = Head { seq: 12, hash: [0xAB; 32], ..Head::default() };
        let anchor = Anchor::of(&head);
        assert_eq!(anchor.to_string(), format!("12:{}", "ab".repeat(32)));
        assert_eq!(anchor.to_string().parse(), Ok(anchor));
        let short: Anchor = "ABAB abab abab abab".parse().unwrap();
        assert_eq!(short.to_string(), "ab".repeat(8));
        assert_eq!("abab".parse::<Anchor>(), Err(NoAnchor::Hash));
        assert_eq!(format!("x:{}", "ab".repeat(32)).parse::<Anchor>(), Err(NoAnchor::Number));
        assert_eq!("zz".repeat(32).parse::<Anchor>(), Err(NoAnchor::Hash));
    }
}
