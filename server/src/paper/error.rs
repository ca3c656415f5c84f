//! Why a paper could not be set.

/// Why there is no PDF; every variant has a stable code, which the catalogues put into words.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PaperError {
    /// No font with Chinese characters is installed where fonts are looked for.
    #[error("no font with Chinese characters was found; name one with --paper-font")]
    NoFont,
    /// The chosen font cannot be read, or is none.
    #[error("the font {0} cannot be read")]
    UnreadableFont(String),
    /// The chosen font has no Chinese characters.
    #[error("the font {0} has no Chinese characters")]
    NotChinese(String),
    /// More pages than any notice has.
    #[error("the paper would have more than {most} pages")]
    TooLong {
        /// The most it may have.
        most: usize,
    },
    /// The file could not be put together.
    #[error("the PDF could not be written: {0}")]
    Unwritable(String),
}

impl PaperError {
    /// The stable code, for the address of the print view and for programs.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NoFont => "no-paper-font",
            Self::UnreadableFont(_) => "unreadable-paper-font",
            Self::NotChinese(_) => "paper-font-without-chinese",
            Self::TooLong { .. } => "paper-too-long",
            Self::Unwritable(_) => "paper-failed",
        }
    }
}
