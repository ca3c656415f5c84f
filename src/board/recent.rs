//! What changed last, grouped by command, so that an import of a hundred projects is one line on
//! the wall and not a hundred.

use imbl::Vector;
use serde::{Deserialize, Serialize};

use crate::{
    event::{Change, Recorded, Subject},
    model::{
        card::CardChange,
        fact::Occurrence,
        ledger::{ImportSummary, LedgerChange},
        milestone::MilestoneChange,
        notice::NoticeChange,
        period::PeriodChange,
        problem::ProblemChange,
        report::ReportChange,
    },
    value::{CommandId, Seq, Timestamp},
};

/// How many groups are kept.
const GROUPS: usize = 40;
/// How many changes of one group are kept beside its count.
const CHANGES: usize = 3;

/// One change worth a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecentChange {
    /// What it is about.
    pub subject: Subject,
    /// The event's kind, key of the catalogue's `change.*` texts.
    pub kind: String,
}

/// The changes of one command.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangeGroup {
    /// The command that made the changes.
    pub command: CommandId,
    /// Position of its last event.
    pub seq: Seq,
    /// The moment the changes were written to the log.
    pub at: Timestamp,
    /// Its first changes; of later ones only the count is kept.
    pub changes: Vec<RecentChange>,
    /// How many changes the command made altogether.
    pub count: u32,
    /// How the rows came out, when it took in a ledger.
    pub tally: Option<ImportSummary>,
}

/// The last groups, newest last.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Recent(Vector<ChangeGroup>);

impl Recent {
    /// The groups, newest first.
    pub fn newest(&self) -> impl Iterator<Item = &ChangeGroup> {
        self.0.iter().rev()
    }

    /// The groups without the changes that are hidden; of a group of which nothing is left, nothing.
    #[must_use]
    pub fn without(&self, hidden: impl Fn(&RecentChange) -> bool) -> Self {
        let shown = self.0.iter().filter_map(|group| {
            let mut group = group.clone();
            let known = group.changes.len();
            group.changes.retain(|change| !hidden(change));
            group.count -= u32::try_from(known - group.changes.len()).unwrap_or(0);
            (!group.changes.is_empty()).then_some(group)
        });
        Self(shown.collect())
    }

    /// Takes note of an event, if it is worth a line.
    pub(super) fn note(&mut self, recorded: &Recorded) {
        let concealed = recorded.event.subject.is_concealed();
        if concealed || !noteworthy(&recorded.event.change) {
            return;
        }
        if self.0.back().is_none_or(|group| group.command != recorded.command) {
            self.0.push_back(ChangeGroup {
                command: recorded.command.clone(),
                seq: recorded.seq,
                at: recorded.at,
                changes: Vec::new(),
                count: 0,
                tally: None,
            });
            while self.0.len() > GROUPS {
                self.0.pop_front();
            }
        }
        if let Some(group) = self.0.back_mut() {
            group.add(recorded);
        }
    }
}

impl ChangeGroup {
    fn add(&mut self, recorded: &Recorded) {
        self.seq = recorded.seq;
        self.at = recorded.at;
        self.count += 1;
        if let Change::Ledger(LedgerChange::Imported { tally, .. }) = &recorded.event.change {
            self.tally = Some(*tally);
        }
        if self.changes.len() < CHANGES {
            let kind = recorded.event.kind().to_owned();
            self.changes.push(RecentChange { subject: recorded.event.subject, kind });
        }
    }
}

/// Registers of units, regions and lists are not news, nor is a start denied, nor what is still
/// between a unit, its county and the office.
const fn noteworthy(change: &Change) -> bool {
    match change {
        Change::Project(_) | Change::Plan(_) | Change::Ledger(_) => true,
        Change::Problem(event) => {
            matches!(event, ProblemChange::Raised(_) | ProblemChange::Closed { .. })
        }
        Change::Notice(event) => matches!(
            event,
            NoticeChange::Issued { .. }
                | NoticeChange::Acknowledged { .. }
                | NoticeChange::Responded { .. }
                | NoticeChange::Returned { .. }
                | NoticeChange::Closed { .. }
                | NoticeChange::Withdrawn { .. }
        ),
        // What is only on its way is between its subject, the office and the leader.
        Change::Card(change) => {
            matches!(change, CardChange::Issued { .. } | CardChange::Lifted { .. })
        }
        Change::Period(event) => !matches!(event, PeriodChange::Reminded {}),
        Change::Report(event) => matches!(event, ReportChange::Recorded { .. }),
        Change::Milestone(MilestoneChange::Recognised { answer, .. }) => {
            matches!(answer, Occurrence::Yes(_))
        }
        Change::Milestone(event) => !matches!(
            event,
            MilestoneChange::Added { .. }
                | MilestoneChange::MoveAsked { .. }
                | MilestoneChange::MoveRefused { .. }
                | MilestoneChange::ClaimReturned { .. }
                | MilestoneChange::ClaimWithdrawn {}
        ),
        // What is raised on a bottom line is told on the project, not called out.
        _ => false,
    }
}
