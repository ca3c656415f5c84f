//! Reading the input: every field is read before anything is refused, so that all faults are shown
//! at once, each at its field.

use std::str::FromStr;

use battle_map::value::{Day, Name, Text, ValueError};

use super::{Typed, typed::in_row};

/// The fault of a field, found before anything is sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldError {
    /// The field's name; empty for the whole form.
    pub field: String,
    /// The key of the fault's words in the catalogues.
    pub key: String,
}

/// The input of a form while it is read, with the faults found so far.
#[derive(Debug)]
pub struct Reading<'a> {
    typed: &'a Typed,
    wrong: Vec<FieldError>,
    /// The row whose fields are read; `None` for fields outside rows.
    row: Option<u32>,
}

impl<'a> Reading<'a> {
    /// Begins to read the input.
    #[must_use]
    pub const fn of(typed: &'a Typed) -> Self {
        Self { typed, wrong: Vec::new(), row: None }
    }

    /// The faults that were found.
    #[must_use]
    pub fn wrong(self) -> Vec<FieldError> {
        self.wrong
    }

    /// Adds a fault of a field.
    pub fn refuse(&mut self, field: &str, key: &str) {
        self.wrong.push(FieldError { field: in_row(self.row, field), key: key.to_owned() });
    }

    /// The text of a field as it was typed.
    #[must_use]
    pub fn raw(&self, field: &str) -> &'a str {
        self.typed.get(&in_row(self.row, field))
    }

    /// The texts of all fields whose names begin like this, each with the rest of its name.
    #[must_use]
    pub fn beginning(&self, prefix: &str) -> Vec<(&'a str, &'a str)> {
        self.typed.beginning(prefix).collect()
    }

    /// Reads the fields of a row.
    pub fn in_row<T>(&mut self, row: u32, read: impl FnOnce(&mut Self) -> T) -> T {
        let outside = self.row.replace(row);
        let value = read(self);
        self.row = outside;
        value
    }

    /// Whether a box is checked.
    #[must_use]
    pub fn is_checked(&self, field: &str) -> bool {
        !self.raw(field).is_empty()
    }

    /// A required text; `None` with a fault where it is missing.
    pub fn text(&mut self, field: &str) -> Option<Text> {
        self.required(field, Text::new)
    }

    /// An optional text: the inner `None` means that the field is empty, the outer one that it
    /// cannot be read.
    pub fn optional_text(&mut self, field: &str) -> Option<Option<Text>> {
        self.optional(field, Text::new)
    }

    /// A required name; `None` with a fault where it is missing.
    pub fn name(&mut self, field: &str) -> Option<Name> {
        self.required(field, Name::new)
    }

    /// An optional name: the inner `None` means empty, the outer one unreadable.
    pub fn optional_name(&mut self, field: &str) -> Option<Option<Name>> {
        self.optional(field, Name::new)
    }

    /// A required day; `None` with a fault where it is missing.
    pub fn day(&mut self, field: &str) -> Option<Day> {
        self.required(field, str::parse)
    }

    /// An optional day: the inner `None` means empty, the outer one unreadable.
    pub fn optional_day(&mut self, field: &str) -> Option<Option<Day>> {
        self.optional(field, str::parse)
    }

    /// Any other required value: a number, a code, an identifier.
    pub fn value<T: FromStr>(&mut self, field: &str) -> Option<T> {
        self.required(field, unreadable)
    }

    /// Any other optional value: the inner `None` means empty, the outer one unreadable.
    pub fn optional_value<T: FromStr>(&mut self, field: &str) -> Option<Option<T>> {
        self.optional(field, unreadable)
    }

    /// The field's text as read by `read`; where that gives `None`, the fault with `key` is added.
    pub fn read<T>(
        &mut self,
        field: &str,
        key: &str,
        read: impl FnOnce(&str) -> Option<T>,
    ) -> Option<T> {
        let value = read(self.raw(field).trim());
        if value.is_none() {
            self.refuse(field, key);
        }
        value
    }

    /// The chosen values of a field; those that cannot be read were not offered and are left out.
    #[must_use]
    pub fn values<T: FromStr>(&self, field: &str) -> Vec<T> {
        self.typed
            .all(&in_row(self.row, field))
            .iter()
            .filter_map(|text| text.parse().ok())
            .collect()
    }

    /// A required field, read by `read`.
    pub fn required<T>(
        &mut self,
        field: &str,
        read: impl Fn(&str) -> Result<T, ValueError>,
    ) -> Option<T> {
        let value = self.optional(field, read)?;
        if value.is_none() {
            self.refuse(field, "form.missing");
        }
        value
    }

    /// An optional field, read by `read`.
    pub fn optional<T>(
        &mut self,
        field: &str,
        read: impl Fn(&str) -> Result<T, ValueError>,
    ) -> Option<Option<T>> {
        let text = self.raw(field).trim();
        if text.is_empty() {
            return Some(None);
        }
        match read(text) {
            Ok(value) => Some(Some(value)),
            Err(ValueError::Empty) => Some(None),
            Err(error) => {
                self.refuse(field, &format!("value.{}", error.code()));
                None
            }
        }
    }
}

fn unreadable<T: FromStr>(text: &str) -> Result<T, ValueError> {
    text.parse().map_err(|_| ValueError::Id(text.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_that_is_wrong_is_said_at_once_each_at_its_field() {
        let typed = Typed::default().with("until", "明天").with("name", "长".repeat(300));
        let mut reading = Reading::of(&typed);
        let (until, name, text) = (reading.day("until"), reading.name("name"), reading.text("why"));
        assert!(until.is_none() && name.is_none() && text.is_none());
        let wrong = reading.wrong();
        let fields: Vec<_> = wrong.iter().map(|wrong| wrong.field.as_str()).collect();
        assert_eq!(fields, ["until", "name", "why"]);
        assert_eq!(wrong[2].key, "form.missing");
    }

    #[test]
    fn what_may_be_left_out_is_no_fault_when_it_is() {
        let typed = Typed::default().with("remark", "  ");
        let mut reading = Reading::of(&typed);
        assert_eq!(reading.optional_text("remark"), Some(None));
        assert_eq!(reading.optional_day("until"), Some(None));
        assert!(reading.wrong().is_empty());
    }

    #[test]
    fn a_fault_in_a_row_names_the_row() {
        let typed = Typed::default().with_at(2, "at", "5").with_at(3, "at", "五");
        let mut reading = Reading::of(&typed);
        let mut at = |row| reading.in_row(row, |row| row.value::<u32>("at"));
        assert_eq!([at(2), at(3)], [Some(5), None]);
        let wrong = reading.wrong();
        assert_eq!((wrong.len(), wrong[0].field.as_str()), (1, "3/at"));
    }
}
