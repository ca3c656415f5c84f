//! Addresses of the map: every filter, window and selection is kept in the URL.

use battle_map::view::{ledger_table::TableQuery, map_page::MapQuery};

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
        encode(value, &mut address);
    }
    address
}

/// Percent-encodes by RFC 3986 all but unreserved characters and the comma, kept for legibility.
fn encode(value: &str, into: &mut String) {
    for byte in value.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~,".contains(&byte) {
            into.push(char::from(byte));
        } else {
            into.push('%');
            for digit in [byte >> 4, byte & 15] {
                into.push(char::from(b"0123456789ABCDEF"[usize::from(digit)]));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_and_separators_are_encoded_and_commas_stay() {
        let address = address("/", &[("q", "锂&a".into()), ("lamp", "red,yellow".into())]);
        assert_eq!(address, "/?q=%E9%94%82%26a&lamp=red,yellow");
    }
}
