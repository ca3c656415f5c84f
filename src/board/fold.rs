//! How each kind of event changes the board.

use std::sync::Arc;

use super::Board;
use crate::{
    event::{Change, Recorded, Subject},
    model::{
        Entry,
        checklist::Checklist,
        city::CityChange,
        layer::{Layer, LayerChange},
        list::{List, ListChange},
        milestone::{Milestone, MilestoneChange},
        period::Period,
        person::{Person, PersonChange},
        plan::{PlanChange, YearPlan},
        problem::Problem,
        project::{Project, ProjectChange},
        region::Region,
        report,
        series::Series,
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
        (Subject::Period(month), Change::Period(change)) => {
            if let Some(opened) = Period::made(month, change, &entry) {
                board.periods.insert(month, Arc::new(opened));
            } else if let Some(known) = board.periods.get_mut(&month) {
                Arc::make_mut(known).apply(change, &entry);
            }
        }
        (Subject::Report(id, month), Change::Report(change)) => {
            board.projects.change(id, |known| report::apply(known, month, change, &entry));
        }
        (Subject::Checklist(kind), Change::Checklist(change)) => {
            board.checklists.insert(kind, Arc::new(Checklist::made(change, &entry)));
        }
        (Subject::Problem(project, id), Change::Problem(change)) => {
            let made = Problem::made(id, project, change, &entry);
            if made.is_some() {
                board.projects.change(project, |known| known.problems.push(id));
            }
            board.problems.fold(id, made, |known| known.apply(change, &entry));
        }
        (Subject::Series(id), Change::Series(change)) => match Series::made(id, change, &entry) {
            Some(series) => board.series.add(id, series),
            None => board.series.remove(id),
        },
        (Subject::RuleSet(id), Change::Rule(change)) => {
            board.rules.apply_to_set(id, change, &entry);
        }
        (Subject::RuleScopes, Change::Rule(change)) => board.rules.apply_to_scopes(change, &entry),
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
        Change::Layer(event) => layer(board, event, seq),
        Change::Person(event) => person(board, event, seq),
        Change::Evidence(event) => work::evidence(board, event, recorded),
        Change::Recognition(event) => work::recognition(board, event, seq, at),
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
