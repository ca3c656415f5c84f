//! What a change of the rules would do: the cards it would add, remove or make graver or milder,
//! each with its arithmetic. Nothing is changed.

use serde::{Deserialize, Serialize};

use crate::{
    access::{self, Screen},
    board::Board,
    command::{Action, Command},
    evaluation::{Change, Changed, InForce, candidates, changes, evaluate},
    event::Recorded,
    model::{
        actor::Actor,
        finding::{FindingSubject, Level},
        rule::RuleCode,
    },
    refusal::Refusal,
    rules::{Case, rule},
    value::{CommandId, ProjectId, Seq, Timestamp},
    view::{
        figures::Shown,
        standing::{Standing, count},
    },
};

/// How many changed cards are listed; the rest is counted.
const LISTED: usize = 200;

/// One card that would be added, removed or changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangedCard {
    /// What would become of it.
    pub change: Change,
    /// Its level now.
    pub before: Option<Level>,
    /// Its level then.
    pub after: Option<Level>,
    /// To whom.
    pub subject: FindingSubject,
    /// Their name; none for the office.
    pub name: String,
    /// The project of its gravest finding.
    pub project: Option<ProjectId>,
    /// By which rule.
    pub code: RuleCode,
    /// Its gravest finding: as it would be, or as it is if there would be none.
    pub finding: Option<Shown>,
}

/// What a change of the rules would do.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Preview {
    /// Codes of what is wrong with the change, with the place of the rule; none for the whole.
    pub faults: Vec<(Option<usize>, String)>,
    /// The first of the changed cards: added, then changed, then removed ones.
    pub cards: Vec<ChangedCard>,
    /// How many would be added.
    pub added: u32,
    /// How many would be graver or milder.
    pub changed: u32,
    /// How many would be removed.
    pub removed: u32,
    /// How many would be proposed altogether.
    pub proposed: u32,
}

/// What `command` would do at `now`; nothing for whoever is not of the headquarters.
pub fn preview(
    standing: &Standing,
    actor: &Actor,
    command: Command,
    now: Timestamp,
) -> Option<Preview> {
    if !access::may_open(actor, Screen::Office) {
        return None;
    }
    let board = match changed_board(&standing.board, actor, command, now) {
        Ok(board) => board,
        Err(refusal) => return Some(Preview { faults: faults(&refusal), ..Preview::default() }),
    };
    let today = now.day();
    let after = evaluate(&board, InForce::on(&board, today), today, today).ok()?;
    let before = candidates(&standing.evaluation().findings);
    let after = candidates(&after.findings);
    let proposed = count(after.len());
    let mut all: Vec<_> =
        changes(before, after).iter().filter_map(|changed| card(&board, changed)).collect();
    all.sort_by_key(|card| (card.change, std::cmp::Reverse(card.after.max(card.before))));
    let number = |change| count(all.iter().filter(|card| card.change == change).count());
    let (added, changed, removed) =
        (number(Change::Added), number(Change::Changed), number(Change::Removed));
    all.truncate(LISTED);
    Some(Preview { faults: Vec::new(), cards: all, added, changed, removed, proposed })
}

/// The board with the rule sets as they would be.
fn changed_board(
    board: &Board,
    actor: &Actor,
    command: Command,
    now: Timestamp,
) -> Result<Board, Refusal> {
    let Command { subject, action: Action::Rule(action) } = command else {
        return Err(Refusal::WrongSubject);
    };
    if !rule::may(board, actor, subject, &action) {
        return Err(Refusal::NotAllowed);
    }
    let mut after = board.clone();
    for event in rule::decide(&Case { board, actor, now }, subject, action)? {
        let (seq, command) = (Seq(board.seq.0 + 1), CommandId::from_bits(0));
        after.apply(&Recorded { seq, at: now, actor: actor.clone(), command, event });
    }
    Ok(after)
}

fn faults(refusal: &Refusal) -> Vec<(Option<usize>, String)> {
    match refusal {
        Refusal::Parts(parts) => {
            parts.iter().map(|(place, part)| (Some(*place), part.code().to_owned())).collect()
        }
        other => vec![(None, other.code().to_owned())],
    }
}

fn card(board: &Board, changed: &Changed) -> Option<ChangedCard> {
    let candidate = changed.candidate()?;
    let finding = candidate.findings.first();
    let name = match candidate.subject {
        FindingSubject::Project(id) => {
            board.projects.get(&id).map(|project| project.facts.name.to_string())
        }
        FindingSubject::Unit(id) => board.unit_name(id).map(str::to_owned),
        FindingSubject::Region(id) => board.regions.get(&id).map(|region| region.name.to_string()),
        FindingSubject::Office => None,
    };
    Some(ChangedCard {
        change: changed.change(),
        before: changed.before.as_ref().map(|known| known.level),
        after: changed.after.as_ref().map(|known| known.level),
        subject: candidate.subject,
        name: name.unwrap_or_default(),
        project: finding.and_then(|finding| finding.project),
        code: candidate.rule.code.clone(),
        finding: finding.map(Shown::from),
    })
}
