//! Schedule progress has two measures, and every number says which it is. *Investment*: money since
//! 1 January ÷ the year's plan. *Construction*: milestones, by the weights that the office set.

use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

use super::{
    milestone::Milestone,
    plan::PlanVersion,
    project::Project,
    schedule::{Curve, OwnSchedule, scheduled},
};
use crate::value::{Fraction, LedgerDate, Money, Month, Year, code::codes};

/// A project's investment compared with its schedule, with every number of the arithmetic.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Measure {
    /// The last closed month.
    pub month: Month,
    /// The month that is judged: the last one up to `month` for which money was reported.
    pub reported: Month,
    /// Money invested from 1 January up to `reported`.
    pub done: Money,
    /// The plan for the year that is in force.
    pub plan: Money,
    /// The share of the plan that should be done by the end of `reported`.
    pub scheduled: Fraction,
    /// The share of the plan that is done.
    pub actual: Fraction,
}

impl Measure {
    /// Scheduled minus actual share; positive when the project is behind.
    pub fn lag(&self) -> Fraction {
        self.scheduled.minus(self.actual)
    }

    /// Actual ÷ scheduled share; `None` while nothing is scheduled.
    pub fn ratio(&self) -> Option<Fraction> {
        self.actual.over(self.scheduled)
    }

    /// Whether the last closed month was not reported, so that an earlier one is judged.
    pub fn is_of_an_earlier_month(&self) -> bool {
        self.reported < self.month
    }
}

/// Why a project cannot be judged; such a project does not count as on schedule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum Unjudged {
    /// No reporting period has been closed yet.
    NoClosedPeriod,
    /// The project has no plan for the year.
    NoPlan,
    /// The year's plan is zero.
    EmptyPlan,
    /// No figures were reported in the year, or none for the last closed month where the rules judge no
    /// earlier one in its place.
    NoReport,
}

codes!(Unjudged);

/// Investment of one project against its schedule, at the end of `month` or of the last month before
/// it in the same year for which money was reported: a month that nobody reported is not held against
/// the money of another.
///
/// # Errors
/// The reason why there is no measure.
pub fn measure(project: &Project, curve: Curve, month: Month) -> Result<Measure, Unjudged> {
    let plan = project.plans.get(&month.year()).ok_or(Unjudged::NoPlan)?.current();
    measure_under(project, plan, curve, month)
}

/// The same under a version of the year's plan that need not be the one in force.
///
/// # Errors
/// The reason why there is no measure.
pub fn measure_under(
    project: &Project,
    plan: &PlanVersion,
    curve: Curve,
    month: Month,
) -> Result<Measure, Unjudged> {
    let year: Year = month.year();
    let (reported, done) = project.year_to_date(month).ok_or(Unjudged::NoReport)?;
    let actual = share(done, plan.amount).ok_or(Unjudged::EmptyPlan)?;
    let scheduled = scheduled(curve, span(project, plan), year, reported);
    Ok(Measure { month, reported, done, plan: plan.amount, scheduled, actual })
}

/// What a curve may follow of a project and a version of its year's plan.
pub fn span<'a>(project: &Project, plan: &'a PlanVersion) -> OwnSchedule<'a> {
    OwnSchedule {
        start: project.planned_start().map(LedgerDate::month),
        completion: project.planned_completion().map(LedgerDate::month),
        monthly: plan.monthly.as_ref(),
    }
}

/// `done ÷ plan`; `None` when the plan is zero.
pub const fn share(done: Money, plan: Money) -> Option<Fraction> {
    Fraction::new(done.fen() as i128, plan.fen() as i128)
}

/// A project's construction compared with its schedule, by the weights of its milestones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Construction {
    /// The month at whose end it is judged.
    pub month: Month,
    /// The weights of all milestones together, in thousandths.
    pub whole: u32,
    /// The weights of the milestones planned by the end of `month`, in thousandths.
    pub due: u32,
    /// The weights of the milestones recognised by the end of `month`, in thousandths.
    pub done: u32,
}

impl Construction {
    /// The share of the construction that should be done.
    pub fn scheduled(&self) -> Fraction {
        self.part(self.due)
    }

    /// The share of the construction that is done.
    pub fn actual(&self) -> Fraction {
        self.part(self.done)
    }

    /// Scheduled minus actual share; positive when the project is behind.
    pub fn lag(&self) -> Fraction {
        self.scheduled().minus(self.actual())
    }

    /// Actual ÷ scheduled share; `None` while nothing is scheduled.
    pub fn ratio(&self) -> Option<Fraction> {
        self.actual().over(self.scheduled())
    }

    fn part(&self, weight: u32) -> Fraction {
        Fraction::new(i128::from(weight), i128::from(self.whole)).unwrap_or(Fraction::ZERO)
    }
}

/// Construction of one project at the end of `month`; `None` where no milestone has a weight.
///
/// A milestone recognised without a date counts as reached.
pub fn construction(project: &Project, month: Month) -> Option<Construction> {
    let end = month.last_day();
    let weight = |wanted: &dyn Fn(&Milestone) -> bool| {
        let milestones = project.milestones.iter().filter(|milestone| wanted(milestone));
        milestones.filter_map(|milestone| milestone.weight).map(u32::from).sum()
    };
    let by_then = |date: LedgerDate| date.due() <= end;
    let whole = weight(&|_| true);
    (whole > 0).then(|| Construction {
        month,
        whole,
        due: weight(&|m| m.schedule.is_some_and(|schedule| by_then(schedule.plan))),
        done: weight(&|m| m.recognised.is_yes() && m.recognised.date().is_none_or(by_then)),
    })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use proptest::prelude::*;

    use super::*;
    use crate::{
        model::{
            fact::{Fact, Occurrence, Source},
            milestone::MilestoneKind,
            project::ProjectFacts,
        },
        value::{MilestoneId, Name, ProjectId, Seq},
    };

    /// A project with milestones given as weight, planned month and month of recognition.
    fn project(parts: &[(Option<u16>, &str, Option<&str>)]) -> Project {
        let facts = ProjectFacts::named(&Name::new("大石水库").unwrap());
        let mut project = Project::new(ProjectId(1), None, facts, Seq(1));
        for (number, (weight, plan, reached)) in (1..).zip(parts) {
            let month = |text: &str| LedgerDate::Month(text.parse().unwrap());
            let fact = |text: &str| Fact { date: Some(month(text)), source: Source::Office };
            let (id, plan) = (MilestoneId(number), Some(month(plan)));
            let new = Milestone::new(id, MilestoneKind::Step, None, plan, Seq(1));
            let recognised =
                reached.map_or(Occurrence::Unknown, |text| Occurrence::Yes(fact(text)));
            Arc::make_mut(&mut project.milestones).push(Milestone {
                recognised,
                weight: *weight,
                ..new
            });
        }
        project
    }

    #[test]
    fn weights_of_what_is_due_stand_against_weights_of_what_is_recognised() {
        let project = project(&[
            (Some(200), "2026-03", Some("2026-04")),
            (Some(300), "2026-08", None),
            (Some(500), "2027-06", None),
            (None, "2026-01", None),
        ]);
        let october = construction(&project, "2026-10".parse().unwrap()).unwrap();
        let (scheduled, actual) = (october.scheduled(), october.actual());
        assert_eq!((scheduled.tenths(), actual.tenths()), (500, 200));
        assert_eq!(october.lag().tenths(), 300);
        let march = construction(&project, "2026-03".parse().unwrap()).unwrap();
        assert_eq!(march.lag().tenths(), 200, "recognised in April does not count in March");
    }

    #[test]
    fn without_weights_there_is_no_figure() {
        let project = project(&[(None, "2026-03", Some("2026-03"))]);
        assert_eq!(construction(&project, "2026-10".parse().unwrap()), None);
    }

    proptest! {
        #[test]
        fn both_shares_stay_between_nothing_and_all_and_never_fall(
            weights in proptest::collection::vec((0_u16..=1000, 1_i8..=12, 0_i8..=12), 1..12),
        ) {
            let text = |month: i8| format!("2026-{month:02}");
            let parts: Vec<_> = weights
                .iter()
                .map(|(weight, plan, reached)| (*weight, text(*plan), (*reached > 0).then(|| text(*reached))))
                .collect();
            let parts: Vec<_> = parts
                .iter()
                .map(|(weight, plan, reached)| (Some(*weight), plan.as_str(), reached.as_deref()))
                .collect();
            let project = project(&parts);
            let year: Month = "2026-01".parse().unwrap();
            let all: Vec<_> = year.year().months().filter_map(|m| construction(&project, m)).collect();
            prop_assert!(all.windows(2).all(|w| w[0].scheduled() <= w[1].scheduled()));
            prop_assert!(all.windows(2).all(|w| w[0].actual() <= w[1].actual()));
            prop_assert!(all.iter().all(|c| c.due <= c.whole && c.done <= c.whole));
            prop_assert!(all.last().is_none_or(|c| c.scheduled() == Fraction::ONE));
        }
    }
}
