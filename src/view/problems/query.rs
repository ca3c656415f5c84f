//! Which problems the ledger shows, as it stands in the URL.

use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

use super::AgendaOrder;
use crate::{
    model::{
        problem::{CoordinationLevel, Problem, ProblemKind},
        project::Project,
    },
    value::{Day, RegionId, code::codes},
    view::paged::{number, parameter},
};

/// Whether open or closed problems are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum ProblemScope {
    /// Those that are not solved.
    #[default]
    Open,
    /// Those past their deadline.
    Overdue,
    /// Those that are solved.
    Closed,
    /// Open and closed ones.
    All,
}

codes!(ProblemScope);

/// A choice of problems; what is unset lets everything through.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct ProblemQuery {
    /// Only those of this region's projects.
    pub region: Option<RegionId>,
    /// Only problems of this kind.
    pub kind: Option<ProblemKind>,
    /// Only problems coordinated at this level.
    pub level: Option<CoordinationLevel>,
    /// Open, overdue, closed or all.
    pub shown: ProblemScope,
    /// The order of the rows.
    #[serde(default)]
    pub order: AgendaOrder,
    /// The number of the page, from 0.
    #[serde(default)]
    pub page: u32,
    /// The number of the page of what reports name, from 0.
    #[serde(default)]
    pub reported: u32,
}

impl ProblemQuery {
    /// Reads the query from URL parameters; what cannot be read is passed over.
    pub fn read(get: impl Fn(&str) -> Option<String>) -> Self {
        let text = |key: &str| get(key).unwrap_or_default();
        Self {
            region: text("region").parse().ok(),
            kind: ProblemKind::from_code(&text("kind")),
            level: CoordinationLevel::from_code(&text("level")),
            shown: ProblemScope::from_code(&text("shown")).unwrap_or_default(),
            order: AgendaOrder::from_code(&text("order")).unwrap_or_default(),
            page: number(&text("page")),
            reported: number(&text("reported")),
        }
    }

    /// The URL parameters that give this query back.
    pub fn parameters(&self) -> Vec<(&'static str, String)> {
        let shown = Some(self.shown).filter(|shown| *shown != ProblemScope::default());
        let order = Some(self.order).filter(|order| *order != AgendaOrder::default());
        let all = [
            ("region", self.region.map(|region| region.to_string())),
            ("kind", self.kind.map(|kind| kind.code().to_owned())),
            ("level", self.level.map(|level| level.code().to_owned())),
            ("shown", shown.map(|shown| shown.code().to_owned())),
            ("order", order.map(|order| order.code().to_owned())),
            ("page", parameter(self.page)),
            ("reported", parameter(self.reported)),
        ];
        all.into_iter().filter_map(|(key, value)| Some((key, value?))).collect()
    }

    /// Whether a problem of `project` is shown on `today`.
    pub(super) fn passes(&self, project: &Project, problem: &Problem, today: Day) -> bool {
        let among = |region| project.facts.regions.iter().any(|share| share.region == region);
        let shown = match self.shown {
            ProblemScope::Open => problem.is_open(),
            ProblemScope::Overdue => problem.overdue(today).is_some(),
            ProblemScope::Closed => !problem.is_open(),
            ProblemScope::All => true,
        };
        shown
            && self.region.is_none_or(among)
            && self.kind.is_none_or(|kind| problem.file.kind == kind)
            && self.level.is_none_or(|level| problem.file.level == level)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_survives_the_url() {
        let query = ProblemQuery {
            region: Some(RegionId(3)),
            kind: Some(ProblemKind::Power),
            level: Some(CoordinationLevel::Province),
            shown: ProblemScope::Overdue,
            order: AgendaOrder::Meeting,
            page: 2,
            reported: 1,
        };
        let parameters = query.parameters();
        let get = |key: &str| parameters.iter().find(|(k, _)| *k == key).map(|(_, v)| v.clone());
        assert_eq!(ProblemQuery::read(get), query);
        assert_eq!(ProblemQuery::read(|_| Some("x".into())), ProblemQuery::default());
    }
}
