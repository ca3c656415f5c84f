//! Passwords: which are good enough, and how they are hashed and compared without letting anybody
//! occupy the machine by guessing.

use argon2::{
    Algorithm, Argon2, Params, PasswordHash, PasswordHasher, PasswordVerifier, Version,
    password_hash::{self, SaltString, rand_core::OsRng},
};
use battle_map::value::text::normalised;
use tokio::{
    sync::{Semaphore, SemaphorePermit},
    task::spawn_blocking,
};

use super::AuthError;

/// The fewest characters of a password.
pub const MIN_LENGTH: usize = 8;
/// The most characters of a password; more would only cost time.
pub const MAX_LENGTH: usize = 128;

/// Hashes computed at the same time: each takes 19 MB and a core for a moment.
const AT_ONCE: usize = 2;
/// Callers that may wait for their turn; who comes later is told to try again.
const WAITING: usize = 32;

/// The passwords that attackers try first.
const COMMON: [&str; 12] = [
    "12345678",
    "123456789",
    "1234567890",
    "11111111",
    "88888888",
    "66666666",
    "password",
    "password1",
    "qwertyui",
    "qwerty123",
    "a1234567",
    "abcd1234",
];

/// Why a password is not good enough: a stable code, key of the `password.*` texts.
#[must_use]
pub fn fault(password: &str, name: &str) -> Option<&'static str> {
    let length = password.chars().count();
    let word = normalised(password);
    let name = normalised(name);
    if length < MIN_LENGTH {
        Some("password-too-short")
    } else if length > MAX_LENGTH {
        Some("password-too-long")
    } else if !name.is_empty() && word.contains(&name) {
        Some("password-holds-name")
    } else if COMMON.contains(&word.as_str()) || all_alike(password) {
        Some("password-too-common")
    } else {
        None
    }
}

fn all_alike(password: &str) -> bool {
    let mut letters = password.chars();
    let first = letters.next();
    letters.all(|letter| Some(letter) == first)
}

/// Hashes and compares passwords, a few at a time.
pub struct Passwords {
    turns: Semaphore,
    line: Semaphore,
    nobodys: String,
}

impl Passwords {
    /// Prepares hashing, and the hash that is compared for names without an account.
    ///
    /// # Errors
    /// When hashing fails.
    pub fn new() -> Result<Self, AuthError> {
        Ok(Self {
            turns: Semaphore::new(AT_ONCE),
            line: Semaphore::new(WAITING),
            nobodys: hash("nobody has this password")?,
        })
    }

    /// The hash of a password, to be stored.
    ///
    /// # Errors
    /// When hashing fails.
    pub async fn hash(&self, password: &str) -> Result<String, AuthError> {
        let _turn = self.turn().await;
        let password = password.to_owned();
        spawn_blocking(move || hash(&password)).await.map_err(|_| AuthError::CutOff)?
    }

    /// Whether `password` is the one kept as `stored`; where nothing is kept the answer takes as
    /// long, so that nobody learns which names there are. `None` when too many wait already.
    ///
    /// # Errors
    /// When a stored hash cannot be read.
    pub async fn matches(
        &self,
        stored: Option<&str>,
        password: &str,
    ) -> Result<Option<bool>, AuthError> {
        let Ok(_place) = self.line.try_acquire() else { return Ok(None) };
        let _turn = self.turn().await;
        let known = stored.is_some();
        let hash = stored.unwrap_or(&self.nobodys).to_owned();
        let password = password.to_owned();
        let equal = spawn_blocking(move || matches(&hash, &password))
            .await
            .map_err(|_| AuthError::CutOff)??;
        Ok(Some(known && equal))
    }

    async fn turn(&self) -> Option<SemaphorePermit<'_>> {
        // The semaphore is never closed.
        self.turns.acquire().await.ok()
    }
}

/// Argon2id with OWASP's first recommendation: 19 MiB, two passes, one lane.
fn hasher() -> Result<Argon2<'static>, AuthError> {
    let parameters = Params::new(19 * 1024, 2, 1, None).map_err(|error| failed(&error.into()))?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, parameters))
}

fn hash(password: &str) -> Result<String, AuthError> {
    let salt = SaltString::generate(&mut OsRng);
    let hash = hasher()?.hash_password(password.as_bytes(), &salt);
    Ok(hash.map_err(|error| failed(&error))?.to_string())
}

fn matches(hash: &str, password: &str) -> Result<bool, AuthError> {
    let hash = PasswordHash::new(hash).map_err(|error| failed(&error))?;
    match hasher()?.verify_password(password.as_bytes(), &hash) {
        Ok(()) => Ok(true),
        Err(password_hash::Error::Password) => Ok(false),
        Err(error) => Err(failed(&error)),
    }
}

fn failed(error: &password_hash::Error) -> AuthError {
    AuthError::Hash(error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn only_the_password_itself_matches_and_nobodys_never() {
        let passwords = Passwords::new().unwrap();
        let stored = passwords.hash("岳池县 2026 挂图").await.unwrap();
        assert!(stored.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{stored}");
        assert_eq!(passwords.matches(Some(&stored), "岳池县 2026 挂图").await.unwrap(), Some(true));
        assert_eq!(passwords.matches(Some(&stored), "岳池县 2026").await.unwrap(), Some(false));
        let nobody = passwords.matches(None, "nobody has this password").await.unwrap();
        assert_eq!(nobody, Some(false));
    }

    #[test]
    fn weak_passwords_have_their_fault_named() {
        assert_eq!(fault("short", "office"), Some("password-too-short"));
        assert_eq!(fault(&"x1".repeat(65), "office"), Some("password-too-long"));
        assert_eq!(fault("Office2026!", "office"), Some("password-holds-name"));
        assert_eq!(fault("Password1", "office"), Some("password-too-common"));
        assert_eq!(fault("ssssssssss", "office"), Some("password-too-common"));
        assert_eq!(fault("three kicks", "office"), None);
    }
}
