//! Random secrets that browsers and programs present, and the hashes kept of them.

use std::fmt::Write;

use sha2::{Digest, Sha256};

use super::AuthError;
use crate::{log::credentials::SecretHash, random};

/// Bytes of randomness in a secret.
const BYTES: usize = 32;

/// A random secret as 64 hexadecimal digits. Its `Debug` form shows nothing.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// A new secret from the system's randomness.
    ///
    /// # Errors
    /// When the system has none.
    pub fn new() -> Result<Self, AuthError> {
        Ok(Self(hexadecimal(&random::bytes::<BYTES>()?)))
    }

    /// A secret as somebody presents it; `None` where it cannot be one.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let fits = text.len() == 2 * BYTES && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        fits.then(|| Self(text.to_ascii_lowercase()))
    }

    /// The secret itself, for its holder.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// The hash that is stored of it.
    #[must_use]
    pub fn hash(&self) -> SecretHash {
        SecretHash(Sha256::digest(self.0.as_bytes()).into())
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret")
    }
}

/// A password to be changed at once: sixteen characters that cannot be mistaken for others.
///
/// # Errors
/// When the system has no randomness.
pub fn initial_password() -> Result<String, AuthError> {
    // 32 letters, so that every byte hits each equally often.
    const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
    let letters = random::bytes::<16>()?.map(|byte| char::from(LETTERS[usize::from(byte % 32)]));
    Ok(letters.into_iter().collect())
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(2 * bytes.len()), |mut text, byte| {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_read_as_it_was_given_and_shows_itself_nowhere() {
        let secret = Secret::new().unwrap();
        let read = Secret::parse(secret.expose()).unwrap();
        assert_eq!(read.hash(), secret.hash());
        assert_ne!(Secret::new().unwrap().hash(), secret.hash());
        assert_eq!(format!("{secret:?}"), "Secret");
    }

    #[test]
    fn what_cannot_be_a_secret_is_none() {
        for text in ["", "abc", &"g".repeat(64), &"a".repeat(65)] {
            assert!(Secret::parse(text).is_none(), "{text:?}");
        }
    }

    #[test]
    fn initial_passwords_differ() {
        let password = initial_password().unwrap();
        assert_eq!(password.len(), 16);
        assert_ne!(password, initial_password().unwrap());
    }
}
