//! Whoever did something, in words: the person, or the post where names are not for the reader.

use battle_map::view::history::By;

use crate::{me::role_code, texts::Texts};

/// The person's name, or that of their unit or county, or of their role.
#[must_use]
pub fn who(texts: Texts, by: &By) -> String {
    match by {
        By::Person(name) | By::Post(_, Some(name)) => name.clone(),
        By::Post(role, None) => texts.get(&format!("role.{}", role_code(*role))),
    }
}
