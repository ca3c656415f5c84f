//! Which version of a year's plan the arithmetic of a card uses.

use serde::{Deserialize, Serialize};

use crate::{
    model::{card::Basis, plan::PlanVersion},
    value::{Day, Month, Name, Year},
    view::assessment::Assessment,
};

/// A version of a year's plan where there are several, so that its number says something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanUsed {
    /// The year planned.
    pub year: Year,
    /// The number of the version, from 1, the original.
    pub number: usize,
    /// How many versions there are now.
    pub of: usize,
    /// The day from which the version holds.
    pub since: Day,
    /// The document that set it.
    pub document: Option<Name>,
    /// The list's last month for plan changes, where a version after it is therefore not used.
    pub until: Option<Month>,
}

impl PlanUsed {
    /// The version behind an investment finding; `None` for any other, and while there is one version.
    pub(super) fn of(assessment: &Assessment, basis: &Basis) -> Option<Self> {
        let measure = basis.finding.behind()?;
        let project = assessment.board.projects.get(&basis.finding.project?)?;
        let year = measure.month.year();
        let plan = project.plans.get(&year).filter(|plan| !plan.later.is_empty())?;
        let until = assessment.context.plans_until(project.id);
        let until = until.filter(|until| until.year() == year);
        let versions: Vec<_> = std::iter::once(&plan.original).chain(&plan.later).collect();
        let had = |version: &PlanVersion| version.amount == measure.plan;
        let counted = until.map(|until| plan.on(until.last_day())).filter(|plan| had(plan));
        let place = match counted {
            Some(counted) => versions.iter().position(|version| **version == *counted),
            None => versions.iter().rposition(|version| had(version)),
        }?;
        let version = versions.get(place)?;
        let late =
            |until: &Month| versions.iter().skip(place + 1).any(|v| v.since > until.last_day());
        Some(Self {
            year,
            number: place + 1,
            of: versions.len(),
            since: version.since,
            document: version.document.clone(),
            until: until.filter(late),
        })
    }
}
