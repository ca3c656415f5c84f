//! Texts as people write them: trimmed, bounded, without control characters. A city keeps millions of
//! places for one, most of them empty, so that each is as wide as a pointer.

use std::fmt;

use arcstr::ArcStr;
use serde::{Deserialize, Serialize};

use super::ValueError;

macro_rules! texts {
    ($($(#[$doc:meta])* $name:ident up to $max:literal),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(ArcStr);

        impl $name {
            /// The most characters it may hold.
            pub const MAX: usize = $max;

            /// Trims and checks `text`.
            ///
            /// # Errors
            /// When nothing visible is left, it is too long, or it holds a control character.
            pub fn new(text: &str) -> Result<Self, ValueError> {
                checked(text, Self::MAX).map(Self)
            }

            /// The text as a string slice.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = ValueError;
            fn try_from(text: String) -> Result<Self, ValueError> {
                Self::new(&text)
            }
        }

        impl From<$name> for String {
            fn from(text: $name) -> Self {
                text.0.to_string()
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }
    )*};
}

texts! {
    /// A name of something: up to 200 characters.
    Name up to 200,
    /// Free text: up to 4,000 characters.
    Text up to 4_000,
}

fn checked(text: &str, max: usize) -> Result<ArcStr, ValueError> {
    let text = text.trim();
    if text.is_empty() {
        return Err(ValueError::Empty);
    }
    if text.chars().count() > max {
        return Err(ValueError::TooLong { max });
    }
    if text.chars().any(|c| c.is_control() && c != '\n' && c != '\t') {
        return Err(ValueError::ControlCharacter);
    }
    Ok(text.into())
}

/// Gives a thing with several spellings another name: the old one becomes a spelling, because
/// ledgers go on using it, and the new one is none any more.
pub fn renamed(name: &mut Name, aliases: &mut Vec<Name>, new: &Name) {
    let old = std::mem::replace(name, new.clone());
    let (word, before) = (normalised(new.as_str()), normalised(old.as_str()));
    aliases.retain(|alias| normalised(alias.as_str()) != word);
    if before != word {
        aliases.push(old);
    }
}

/// The form in which two spellings of one name are equal: full-width letters, digits and brackets
/// as their ASCII twins, neither white space nor marks that nobody sees, lower case.
///
/// ```
/// use battle_map::value::text::normalised;
/// assert_eq!(normalised("华蓥 锂电池（三期）Ａ1"), normalised("华蓥锂电池(三期)a１"));
/// ```
pub fn normalised(name: &str) -> String {
    name.chars()
        .map(|c| match c {
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
            '【' | '〔' => '(',
            '】' | '〕' => ')',
            '—' | '–' => '-',
            other => other,
        })
        .filter(|c| !c.is_whitespace() && !is_invisible(*c))
        .flat_map(char::to_lowercase)
        .collect()
}

/// Marks without width that copying leaves behind.
pub const fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_trimmed_and_never_empty() {
        assert_eq!(Name::new(" 岳池 ").unwrap().as_str(), "岳池");
        assert_eq!(Name::new(" \u{3000}"), Err(ValueError::Empty));
    }

    #[test]
    fn a_text_that_may_be_missing_is_as_wide_as_a_pointer() {
        assert_eq!(size_of::<Option<Text>>(), size_of::<usize>());
    }

    #[test]
    fn control_characters_and_endless_names_are_refused() {
        assert_eq!(Name::new("a\u{7}b"), Err(ValueError::ControlCharacter));
        assert_eq!(Name::new(&"长".repeat(201)), Err(ValueError::TooLong { max: 200 }));
    }
}
