//! The project that a row means by its 项目代码: a code that a spreadsheet cut short, or that was
//! copied down a column, must not make one project of two.

use std::collections::{HashMap, HashSet};

use super::Matcher;
use crate::{
    model::ledger::{Issue, IssueCode, Ledger, LedgerRow},
    rules::import::row::issue,
    value::{ProjectId, RegionId, text::normalised},
};

impl Matcher<'_, '_> {
    /// The project that has the row's code, if no other project and no other row has it.
    pub(super) fn coded(&self, row: &LedgerRow) -> Option<ProjectId> {
        let code = code(row).filter(|code| !self.doubled.contains(code))?;
        self.index.coded(&code)
    }

    /// Whether a project that has the row's code is called as the row says, or is of its sort and
    /// lies in `region`, where the row tells one.
    pub(super) fn agrees(&self, id: ProjectId, row: &LedgerRow, region: Option<RegionId>) -> bool {
        let Some(project) = self.board.projects.get(&id) else { return false };
        let name = normalised(row.facts.name.as_str());
        let former = region.and_then(|region| self.index.former(region, &name)) == Some(id);
        let named = former || normalised(project.facts.name.as_str()) == name;
        let sort = project.parent.is_some() == row.parent.is_some();
        let lies = |region| project.facts.regions.iter().any(|share| share.region == region);
        named || sort && region.is_some_and(lies)
    }
}

fn code(row: &LedgerRow) -> Option<String> {
    row.facts.code.as_ref().map(|code| normalised(code.as_str()))
}

/// The codes that several rows give, in normalised form.
pub(super) fn doubled(ledger: &Ledger) -> HashSet<String> {
    let mut seen = HashSet::new();
    ledger.rows.iter().filter_map(code).filter(|code| !seen.insert(code.clone())).collect()
}

/// A warning for each code that several rows give, at the first of them; an entry and its
/// sub-projects may share one.
pub fn warnings(ledger: &Ledger) -> Vec<Issue> {
    let mut rows: HashMap<String, Vec<&LedgerRow>> = HashMap::new();
    for row in ledger.rows.iter().filter(|row| row.parent.is_none()) {
        if let Some(code) = code(row) {
            rows.entry(code).or_default().push(row);
        }
    }
    let doubled = rows.into_values().filter_map(|rows| match rows.as_slice() {
        [first, second, ..] => {
            let code = first.facts.code.as_ref().map_or("", |code| code.as_str());
            let value = format!("{code} ({} = {})", first.facts.name, second.facts.name);
            Some(issue(first, "项目代码", IssueCode::DoubledCode, &value))
        }
        _ => None,
    });
    let mut doubled: Vec<Issue> = doubled.collect();
    doubled.sort_by_key(|issue| issue.row);
    doubled
}
