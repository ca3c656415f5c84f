//! How each kind of event changes the board.

use std::sync::Arc;

use super::{Board, merges};
use crate::{
    event::{Change, Recorded, Subject},
    model::{
        Entry,
        bottom_line::BottomLine,
        checklist::Checklist,
        display::{Display, DisplayChange},
        edition::Edition,
        evidence::Evidence,
        layer::Layer,
        list::{List, ListChange},
        milestone::{Milestone, MilestoneChange},
        period::{Period, PeriodChange},
        person::Person,
        plan::{PlanChange, YearPlan},
        problem::Problem,
        project::{Project, ProjectChange},
        recognition::RecognitionBatch,
        region::{Region, RegionChange},
        series::Series,
        unit::{Unit, UnitChange},
    },
    value::{MilestoneId, ProjectId, UnitId, Year},
};

mod cards;
mod ledger;
mod paper;

/// Folds `recorded` into `board`.
pub fn fold(board: &mut Board, recorded: &Recorded) {
    let entry = Entry { seq: recorded.seq, at: recorded.at, actor: &recorded.actor };
    match (recorded.event.subject, &recorded.event.change) {
        (Subject::City, Change::City(change)) => board.city.apply(change, &entry),
        (Subject::Region(id), Change::Region(change)) => {
            board.regions.remove_if(id, matches!(change, RegionChange::TakenBack {}));
            let made = Region::made(id, change, &entry);
            board.regions.fold(id, made, |known| known.apply(change, &entry));
        }
        (Subject::Unit(id), Change::Unit(change)) => unit(board, id, change, &entry),
        (Subject::List(id), Change::List(change)) => {
            board.lists.remove_if(id, matches!(change, ListChange::TakenBack {}));
            let made = List::made(id, change, &entry);
            board.lists.fold(id, made, |known| known.apply(change, &entry));
        }
        (Subject::Ledger, Change::Ledger(change)) => ledger::remember(board, change),
        (Subject::Layer(id), Change::Layer(change)) => match Layer::made(id, change, &entry) {
            Some(layer) => board.layers.add(id, layer),
            None => board.layers.remove(id),
        },
        (Subject::Person(id), Change::Person(change)) => {
            let made = Person::made(id, change, &entry);
            board.people.fold(id, made, |known| known.apply(change, &entry));
        }
        (Subject::Display(id), Change::Display(change)) => {
            board.displays.remove_if(id, matches!(change, DisplayChange::Retired {}));
            let made = Display::made(id, change, &entry);
            board.displays.fold(id, made, |known| known.apply(change, &entry));
        }
        (Subject::Document(id), Change::Document(change)) => {
            paper::document(board, id, change, &entry);
        }
        (Subject::Project(id), Change::Project(change)) => project(board, id, change, &entry),
        (Subject::Milestone(project, id), Change::Milestone(change)) => {
            milestone(board, project, id, change, &entry);
        }
        (Subject::Plan(project, year), Change::Plan(change)) => {
            board.projects.change(project, |known| plan(known, year, change, &entry));
        }
        (Subject::BottomLine(project, id), Change::BottomLine(change)) => {
            let made = BottomLine::made(id, project, change, &entry);
            board.bottom_lines.fold(id, made, |known| known.apply(change, &entry));
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
        (Subject::Period(month), Change::Period(change)) => {
            if matches!(change, PeriodChange::TakenBack {}) {
                board.periods.remove(&month);
            } else if let Some(opened) = Period::made(month, change, &entry) {
                board.periods.insert(month, Arc::new(opened));
            } else if let Some(known) = board.periods.get_mut(&month) {
                Arc::make_mut(known).apply(change, &entry);
            }
        }
        (Subject::Edition(id), Change::Edition(change)) => {
            if let Some(edition) = Edition::made(id, change, &entry) {
                supersede(board, &edition);
                board.editions.add(id, edition);
            } else {
                board.editions.remove(id);
            }
        }
        (Subject::Report(id, month), Change::Report(change)) => {
            board.projects.change(id, |known| known.apply_report(month, change, &entry));
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
        (Subject::Draft(id) | Subject::Notice(_, id), Change::Notice(change)) => {
            paper::notice(board, id, change, &entry);
        }
        (Subject::Card(about, id), Change::Card(change)) => {
            cards::card(board, about, id, change, &entry);
        }
        // What a ledger brought is written with what it changed; anything else fits no subject.
        _ => {}
    }
}

/// Of the editions of one period only the last keeps what the next is compared with.
fn supersede(board: &mut Board, next: &Edition) {
    let before = board.edition(next.kind, next.period).map(|before| before.id);
    if let Some(before) = before {
        board.editions.change(before, Edition::superseded);
    }
}

fn project(board: &mut Board, id: ProjectId, change: &ProjectChange, entry: &Entry<'_>) {
    if merges::fold(board, id, change, entry) {
        return;
    }
    let gone = matches!(change, ProjectChange::TakenBack { before: None });
    board.projects.remove_if(id, gone);
    let made = Project::made(id, change, entry);
    board.projects.fold(id, made, |known| known.apply(change, entry));
}

fn plan(project: &mut Project, year: Year, change: &PlanChange, entry: &Entry<'_>) {
    if matches!(change, PlanChange::TakenBack { before: None }) {
        project.plans.remove(&year);
    } else if let Some(known) = project.plans.get_mut(&year) {
        known.apply(change, entry);
    } else if let Some(made) = YearPlan::made(change, entry) {
        project.plans.insert(year, made);
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
        let milestones = Arc::make_mut(&mut known.milestones);
        if matches!(change, MilestoneChange::TakenBack { before: None }) {
            milestones.retain(|known| known.id != id);
        } else if let Some(milestone) = made {
            milestones.push(milestone);
        } else if let Some(milestone) = milestones.iter_mut().find(|known| known.id == id) {
            milestone.apply(change, entry);
        }
    });
}

/// Units are found by every word of their names, so that table is kept with them.
fn unit(board: &mut Board, id: UnitId, change: &UnitChange, entry: &Entry<'_>) {
    let words = &mut board.unit_words;
    for word in board.units.get(&id).iter().flat_map(|known| known.words()) {
        words.remove(&word);
    }
    board.units.remove_if(id, matches!(change, UnitChange::TakenBack {}));
    let made = Unit::made(id, change, entry);
    board.units.fold(id, made, |known| known.apply(change, entry));
    let known = board.units.get(&id);
    words.extend(known.iter().flat_map(|known| known.words()).map(|word| (word, id)));
}

pub(super) fn change(board: &mut Board, project: ProjectId, with: impl FnOnce(&mut Project)) {
    board.projects.change(project, with);
}
