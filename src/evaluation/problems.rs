//! Findings about problems past their deadline: they accuse the side that must solve them.

use super::{EvaluationContext, judge};
use crate::{
    board::Board,
    model::{
        finding::{Arithmetic, DatedItem, Finding, FindingSubject},
        problem::{Problem, ProblemState},
        project::Project,
        rule::{CardAddressee, Rule, RuleCondition},
    },
    value::{Day, LedgerDate},
};

/// What is found about all problems of live entries that are pursued.
pub fn found(board: &Board, context: &EvaluationContext) -> Vec<Finding> {
    let mut findings = Vec::new();
    for problem in board.problems.values() {
        let project = board.projects.get(&problem.project).filter(|project| project.is_pursued());
        let (Some(project), Some(deadline)) = (project, problem.file.deadline) else { continue };
        if !was_open(problem, context.day) || deadline >= context.day {
            continue;
        }
        let set = context.force.of(project);
        let rules = set.rules.iter().filter(|r| r.condition() == RuleCondition::ProblemUnsolved);
        findings.extend(rules.filter_map(|rule| {
            let counted = rule.days();
            let days = counted.between(context.calendar(), deadline, context.day);
            let worse = rule.condition().worse();
            let (level, limit) = rule.bands().level(worse, |at| days.cmp(&i32::from(at)))?;
            let arithmetic = Arithmetic::Elapsed {
                condition: rule.condition(),
                item: DatedItem::Problem(problem.id),
                since: LedgerDate::Day(deadline),
                days,
                counted,
            };
            Some(Finding {
                rule: set.reference(rule),
                level,
                limit,
                subject: subject(rule, problem, project),
                project: Some(project.id),
                arithmetic,
            })
        }));
    }
    findings
}

/// Whether it had begun and was not solved.
fn was_open(problem: &Problem, day: Day) -> bool {
    let solved = match &problem.state {
        ProblemState::Open => false,
        ProblemState::Closed { at, .. } => at.day() <= day,
    };
    problem.file.since <= day && !solved
}

/// Without a solver it is the project's own side.
fn subject(rule: &Rule, problem: &Problem, project: &Project) -> FindingSubject {
    match (rule.addressee(), problem.file.solver) {
        (CardAddressee::Solver, Some(unit)) => FindingSubject::Unit(unit),
        _ => judge::subject(rule, project),
    }
}
