//! A file of the site, and how small it is made.

/// How much work goes into smallness.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    /// Built quickly, to run and to test.
    Quick,
    /// Built small, to be shipped.
    Release,
}

impl Profile {
    /// The cargo profile of the browser's half.
    pub const fn browser_profile(self) -> &'static str {
        match self {
            Self::Quick => "browser",
            Self::Release => "browser-release",
        }
    }
}

/// A file of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Its path within the site.
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}
