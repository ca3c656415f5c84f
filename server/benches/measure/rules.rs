//! All rules over the large city: every condition there is, each with its levels, on every project.

use std::time::Instant;

use battle_map::{
    board::Board,
    evaluation::{InForce, evaluate},
    model::rule::{
        Band, BandsDraft, DayKind, Edge, Preset, Rule, RuleCode, RuleCondition, RuleDraft, RuleSet,
        RuleSetId, Worse,
    },
    rules::card::called_for,
};

use crate::{
    Failure,
    large::NOW,
    report::{milliseconds, percentile, report},
};

const RUNS: usize = 41;

/// Evaluates every condition again and again.
pub fn measure(board: &Board) -> Result<(), Failure> {
    let set = everything()?;
    let day = NOW.day();
    let mut times = Vec::with_capacity(RUNS);
    let mut found = 0;
    for _ in 0..RUNS {
        let start = Instant::now();
        let evaluation = evaluate(board, InForce::only(set.clone()), day, day)?;
        times.push(milliseconds(start));
        found = evaluation.findings.len();
        std::hint::black_box(called_for(board, &evaluation));
    }
    let p50 = percentile(&mut times, 50);
    report("evaluating all card rules, p50", p50, "ms", "under 50 ms");
    report("evaluating all card rules, slowest", percentile(&mut times, 100), "ms", "");
    #[expect(clippy::cast_precision_loss, reason = "some thousands")]
    report("findings of all card rules", found as f64, "", "");
    Ok(())
}

/// A set with every condition there is; those in days count working days, which costs most.
fn everything() -> Result<RuleSet, Failure> {
    let rule = |(number, condition): (usize, RuleCondition)| {
        let (yellow, red) = match condition.worse() {
            Worse::Higher => (10, 30),
            Worse::Lower => (80, 60),
        };
        let bands = BandsDraft {
            watch: None,
            yellow: Some(Band { from: Edge::from(yellow), to: None }),
            red: Some(Edge::beyond(red)),
        };
        let code = RuleCode::new(&format!("rule-{number}"))?;
        let addressee = condition.usual_addressee();
        let (condition, days) = (Some(condition), DayKind::Working);
        let draft = RuleDraft { code, condition, bands, hold: 0, days, addressee };
        Ok::<_, Failure>(Rule::try_from(draft)?)
    };
    let rules = RuleCondition::ALL.into_iter().enumerate().map(rule);
    let rules = rules.collect::<Result<_, _>>()?;
    Ok(RuleSet { id: RuleSetId::Preset(Preset::Points), version: 1, name: None, rules })
}
