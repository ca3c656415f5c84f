//! Which lags become candidates for a card. A rule set is data and names its formula; this file
//! holds the `points` preset (Yinchuan 2025, monthly): yellow from 10 to 30 points behind, or the
//! planned start month missed, or not enrolled one month after the start; red over 30 points, or
//! the start missed three months running, or not enrolled over two months after the start.

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

use super::{
    fact::Answer,
    finding::{Finding, Level},
    measure::{Measure, Unjudged, measure},
    project::Project,
    schedule::Curve,
    stage::{Condition, StageGroup},
};
use crate::value::Month;

/// A rule set's thresholds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleSet {
    /// Points behind from which a project is watched.
    pub watch_from: i64,
    /// Points behind from which it is yellow, this figure included.
    pub yellow_from: i64,
    /// Points behind above which it is red, this figure excluded.
    pub red_over: i64,
    /// Months the planned start is missed from which it is yellow, then red.
    pub start_missed: (i32, i32),
    /// Months without enrolment after the start from which it is yellow, and above which it is red.
    pub unenrolled: (i32, i32),
}

impl RuleSet {
    /// The `points` preset. The watch threshold is ours: half of the yellow one.
    pub const POINTS: Self = Self {
        watch_from: 5,
        yellow_from: 10,
        red_over: 30,
        start_missed: (1, 3),
        unenrolled: (1, 2),
    };
}

/// The colour of a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Lamp {
    /// Over 30 points behind, or as grave.
    Red,
    /// 10 to 30 points behind, or as grave.
    Yellow,
    /// Worth a look.
    Watch,
    /// Cannot be judged.
    Unjudged,
    /// Suspended.
    Paused,
    /// On schedule.
    Ok,
}

impl Lamp {
    /// All, worst first.
    pub const ALL: [Self; 6] =
        [Self::Red, Self::Yellow, Self::Watch, Self::Unjudged, Self::Paused, Self::Ok];

    /// The stable word used in URLs, classes and catalogues.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Red => "red",
            Self::Yellow => "yellow",
            Self::Watch => "watch",
            Self::Unjudged => "unjudged",
            Self::Paused => "paused",
            Self::Ok => "ok",
        }
    }

    /// The lamp of a stable word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lamp| lamp.code() == code)
    }
}

/// What the rules make of one project.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Judgement {
    /// Its measure, or why there is none.
    pub measure: Result<Measure, Unjudged>,
    /// All that is wrong, worst first.
    pub findings: Vec<Finding>,
    /// The colour that follows.
    pub lamp: Lamp,
}

/// Judges a project at the end of the last closed month.
pub fn judge(rules: &RuleSet, project: &Project, curve: Curve, closed: Option<Month>) -> Judgement {
    let measure =
        closed.ok_or(Unjudged::NoClosedPeriod).and_then(|month| measure(project, curve, month));
    let paused = project.condition != Condition::Active;
    let completed = project.stage().group() == StageGroup::Completed;
    let mut findings = Vec::new();
    if let (Some(month), false) = (closed, paused) {
        if !completed {
            findings.extend(measure.ok().and_then(|measure| behind(rules, measure)));
            findings.extend(start_missed(rules, project, month));
            findings.extend(completion_missed(project, month));
        }
        findings.extend(not_enrolled(rules, project, month));
        findings.sort_by_key(|finding| std::cmp::Reverse(finding.level()));
    }
    let lamp = match findings.first().map(Finding::level) {
        _ if paused => Lamp::Paused,
        Some(Level::Red) => Lamp::Red,
        Some(Level::Yellow) => Lamp::Yellow,
        Some(Level::Watch) => Lamp::Watch,
        None if completed || measure.is_ok() => Lamp::Ok,
        None => Lamp::Unjudged,
    };
    Judgement { measure, findings, lamp }
}

fn behind(rules: &RuleSet, measure: Measure) -> Option<Finding> {
    let lag = measure.lag();
    let (level, threshold) = if lag.cmp_percent(rules.red_over) == Ordering::Greater {
        (Level::Red, rules.red_over)
    } else if lag.cmp_percent(rules.yellow_from) != Ordering::Less {
        (Level::Yellow, rules.yellow_from)
    } else if lag.cmp_percent(rules.watch_from) != Ordering::Less {
        (Level::Watch, rules.watch_from)
    } else {
        return None;
    };
    Some(Finding::Behind { level, measure, threshold })
}

/// Silent while nobody said whether the project has started: unknown is not no.
fn start_missed(rules: &RuleSet, project: &Project, closed: Month) -> Option<Finding> {
    let planned = project.planned_start()?;
    if project.stage().group() != StageGroup::NotStarted {
        return None;
    }
    let months = planned.month().months_until(closed) + 1;
    let (yellow, red) = rules.start_missed;
    let level = match months {
        m if m >= red => Level::Red,
        m if m >= yellow => Level::Yellow,
        _ => return None,
    };
    let days = planned.due().days_until(closed.last_day());
    Some(Finding::StartMissed { level, planned, months, days })
}

fn completion_missed(project: &Project, closed: Month) -> Option<Finding> {
    let planned = project.planned_completion()?;
    if project.stage().group() != StageGroup::Building {
        return None;
    }
    let days = planned.due().days_until(closed.last_day());
    (days > 0).then_some(Finding::CompletionMissed { planned, days })
}

/// Silent while nobody said whether the project is enrolled.
fn not_enrolled(rules: &RuleSet, project: &Project, closed: Month) -> Option<Finding> {
    if project.enrolled != Answer::No {
        return None;
    }
    let started = project.started().date()?;
    let months = started.month().months_until(closed);
    let (yellow, red) = rules.unenrolled;
    let level = match months {
        m if m > red => Level::Red,
        m if m >= yellow => Level::Yellow,
        _ => return None,
    };
    Some(Finding::NotEnrolled { level, started, months })
}
