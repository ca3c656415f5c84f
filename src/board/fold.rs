//! How each kind of event changes the board.

use std::sync::Arc;

use super::Board;
use crate::{
    event::{Change, Recorded, Subject},
    model::{
        Entry,
        city::CityChange,
        fact::Source,
        layer::{Layer, LayerChange},
        list::{List, ListChange},
        milestone::{Milestone, MilestoneChange},
        period::{Period, PeriodChange, PeriodState},
        person::{Person, PersonChange},
        plan::{PlanChange, YearPlan},
        project::{Project, ProjectChange},
        region::Region,
        report::{Pending, PendingState, Report, ReportChange},
        unit::{Unit, UnitChange},
    },
    value::{ProjectId, Seq, Timestamp, text::normalised},
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
        (Subject::Draft(id) | Subject::Notice(_, id), Change::Notice(change)) => {
            paper::notice(board, id, change, &entry);
        }
        (Subject::Card(about, id), Change::Card(change)) => {
            cards::card(board, about, id, change, &entry);
        }
        (_, change) => rest(board, change, recorded, seq, at),
    }
}

fn rest(board: &mut Board, change: &Change, recorded: &Recorded, seq: Seq, at: Timestamp) {
    match change {
        Change::City(event) => city(board, event, seq),
        Change::Unit(event) => unit(board, event, seq),
        Change::List(event) => list(board, event, seq),
        Change::Project(event) => project(board, event, seq),
        Change::Milestone(event) => milestone(board, event, recorded),
        Change::Plan(event) => plan(board, event, seq),
        Change::Period(event) => period(board, event, seq, at),
        Change::Report(event) => report(board, event, seq),
        Change::Layer(event) => layer(board, event, seq),
        Change::Person(event) => person(board, event, seq),
        Change::Checklist(event) => work::checklist(board, event, seq),
        Change::Problem(event) => work::problem(board, event, recorded),
        Change::Target(event) => work::target(board, event, seq),
        Change::Evidence(event) => work::evidence(board, event, recorded),
        Change::Recognition(event) => work::recognition(board, event, seq, at),
        Change::Rule(event) => board.rules.apply(event, &recorded.actor.name, at, seq),
        Change::Document(event) => paper::document(board, event, seq),
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
