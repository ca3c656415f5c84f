//! How fast one sign-in or token may give commands: never felt by a person, whatever they do, and the
//! end of a program that runs away.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

use crate::auth::{SecretHash, TokenId, Who};

/// Commands that may be given at once after a rest.
const AT_ONCE: f64 = 600.0;
/// Commands a second that may be given all day.
const A_SECOND: f64 = 20.0;
/// Bytes for which a command counts as one more: what is stored of it stays. A month's reports of a
/// county are some hundred kilobytes.
const BYTES_OF_ONE: f64 = 16.0 * 1024.0;
/// Senders that are remembered; who rested long enough is as good as new and forgotten.
const MOST: usize = 4_096;

/// Who gives commands, as far as they are counted apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum RateKey {
    Session(SecretHash),
    Token(i64),
    Nobody,
}

/// What is left to a sender, and when that was counted.
#[derive(Debug, Clone, Copy)]
struct Allowance {
    left: f64,
    at_ms: i64,
}

impl Allowance {
    const FULL: f64 = AT_ONCE;

    /// What is left at a later moment.
    fn at(self, now_ms: i64) -> Self {
        #[expect(clippy::cast_precision_loss, reason = "milliseconds since the last command")]
        let rested = (now_ms - self.at_ms).max(0) as f64 / 1_000.0;
        Self { left: (self.left + rested * A_SECOND).min(Self::FULL), at_ms: now_ms }
    }
}

/// The commands of late.
#[derive(Debug, Default)]
pub struct Pace {
    senders: Mutex<HashMap<RateKey, Allowance>>,
}

impl Pace {
    /// Counts one command of a sender, of so many bytes.
    ///
    /// # Errors
    /// The seconds after which they may give it, where they gave too many or too large ones.
    pub fn admit(&self, who: &Who, bytes: usize, now_ms: i64) -> Result<(), u32> {
        #[expect(clippy::cast_precision_loss, reason = "a body of a megabyte at most")]
        let counts = (1.0 + bytes as f64 / BYTES_OF_ONE).min(Allowance::FULL);
        let mut senders = self.senders.lock().unwrap_or_else(PoisonError::into_inner);
        if senders.len() >= MOST {
            senders.retain(|_, known| known.at(now_ms).left < Allowance::FULL);
        }
        let full = Allowance { left: Allowance::FULL, at_ms: now_ms };
        let known = senders.entry(sender(who)).or_insert(full);
        *known = known.at(now_ms);
        if known.left < counts {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "at most the seconds of a whole allowance"
            )]
            return Err(((counts - known.left) / A_SECOND).ceil() as u32);
        }
        known.left -= counts;
        Ok(())
    }
}

/// A session that entered with a token is counted under it, as all that did.
const fn sender(who: &Who) -> RateKey {
    match (who.token, who.session) {
        (Some(TokenId(token)), _) => RateKey::Token(token),
        (None, Some(session)) => RateKey::Session(session),
        (None, None) => RateKey::Nobody,
    }
}

#[cfg(test)]
mod tests {
    use battle_map::{
        model::actor::{Actor, Role},
        value::Name,
    };

    use super::*;

    fn who(session: u8) -> Who {
        let actor = Actor { name: Name::new("office").unwrap(), role: Role::Office, post: None };
        let session = Some(SecretHash([session; 32]));
        Who { actor, person: None, session, token: None, initial: false }
    }

    fn given(pace: &Pace, session: u8, times: u32, now_ms: i64) -> usize {
        (0..times).filter(|_| pace.admit(&who(session), 0, now_ms).is_ok()).count()
    }

    #[test]
    fn whoever_gives_too_many_commands_waits_and_nobody_else_does() {
        let pace = Pace::default();
        assert_eq!(given(&pace, 1, 1_000, 0), 600);
        assert_eq!(pace.admit(&who(1), 0, 0), Err(1));
        assert_eq!(given(&pace, 2, 10, 0), 10, "another sign-in");
        assert_eq!(given(&pace, 1, 100, 1_000), 20, "a second later");
        assert_eq!(given(&pace, 1, 1_000, 3_600_000), 600, "after a rest");
    }

    #[test]
    fn a_large_command_counts_as_several() {
        let pace = Pace::default();
        let megabyte = |now_ms| pace.admit(&who(1), 1024 * 1024, now_ms);
        assert_eq!((0..600).filter(|_| megabyte(0).is_ok()).count(), 9);
        assert_eq!(megabyte(0), Err(3));
        assert_eq!(megabyte(3_000), Ok(()), "after the seconds that were named");
        assert_eq!(pace.admit(&who(2), usize::MAX, 0), Ok(()), "none is refused for ever");
    }

    #[test]
    fn memory_stays_flat() {
        let pace = Pace::default();
        for number in 0..10_000_u32 {
            let mut who = who(0);
            let mut hash = [0; 32];
            hash[..4].copy_from_slice(&number.to_be_bytes());
            who.session = Some(SecretHash(hash));
            pace.admit(&who, 0, i64::from(number) * 1_000).unwrap();
        }
        assert!(pace.senders.lock().unwrap().len() <= MOST);
    }
}
