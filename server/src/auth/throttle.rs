//! Slows guessing down: the delay grows with the failures of one client on one account, so that
//! nobody's failures lock anybody else out.
//!
//! A client is an address, or a browser that this account has signed in with before: the right
//! person at their own browser does not wait for what a stranger at the same address got wrong.
//! An address that fails on many accounts is slowed for all that it does not know, and an account on
//! which many addresses fail for all that have never signed in to it. Only a few attempts are looked
//! at at once: what has not failed yet would slow nothing down.

use std::{collections::HashMap, sync::Mutex};

use super::{AddressBlock, SecretHash};

/// The failures without any delay, as for typing errors.
const FREE: u32 = 3;
/// Accounts that one address may fail on before it is slowed for all of them.
const FREE_ACCOUNTS: u32 = 20;
/// Failures of all addresses together on one account before strangers are slowed on it: those of a
/// morning's typing errors, and few enough for whoever guesses from a thousand addresses.
const FREE_OF_ACCOUNT: u32 = 20;
/// The longest delay in seconds.
const LONGEST: u32 = 60;
/// Milliseconds without an attempt after which failures are forgotten.
const FORGOTTEN: i64 = 15 * 60_000;
/// Attempts of one client on one account that are looked at at once.
const AT_ONCE: u32 = 2;
/// Attempts of all strangers together on one account that are looked at at once.
const STRANGERS_AT_ONCE: u32 = 8;
/// Seconds to wait while so many are.
const NEXT: u32 = 1;
/// Entries kept at most: memory stays flat whatever is tried.
const MOST: usize = 4096;

/// Who is trying to sign in, as far as failures are counted apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Client {
    /// A browser that has signed in to this account before.
    Browser(SecretHash),
    /// Anybody at an address.
    Address(AddressBlock),
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum ThrottleKey {
    On(Client, String),
    Anywhere(AddressBlock),
    OfAccount(String),
}

impl ThrottleKey {
    /// Failures that slow nothing down yet.
    const fn free(&self) -> u32 {
        match self {
            Self::On(..) => FREE,
            Self::Anywhere(_) => FREE_ACCOUNTS,
            Self::OfAccount(_) => FREE_OF_ACCOUNT,
        }
    }

    /// Attempts that are looked at at once.
    const fn at_once(&self) -> u32 {
        match self {
            Self::On(..) => AT_ONCE,
            Self::OfAccount(_) => STRANGERS_AT_ONCE,
            // The accounts bound what one address tries.
            Self::Anywhere(_) => u32::MAX,
        }
    }
}

/// What an attempt is counted under: for a stranger, the account's and the address's own as well.
fn keys(client: Client, account: &str) -> Vec<ThrottleKey> {
    let mut keys = vec![ThrottleKey::On(client, account.to_owned())];
    if let Client::Address(address) = client {
        keys.extend([ThrottleKey::OfAccount(account.to_owned()), ThrottleKey::Anywhere(address)]);
    }
    keys
}

#[derive(Debug, Clone, Copy, Default)]
struct Failures {
    count: u32,
    last_ms: i64,
}

/// What is known of attempts.
#[derive(Default)]
struct Attempts {
    failures: HashMap<ThrottleKey, Failures>,
    /// How many are being looked at.
    open: HashMap<ThrottleKey, u32>,
}

impl Attempts {
    /// Notes that an attempt begins, or answers in how many seconds it may.
    fn begin(&mut self, keys: &[ThrottleKey], now_ms: i64) -> Result<(), u32> {
        let wait = |key: &ThrottleKey| left(self.failures.get(key).copied(), key.free(), now_ms);
        if let Some(seconds) = keys.iter().filter_map(wait).max() {
            return Err(seconds);
        }
        let open = |key: &ThrottleKey| self.open.get(key).copied().unwrap_or_default();
        if keys.iter().any(|key| open(key) >= key.at_once()) {
            return Err(NEXT);
        }
        for key in keys {
            *self.open.entry(key.clone()).or_default() += 1;
        }
        Ok(())
    }

    fn end(&mut self, key: &ThrottleKey) {
        let left = self.open.remove(key).unwrap_or_default().saturating_sub(1);
        if left > 0 {
            self.open.insert(key.clone(), left);
        }
    }
}

/// The failures of late, and the attempts under way.
#[derive(Default)]
pub struct Throttle {
    attempts: Mutex<Attempts>,
}

/// An attempt that is being looked at; dropped, it makes room for the next one.
pub struct AttemptGuard<'a> {
    throttle: &'a Throttle,
    keys: Vec<ThrottleKey>,
}

impl Drop for AttemptGuard<'_> {
    fn drop(&mut self) {
        let mut attempts = self.throttle.lock();
        self.keys.iter().for_each(|key| attempts.end(key));
    }
}

impl Throttle {
    /// Lets `client` try `account` (normalised); to be held until it is known how that went.
    ///
    /// # Errors
    /// The seconds until they may try.
    pub fn admit(
        &self,
        client: Client,
        account: &str,
        now_ms: i64,
    ) -> Result<AttemptGuard<'_>, u32> {
        let keys = keys(client, account);
        let begun = self.lock().begin(&keys, now_ms);
        begun.map(|()| AttemptGuard { throttle: self, keys })
    }

    /// Takes note of a failure.
    pub fn failed(&self, client: Client, account: &str, now_ms: i64) {
        let mut attempts = self.lock();
        let failures = &mut attempts.failures;
        let first = count(failures, ThrottleKey::On(client, account.to_owned()), now_ms) == 1;
        if let Client::Address(address) = client {
            count(failures, ThrottleKey::OfAccount(account.to_owned()), now_ms);
            if first {
                count(failures, ThrottleKey::Anywhere(address), now_ms);
            }
        }
    }

    /// Forgets what went wrong before.
    pub fn succeeded(&self, client: Client, account: &str) {
        self.lock().failures.remove(&ThrottleKey::On(client, account.to_owned()));
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Attempts> {
        self.attempts.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

fn left(failures: Option<Failures>, free: u32, now_ms: i64) -> Option<u32> {
    let failures = failures.filter(|failures| now_ms - failures.last_ms < FORGOTTEN)?;
    let steps = failures.count.checked_sub(free)?;
    let delay = 1_u32.checked_shl(steps).unwrap_or(LONGEST).min(LONGEST);
    let left_ms = failures.last_ms + i64::from(delay) * 1000 - now_ms;
    (left_ms > 0).then(|| u32::try_from((left_ms + 999) / 1000).unwrap_or(LONGEST))
}

/// Counts a failure and answers how many there are; makes room by forgetting the oldest.
fn count(failures: &mut HashMap<ThrottleKey, Failures>, key: ThrottleKey, now_ms: i64) -> u32 {
    if failures.len() >= MOST && !failures.contains_key(&key) {
        failures.retain(|_, known| now_ms - known.last_ms < FORGOTTEN);
        let oldest = failures.iter().min_by_key(|(_, known)| known.last_ms);
        if let Some(oldest) = oldest.map(|(key, _)| key.clone()).filter(|_| failures.len() >= MOST)
        {
            failures.remove(&oldest);
        }
    }
    let known = failures.entry(key).or_default();
    let forgotten = now_ms - known.last_ms >= FORGOTTEN;
    known.count = if forgotten { 1 } else { known.count.saturating_add(1) };
    known.last_ms = now_ms;
    known.count
}

#[cfg(test)]
mod tests;
