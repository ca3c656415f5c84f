//! Holds one project against a rule set: its measure, all that is wrong, and the lamp that
//! follows. Exact integers only; the same project on the same day gives the same findings.

use serde::{Deserialize, Serialize};

use crate::{
    model::{
        finding::{Arithmetic, Finding, FindingSubject, Level},
        measure::{Measure, Unjudged, construction, measure, measure_under},
        project::Project,
        rule::{CardAddressee, Edge, Lamp, MeasureKind, Rule, RuleCondition, RuleSet, Unreported},
        schedule::Curve,
        stage::StageGroup,
    },
    value::{Day, Month, workday::Calendar},
};

mod dates;
mod milestones;
mod progress;
#[cfg(test)]
mod tests;

/// A project on a day, with what the city knows about that day.
#[derive(Debug, Clone, Copy)]
pub struct ProjectOnDay<'a> {
    /// The project as it stood.
    pub project: &'a Project,
    /// The curve by which it is measured.
    pub curve: Curve,
    /// The last month in which its plan could change for cards and ranks; `None` where all changes count.
    pub plans_until: Option<Month>,
    /// The months closed by then, oldest first; the last one is judged.
    pub closed: &'a [Month],
    /// The day on which it is judged.
    pub day: Day,
    /// Which days are working days.
    pub calendar: &'a Calendar,
}

/// What the rules make of one project.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Judgement {
    /// Its measure, or why there is none.
    pub measure: Result<Measure, Unjudged>,
    /// All that is wrong: what its own side is accused of first, and of that the worst first.
    pub findings: Vec<Finding>,
    /// The lamp that follows from the findings and the measure; off once nothing more is due.
    pub lamp: Lamp,
}

/// What one rule found: how grave, at which edge, and why.
type Breach = (Level, Edge, Arithmetic);

/// Judges a project. One that is suspended or cancelled is accused of nothing.
pub fn judge(set: &RuleSet, case: &ProjectOnDay<'_>) -> Judgement {
    let measure = measured(set, case);
    let paused = !case.project.is_pursued();
    let accused = || findings(set, case, measure.ok().map(|measure| as_planned(case, measure)));
    let findings = if paused { Vec::new() } else { accused() };
    let completed = case.project.stage().group() == StageGroup::Completed;
    let worst = findings.iter().find(|finding| finding.is_the_projects()).map(Finding::level);
    let lamp = match worst {
        _ if paused || completed => Lamp::Off,
        Some(Level::Red) => Lamp::Severe,
        Some(Level::Yellow) => Lamp::Lagging,
        Some(Level::Watch) => Lamp::Watch,
        None if measure.is_ok() => Lamp::Ok,
        None => Lamp::Unjudged,
    };
    Judgement { measure, findings, lamp }
}

/// Investment against schedule, where the rules judge it at all.
pub(super) fn measured(set: &RuleSet, case: &ProjectOnDay<'_>) -> Result<Measure, Unjudged> {
    let last = case.closed.last().copied().ok_or(Unjudged::NoClosedPeriod)?;
    let measure = measure(case.project, case.curve, last)?;
    let not_judged = |rule: &Rule| rule.unreported() == Unreported::NotJudged;
    if measure.is_of_an_earlier_month() && set.rules.iter().any(not_judged) {
        return Err(Unjudged::NoReport);
    }
    Ok(measure)
}

/// The measure under the plan that counts for cards: changes after the last month that a list names
/// for them do not.
fn as_planned(case: &ProjectOnDay<'_>, shown: Measure) -> Measure {
    let counts = || {
        let until = case.plans_until?;
        let plan = case.project.plans.get(&shown.month.year())?.on(until.last_day());
        measure_under(case.project, plan, case.curve, shown.month).ok()
    };
    counts().unwrap_or(shown)
}

fn findings(set: &RuleSet, case: &ProjectOnDay<'_>, measure: Option<Measure>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for rule in &*set.rules {
        let mut note = |(level, limit, arithmetic): Breach| {
            findings.push(Finding {
                rule: set.reference(rule),
                level,
                limit,
                subject: subject(rule, case.project),
                project: Some(case.project.id),
                arithmetic,
            });
        };
        look(rule, case, measure, &mut note);
    }
    silence(&mut findings);
    findings
        .sort_by_key(|finding| (!finding.is_the_projects(), std::cmp::Reverse(finding.level())));
    findings
}

/// Whether a project of that group of stages is accused by rules about its progress.
pub(super) fn goes_on(case: &ProjectOnDay<'_>) -> bool {
    case.project.stage().group() != StageGroup::Completed
}

fn look(
    rule: &Rule,
    case: &ProjectOnDay<'_>,
    measure: Option<Measure>,
    note: &mut impl FnMut(Breach),
) {
    let project = case.project;
    let last = case.closed.last().copied();
    match rule.condition() {
        RuleCondition::Behind { formula, measure: kind } if goes_on(case) => match kind {
            MeasureKind::Investment => {
                let found = measure.and_then(|measure| progress::invested(rule, formula, measure));
                found.into_iter().for_each(note);
            }
            MeasureKind::Construction => {
                let built = last.and_then(|month| construction(project, month));
                let found = built.and_then(|built| progress::built(rule, formula, built));
                found.into_iter().for_each(note);
            }
        },
        RuleCondition::StartMissed => {
            let found = last.and_then(|month| dates::start_missed(rule, project, month));
            found.into_iter().for_each(note);
        }
        RuleCondition::NotEnrolled => {
            let found = last.and_then(|month| dates::not_enrolled(rule, project, month));
            found.into_iter().for_each(note);
        }
        RuleCondition::NotCounted => {
            let found = last.and_then(|month| dates::not_counted(rule, project, month));
            found.into_iter().for_each(note);
        }
        RuleCondition::NoPlan if goes_on(case) => {
            let found = last.and_then(|month| dates::no_plan(rule, project, month));
            found.into_iter().for_each(note);
        }
        RuleCondition::NoReport if goes_on(case) => {
            dates::no_report(rule, project, case.closed).into_iter().for_each(note);
        }
        RuleCondition::MilestoneOverdue { kind } if goes_on(case) => {
            milestones::overdue(rule, kind, case, note);
        }
        RuleCondition::ClaimUnrecognised => milestones::unrecognised(rule, case, note),
        // Of completed projects nothing more is due; problems and cards are no part of a project.
        RuleCondition::Behind { .. }
        | RuleCondition::NoReport
        | RuleCondition::NoPlan
        | RuleCondition::MilestoneOverdue { .. }
        | RuleCondition::ProblemUnsolved
        | RuleCondition::CardUnanswered => {}
    }
}

/// Whom a rule accuses; a project without unit or region stands for itself.
pub fn subject(rule: &Rule, project: &Project) -> FindingSubject {
    let own = FindingSubject::Project(project.id);
    match rule.addressee() {
        CardAddressee::Project => own,
        CardAddressee::Unit | CardAddressee::Solver => {
            project.facts.responsible_unit.map_or(own, FindingSubject::Unit)
        }
        CardAddressee::Region => project.region().map_or(own, FindingSubject::Region),
        CardAddressee::Office => FindingSubject::Office,
    }
}

/// A red finding silences the yellow and watched ones of the same cause, about the same project
/// and to the same side.
pub fn silence(findings: &mut Vec<Finding>) {
    let key = |finding: &Finding| (finding.subject, finding.project, finding.cause());
    let red: Vec<_> =
        findings.iter().filter(|finding| finding.level() == Level::Red).map(key).collect();
    findings.retain(|finding| finding.level() == Level::Red || !red.contains(&key(finding)));
}
