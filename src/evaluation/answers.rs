//! Findings about cards that nobody answered: they accuse the side that must answer them.

use super::EvaluationContext;
use crate::{
    board::Board,
    model::{
        card::{Card, CardResponse, Out},
        finding::{Arithmetic, DatedItem, Finding, FindingSubject},
        rule::{CardAddressee, Rule, RuleCondition, RuleSet},
    },
    value::{LedgerDate, ProjectId},
};

/// What is found about all cards that are out and not said to be rectified. A card for not
/// answering is not held against its subject a second time.
pub fn found(board: &Board, context: &EvaluationContext) -> Vec<Finding> {
    let mut findings = Vec::new();
    for card in board.cards.values() {
        let card: &Card = card;
        let Some(out) = card.out().filter(|out| is_unanswered(out)) else { continue };
        let project = out.basis.finding.project;
        let set = set(board, context, project);
        let rules = set.rules.iter().filter(|r| r.condition() == RuleCondition::CardUnanswered);
        findings.extend(rules.filter_map(|rule| of_card(board, context, (card, out), set, rule)));
    }
    findings
}

fn is_unanswered(out: &Out) -> bool {
    !matches!(out.answer, CardResponse::Rectified { .. })
        && out.basis.finding.arithmetic.condition() != Some(RuleCondition::CardUnanswered)
}

/// The rules that hold for the project a card is about, else those for the rest.
fn set<'a>(
    board: &Board,
    context: &'a EvaluationContext,
    project: Option<ProjectId>,
) -> &'a RuleSet {
    let project = project.and_then(|id| board.projects.get(&id));
    project.map_or_else(|| context.force.of_the_rest(), |project| context.force.of(project))
}

fn of_card(
    board: &Board,
    context: &EvaluationContext,
    (card, out): (&Card, &Out),
    set: &RuleSet,
    rule: &Rule,
) -> Option<Finding> {
    let (since, counted) = (out.issue.on, rule.days());
    let days = counted.between(context.calendar(), since, context.day);
    let worse = rule.condition().worse();
    let (level, limit) = rule.bands().level(worse, |at| days.cmp(&i32::from(at)))?;
    Some(Finding {
        rule: set.reference(rule),
        level,
        limit,
        subject: subject(board, rule, card.key.about),
        project: out.basis.finding.project,
        arithmetic: Arithmetic::Elapsed {
            condition: rule.condition(),
            item: DatedItem::Card(card.id),
            since: LedgerDate::Day(since),
            days,
            counted,
        },
    })
}

/// The side that the rule names, as far as the card's subject has one.
fn subject(board: &Board, rule: &Rule, about: FindingSubject) -> FindingSubject {
    let FindingSubject::Project(id) = about else { return about };
    let project = board.projects.get(&id);
    let side = match rule.addressee() {
        CardAddressee::Project => None,
        CardAddressee::Unit | CardAddressee::Solver => {
            project.and_then(|project| project.facts.responsible_unit).map(FindingSubject::Unit)
        }
        CardAddressee::Region => {
            project.and_then(|project| project.region()).map(FindingSubject::Region)
        }
        CardAddressee::Office => Some(FindingSubject::Office),
    };
    side.unwrap_or(about)
}
