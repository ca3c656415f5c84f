//! Rows of a form: any number of the same fields below each other, stored and sent with the form.

use leptos::prelude::*;

use super::{Form, Typed};

impl Form {
    /// The form narrowed to one row; fields have the same names in every row.
    #[must_use]
    pub const fn row(mut self, row: u32) -> Self {
        self.row = Some(row);
        self
    }

    /// The numbers of the rows that `field` lists, from top to bottom.
    #[must_use]
    pub fn rows(self, field: &str) -> Vec<u32> {
        self.texts(field).iter().filter_map(|row| row.parse().ok()).collect()
    }

    /// Adds a row under an unused number; `fill` sets its initial values.
    pub fn add_row(self, field: &str, fill: impl FnOnce(u32, Typed) -> Typed) {
        self.change(field, |typed| {
            let numbers = typed.all(field).iter().filter_map(|row| row.parse::<u32>().ok());
            let row = numbers.max().map_or(0, |last| last + 1);
            typed.toggle(field, &row.to_string());
            *typed = fill(row, std::mem::take(typed));
        });
    }

    /// Removes a row with all its values.
    pub fn remove_row(self, field: &str, row: u32) {
        self.change(field, |typed| {
            typed.toggle(field, &row.to_string());
            typed.drop_row(row);
        });
        let prefix = self.row(row).at("");
        self.wrong.update(|wrong| wrong.retain(|(at, _)| !at.starts_with(&prefix)));
    }
}
