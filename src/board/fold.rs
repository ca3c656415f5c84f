//! How each kind of event changes the board.

use std::sync::Arc;

use super::Board;
use crate::{
    event::{Change, Recorded, Subject},
    model::{
        Entry,
        fact::Source,
        layer::Layer,
        list::List,
        milestone::{Milestone, MilestoneChange},
        period::{Period, PeriodChange, PeriodState},
        person::Person,
        plan::{PlanChange, YearPlan},
        project::{Project, ProjectChange},
        region::Region,
        report::{Pending, PendingState, Report, ReportChange},
        unit::{Unit, UnitChange},
    },
    value::{ProjectId, Seq, Timestamp, UnitId},
};

mod cards;
mod paper;
mod work;

/// Folds `recorded` into `board`.
pub fn fold(board: &mut Board, recorded: &Recorded) {
    let (seq, at) = (recorded.seq, recorded.at);
    let entry = Entry { seq, at, actor: &recorded.actor };
    match (recorded.event.subject, &recorded.event.change) {
        (Subject::City, Change::City(change)) => board.city.apply(change, &entry),
        (Subject::Region(id), Change::Region(change)) => {
            let made = Region::made(id, change, &entry);
            board.regions.fold(id, made, |known| known.apply(change, &entry));
        }
        (Subject::Unit(id), Change::Unit(change)) => unit(board, id, change, &entry),
        (Subject::List(id), Change::List(change)) => {
            let made = List::made(id, change, &entry);
            board.lists.fold(id, made, |known| known.apply(change, &entry));
        }
        (Subject::Layer(id), Change::Layer(change)) => match Layer::made(id, change, &entry) {
            Some(layer) => board.layers.add(id, layer),
            None => board.layers.remove(id),
        },
        (Subject::Person(id), Change::Person(change)) => {
            let made = Person::made(id, change, &entry);
            board.people.fold(id, made, |known| known.apply(change, &entry));
        }
        (Subject::Document(id), Change::Document(change)) => {
            paper::document(board, id, change, &entry);
        }
        (_, change) => rest(board, change, recorded, seq, at),
    }
}

fn rest(board: &mut Board, change: &Change, recorded: &Recorded, seq: Seq, at: Timestamp) {
    match change {
        Change::Project(event) => project(board, event, seq),
        Change::Milestone(event) => milestone(board, event, recorded),
        Change::Plan(event) => plan(board, event, seq),
        Change::Period(event) => period(board, event, seq, at),
        Change::Report(event) => report(board, event, seq),
        Change::Checklist(event) => work::checklist(board, event, seq),
        Change::Problem(event) => work::problem(board, event, recorded),
        Change::Target(event) => work::target(board, event, seq),
        Change::Evidence(event) => work::evidence(board, event, recorded),
        Change::Recognition(event) => work::recognition(board, event, seq, at),
        Change::Rule(event) => board.rules.apply(event, &recorded.actor.name, at, seq),
        Change::Notice(event) => paper::notice(board, event, recorded),
        Change::Card(change) => cards::card(board, recorded.event.subject, change, seq, at),
        _ => {}
    }
}

/// Units are found by every word of their names, so that table is kept with them.
fn unit(board: &mut Board, id: UnitId, change: &UnitChange, entry: &Entry<'_>) {
    let words = &mut board.unit_words;
    for word in board.units.get(&id).iter().flat_map(|known| known.words()) {
        words.remove(&word);
    }
    let made = Unit::made(id, change, entry);
    board.units.fold(id, made, |known| known.apply(change, entry));
    let known = board.units.get(&id);
    words.extend(known.iter().flat_map(|known| known.words()).map(|word| (word, id)));
}

fn project(board: &mut Board, event: &ProjectChange, seq: Seq) {
    if let ProjectChange::Registered { project, parent, facts } = event {
        let new = Project::new(*project, *parent, facts.clone(), seq);
        board.projects.add(*project, new);
    } else {
        change(board, event.project(), |known| {
            known.apply(event);
            known.version = seq;
        });
    }
}

fn milestone(board: &mut Board, event: &MilestoneChange, recorded: &Recorded) {
    let (seq, at, by) = (recorded.seq, recorded.at, &recorded.actor.name);
    let (project, id) = event.subject();
    if let MilestoneChange::Added { kind, name, plan, .. } = event {
        board.last_milestone = board.last_milestone.max(id);
        let new = Milestone::new(id, *kind, name.clone(), *plan, seq);
        change(board, project, |known| known.milestones.push(new));
    } else {
        change(board, project, |known| {
            if let Some(milestone) = known.milestones.iter_mut().find(|m| m.id == id) {
                milestone.apply(event, by, at);
                milestone.version = seq;
            }
        });
    }
}

fn plan(board: &mut Board, event: &PlanChange, seq: Seq) {
    let PlanChange::Set { project, year, plan } = event;
    change(board, *project, |known| {
        let plans = &mut known.plans;
        if let Some(standing) = plans.get_mut(year) {
            standing.later.push(plan.clone());
            standing.version = seq;
        } else {
            let new = YearPlan { original: plan.clone(), later: Vec::new(), version: seq };
            plans.insert(*year, new);
        }
    });
}

fn period(board: &mut Board, event: &PeriodChange, seq: Seq, at: Timestamp) {
    if let PeriodChange::Opened { month, cut_off, deadline } = event {
        let new = Period {
            month: *month,
            cut_off: *cut_off,
            deadline: *deadline,
            state: PeriodState::Open,
            reminded: None,
            version: seq,
        };
        board.periods.insert(*month, Arc::new(new));
    } else if let Some(known) = board.periods.get_mut(&event.month()) {
        let known = Arc::make_mut(known);
        known.apply(event, at);
        known.version = seq;
    }
}

fn report(board: &mut Board, event: &ReportChange, version: Seq) {
    let (project, month) = event.subject();
    change(board, project, |known| match event {
        ReportChange::Recorded { figures, source, .. } => {
            let (figures, source) = (figures.clone(), *source);
            known.reports.insert(month, Report { figures, source, version });
            // A ledger does not know what a unit handed in meanwhile.
            if source != Source::Ledger {
                known.pending.remove(&month);
            }
        }
        ReportChange::Submitted { figures, .. } => {
            let (figures, state) = (figures.clone(), PendingState::WithCounty);
            known.pending.insert(month, Pending { figures, state, version });
        }
        ReportChange::Returned { by, reason, .. } => {
            let state = PendingState::Returned { by: *by, reason: reason.clone() };
            known.give_back(month, state, version);
        }
    });
}

pub(super) fn change(board: &mut Board, project: ProjectId, with: impl FnOnce(&mut Project)) {
    board.projects.change(project, with);
}
