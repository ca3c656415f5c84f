//! What the ledger page is asked for: filter, order and page, as they stand in the URL.

use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

use crate::{value::code::codes, view::filter::Filter};

/// By what the ledger is sorted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum SortKey {
    /// The list's own order, else 项目编号.
    #[default]
    Order,
    /// 项目名称: by the project's name.
    Name,
    /// 县区: by the name of the main region.
    Region,
    /// 责任单位: by the name of the responsible unit.
    Unit,
    /// 总投资: by the total investment.
    Total,
    /// 年度计划: by the year's plan.
    Plan,
    /// 完成: by the money invested since January.
    Done,
    /// 低于序时: by how far the project is behind its schedule.
    Lag,
    /// 计划开工: by the planned start.
    Start,
    /// 计划竣工: by the planned completion.
    Completion,
    /// By the colour of the mark, the worst first.
    Lamp,
}

codes!(SortKey);

/// What the ledger page shows; lives in the URL.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct TableQuery {
    /// The projects that are shown.
    pub filter: Filter,
    /// The column by which they are sorted.
    pub sort: SortKey,
    /// Whether the order is turned round.
    pub descending: bool,
    /// The number of the page, from 0.
    pub page: u32,
    /// For paper: all lines in one page, into which the server writes them.
    pub print: bool,
}

impl TableQuery {
    /// Reads the query from URL parameters; what cannot be read is passed over.
    pub fn read(get: impl Fn(&str) -> Option<String>) -> Self {
        let sort = get("sort").unwrap_or_default();
        let (descending, key) =
            sort.strip_prefix('-').map_or((false, sort.as_str()), |key| (true, key));
        Self {
            sort: SortKey::from_code(key).unwrap_or_default(),
            descending,
            page: get("page").and_then(|page| page.parse().ok()).unwrap_or(0).min(1_000),
            print: get("print").is_some_and(|print| print == "1"),
            filter: Filter::read(get),
        }
    }

    /// The URL parameters that give this query back.
    pub fn parameters(&self) -> Vec<(&'static str, String)> {
        let mut parameters = self.filter.parameters();
        if self.sort != SortKey::Order || self.descending {
            let sign = if self.descending { "-" } else { "" };
            parameters.push(("sort", format!("{sign}{}", self.sort.code())));
        }
        if self.page > 0 {
            parameters.push(("page", self.page.to_string()));
        }
        if self.print {
            parameters.push(("print", "1".to_owned()));
        }
        parameters
    }

    /// The query after a click on a column's head: sorted by it, or turned round.
    #[must_use]
    pub fn sorted_by(&self, key: SortKey) -> Self {
        let descending = if self.sort == key { !self.descending } else { key.falls() };
        Self { sort: key, descending, page: 0, ..self.clone() }
    }
}

impl SortKey {
    /// Whether people want the greatest first.
    const fn falls(self) -> bool {
        matches!(self, Self::Total | Self::Plan | Self::Done | Self::Lag)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_click_turns_the_order_round_and_starts_at_the_first_page() {
        let query = TableQuery { page: 3, ..TableQuery::default() };
        let once = query.sorted_by(SortKey::Lag);
        assert!(once.descending && once.page == 0, "the greatest lag first");
        assert!(!once.sorted_by(SortKey::Lag).descending);
    }
}
