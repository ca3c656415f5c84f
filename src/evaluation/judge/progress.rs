//! Behind schedule: points, ratio or shortfall of a scheduled and an actual share.

use super::Breach;
use crate::{
    model::{
        finding::{Arithmetic, Level, Progress},
        measure::{Construction, Measure},
        rule::{Edge, Formula, Rule},
    },
    value::Fraction,
};

pub fn invested(rule: &Rule, formula: Formula, measure: Measure) -> Option<Breach> {
    let (level, edge) = level(rule, formula, measure.scheduled, measure.actual)?;
    let progress = Progress::Investment(Box::new(measure));
    Some((level, edge, Arithmetic::Share { formula, progress }))
}

pub fn built(rule: &Rule, formula: Formula, measure: Construction) -> Option<Breach> {
    let (level, edge) = level(rule, formula, measure.scheduled(), measure.actual())?;
    Some((level, edge, Arithmetic::Share { formula, progress: Progress::Construction(measure) }))
}

/// Ratio and shortfall are silent while nothing is scheduled.
fn level(
    rule: &Rule,
    formula: Formula,
    scheduled: Fraction,
    actual: Fraction,
) -> Option<(Level, Edge)> {
    let figure = formula.figure(scheduled, actual)?;
    rule.bands().level(rule.condition().worse(), |at| figure.cmp_percent(i64::from(at)))
}
