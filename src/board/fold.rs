//! How each kind of event changes the board.

use std::sync::Arc;

use super::Board;
use crate::{
    event::{Event, Recorded},
    model::{
        city::CityEvent,
        fact::Source,
        layer::{Layer, LayerEvent},
        list::{List, ListEvent},
        milestone::{Milestone, MilestoneEvent},
        period::{Period, PeriodEvent, PeriodState},
        person::{Person, PersonEvent},
        plan::{PlanEvent, YearPlan},
        project::{Project, ProjectEvent},
        region::{Region, RegionEvent},
        report::{Pending, PendingState, Report, ReportEvent},
        unit::{Unit, UnitEvent},
    },
    value::{ProjectId, Seq, Timestamp, text::normalised},
};

mod cards;
mod paper;
mod work;

/// Folds `recorded` into `board`.
pub fn fold(board: &mut Board, recorded: &Recorded) {
    let (seq, at) = (recorded.seq, recorded.at);
    match &recorded.event {
        Event::City(event) => city(board, event, seq),
        Event::Region(event) => region(board, event, seq),
        Event::Unit(event) => unit(board, event, seq),
        Event::List(event) => list(board, event, seq),
        Event::Project(event) => project(board, event, seq),
        Event::Milestone(event) => milestone(board, event, recorded),
        Event::Plan(event) => plan(board, event, seq),
        Event::Period(event) => period(board, event, seq, at),
        Event::Report(event) => report(board, event, seq),
        Event::Layer(event) => layer(board, event, seq),
        Event::Person(event) => person(board, event, seq),
        Event::Checklist(event) => work::checklist(board, event, seq),
        Event::Problem(event) => work::problem(board, event, recorded),
        Event::Target(event) => work::target(board, event, seq),
        Event::Evidence(event) => work::evidence(board, event, recorded),
        Event::Recognition(event) => work::recognition(board, event, seq, at),
        Event::Rule(event) => board.rules.apply(event, &recorded.actor.name, at, seq),
        Event::Document(event) => paper::document(board, event, seq),
        Event::Notice(event) => paper::notice(board, event, recorded),
        Event::Card(event) => cards::card(board, event, seq, at),
        Event::Ledger(_) => {}
    }
}

fn city(board: &mut Board, event: &CityEvent, seq: Seq) {
    board.city.apply(event);
    board.city_version = seq;
}

fn region(board: &mut Board, event: &RegionEvent, seq: Seq) {
    if let RegionEvent::Registered { region, name, kind, boundary } = event {
        board.last.region = board.last.region.max(*region);
        let (name, boundary) = (name.clone(), boundary.clone());
        let new =
            Region { id: *region, name, kind: *kind, aliases: Vec::new(), boundary, version: seq };
        board.regions.insert(*region, Arc::new(new));
    } else if let Some(known) = board.regions.get_mut(&event.region()) {
        let known = Arc::make_mut(known);
        known.apply(event);
        known.version = seq;
    }
}

fn unit(board: &mut Board, event: &UnitEvent, seq: Seq) {
    match event {
        UnitEvent::Registered { unit, name } => {
            board.last.unit = board.last.unit.max(*unit);
            board.unit_words.insert(normalised(name.as_str()), *unit);
            let new = Unit { id: *unit, name: name.clone(), aliases: Vec::new(), version: seq };
            board.units.insert(*unit, Arc::new(new));
        }
        UnitEvent::AliasAdded { unit, .. }
        | UnitEvent::AliasRemoved { unit, .. }
        | UnitEvent::Renamed { unit, .. } => {
            if let Some(known) = board.units.get_mut(unit) {
                let known = Arc::make_mut(known);
                for word in known.words() {
                    board.unit_words.remove(&word);
                }
                known.apply(event);
                known.version = seq;
                board.unit_words.extend(known.words().map(|word| (word, *unit)));
            }
        }
    }
}

fn list(board: &mut Board, event: &ListEvent, seq: Seq) {
    if let ListEvent::Created { list, name, year, curve } = event {
        board.last.list = board.last.list.max(*list);
        let new = List {
            id: *list,
            name: name.clone(),
            year: *year,
            curve: *curve,
            entries: std::collections::BTreeMap::new(),
            shape: None,
            version: seq,
        };
        board.lists.insert(*list, Arc::new(new));
    } else if let Some(known) = board.lists.get_mut(&event.list()) {
        let known = Arc::make_mut(known);
        known.apply(event);
        known.version = seq;
    }
}

fn project(board: &mut Board, event: &ProjectEvent, seq: Seq) {
    if let ProjectEvent::Registered { project, parent, facts } = event {
        board.last.project = board.last.project.max(*project);
        let new = Project::new(*project, *parent, facts.clone(), seq);
        board.projects.insert(*project, Arc::new(new));
    } else {
        change(board, event.project(), |known| {
            known.apply(event);
            known.version = seq;
        });
    }
}

fn milestone(board: &mut Board, event: &MilestoneEvent, recorded: &Recorded) {
    let (seq, at, by) = (recorded.seq, recorded.at, &recorded.actor.name);
    let (project, id) = event.subject();
    if let MilestoneEvent::Added { kind, name, plan, .. } = event {
        board.last.milestone = board.last.milestone.max(id);
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

fn plan(board: &mut Board, event: &PlanEvent, seq: Seq) {
    let PlanEvent::Set { project, year, plan } = event;
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

fn period(board: &mut Board, event: &PeriodEvent, seq: Seq, at: Timestamp) {
    if let PeriodEvent::Opened { month, cut_off, deadline } = event {
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

fn report(board: &mut Board, event: &ReportEvent, version: Seq) {
    let (project, month) = event.subject();
    change(board, project, |known| match event {
        ReportEvent::Recorded { figures, source, .. } => {
            let (figures, source) = (figures.clone(), *source);
            known.reports.insert(month, Report { figures, source, version });
            // A ledger does not know what a unit handed in meanwhile.
            if source != Source::Ledger {
                known.pending.remove(&month);
            }
        }
        ReportEvent::Submitted { figures, .. } => {
            let (figures, state) = (figures.clone(), PendingState::WithCounty);
            known.pending.insert(month, Pending { figures, state, version });
        }
        ReportEvent::Returned { by, reason, .. } => {
            let state = PendingState::Returned { by: *by, reason: reason.clone() };
            known.give_back(month, state, version);
        }
    });
}

fn layer(board: &mut Board, event: &LayerEvent, seq: Seq) {
    let LayerEvent::Loaded { layer, name, shapes } = event;
    board.last.layer = board.last.layer.max(*layer);
    if shapes.is_empty() {
        board.layers.remove(layer);
    } else {
        let (name, shapes) = (name.clone(), shapes.clone());
        board.layers.insert(*layer, Arc::new(Layer { id: *layer, name, shapes, version: seq }));
    }
}

fn person(board: &mut Board, event: &PersonEvent, seq: Seq) {
    if let PersonEvent::Registered { person, name, role } = event {
        board.last.person = board.last.person.max(*person);
        let new =
            Person { id: *person, name: name.clone(), role: *role, active: true, version: seq };
        board.people.insert(*person, Arc::new(new));
    } else if let Some(known) = board.people.get_mut(&event.person()) {
        let known = Arc::make_mut(known);
        known.apply(event);
        known.version = seq;
    }
}

pub(super) fn change(board: &mut Board, project: ProjectId, with: impl FnOnce(&mut Project)) {
    if let Some(known) = board.projects.get_mut(&project) {
        with(Arc::make_mut(known));
    }
}
