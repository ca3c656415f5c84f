//! What a person says about a ledger, as typed, and read.

use battle_map::value::Name;

use super::wire::ImportAsked;

/// The options of the command line as fields of a form.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Options {
    /// The list.
    pub list: String,
    /// The year.
    pub year: String,
    /// The month.
    pub period: String,
    /// The datum of coordinates.
    pub crs: String,
}

impl Options {
    /// What is asked about the file of that name.
    ///
    /// # Errors
    /// The field that cannot be read.
    pub fn asked(&self, file: &str) -> Result<ImportAsked, &'static str> {
        let said = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        let list = said(&self.list).map(|text| Name::new(&text)).transpose();
        let year = said(&self.year).map(|text| text.parse()).transpose();
        let period = said(&self.period).map(|text| text.parse()).transpose();
        let crs = said(&self.crs).map(|text| text.parse()).transpose();
        Ok(ImportAsked {
            file: file.to_owned(),
            list: list.map_err(|_| "list")?,
            year: year.map_err(|_| "year")?,
            period: period.map_err(|_| "period")?,
            crs: crs.map_err(|_| "crs")?,
            ..ImportAsked::default()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_empty_is_not_said_and_what_cannot_be_read_names_its_field() {
        let silent = Options::default().asked("a.xlsx").unwrap();
        assert_eq!(silent, ImportAsked { file: "a.xlsx".to_owned(), ..ImportAsked::default() });
        let typed = |year: &str, period: &str, crs: &str| Options {
            year: year.to_owned(),
            period: period.to_owned(),
            crs: crs.to_owned(),
            ..Options::default()
        };
        let said = typed("2026", "2026-10", "gcj02").asked("a.xlsx").unwrap();
        assert_eq!(said.period.map(|month| month.to_string()).as_deref(), Some("2026-10"));
        assert_eq!(typed("今年", "", "").asked("a"), Err("year"));
        assert_eq!(typed("", "十月", "").asked("a"), Err("period"));
        assert_eq!(typed("", "", "火星").asked("a"), Err("crs"));
    }
}
