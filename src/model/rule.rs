//! Which lags become candidates for a card. A rule set is data and names its formula; this file
//! holds the `points` preset (Yinchuan 2025, monthly): yellow from 10 to 30 points behind, or the
//! planned start month missed, or not enrolled one month after the start; red over 30 points, or
//! the start missed three months running, or not enrolled over two months after the start.

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

use super::{
    fact::Answer,
    project::Project,
    schedule::{Curve, Span, scheduled},
    stage::{Condition, StageGroup},
};
use crate::value::{Fraction, LedgerDate, Money, Month, Year};

/// How grave a finding is; the worst is the greatest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// Worth a look, below every card.
    Watch,
    /// Candidate for a yellow card.
    Yellow,
    /// Candidate for a red card.
    Red,
}

impl Level {
    /// The stable word used in classes and catalogues.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Watch => "watch",
            Self::Yellow => "yellow",
            Self::Red => "red",
        }
    }
}

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

/// Investment against schedule, with all that the arithmetic needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Measure {
    /// The closed month judged.
    pub month: Month,
    /// The month the money stands for; earlier than `month` when the last report is missing.
    pub reported: Month,
    /// Money since 1 January.
    pub done: Money,
    /// The year's plan in force.
    pub plan: Money,
    /// The share that should be done.
    pub scheduled: Fraction,
    /// The share that is done.
    pub actual: Fraction,
}

impl Measure {
    /// Scheduled minus actual; above zero is behind.
    pub fn lag(&self) -> Fraction {
        self.scheduled.minus(self.actual)
    }

    /// Actual ÷ scheduled, undefined while nothing is scheduled.
    pub fn ratio(&self) -> Option<Fraction> {
        self.actual.over(self.scheduled)
    }
}

/// Why a project cannot be judged: a state, not a green.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unjudged {
    /// No period has been closed.
    NoClosedPeriod,
    /// The year has no plan.
    NoPlan,
    /// The year's plan is nothing.
    EmptyPlan,
    /// Nothing was reported in the year.
    NoReport,
}

impl Unjudged {
    /// The stable word used in catalogues.
    pub const fn code(self) -> &'static str {
        match self {
            Self::NoClosedPeriod => "no-closed-period",
            Self::NoPlan => "no-plan",
            Self::EmptyPlan => "empty-plan",
            Self::NoReport => "no-report",
        }
    }
}

/// One thing found wrong, with its evidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Finding {
    /// Investment behind schedule.
    Behind {
        /// How grave.
        level: Level,
        /// The arithmetic.
        measure: Measure,
        /// The threshold that was met, in points.
        threshold: i64,
    },
    /// The planned start is missed.
    StartMissed {
        /// How grave.
        level: Level,
        /// The planned start.
        planned: LedgerDate,
        /// Closed months missed, the planned one included.
        months: i32,
        /// Days past the planned date at the end of the closed month.
        days: i32,
    },
    /// The planned completion is past.
    CompletionMissed {
        /// The planned completion.
        planned: LedgerDate,
        /// Days past the planned date at the end of the closed month.
        days: i32,
    },
    /// Started but not enrolled in the statistics.
    NotEnrolled {
        /// How grave.
        level: Level,
        /// The start.
        started: LedgerDate,
        /// Whole months since.
        months: i32,
    },
}

impl Finding {
    /// How grave it is.
    pub const fn level(&self) -> Level {
        match self {
            Self::Behind { level, .. }
            | Self::StartMissed { level, .. }
            | Self::NotEnrolled { level, .. } => *level,
            Self::CompletionMissed { .. } => Level::Watch,
        }
    }
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

/// Investment against schedule of one project at the end of `month`.
///
/// # Errors
/// Why there is no measure.
pub fn measure(project: &Project, curve: Curve, month: Month) -> Result<Measure, Unjudged> {
    let year: Year = month.year();
    let plan = project.plans.get(&year).ok_or(Unjudged::NoPlan)?.current();
    let (reported, done) = project.year_to_date(month).ok_or(Unjudged::NoReport)?;
    let span = Span {
        start: project.planned_start().map(LedgerDate::month),
        completion: project.planned_completion().map(LedgerDate::month),
        monthly: plan.monthly.as_ref(),
    };
    let actual = share(done, plan.amount).ok_or(Unjudged::EmptyPlan)?;
    let scheduled = scheduled(curve, span, year, month);
    Ok(Measure { month, reported, done, plan: plan.amount, scheduled, actual })
}

/// `done ÷ plan`, undefined when the plan is nothing.
pub const fn share(done: Money, plan: Money) -> Option<Fraction> {
    Fraction::new(done.fen() as i128, plan.fen() as i128)
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
