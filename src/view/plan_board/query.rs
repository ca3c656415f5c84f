//! What the plan board is asked for: filter, order and page as in the ledger, and the year.

use serde::{Deserialize, Serialize};

use crate::{value::Year, view::ledger_table::TableQuery};

/// What the plan board shows; lives in the URL.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct PlanQuery {
    /// Which projects, in which order, and the page.
    pub table: TableQuery,
    /// The year; none for the present one.
    pub year: Option<Year>,
}

impl PlanQuery {
    /// Reads the query from URL parameters; what cannot be read is passed over.
    pub fn read(get: impl Fn(&str) -> Option<String>) -> Self {
        let year = get("year").and_then(|year| year.parse().ok());
        Self { year, table: TableQuery::read(get) }
    }

    /// The URL parameters that give this query back.
    #[must_use]
    pub fn parameters(&self) -> Vec<(&'static str, String)> {
        let mut parameters = self.table.parameters();
        parameters.extend(self.year.map(|year| ("year", year.to_string())));
        parameters
    }

    /// The same of another year, from its first page on.
    #[must_use]
    pub fn of_year(&self, year: Year) -> Self {
        Self { table: TableQuery { page: 0, ..self.table.clone() }, year: Some(year) }
    }
}
