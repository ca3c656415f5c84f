//! Which pages of its long lists the headquarters' desk shows, as they stand in the URL.

use serde::{Deserialize, Serialize};

use crate::view::paged::{number, parameter};

/// The number of the page of each list, from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct OfficeQuery {
    /// Projects that have not reported.
    pub silent: u32,
    /// Reports that came in.
    pub filed: u32,
    /// Claims that wait.
    pub claims: u32,
    /// Dates that units ask to move.
    pub dates: u32,
}

impl OfficeQuery {
    /// Reads the query from URL parameters; what cannot be read is passed over.
    pub fn read(get: impl Fn(&str) -> Option<String>) -> Self {
        let page = |key: &str| get(key).map_or(0, |page| number(&page));
        Self {
            silent: page("silent"),
            filed: page("filed"),
            claims: page("claims"),
            dates: page("dates"),
        }
    }

    /// The URL parameters that give this query back.
    pub fn parameters(&self) -> Vec<(&'static str, String)> {
        let Self { silent, filed, claims, dates } = *self;
        let all = [("silent", silent), ("filed", filed), ("claims", claims), ("dates", dates)];
        all.into_iter().filter_map(|(key, page)| Some((key, parameter(page)?))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pages_survive_the_url() {
        let query = OfficeQuery { silent: 2, filed: 0, claims: 7, dates: 1 };
        let parameters = query.parameters();
        let get = |key: &str| parameters.iter().find(|(k, _)| *k == key).map(|(_, v)| v.clone());
        assert_eq!(OfficeQuery::read(get), query);
        assert_eq!(OfficeQuery::read(|_| Some("x".to_owned())), OfficeQuery::default());
    }
}
