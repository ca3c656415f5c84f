//! What can go wrong with files: at the sender's end, and at ours.

use std::{io, path::Path, path::PathBuf};

/// Why a file is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ContentFault {
    /// Its content is neither JPEG, PNG, WebP nor PDF, whatever its name says.
    #[error("neither JPEG, PNG, WebP nor PDF")]
    Kind,
    /// It begins as one of these but does not go on as one: cut off, or damaged.
    #[error("cut off or damaged")]
    Broken,
    /// The body was empty.
    #[error("empty")]
    Empty,
    /// The file is larger than 15 MB.
    #[error("too large")]
    TooLarge,
    /// The sender went away in the middle.
    #[error("broke off")]
    BrokeOff,
    /// The account has uploaded as much as one may in a day.
    #[error("over the quota of the day")]
    OverQuota,
    /// The disk is so full that only changes are taken.
    #[error("no room on the disk")]
    NoRoom,
}

impl ContentFault {
    /// Every fault there is, for catalogues and tests.
    pub const ALL: [Self; 7] = [
        Self::Kind,
        Self::Broken,
        Self::Empty,
        Self::TooLarge,
        Self::BrokeOff,
        Self::OverQuota,
        Self::NoRoom,
    ];

    /// The stable kebab-case code, also the key of the catalogues' `refusal.*` texts.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Kind => "evidence-kind",
            Self::Broken => "evidence-broken",
            Self::Empty => "evidence-empty",
            Self::TooLarge => "evidence-too-large",
            Self::BrokeOff => "evidence-broke-off",
            Self::OverQuota => "evidence-over-quota",
            Self::NoRoom => "evidence-no-room",
        }
    }
}

/// Why a file could not be received, kept or read.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    /// The file itself is at fault.
    #[error(transparent)]
    Content(#[from] ContentFault),
    /// A file or folder cannot be read or written.
    #[error("{}: {source}", path.display())]
    File {
        /// Which file or folder.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// A task that worked on it was cut off.
    #[error("the work on a file was cut off")]
    CutOff,
}

impl FileError {
    /// Says where an error of the disk happened.
    pub fn at(path: &Path) -> impl Fn(io::Error) -> Self + use<> {
        let path = path.to_owned();
        move |source| Self::File { path: path.clone(), source }
    }
}

#[cfg(test)]
mod tests {
    use battle_map_app::texts::{Language, Texts};

    use super::*;

    #[test]
    fn every_fault_has_words() {
        for fault in ContentFault::ALL {
            let key = format!("refusal.{}", fault.code());
            assert_ne!(Texts(Language::Chinese).get(&key), key);
        }
    }
}
