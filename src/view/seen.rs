//! What somebody may see: the board narrowed to them, once, for every view, feed and file. Who may
//! not see a thing finds no trace of it here, so that no view has to ask.

use std::sync::Arc;

use super::assessment::Assessment;
use crate::{
    access::{self, Screen},
    board::{Board, Things},
    command::Command,
    event::{Recorded, Subject},
    model::{
        actor::{Actor, Role},
        project::Project,
    },
    query::Query,
    rules::bottom_line::may_know_cause,
    value::{Name, ProjectId, RegionId, Timestamp, UnitId},
};

/// What narrows a board. Two who share it see the same.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Scope {
    /// What is public within the administration: viewers and walls.
    Public,
    /// A unit's own beside what is public.
    Unit(UnitId),
    /// A county's own beside what is public.
    Region(RegionId),
    /// Everything but the confidential reasons of others: somebody of the office.
    Office(Name),
    /// Everything, the confidential reasons of others included: leaders.
    Leaders,
}

impl Scope {
    /// The scope of what `actor` may see.
    pub fn of(actor: &Actor) -> Self {
        match actor.role {
            Role::Viewer | Role::Display => Self::Public,
            Role::Unit(unit) => Self::Unit(unit),
            Role::RegionOffice(region) => Self::Region(region),
            Role::Office | Role::Admin => Self::Office(actor.name.clone()),
            Role::Leader => Self::Leaders,
        }
    }
}

/// How everything stands, as far as somebody may see it.
#[derive(Debug, Clone)]
pub struct Seen {
    /// The board and its judgements, narrowed to whoever looks.
    pub assessment: Arc<Assessment>,
    /// The person who looks, with their role.
    pub actor: Actor,
}

impl Seen {
    /// The project with that identifier.
    ///
    /// # Errors
    /// When there is none.
    pub fn project(&self, id: ProjectId) -> Result<&Project, Unanswered> {
        self.assessment.board.projects.get(&id).map(AsRef::as_ref).ok_or(Unanswered::NotFound)
    }
}

/// The board without what `actor` may not see: cards on their way, drafts of notices, evidence of
/// others, reports that wait for others' counties,
/// accounts, and the reasons of confidential flags.
pub fn narrowed(board: &Board, actor: &Actor) -> Board {
    let mut seen = board.clone();
    seen.bottom_lines.replace(|flag| (!may_know_cause(actor, flag)).then(|| flag.withheld()));
    if matches!(actor.role, Role::Office | Role::Admin | Role::Leader) {
        return seen;
    }
    seen.people = Things::default();
    seen.cards.retain(|card| access::may_see_card(board, actor, card));
    seen.cards.replace(|card| {
        let hides = card.draft().is_some() && !access::sees_drafts(board, actor, card.key.about);
        hides.then(|| card.as_published().into_owned())
    });
    seen.notices.retain(|notice| access::may_see_notice(actor, notice));
    seen.evidence.retain(|evidence| access::may_see_file(board, actor, evidence));
    seen.projects.replace(|project| {
        let hides = !project.pending.is_empty() && !access::concerns(project, actor.role);
        hides.then(|| {
            let mut shown = project.clone();
            shown.pending.clear();
            shown
        })
    });
    seen
}

/// What an answer needs beside the present.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Needs {
    /// Nothing: the present is enough.
    Present,
    /// The newest events of a subject, at most so many.
    History(Subject, u32),
}

/// Why a question is not answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unanswered {
    /// The policy does not allow it.
    NotAllowed,
    /// There is no such thing for whoever asks.
    NotFound,
}

/// A question that is answered from what somebody may see.
pub trait Answer: Query {
    /// The screen on which it is asked; whoever may not open that is not answered.
    const SCREEN: Screen;

    /// What has to be fetched first, as far as the asker may know that there is such a thing.
    fn needs(&self, _seen: &Seen) -> Needs {
        Needs::Present
    }

    /// A command that asking gives in the asker's name: what is opened is thereby served.
    fn gives(&self, _seen: &Seen, _now: Timestamp) -> Option<Command> {
        None
    }

    /// The answer; `history` is what [`Self::needs`] named, newest first, as far as the asker may
    /// see it.
    ///
    /// # Errors
    /// When the policy does not allow it, or there is no such thing.
    fn answer(
        &self,
        seen: &Seen,
        history: &[Recorded],
        now: Timestamp,
    ) -> Result<Self::View, Unanswered>;
}
