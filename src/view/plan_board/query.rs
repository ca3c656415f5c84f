//! What the plan board is asked for: filter, order and page as in the ledger, the years, and by what the
//! rows are grouped.

use serde::{Deserialize, Serialize};

use super::{PlanGrouping, PlanYears};
use crate::{value::Year, view::ledger_table::TableQuery};

/// What the plan board shows; lives in the URL.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct PlanQuery {
    /// Which projects, in which order, and the page.
    pub table: TableQuery,
    /// The years; none for the present one.
    pub years: Option<PlanYears>,
    /// By what the rows are grouped; none where they are not.
    pub group: Option<PlanGrouping>,
    /// Whether only the projects of whoever asks are shown: a unit's, a county's.
    pub mine: bool,
}

impl PlanQuery {
    /// Reads the query from URL parameters; what cannot be read is passed over.
    pub fn read(get: impl Fn(&str) -> Option<String>) -> Self {
        let year = |key: &str| get(key)?.parse::<Year>().ok();
        let (from, to) = (year("from"), year("to"));
        let years = from.or(to).map(|one| (from.unwrap_or(one), to.unwrap_or(one)).into());
        Self {
            years: years.or_else(|| year("year").map(PlanYears::from)),
            group: get("group").and_then(|code| PlanGrouping::from_code(&code)),
            mine: get("mine").is_some_and(|mine| mine == "1"),
            table: TableQuery { print: false, ..TableQuery::read(get) },
        }
    }

    /// The URL parameters that give this query back.
    #[must_use]
    pub fn parameters(&self) -> Vec<(&'static str, String)> {
        let mut parameters = self.table.parameters();
        match self.years.map(|years| (years.first(), years.last())) {
            None => {}
            Some((from, to)) if from == to => parameters.push(("year", from.to_string())),
            Some((from, to)) => {
                parameters.extend([("from", from.to_string()), ("to", to.to_string())]);
            }
        }
        parameters.extend(self.group.map(|group| ("group", group.code().to_owned())));
        parameters.extend(self.mine.then(|| ("mine", "1".to_owned())));
        parameters
    }

    /// The same of other years, from its first page on.
    #[must_use]
    pub fn of_years(&self, years: PlanYears) -> Self {
        Self { years: Some(years), ..self.on_page(0) }
    }

    /// The same on another page.
    #[must_use]
    pub fn on_page(&self, page: u32) -> Self {
        Self { table: TableQuery { page, ..self.table.clone() }, ..self.clone() }
    }

    /// The same in another order, as a click on a head of a column brings about.
    #[must_use]
    pub fn ordered(&self, table: TableQuery) -> Self {
        Self { table, ..self.clone() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{value::RegionId, view::filter::Filter};

    fn read(parameters: &[(&'static str, String)]) -> PlanQuery {
        PlanQuery::read(|key| parameters.iter().find(|(k, _)| *k == key).map(|(_, v)| v.clone()))
    }

    #[test]
    fn a_query_survives_the_url() {
        let years = |from: i16, to: i16| {
            Some((Year::try_from(from).unwrap(), Year::try_from(to).unwrap()).into())
        };
        let filter = Filter { region: Some(RegionId(3)), ..Filter::default() };
        let table = TableQuery { filter, descending: true, page: 2, ..TableQuery::default() };
        for years in [None, years(2026, 2026), years(2025, 2027)] {
            for group in PlanGrouping::ALL.map(Some).into_iter().chain([None]) {
                let query = PlanQuery { table: table.clone(), years, group, mine: group.is_some() };
                assert_eq!(read(&query.parameters()), query);
            }
        }
    }

    #[test]
    fn half_a_range_is_one_year_and_nonsense_the_present_one() {
        let year = |number: i16| PlanYears::from(Year::try_from(number).unwrap());
        assert_eq!(read(&[("to", "2027".into())]).years, Some(year(2027)));
        assert_eq!(
            read(&[("year", "soon".into()), ("group", "moon".into())]),
            PlanQuery::default()
        );
    }
}
