//! Passwords: which are good enough ([`quality`]), and how they are hashed and compared without letting
//! anybody occupy the machine by guessing.

mod quality;

use std::sync::{Arc, Mutex, PoisonError};

use argon2::{
    Algorithm, Argon2, Block, Params, PasswordHash, Version,
    password_hash::{self, Ident, Output, ParamsString, SaltString, rand_core::OsRng},
};
use tokio::{
    sync::{OwnedSemaphorePermit, Semaphore},
    task::spawn_blocking,
};

use super::AuthError;
pub use quality::{MAX_LENGTH, MIN_LENGTH, fault, names};

/// Hashes computed at the same time: each takes 19 MB and a core for a moment.
const AT_ONCE: usize = 2;
/// Of these, for browsers that nobody has signed in with before: one, so that a browser that is known
/// never waits for more than one of theirs.
const OF_STRANGERS: usize = 1;
/// Callers of each kind that may wait for their turn; who comes later is told to try again.
const WAITING: usize = 256;
/// The bytes of a hash.
const BYTES: usize = 32;
/// What is compared for names without an account.
const NOBODYS: &str = "nobody has this password";

/// Who waits for a hash.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Caller {
    /// Somebody at a browser that has signed in to the account before, or who is signed in.
    Known,
    /// Anybody else.
    Stranger,
}

/// The memory that a hash takes.
type Memory = Vec<Block>;

/// Hashes and compares passwords, a few at a time.
pub struct Passwords {
    turns: Arc<Semaphore>,
    turns_of_strangers: Arc<Semaphore>,
    line: Semaphore,
    line_of_strangers: Semaphore,
    /// Memory that was used before: it is taken again instead of more.
    memory: Arc<Mutex<Vec<Memory>>>,
    nobodys: String,
}

/// A turn at hashing, and its memory.
struct HashingPermit {
    memory: Memory,
    spare: Arc<Mutex<Vec<Memory>>>,
    _permits: Vec<OwnedSemaphorePermit>,
}

impl Passwords {
    /// Prepares hashing, and the hash that is compared for names without an account.
    ///
    /// # Errors
    /// When hashing fails.
    pub fn new() -> Result<Self, AuthError> {
        let [turns, turns_of_strangers] =
            [AT_ONCE, OF_STRANGERS].map(|turns| Arc::new(Semaphore::new(turns)));
        let [line, line_of_strangers] = [WAITING; 2].map(Semaphore::new);
        let memory = Arc::default();
        let nobodys = hash(NOBODYS, &mut Memory::new())?;
        Ok(Self { turns, turns_of_strangers, line, line_of_strangers, memory, nobodys })
    }

    /// The hash of a password, to be stored.
    ///
    /// # Errors
    /// When hashing fails.
    pub async fn hash(&self, password: &str) -> Result<String, AuthError> {
        let mut turn = self.turn(Caller::Known).await?;
        let password = password.to_owned();
        let work = move || hash(&password, &mut turn.memory);
        spawn_blocking(work).await.map_err(|_| AuthError::CutOff)?
    }

    /// Whether `password` is the one kept as `stored`; where nothing is kept the answer takes as
    /// long, so that nobody learns which names there are. `None` when too many wait already.
    ///
    /// # Errors
    /// When a stored hash cannot be read.
    pub async fn matches(
        &self,
        caller: Caller,
        stored: Option<&str>,
        password: &str,
    ) -> Result<Option<bool>, AuthError> {
        let line = match caller {
            Caller::Known => &self.line,
            Caller::Stranger => &self.line_of_strangers,
        };
        let Ok(_place) = line.try_acquire() else { return Ok(None) };
        let mut turn = self.turn(caller).await?;
        // A password that is too long was never one, and is not worth its hash.
        let fits = password.chars().count() <= MAX_LENGTH;
        let known = stored.is_some() && fits;
        let hash = stored.unwrap_or(&self.nobodys).to_owned();
        let password = if fits { password.to_owned() } else { String::new() };
        let equal = spawn_blocking(move || matches(&hash, &password, &mut turn.memory))
            .await
            .map_err(|_| AuthError::CutOff)??;
        Ok(Some(known && equal))
    }

    async fn turn(&self, caller: Caller) -> Result<HashingPermit, AuthError> {
        // The semaphores are never closed.
        let acquire = async |turns: &Arc<Semaphore>| {
            turns.clone().acquire_owned().await.map_err(|_| AuthError::CutOff)
        };
        let mut permits = Vec::new();
        if caller == Caller::Stranger {
            permits.push(acquire(&self.turns_of_strangers).await?);
        }
        permits.push(acquire(&self.turns).await?);
        let spare = self.memory.clone();
        let memory = spare.lock().unwrap_or_else(PoisonError::into_inner).pop();
        Ok(HashingPermit { memory: memory.unwrap_or_default(), spare, _permits: permits })
    }
}

impl Drop for HashingPermit {
    fn drop(&mut self) {
        let memory = std::mem::take(&mut self.memory);
        self.spare.lock().unwrap_or_else(PoisonError::into_inner).push(memory);
    }
}

/// Argon2id with OWASP's first recommendation: 19 MiB, two passes, one lane.
fn recommended() -> Result<Params, AuthError> {
    Params::new(19 * 1024, 2, 1, Some(BYTES)).map_err(|error| failed(&error.into()))
}

/// The hash of a password under parameters and salt; `memory` grows to what they ask for.
fn derived(
    password: &str,
    params: Params,
    salt: &[u8],
    memory: &mut Memory,
) -> Result<[u8; BYTES], AuthError> {
    if memory.len() < params.block_count() {
        memory.resize(params.block_count(), Block::default());
    }
    let mut hash = [0; BYTES];
    let hasher = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    hasher
        .hash_password_into_with_memory(password.as_bytes(), salt, &mut hash, memory)
        .map_err(|error| failed(&error.into()))?;
    Ok(hash)
}

fn hash(password: &str, memory: &mut Memory) -> Result<String, AuthError> {
    let (params, salt) = (recommended()?, SaltString::generate(&mut OsRng));
    let mut bytes = [0; 64];
    let decoded = salt.decode_b64(&mut bytes).map_err(|error| failed(&error))?;
    let derived = derived(password, params.clone(), decoded, memory)?;
    let hash = PasswordHash {
        algorithm: Algorithm::Argon2id.ident(),
        version: Some(Version::V0x13.into()),
        params: ParamsString::try_from(&params).map_err(|error| failed(&error))?,
        salt: Some(salt.as_salt()),
        hash: Some(Output::new(&derived).map_err(|error| failed(&error))?),
    };
    Ok(hash.to_string())
}

/// Whether a password has a hash; comparing takes the same time wherever they differ.
fn matches(hash: &str, password: &str, memory: &mut Memory) -> Result<bool, AuthError> {
    let hash = PasswordHash::new(hash).map_err(|error| failed(&error))?;
    let ours = Ident::new("argon2id").is_ok_and(|ident| hash.algorithm == ident);
    let (Some(salt), Some(kept)) = (hash.salt, hash.hash.filter(|_| ours)) else {
        return Err(failed(&password_hash::Error::Algorithm));
    };
    let params = Params::try_from(&hash).map_err(|error| failed(&error))?;
    let mut bytes = [0; 64];
    let salt = salt.decode_b64(&mut bytes).map_err(|error| failed(&error))?;
    let derived = derived(password, params, salt, memory)?;
    Ok(Output::new(&derived).map_err(|error| failed(&error))? == kept)
}

fn failed(error: &password_hash::Error) -> AuthError {
    AuthError::Hash(error.to_string())
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use argon2::{PasswordHasher, PasswordVerifier};
    use tokio::time::timeout;

    use super::*;

    async fn is_equal(passwords: &Passwords, stored: Option<&str>, password: &str) -> bool {
        passwords.matches(Caller::Stranger, stored, password).await.unwrap().unwrap()
    }

    #[tokio::test]
    async fn only_the_password_itself_matches_and_nobodys_never() {
        let passwords = Passwords::new().unwrap();
        let stored = passwords.hash("岳池县 2026 挂图").await.unwrap();
        assert!(stored.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{stored}");
        assert!(is_equal(&passwords, Some(&stored), "岳池县 2026 挂图").await);
        assert!(!is_equal(&passwords, Some(&stored), "岳池县 2026").await);
        assert!(!is_equal(&passwords, Some(&stored), &"岳".repeat(MAX_LENGTH + 1)).await);
        assert!(!is_equal(&passwords, None, NOBODYS).await);
    }

    #[tokio::test]
    async fn hashes_are_those_of_the_library_in_both_directions() {
        let passwords = Passwords::new().unwrap();
        let library = Argon2::new(Algorithm::Argon2id, Version::V0x13, recommended().unwrap());
        let salt = SaltString::generate(&mut OsRng);
        let theirs = library.hash_password(b"three kicks", &salt);
        assert!(is_equal(&passwords, Some(&theirs.unwrap().to_string()), "three kicks").await);
        let ours = passwords.hash("three kicks").await.unwrap();
        let parsed = PasswordHash::new(&ours).unwrap();
        assert!(library.verify_password(b"three kicks", &parsed).is_ok());
    }

    #[tokio::test]
    async fn however_many_wait_no_more_memory_is_taken_than_for_two() {
        let passwords = Passwords::new().unwrap();
        let stored = passwords.hash("three kicks").await.unwrap();
        let ask = |number| {
            let caller = if number % 2 == 0 { Caller::Known } else { Caller::Stranger };
            passwords.matches(caller, Some(&stored), "three kicks")
        };
        let answers = futures::future::join_all((0..40).map(ask)).await;
        assert!(answers.into_iter().all(|answer| answer.unwrap() == Some(true)));
        assert!(passwords.memory.lock().unwrap().len() <= AT_ONCE);
    }

    #[tokio::test]
    async fn strangers_who_fill_their_line_leave_the_places_of_known_browsers_free() {
        let passwords = Passwords::new().unwrap();
        let stored = passwords.hash("three kicks").await.unwrap();
        let places = u32::try_from(WAITING).unwrap();
        let _theirs = passwords.line_of_strangers.acquire_many(places).await.unwrap();
        let _turn = passwords.turn(Caller::Stranger).await.unwrap();
        let strangers = passwords.matches(Caller::Stranger, Some(&stored), "three kicks").await;
        assert_eq!(strangers.unwrap(), None, "there is no place left for them");
        let known = passwords.matches(Caller::Known, Some(&stored), "three kicks");
        let known = timeout(Duration::from_secs(20), known).await.unwrap();
        assert_eq!(known.unwrap(), Some(true));
    }
}
