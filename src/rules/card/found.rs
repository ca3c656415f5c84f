//! What the rules find that calls for a card: of each kind of card the gravest finding.

use std::{cmp::Reverse, collections::BTreeMap};

use crate::{
    board::Board,
    evaluation::{Evaluation, InForce, evaluate},
    model::{
        card::{Basis, CardDraft, CardKey, CardLevel},
        finding::{Arithmetic, Finding},
        rule::{RuleRef, RuleSet, RuleSetId},
    },
    value::{Day, Month},
};

/// A finding that calls for a card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardCandidate {
    /// Who is to be warned, and by which rule.
    pub key: CardKey,
    /// The colour of the card that is called for.
    pub level: CardLevel,
    /// The finding and the rule set on which the card would rest.
    pub basis: Basis,
}

impl CardCandidate {
    /// The evidence of a draft as it was corrected: of the same month and the same colour. Another
    /// month is another matter.
    pub fn corrects(&self, draft: &CardDraft) -> Option<Basis> {
        let same = self.level == draft.level && self.basis.month == draft.basis.month;
        (same && self.basis.finding != draft.basis.finding).then(|| self.basis.clone())
    }
}

/// What calls for a card, by who is to be warned and by which rule.
pub type CalledFor = BTreeMap<CardKey, CardCandidate>;

/// What the rules in force call for on `today`.
pub(super) fn on(board: &Board, today: Day) -> CalledFor {
    // Today is no day to come.
    let evaluation = evaluate(board, InForce::on(board, today), today, today);
    evaluation.map_or_else(|_| CalledFor::new(), |evaluation| called_for(board, &evaluation))
}

/// What the findings of an evaluation call for; what is only watched calls for nothing.
pub fn called_for(board: &Board, evaluation: &Evaluation) -> CalledFor {
    gravest(evaluation.findings.iter().filter_map(|finding| found(board, evaluation, finding)))
}

fn found(board: &Board, evaluation: &Evaluation, finding: &Finding) -> Option<CardCandidate> {
    let month = finding.behind().map(|measure| measure.reported).or(evaluation.month);
    resting_on(board, finding.clone(), month, evaluation.day)
}

/// What a finding of a month calls for, as judged on a day.
pub(super) fn resting_on(
    board: &Board,
    finding: Finding,
    month: Option<Month>,
    on: Day,
) -> Option<CardCandidate> {
    let level = CardLevel::of(finding.level())?;
    let key = CardKey { about: finding.subject, rule: finding.rule.code.clone() };
    let set = version(board, &finding.rule)?;
    let rule = set.rule(&finding.rule.code)?;
    let basis = Basis { month, on, hold: rule.hold(), hold_in: rule.days(), finding };
    Some(CardCandidate { key, level, basis })
}

/// The rule set in the version that a finding names.
pub(super) fn version(board: &Board, rule: &RuleRef) -> Option<RuleSet> {
    match rule.set {
        RuleSetId::Preset(preset) => Some(RuleSet::preset(preset)),
        RuleSetId::Own(id) => board.rules.own(id)?.version(rule.version),
        RuleSetId::Ledger => None,
    }
}

/// The gravest of each kind, of equals that of the first project and of its first milestone,
/// problem or card: the order of the findings does not matter.
pub(super) fn gravest(found: impl IntoIterator<Item = CardCandidate>) -> CalledFor {
    let mut gravest = CalledFor::new();
    let rank = |found: &CardCandidate| {
        let finding = &found.basis.finding;
        (found.level, Reverse((finding.project, item(finding))))
    };
    for found in found {
        match gravest.get(&found.key) {
            Some(known) if rank(known) >= rank(&found) => {}
            _ => drop(gravest.insert(found.key.clone(), found)),
        }
    }
    gravest
}

/// The number of the milestone, problem or card that a finding is about; 0 where it is about none.
const fn item(finding: &Finding) -> u32 {
    match &finding.arithmetic {
        Arithmetic::Elapsed { item, .. } => item.number(),
        Arithmetic::Share { .. } | Arithmetic::Count { .. } | Arithmetic::Stated(_) => 0,
    }
}
