//! What stands on the board once a drawn ledger went in, once and again.

use battle_map::{
    board::Board,
    model::{ledger::Ledger, project::Project},
    rules::import::plan,
    value::{Money, MoneyUnit, Year},
};

use super::{
    fault::Fault,
    style::Style,
    truth::{self, Truth, county},
};
use crate::support::{NOW, import};

/// Why the board is wrong without a word; nothing where all is well.
pub fn fault(
    board: &mut Board,
    ledger: &Ledger,
    truths: &[&Truth],
    style: &Style,
    fault: Fault,
) -> Option<String> {
    let planned = import(board, ledger);
    if !planned.rejected.is_empty() {
        return Some(format!("the board rejects {:?}", planned.rejected));
    }
    let doubled = planned.warnings.iter().filter(|issue| issue.code.code() == "doubled-code");
    if doubled.count() != usize::from(matches!(fault, Fault::DoubledCode(_))) {
        return Some(format!("doubled codes in {:?}", planned.warnings));
    }
    if board.projects.values().count() != truths.len() {
        return Some(format!("{} projects", board.projects.values().count()));
    }
    let again = plan(board, ledger, NOW);
    if !again.events.is_empty() || !again.rejected.is_empty() {
        return Some(format!("the same again: {:?} {:?}", again.events, again.rejected));
    }
    truths.iter().find_map(|truth| {
        let mut called = board.projects.values().filter(|it| it.facts.name.as_str() == truth.name);
        match (called.next(), called.next()) {
            (Some(project), None) => difference(board, truth, style, project),
            _ => Some(format!("{} is none or several", truth.name)),
        }
    })
}

fn difference(board: &Board, truth: &Truth, style: &Style, project: &Project) -> Option<String> {
    let wan = |tenths: u32| Money::parse(&truth::wan(tenths), MoneyUnit::Wan).ok();
    let regions = project.facts.regions.iter().filter_map(|share| board.regions.get(&share.region));
    let regions = regions.map(|region| region.name.to_string()).collect::<Vec<_>>().join("、");
    let region = if style.sheet_a_county() { county(truth.region) } else { truth.region };
    let plan = Year::try_from(2026).ok().and_then(|year| project.plans.get(&year));
    let pairs = [
        ("total", format!("{:?}", project.facts.total), format!("{:?}", wan(truth.total))),
        (
            "plan",
            format!("{:?}", plan.map(|plan| plan.current().amount)),
            format!("{:?}", wan(truth.plan)),
        ),
        ("regions", regions, region.to_owned()),
    ];
    let wrong = pairs.into_iter().find(|(_, found, right)| found != right);
    wrong.map(|(field, found, right)| {
        format!("on the board {}: {field} is {found}, not {right}", truth.name)
    })
}
