//! All rules over the large city: every condition there is, each with its levels, on every project.

use std::time::Instant;

use battle_map::{
    board::Board,
    evaluation::{InForce, evaluate},
    event::{Event, Subject},
    model::rule::{
        Band, BandsDraft, DayKind, Edge, Preset, Rule, RuleChange, RuleCode, RuleCondition,
        RuleDraft, RuleSetId, Unreported, Worse,
    },
    rules::card::called_for,
    value::{Name, Seq},
};

use crate::{
    Failure,
    large::{self, NOW},
    report::{milliseconds, percentile, report},
};

const RUNS: usize = 41;

/// Evaluates every condition again and again, and what the findings call for.
pub fn measure(board: &Board) -> Result<(), Failure> {
    // What is called for rests on a set that the city has.
    let mut board = board.clone();
    let id = board.rules.next();
    let (from, name) = (RuleSetId::Preset(Preset::Points), Name::new("all conditions")?);
    let copied = RuleChange::Copied { from, name, rules: everything()?.into() };
    let event = Event::new(Subject::RuleSet(id), copied);
    board.apply(&large::recorded(Seq(board.seq.0 + 1), event)?);
    let set = board.rules.set(RuleSetId::Own(id)).ok_or("the set was not taken in")?;
    let day = NOW.day();
    let (mut times, mut calls) = (Vec::with_capacity(RUNS), Vec::with_capacity(RUNS));
    let (mut found, mut called) = (0, 0);
    for _ in 0..RUNS {
        let start = Instant::now();
        let evaluation = evaluate(&board, InForce::only(set.clone()), day, day)?;
        times.push(milliseconds(start));
        found = evaluation.findings.len();
        let start = Instant::now();
        called = std::hint::black_box(called_for(&board, &evaluation)).len();
        calls.push(milliseconds(start));
    }
    if called == 0 {
        return Err("the rules call for nothing".into());
    }
    let p50 = percentile(&mut times, 50);
    report("evaluating all card rules, p50", p50, "ms", "under 50 ms");
    report("evaluating all card rules, slowest", percentile(&mut times, 100), "ms", "");
    report("cards called for by all findings, p50", percentile(&mut calls, 50), "ms", "");
    #[expect(clippy::cast_precision_loss, reason = "some thousands")]
    let (found, called) = (found as f64, called as f64);
    report("findings of all card rules", found, "", "");
    report("cards called for by all findings", called, "", "");
    Ok(())
}

/// Rules with every condition there is; those in days count working days, which costs most.
fn everything() -> Result<Vec<Rule>, Failure> {
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
        let unreported = Unreported::default();
        let draft = RuleDraft { code, condition, bands, hold: 0, days, addressee, unreported };
        Ok::<_, Failure>(Rule::try_from(draft)?)
    };
    RuleCondition::ALL.into_iter().enumerate().map(rule).collect()
}
