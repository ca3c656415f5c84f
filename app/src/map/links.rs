//! Addresses of the map: every filter, window and selection is kept in the URL.
//!
//! `serde_urlencoded`, which reads these queries on the server, would write them too, but turns the
//! commas and slashes that people read into `%2C` and `%2F`: only the letters are left to
//! `percent-encoding`.

use battle_map::view::{ledger_table::TableQuery, map_page::MapQuery};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// What is encoded in a value: all but the unreserved characters of RFC 3986, and comma and slash,
/// which a query may hold and which keep it legible.
const ENCODED: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b',').remove(b'/');

/// The address of the map page at `query`.
pub fn map_href(query: &MapQuery) -> String {
    address("/", &query.parameters())
}

/// The address of the ledger at `query`.
pub fn table_href(query: &TableQuery) -> String {
    address("/projects", &query.parameters())
}

/// `path` with its parameters, percent-encoded where a URL needs it.
pub fn address(path: &str, parameters: &[(&'static str, String)]) -> String {
    let mut address = path.to_owned();
    for (index, (key, value)) in parameters.iter().enumerate() {
        address.push(if index == 0 { '?' } else { '&' });
        address.push_str(key);
        address.push('=');
        address.extend(utf8_percent_encode(value, ENCODED));
    }
    address
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_and_separators_are_encoded_and_commas_stay() {
        let address = address("/", &[("q", "锂&a".into()), ("lamp", "red,yellow".into())]);
        assert_eq!(address, "/?q=%E9%94%82%26a&lamp=red,yellow");
    }

    #[test]
    fn a_whole_address_is_one_value_of_another() {
        let back = address("/login", &[("back", "/projects?q=锂&x=1".into())]);
        assert_eq!(back, "/login?back=/projects%3Fq%3D%E9%94%82%26x%3D1");
    }
}
