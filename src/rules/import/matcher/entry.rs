//! The entry that a sub-project stands below: by its row, our number, or its name.

use super::Matcher;
use crate::{
    model::ledger::{Issue, IssueCode, LedgerRow, Parent},
    rules::import::{match_rows::Home, row::issue},
    value::{Name, ProjectId, RegionId, text::normalised},
};

impl Matcher<'_, '_> {
    /// The entry that a sub-project names, and its region.
    pub(super) fn entry(
        &self,
        row: &LedgerRow,
        parent: &Parent,
    ) -> Result<(Home, RegionId), Issue> {
        let column = "所属项目";
        let unknown = |value: &str| issue(row, column, IssueCode::UnknownParent, value);
        match parent {
            Parent::Row(number) => {
                let named = |other: &LedgerRow| other.row == *number && other.sheet == row.sheet;
                match self.numbered.get(&(row.sheet.as_ref(), *number)) {
                    Some(at) => self.entry_row(row, *at),
                    None if self.ledger.rows.iter().any(named) => {
                        Err(issue(row, column, IssueCode::NestedTooDeep, row.facts.name.as_str()))
                    }
                    None => {
                        Err(issue(row, column, IssueCode::ParentRejected, row.facts.name.as_str()))
                    }
                }
            }
            Parent::Number(id) => self.entry_project(row, *id),
            Parent::Name(name) => {
                let word = normalised(name.as_str());
                match self.entries.get(&word).map(Vec::as_slice) {
                    Some([only]) => self.entry_row(row, *only),
                    Some(several) => self.nearest(row, several, name),
                    None => {
                        let mut called = self.board.projects.values().filter(|project| {
                            project.is_live()
                                && project.parent.is_none()
                                && normalised(project.facts.name.as_str()) == word
                        });
                        let found = called.next().filter(|_| called.next().is_none());
                        let id = found.map(|project| project.id);
                        self.entry_project(row, id.ok_or_else(|| unknown(name.as_str()))?)
                    }
                }
            }
        }
    }

    /// Of several entries of one name the one in the region that the sub-project writes.
    fn nearest(
        &self,
        row: &LedgerRow,
        several: &[usize],
        name: &Name,
    ) -> Result<(Home, RegionId), Issue> {
        let region =
            row.facts.regions.as_ref().and_then(|name| self.board.region_called(name.as_str()));
        let there = |at: &&usize| {
            self.matched(**at).is_some_and(|matched| region.is_some_and(|r| r.id == matched.region))
        };
        let at = several.iter().find(there);
        let at =
            at.ok_or_else(|| issue(row, "所属项目", IssueCode::UnknownParent, name.as_str()))?;
        self.entry_row(row, *at)
    }

    fn entry_row(&self, row: &LedgerRow, at: usize) -> Result<(Home, RegionId), Issue> {
        let rejected =
            || issue(row, "所属项目", IssueCode::ParentRejected, row.facts.name.as_str());
        let entry = self.matched(at).ok_or_else(rejected)?;
        let home = entry.known.map_or(Home::NewEntry(at), Home::Entry);
        Ok((home, entry.region))
    }

    fn entry_project(&self, row: &LedgerRow, id: ProjectId) -> Result<(Home, RegionId), Issue> {
        let wrong = |code| issue(row, "所属项目", code, &id.to_string());
        let entry = self.board.projects.get(&id).filter(|project| project.is_live());
        let entry = entry.ok_or_else(|| wrong(IssueCode::UnknownParent))?;
        if entry.parent.is_some() {
            return Err(wrong(IssueCode::NestedTooDeep));
        }
        let region = entry.region().ok_or_else(|| wrong(IssueCode::UnknownRegion))?;
        Ok((Home::Entry(id), region))
    }
}
