//! The words of one language, looked up by key. Papers, ledgers and errors are put together from it
//! without knowing which languages there are or where their words are kept.

/// A catalogue in one language.
pub trait Catalogue {
    /// The text of a key with its `{name}` placeholders filled in.
    fn fill(&self, key: &str, values: &[(&str, &str)]) -> String;

    /// The text of a key that has no placeholders.
    fn get(&self, key: &str) -> String {
        self.fill(key, &[])
    }
}
