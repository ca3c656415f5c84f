//! The cards that findings propose: one for each side and rule, whatever number of findings it
//! rests on; and what another evaluation would add, remove or change.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::model::{
    finding::{Finding, FindingSubject, Level},
    rule::{RuleCode, RuleRef, RuleSetId},
};

/// A card that the rules propose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Candidate {
    /// To whom.
    pub subject: FindingSubject,
    /// By which rule, in the version that found the gravest finding.
    pub rule: RuleRef,
    /// Yellow or red.
    pub level: Level,
    /// What it rests on, the gravest first.
    pub findings: Vec<Finding>,
}

/// What tells two candidates apart: at most one card stands open for each.
pub type CandidateKey = (FindingSubject, RuleSetId, RuleCode);

impl Candidate {
    /// What tells it apart from others.
    pub fn key(&self) -> CandidateKey {
        (self.subject, self.rule.set, self.rule.code.clone())
    }
}

/// The cards that `findings` propose, in the order of their keys; what is only watched proposes
/// none. The order of the findings does not matter.
pub fn candidates(findings: &[Finding]) -> Vec<Candidate> {
    let mut groups: BTreeMap<CandidateKey, Vec<Finding>> = BTreeMap::new();
    for finding in findings.iter().filter(|finding| finding.level().is_card()) {
        let key = (finding.subject, finding.rule.set, finding.rule.code.clone());
        groups.entry(key).or_default().push(finding.clone());
    }
    let candidate = |mut findings: Vec<Finding>| {
        findings.sort_by_key(|finding| {
            (std::cmp::Reverse(finding.level()), finding.project, item(finding))
        });
        let first = findings.first()?;
        let (subject, rule, level) = (first.subject, first.rule.clone(), first.level());
        Some(Candidate { subject, rule, level, findings })
    };
    groups.into_values().filter_map(candidate).collect()
}

/// Which milestone, problem or card a finding is about; 0 where it is about none.
fn item(finding: &Finding) -> u32 {
    use crate::model::finding::Arithmetic;
    match &finding.arithmetic {
        Arithmetic::MilestoneOverdue { milestone, .. }
        | Arithmetic::ClaimUnrecognised { milestone, .. } => milestone.0,
        Arithmetic::ProblemUnsolved { problem, .. } => problem.0,
        Arithmetic::CardUnanswered { card, .. } => card.0,
        _ => 0,
    }
}

/// What would become of a candidate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Change {
    /// There would be one.
    Added,
    /// It would be graver or milder.
    Changed,
    /// There would be none.
    Removed,
}

impl Change {
    /// The stable word used in catalogues.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Changed => "changed",
            Self::Removed => "removed",
        }
    }
}

/// A candidate before and after a change of the rules.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Changed {
    /// As it is.
    pub before: Option<Candidate>,
    /// As it would be.
    pub after: Option<Candidate>,
}

impl Changed {
    /// What would become of it.
    pub const fn change(&self) -> Change {
        match (&self.before, &self.after) {
            (None, _) => Change::Added,
            (_, None) => Change::Removed,
            _ => Change::Changed,
        }
    }

    /// The candidate as it would be, or as it was if there would be none.
    pub fn candidate(&self) -> Option<&Candidate> {
        self.after.as_ref().or(self.before.as_ref())
    }
}

/// What would be added, removed, or given another level. A set takes the place of another, so
/// candidates are the same if side and code of the rule are.
pub fn changes(before: Vec<Candidate>, after: Vec<Candidate>) -> Vec<Changed> {
    type Pair = (Option<Candidate>, Option<Candidate>);
    let mut pairs: BTreeMap<(FindingSubject, RuleCode), Pair> = BTreeMap::new();
    // Of two sets' rules of one code the graver stands for both.
    let graver = |slot: &mut Option<Candidate>, new: Candidate| {
        if slot.as_ref().is_none_or(|known| known.level < new.level) {
            *slot = Some(new);
        }
    };
    for candidate in before {
        let key = (candidate.subject, candidate.rule.code.clone());
        graver(&mut pairs.entry(key).or_default().0, candidate);
    }
    for candidate in after {
        let key = (candidate.subject, candidate.rule.code.clone());
        graver(&mut pairs.entry(key).or_default().1, candidate);
    }
    let level = |candidate: &Option<Candidate>| candidate.as_ref().map(|c| c.level);
    let differs = |(before, after): &Pair| level(before) != level(after);
    let pairs = pairs.into_values().filter(differs);
    pairs.map(|(before, after)| Changed { before, after }).collect()
}
