//! How each kind of event changes the board.

use std::sync::Arc;

use super::Board;
use crate::{
    event::{Change, Recorded, Subject},
    model::{
        Entry,
        city::CityChange,
        evidence::Evidence,
        fact::Source,
        layer::{Layer, LayerChange},
        list::{List, ListChange},
        milestone::{Milestone, MilestoneChange},
        period::{Period, PeriodChange, PeriodState},
        person::{Person, PersonChange},
        plan::YearPlan,
        project::Project,
        recognition::RecognitionBatch,
        region::Region,
        report::{Pending, PendingState, Report, ReportChange},
        unit::{Unit, UnitChange},
    },
    value::{MilestoneId, ProjectId, Seq, Timestamp, text::normalised},
};

mod cards;
mod paper;
mod work;

/// Folds `recorded` into `board`.
pub fn fold(board: &mut Board, recorded: &Recorded) {
    let (seq, at) = (recorded.seq, recorded.at);
    let entry = Entry { seq, at, actor: &recorded.actor };
    match (recorded.event.subject, &recorded.event.change) {
        (Subject::Region(id), Change::Region(change)) => {
            let made = Region::made(id, change, &entry);
            board.regions.fold(id, made, |known| known.apply(change, &entry));
        }
        (Subject::Project(id), Change::Project(change)) => {
            let made = Project::made(id, change, &entry);
            board.projects.fold(id, made, |known| known.apply(change, &entry));
        }
        (Subject::Milestone(project, id), Change::Milestone(change)) => {
            milestone(board, project, id, change, &entry);
        }
        (Subject::Plan(project, year), Change::Plan(change)) => {
            board.projects.change(project, |known| {
                let plan = known.plans.entry(year);
                plan.and_modify(|plan| plan.apply(change, &entry))
                    .or_insert_with(|| YearPlan::made(change, &entry));
            });
        }
        (Subject::Evidence(project, id), Change::Evidence(change)) => {
            let made = Evidence::made(project, id, change, &entry);
            if made.is_some() {
                board.projects.change(project, |known| known.evidence.push(id));
            }
            board.evidence.fold(id, made, |known| known.apply(change, &entry));
        }
        (Subject::Batch(id), Change::Recognition(change)) => {
            let made = RecognitionBatch::made(id, change, &entry);
            board.batches.fold(id, made, |known| known.apply(change, &entry));
        }
        (_, change) => rest(board, change, recorded, seq, at),
    }
}

fn milestone(
    board: &mut Board,
    project: ProjectId,
    id: MilestoneId,
    change: &MilestoneChange,
    entry: &Entry<'_>,
) {
    let made = Milestone::made(id, change, entry);
    if made.is_some() {
        board.last_milestone = board.last_milestone.max(id);
    }
    board.projects.change(project, |known| {
        if let Some(milestone) = made {
            known.milestones.push(milestone);
        } else if let Some(milestone) = known.milestones.iter_mut().find(|known| known.id == id) {
            milestone.apply(change, entry);
        }
    });
}

fn rest(board: &mut Board, change: &Change, recorded: &Recorded, seq: Seq, at: Timestamp) {
    match change {
        Change::City(event) => city(board, event, seq),
        Change::Unit(event) => unit(board, event, seq),
        Change::List(event) => list(board, event, seq),
        Change::Period(event) => period(board, event, seq, at),
        Change::Report(event) => report(board, event, seq),
        Change::Layer(event) => layer(board, event, seq),
        Change::Person(event) => person(board, event, seq),
        Change::Checklist(event) => work::checklist(board, event, seq),
        Change::Problem(event) => work::problem(board, event, recorded),
        Change::Target(event) => work::target(board, event, seq),
        Change::Rule(event) => board.rules.apply(event, &recorded.actor.name, at, seq),
        Change::Document(event) => paper::document(board, event, seq),
        Change::Notice(event) => paper::notice(board, event, recorded),
        Change::Card(change) => cards::card(board, recorded.event.subject, change, seq, at),
        _ => {}
    }
}

fn city(board: &mut Board, event: &CityChange, seq: Seq) {
    board.city.apply(event);
    board.city_version = seq;
}

fn unit(board: &mut Board, event: &UnitChange, seq: Seq) {
    match event {
        UnitChange::Registered { unit, name } => {
            board.unit_words.insert(normalised(name.as_str()), *unit);
            let new = Unit { id: *unit, name: name.clone(), aliases: Vec::new(), version: seq };
            board.units.add(*unit, new);
        }
        UnitChange::AliasAdded { unit, .. }
        | UnitChange::AliasRemoved { unit, .. }
        | UnitChange::Renamed { unit, .. } => {
            let words = &mut board.unit_words;
            board.units.change(*unit, |known| {
                for word in known.words() {
                    words.remove(&word);
                }
                known.apply(event);
                known.version = seq;
                words.extend(known.words().map(|word| (word, *unit)));
            });
        }
    }
}

fn list(board: &mut Board, event: &ListChange, seq: Seq) {
    if let ListChange::Created { list, name, year, curve } = event {
        let new = List {
            id: *list,
            name: name.clone(),
            year: *year,
            curve: *curve,
            entries: std::collections::BTreeMap::new(),
            shape: None,
            version: seq,
        };
        board.lists.add(*list, new);
    } else {
        board.lists.change(event.list(), |known| {
            known.apply(event);
            known.version = seq;
        });
    }
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

fn layer(board: &mut Board, event: &LayerChange, seq: Seq) {
    let LayerChange::Loaded { layer, name, shapes } = event;
    if shapes.is_empty() {
        board.layers.remove(*layer);
    } else {
        let (name, shapes) = (name.clone(), shapes.clone());
        board.layers.add(*layer, Layer { id: *layer, name, shapes, version: seq });
    }
}

fn person(board: &mut Board, event: &PersonChange, seq: Seq) {
    if let PersonChange::Registered { person, name, role } = event {
        let new =
            Person { id: *person, name: name.clone(), role: *role, active: true, version: seq };
        board.people.add(*person, new);
    } else {
        board.people.change(event.person(), |known| {
            known.apply(event);
            known.version = seq;
        });
    }
}

pub(super) fn change(board: &mut Board, project: ProjectId, with: impl FnOnce(&mut Project)) {
    board.projects.change(project, with);
}
