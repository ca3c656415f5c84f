//! What somebody may see: the board narrowed to them, once, for every view, feed and file. Who may
//! not see a thing finds no trace of it here, so that no view has to ask.

use std::{collections::BTreeSet, sync::Arc};

use super::assessment::Assessment;
use crate::{
    access::{self, Screen},
    board::{Board, Things, imports::Imports, merges::Merged},
    command::Command,
    event::{Recorded, Subject},
    model::{
        actor::{Actor, Role},
        card::Card,
        fact::Source,
        project::Project,
        report::Report,
    },
    query::Query,
    rules::bottom_line::may_know_cause,
    value::{CardId, Month, Name, ProjectId, RegionId, Timestamp, UnitId},
};

/// What narrows a board. Two who share it see the same.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Scope {
    /// What is public within the administration: viewers and walls.
    Public,
    /// 参观模式: the same without cards, notices and problems, on a wall that visitors see.
    Visitors,
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
    pub fn of(board: &Board, actor: &Actor) -> Self {
        match actor.role {
            Role::Display if is_for_visitors(board, actor) => Self::Visitors,
            Role::Viewer | Role::Display => Self::Public,
            Role::Unit(unit) => Self::Unit(unit),
            Role::RegionOffice(region) => Self::Region(region),
            Role::Office | Role::Admin => Self::Office(actor.name.clone()),
            Role::Leader => Self::Leaders,
        }
    }
}

/// Whether `actor` is a display that visitors see.
fn is_for_visitors(board: &Board, actor: &Actor) -> bool {
    board.display_of(actor).is_some_and(|display| display.tour.visitors)
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
    /// The project with that identifier, or the one that it was merged into.
    ///
    /// # Errors
    /// When there is none.
    pub fn project(&self, id: ProjectId) -> Result<&Project, Unanswered> {
        let board = &self.assessment.board;
        board.projects.get(&board.standing(id)).map(AsRef::as_ref).ok_or(Unanswered::NotFound)
    }
}

/// The board without what `actor` may not see: accounts, cards on their way, drafts of notices and what
/// notices to others say, evidence of others, of others' projects what is not public, the names of
/// people, and the reasons of confidential flags.
pub fn narrowed(board: &Board, actor: &Actor) -> Board {
    narrowed_following(None, board, actor)
}

/// An earlier board, whole and as the same reader saw it.
#[derive(Clone, Copy)]
pub struct EarlierBoard<'a> {
    /// The board as it stood.
    pub whole: &'a Board,
    /// The board as its reader saw it.
    pub seen: &'a Board,
}

/// The board without what `actor` may not see, as [`narrowed`] makes it; of projects that did not change
/// since an `earlier` board what was made then, so that a change costs its reader one project and not
/// all of them.
pub fn narrowed_following(
    earlier: Option<EarlierBoard<'_>>,
    board: &Board,
    actor: &Actor,
) -> Board {
    let mut seen = board.clone();
    seen.bottom_lines.replace(|flag| (!may_know_cause(actor, flag)).then(|| flag.withheld()));
    if matches!(actor.role, Role::Office | Role::Admin | Role::Leader) {
        return seen;
    }
    seen.people = Things::default();
    seen.imports = Imports::default();
    seen.merged = seen.merged.iter().map(|(id, merged)| (*id, outlined(merged))).collect();
    seen.cards.retain(|card| access::may_see_card(board, actor, card));
    seen.cards.replace(|card| {
        let hides = card.draft().is_some() && !access::sees_drafts(board, actor, card.key.about);
        hides.then(|| card.as_published().into_owned())
    });
    seen.notices.retain(|notice| access::may_see_notice(actor, notice));
    seen.evidence.retain(|evidence| access::may_see_file(board, actor, evidence));
    seen.notices.replace(|notice| {
        let read = access::may_read_notice(board, actor, notice);
        if read { None } else { notice.outlined() }
    });
    let theirs = |id: ProjectId| {
        let project = board.projects.get(&id);
        project.is_some_and(|project| access::concerns(project, actor.role))
    };
    seen.problems.replace(|problem| {
        let named = !problem.steps.is_empty();
        (named && !theirs(problem.project)).then(|| problem.unnamed())
    });
    seen.bottom_lines.replace(|flag| (!theirs(flag.project)).then(|| flag.unnamed()));
    seen.recent = seen.recent.without(|change| {
        change.kind == CLAIMED && change.subject.project().is_some_and(|id| !theirs(id))
    });
    if is_for_visitors(board, actor) {
        without_warnings(&mut seen);
    }
    let open: BTreeSet<Month> =
        board.periods.values().filter(|period| !period.is_closed()).map(|p| p.month).collect();
    let shows = Shows { open, cards: &seen.cards };
    let earlier = earlier.filter(|earlier| earlier.whole.periods == board.periods);
    seen.projects.replace_shared(|project| {
        if access::concerns(project, actor.role) {
            return None;
        }
        let same = |earlier: &EarlierBoard<'_>| {
            let known = earlier.whole.projects.get(&project.id);
            known.is_some_and(|known| Arc::ptr_eq(known, project))
        };
        match earlier.filter(same) {
            Some(earlier) => {
                let known = earlier.seen.projects.get(&project.id);
                known.filter(|known| !Arc::ptr_eq(known, project)).cloned()
            }
            None => shows.published(project).map(Arc::new),
        }
    });
    seen
}

/// Takes away what is no business of visitors: cards, notices, problems, flags, and what was new of them.
fn without_warnings(seen: &mut Board) {
    seen.cards = Things::default();
    seen.notices = Things::default();
    seen.problems = Things::default();
    seen.bottom_lines = Things::default();
    seen.recent = seen.recent.without(|change| {
        matches!(
            change.subject,
            Subject::Card(..)
                | Subject::Notice(..)
                | Subject::Problem(..)
                | Subject::BottomLine(..)
        )
    });
}

/// A merger without what was before it.
fn outlined(merged: &Merged) -> Arc<Merged> {
    Arc::new(Merged { before: None, ..merged.clone() })
}

/// The kind of a change by which somebody claims a milestone: nobody else's business before it is
/// recognised.
const CLAIMED: &str = "milestone-claimed";

/// What of a project everybody may see.
struct Shows<'a> {
    /// The months that are not closed.
    open: BTreeSet<Month>,
    /// The cards that its reader sees.
    cards: &'a Things<CardId, Card>,
}

impl Shows<'_> {
    /// The project without what is between its unit, its county and the headquarters; none where all of
    /// it is public.
    fn published(&self, project: &Project) -> Option<Project> {
        let hides = !project.pending.is_empty()
            || project.milestones.iter().any(|milestone| milestone.published().is_some())
            || project.reports.iter().any(|(month, report)| self.is_early(*month, report))
            || project.cards.iter().any(|mark| !self.cards.contains_key(&mark.card));
        hides.then(|| {
            let mut shown = project.clone();
            shown.pending.clear();
            if shown.milestones.iter().any(|milestone| milestone.published().is_some()) {
                for milestone in Arc::make_mut(&mut shown.milestones) {
                    if let Some(published) = milestone.published() {
                        *milestone = published;
                    }
                }
            }
            shown.reports.retain(|month, report| !self.is_early(*month, report));
            shown.cards.retain(|mark| self.cards.contains_key(&mark.card));
            shown
        })
    }

    /// Whether a report is of a month that is not closed. What a ledger states is public at once.
    fn is_early(&self, month: Month, report: &Report) -> bool {
        report.source != Source::Ledger && self.open.contains(&month)
    }
}

/// What an answer needs beside the present.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Needs {
    /// Nothing: the present is enough.
    Present,
    /// The newest events of some subjects, read as one history, at most so many.
    History(Vec<Subject>, u32),
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

#[cfg(test)]
mod tests;
