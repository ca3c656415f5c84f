//! The words of a poster beyond those that the catalogue gives by key.

use crate::{
    value::Money,
    view::{catalogue::Catalogue, figures::ShownFinding, head::Frame},
};

/// The catalogue, and the sentences that are put together outside of the domain.
pub trait PosterWords: Catalogue {
    /// The period that the money stands for: `投资截至10月底，已报 96/100`.
    fn period(&self, frame: &Frame) -> String;
    /// The arithmetic of a finding in one line: `序时 83.3% · 实际 52.8%`.
    fn arithmetic(&self, finding: &ShownFinding) -> String;
    /// The figure of a finding: `低 30.5 点`.
    fn figure(&self, finding: &ShownFinding) -> String;
    /// Tenths as a decimal number: `83.3`.
    fn tenths(&self, tenths: i64) -> String;
    /// An amount in the unit of a column: `591.23`.
    fn in_column(&self, amount: Money) -> String;
    /// Whether amounts as a column writes them add up to their sum as it is written.
    fn adds_up(&self, whole: Money, parts: &[Money]) -> bool;
    /// Two amounts and the unit that suits the second.
    fn money_pair(&self, part: Money, whole: Money) -> (String, String, String);
}
