//! How far a finding lies from schedule, held against where red begins: by that all kinds of findings
//! stand in one order, points behind beside months and days gone by.

use crate::{
    model::{
        finding::{Arithmetic, Finding, Level, Progress},
        rule::{Edge, Formula, RuleSet, Worse},
    },
    value::Fraction,
};

/// The distance of a finding from schedule ÷ the distance at which its rule turns red: 41.8 points
/// where red begins at 30 are 1.393, five months where it begins at three are 1.667. A rule without
/// red counts as if it turned red at twice the distance of yellow.
pub fn distance(set: &RuleSet, finding: &Finding) -> Fraction {
    let Some(worse) = finding.arithmetic.worse() else { return Fraction::ZERO };
    let bands = set.rule(&finding.rule.code).map(|rule| *rule.bands());
    let edge = |level| bands.and_then(|bands| bands.edge(level)).map(|edge| span(edge, worse));
    let begins = edge(Level::Red)
        .or_else(|| Some(2 * edge(Level::Yellow)?))
        .unwrap_or_else(|| span(finding.limit, worse));
    let unit = Fraction::new(1, i128::from(begins.max(1))).unwrap_or(Fraction::ONE);
    amount(finding).times(unit)
}

/// How far an edge lies from what is fully in time, in the unit of the rule: 60 % of the schedule is
/// as far away as 40 %.
fn span(edge: Edge, worse: Worse) -> i32 {
    match worse {
        Worse::Higher => i32::from(edge.at),
        Worse::Lower => 100 - i32::from(edge.at),
    }
}

/// How far the finding lies from what is fully in time, in the unit of its rule.
fn amount(finding: &Finding) -> Fraction {
    match &finding.arithmetic {
        Arithmetic::Share { formula, progress } => {
            let (scheduled, actual) = match progress {
                Progress::Investment(measure) => (measure.scheduled, measure.actual),
                Progress::Construction(measure) => (measure.scheduled(), measure.actual()),
            };
            let missing = match formula {
                Formula::Points => scheduled.minus(actual),
                Formula::Ratio | Formula::Shortfall => {
                    Fraction::ONE.minus(actual.over(scheduled).unwrap_or(Fraction::ONE))
                }
            };
            missing.times(whole(100))
        }
        Arithmetic::Elapsed { days, .. } => whole(*days),
        Arithmetic::Count { months, .. } => whole(*months),
        Arithmetic::Stated(_) => Fraction::ZERO,
    }
}

fn whole(number: i32) -> Fraction {
    Fraction::new(i128::from(number), 1).unwrap_or(Fraction::ZERO)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        model::{
            finding::FindingSubject,
            rule::{
                Band, BandsDraft, CardAddressee, DayKind, Preset, Rule, RuleCode, RuleCondition,
                RuleDraft, Unreported,
            },
        },
        value::ProjectId,
    };

    fn missed(set: &RuleSet, rule: &Rule, months: i32) -> Finding {
        let condition = RuleCondition::StartMissed;
        Finding {
            rule: set.reference(rule),
            level: Level::Yellow,
            limit: Edge::from(1),
            subject: FindingSubject::Project(ProjectId(1)),
            project: Some(ProjectId(1)),
            arithmetic: Arithmetic::Count { condition, months, since: None, days: None },
        }
    }

    #[test]
    fn months_are_held_against_where_red_begins_and_without_red_against_twice_yellow() {
        let set = RuleSet::preset(Preset::Points);
        let rule = set.rules.iter().find(|rule| rule.code().as_str() == "start-missed").unwrap();
        assert_eq!(distance(&set, &missed(&set, rule, 5)), Fraction::new(5, 3).unwrap());

        let yellow = Some(Band { from: Edge::from(2), to: None });
        let draft = RuleDraft {
            code: RuleCode::new("start-missed").unwrap(),
            condition: Some(RuleCondition::StartMissed),
            bands: BandsDraft { watch: None, yellow, red: None },
            hold: 0,
            days: DayKind::Calendar,
            addressee: CardAddressee::Project,
            unreported: Unreported::default(),
        };
        let own = RuleSet { rules: [Rule::try_from(draft).unwrap()].into(), ..set };
        assert_eq!(distance(&own, &missed(&own, &own.rules[0], 5)), Fraction::new(5, 4).unwrap());
    }
}
