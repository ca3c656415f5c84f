//! The hash by which an attachment is known: its content is its name.

use std::{fmt, fmt::Write as _, str::FromStr};

use serde::{Deserialize, Serialize};

use super::ValueError;

/// A SHA-256 hash; prints as 64 lower-case hexadecimal digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ContentHash([u8; 32]);

impl ContentHash {
    /// The hash of these bytes.
    pub const fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }
}

impl fmt::Display for ContentHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl FromStr for ContentHash {
    type Err = ValueError;
    fn from_str(text: &str) -> Result<Self, ValueError> {
        let error = || ValueError::Id(text.to_owned());
        // A sign would be accepted by the parser of numbers, a capital would make two names of one.
        if text.len() != 64 || !text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f')) {
            return Err(error());
        }
        let mut bytes = [0; 32];
        for (index, byte) in bytes.iter_mut().enumerate() {
            let pair = &text[index * 2..index * 2 + 2];
            *byte = u8::from_str_radix(pair, 16).map_err(|_| error())?;
        }
        Ok(Self(bytes))
    }
}

impl TryFrom<String> for ContentHash {
    type Error = ValueError;
    fn try_from(text: String) -> Result<Self, ValueError> {
        text.parse()
    }
}

impl From<ContentHash> for String {
    fn from(hash: ContentHash) -> Self {
        let mut text = Self::with_capacity(64);
        let _ = write!(text, "{hash}");
        text
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn only_sixty_four_small_hexadecimal_digits_are_a_hash() {
        for text in ["", "ab", &"A".repeat(64), &"g".repeat(64), &"+1".repeat(32), &"é".repeat(32)]
        {
            assert!(text.parse::<ContentHash>().is_err(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn a_hash_prints_and_parses_back(bytes in any::<[u8; 32]>()) {
            let hash = ContentHash::new(bytes);
            prop_assert_eq!(hash.to_string().parse(), Ok(hash));
        }
    }
}
