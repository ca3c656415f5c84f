//! 合并: two projects that are one. What is known of the one that is retired fills what the one that
//! stays does not know; where the two contradict each other the one that stays holds, unless somebody
//! chose otherwise.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{FactField, Project, Site};
use crate::{
    model::{
        fact::Occurrence,
        milestone::{Milestone, MilestoneKind},
    },
    value::{MilestoneId, Month, Seq, Year, text::normalised},
};

/// Of what the two contradict each other in, what is taken from the project that is retired.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct MergeChoice {
    /// Fields of the facts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<FactField>,
    /// Milestones of the retired project, each in the place of its counterpart.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub milestones: Vec<MilestoneId>,
    /// Years whose plan is taken.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub years: Vec<Year>,
    /// Months whose report is taken.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub months: Vec<Month>,
}

/// What two projects that are to be merged contradict each other in.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Contradictions {
    /// Fields that both state, in different ways.
    pub fields: Vec<FactField>,
    /// Milestones of the retired project, each with its counterpart of which it differs.
    pub milestones: Vec<(MilestoneId, MilestoneId)>,
    /// Years for which both have a plan, of different amounts.
    pub years: Vec<Year>,
    /// Months that both reported, with different figures.
    pub months: Vec<Month>,
}

impl Contradictions {
    /// Those between the project that stays and the one that is retired.
    pub fn between(stays: &Project, retired: &Project) -> Self {
        let differs = |field: &FactField| {
            let (one, other) = (stays.facts.get(*field), retired.facts.get(*field));
            one.is_some() && other.is_some() && one != other
        };
        let pairs = retired.milestones.iter().filter_map(|other| {
            let own = counterpart(stays, other)?;
            contradict(own, other).then_some((other.id, own.id))
        });
        let years = retired.plans.iter().filter(|(year, plan)| {
            stays.plans.get(year).is_some_and(|own| own.current() != plan.current())
        });
        let months = retired.reports.iter().filter(|(month, report)| {
            stays.reports.get(month).is_some_and(|own| own.figures != report.figures)
        });
        Self {
            fields: FactField::ALL.into_iter().filter(differs).collect(),
            milestones: pairs.collect(),
            years: years.map(|(year, _)| *year).collect(),
            months: months.map(|(month, _)| *month).collect(),
        }
    }

    /// Whether a choice takes nothing but what the two contradict each other in.
    pub fn allow(&self, choice: &MergeChoice) -> bool {
        let MergeChoice { fields, milestones, years, months } = choice;
        fields.iter().all(|field| self.fields.contains(field))
            && milestones.iter().all(|id| self.milestones.iter().any(|(other, _)| other == id))
            && years.iter().all(|year| self.years.contains(year))
            && months.iter().all(|month| self.months.contains(month))
    }
}

/// The milestone of a project that means what `other` means: the same kind, of steps the same name.
pub fn counterpart<'a>(project: &'a Project, other: &Milestone) -> Option<&'a Milestone> {
    let word = |milestone: &Milestone| milestone.name.as_ref().map(|it| normalised(it.as_str()));
    project.milestones.iter().find(|known| {
        known.kind == other.kind
            && (known.kind != MilestoneKind::Step || word(known) == word(other))
    })
}

fn contradict(own: &Milestone, other: &Milestone) -> bool {
    let plan = |it: &Milestone| it.schedule.map(|schedule| schedule.plan);
    let plans = plan(own).zip(plan(other)).is_some_and(|(own, other)| own != other);
    let known = |it: &Milestone| it.recognised != Occurrence::Unknown;
    let reached = |it: &Milestone| (it.recognised.known(), it.recognised.date());
    plans || known(own) && known(other) && reached(own) != reached(other)
}

impl Project {
    /// Takes in what is known of another project that is the same. Its parts that hang on the board,
    /// such as problems and cards, come along by their identifiers.
    pub fn absorb(&mut self, retired: &Self, choice: &MergeChoice, version: Seq) {
        self.version = version;
        for field in FactField::ALL {
            let open = self.facts.get(field).is_none() && retired.facts.get(field).is_some();
            if open || choice.fields.contains(&field) {
                retired.facts.change_to(field).apply(Arc::make_mut(&mut self.facts));
            }
        }
        self.absorb_state(retired);
        for other in retired.milestones.iter() {
            self.absorb_milestone(other, choice.milestones.contains(&other.id), version);
        }
        for (year, plan) in &retired.plans {
            if choice.years.contains(year) || !self.plans.contains_key(year) {
                let mut plan = plan.clone();
                plan.version = version;
                self.plans.insert(*year, plan);
            }
        }
        self.absorb_reports(retired, &choice.months, version);
        self.problems.extend(&retired.problems);
        self.evidence.extend(&retired.evidence);
        self.cards.extend(&retired.cards);
    }

    fn absorb_state(&mut self, retired: &Self) {
        if self.site == Site::Unplaced {
            self.site = retired.site.clone();
        }
        self.stage = self.stage.or(retired.stage);
        if self.enrolled == Occurrence::Unknown {
            self.enrolled = retired.enrolled;
        }
        if self.counted == Occurrence::Unknown {
            self.counted = retired.counted;
        }
    }

    /// Of a milestone that both have, what is known of neither plan nor end is filled in.
    fn absorb_milestone(&mut self, other: &Milestone, chosen: bool, version: Seq) {
        let own = counterpart(self, other).map(|own| own.id);
        let all = Arc::make_mut(&mut self.milestones);
        let Some(own) = all.iter_mut().find(|known| Some(known.id) == own) else {
            all.push(Milestone { version, ..other.clone() });
            return;
        };
        own.version = version;
        if chosen {
            own.schedule = other.schedule.or(own.schedule);
            own.recognised = other.recognised;
        }
        own.schedule = own.schedule.or(other.schedule);
        own.forecast = own.forecast.or(other.forecast);
        own.weight = own.weight.or(other.weight);
        if own.recognised == Occurrence::Unknown {
            own.recognised = other.recognised;
        }
        if own.claimed.is_none() {
            own.claimed.clone_from(&other.claimed);
        }
        if own.returned.is_none() {
            own.returned.clone_from(&other.returned);
        }
        if own.asked.is_none() {
            own.asked.clone_from(&other.asked);
        }
    }

    fn absorb_reports(&mut self, retired: &Self, chosen: &[Month], version: Seq) {
        let silent: Vec<Month> = retired
            .pending
            .keys()
            .filter(|month| !self.pending.contains_key(month) && !self.reports.contains_key(month))
            .copied()
            .collect();
        for (month, report) in &retired.reports {
            if chosen.contains(month) || !self.reports.contains_key(month) {
                let mut report = report.clone();
                report.version = version;
                self.reports.insert(*month, report);
            }
        }
        for (month, pending) in &retired.pending {
            if silent.contains(month) {
                let mut pending = pending.clone();
                pending.version = version;
                self.pending.insert(*month, pending);
            }
        }
    }
}
