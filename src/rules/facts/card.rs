//! What decisions about cards need to know, and what the rules find that calls for one.

use crate::{
    board::Board,
    evaluation::{InForce, evaluate},
    model::{
        actor::{Actor, Role},
        card::{Basis, By, Card, CardAction, CardFacts, CardKey, CardLevel, Found, worst},
        finding::{Finding, FindingSubject},
    },
    value::{CardId, Day, EvidenceId, Month, Timestamp},
};

pub fn of_card<'a>(
    board: &'a Board,
    actor: &'a Actor,
    command: &CardAction,
    now: Timestamp,
) -> CardFacts<'a> {
    let named: Vec<Option<&Card>> = command.cards().iter().map(|id| known(board, *id)).collect();
    let today = now.day();
    let now = worst(if needs_evidence(command) { all_found(board, today) } else { Vec::new() });
    let found = |card: Option<&Card>| card.and_then(|card| now.get(&card.key).cloned());
    let listed = match command {
        CardAction::Issue { month, .. } => last_place(board, *month),
        _ => 0,
    };
    CardFacts {
        found: named.iter().copied().map(found).collect(),
        evidence_known: counts(board, &named, &command.evidence()),
        by: match &actor.role {
            Role::Leader => By::Leader(&actor.name),
            Role::Unit(_) | Role::RegionOffice(_) => By::Subject,
            _ => By::Office,
        },
        month_closed: match command {
            CardAction::Issue { month, .. } => {
                board.periods.get(month).is_some_and(|period| period.is_closed())
            }
            _ => true,
        },
        listed,
        next_batch: board.last_card_batch.next(),
        today,
        calendar: &board.city.calendar,
        named,
    }
}

fn known(board: &Board, card: CardId) -> Option<&Card> {
    board.cards.get(&card).map(AsRef::as_ref)
}

/// The last place on the list of a month.
fn last_place(board: &Board, month: Month) -> u32 {
    let listed = board.cards.values().flat_map(|card| &card.listed);
    let places = listed.filter(|listed| listed.issue.month == month).map(|l| l.issue.place);
    places.max().unwrap_or_default()
}

/// Whether all evidence is there and counts, and belongs to a project that the cards are about,
/// where they are about projects.
fn counts(board: &Board, cards: &[Option<&Card>], evidence: &[EvidenceId]) -> bool {
    let projects: Vec<_> = cards
        .iter()
        .flatten()
        .filter_map(|card| match card.key.about {
            FindingSubject::Project(project) => Some(project),
            _ => None,
        })
        .collect();
    evidence.iter().all(|id| {
        board.evidence.get(id).is_some_and(|known| {
            known.withdrawn.is_none() && (projects.is_empty() || projects.contains(&known.project))
        })
    })
}

/// Everything that calls for a card on `today`.
pub fn all_found(board: &Board, today: Day) -> Vec<Found> {
    // Today is no day to come.
    let evaluation = evaluate(board, InForce::on(board, today), today, today);
    evaluation.map_or_else(
        |_| Vec::new(),
        |evaluation| {
            let (month, findings) = (evaluation.month, evaluation.findings.into_iter());
            findings.filter_map(|finding| found(board, finding, month, today)).collect()
        },
    )
}

/// Whether a command freezes the evidence anew.
const fn needs_evidence(command: &CardAction) -> bool {
    matches!(
        command,
        CardAction::Verify { .. } | CardAction::Approve { .. } | CardAction::Issue { .. }
    )
}

fn found(board: &Board, finding: Finding, month: Option<Month>, on: Day) -> Option<Found> {
    let level = CardLevel::of(finding.level())?;
    let key = CardKey { about: finding.subject, rule: finding.rule.code.clone() };
    let set = board.rules.set(finding.rule.set)?;
    let rule = set.rule(&finding.rule.code)?;
    let basis = Basis { month, on, hold: rule.hold(), hold_in: rule.days(), finding };
    Some(Found { key, level, basis })
}
