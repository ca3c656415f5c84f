//! What decisions about the work of units, counties and the office need to know.

use crate::{
    board::Board,
    model::{
        checklist::{Checklist, ChecklistAction},
        problem::{ProblemAction, ProblemFacts},
        rule::{RuleAction, RuleFacts, RuleScope},
        target::{TargetAction, TargetFacts, TargetScope},
    },
    value::Timestamp,
};

pub fn of_checklist<'a>(board: &'a Board, command: &ChecklistAction) -> Option<&'a Checklist> {
    let ChecklistAction::Set { kind, .. } = command;
    board.checklists.get(kind).map(AsRef::as_ref)
}

pub fn of_problem<'a>(
    board: &'a Board,
    command: &ProblemAction,
    now: Timestamp,
) -> ProblemFacts<'a> {
    let solver = command.file().and_then(|file| file.solver);
    ProblemFacts {
        named: command.problem().and_then(|id| board.problems.get(&id)).map(AsRef::as_ref),
        project_known: match command {
            ProblemAction::Raise { project, .. } => board.projects.contains_key(project),
            _ => true,
        },
        solver_known: solver.is_none_or(|unit| board.units.contains_key(&unit)),
        next: board.problems.next_id(),
        today: now.day(),
    }
}

pub fn of_target<'a>(board: &'a Board, command: &TargetAction) -> TargetFacts<'a> {
    let standing = match command {
        TargetAction::Set(goal) => {
            board.targets.values().find(|target| goal.replaces(&target.goal))
        }
        TargetAction::Remove { target } => board.targets.get(target),
    };
    TargetFacts {
        standing: standing.map(AsRef::as_ref),
        scope_known: match command {
            TargetAction::Set(goal) => match goal.scope {
                TargetScope::City => true,
                TargetScope::Region(region) => board.regions.contains_key(&region),
                TargetScope::Unit(unit) => board.units.contains_key(&unit),
            },
            TargetAction::Remove { .. } => true,
        },
        next: board.targets.next_id(),
    }
}

pub fn of_rule<'a>(board: &'a Board, command: &RuleAction) -> RuleFacts<'a> {
    let sector_known = |sector| {
        board.projects.values().any(|project| project.facts.sector.as_ref() == Some(sector))
    };
    let scope_known = command.scope().is_none_or(|scope| match scope {
        RuleScope::Everything | RuleScope::Size(_) => true,
        RuleScope::Sector(sector) => sector_known(sector),
        RuleScope::List(_) | RuleScope::Campaign { .. } => {
            scope.list().is_none_or(|list| board.lists.contains_key(&list))
        }
    });
    RuleFacts { book: &board.rules, scope_known }
}
