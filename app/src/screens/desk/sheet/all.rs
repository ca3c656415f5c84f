//! The sheets of a page, one for each month. The page owns them, so that a report being sent keeps
//! its sheet when its month is closed or another one is shown.

use std::collections::BTreeMap;

use battle_map::value::{Month, PersonId};
use leptos::prelude::*;

use super::DraftSheet;

/// All sheets of a page.
#[derive(Clone, Copy)]
pub struct DraftSheets {
    person: Option<PersonId>,
    /// The reactive owner of their signals, which lives as long as the page.
    owner: StoredValue<Owner>,
    opened: StoredValue<BTreeMap<Month, DraftSheet>>,
}

impl DraftSheets {
    /// The sheets of a person on the page at hand.
    #[must_use]
    pub fn of(person: Option<PersonId>) -> Self {
        Self { person, owner: StoredValue::new(Owner::new()), opened: StoredValue::default() }
    }

    /// The sheet of a month, the same one every time.
    #[must_use]
    pub fn of_month(self, month: Month) -> DraftSheet {
        if let Some(sheet) = self.opened.with_value(|opened| opened.get(&month).copied()) {
            return sheet;
        }
        let owner = self.owner.get_value();
        let sheet = owner.with(|| DraftSheet::open(self.person, month));
        self.opened.update_value(|opened| {
            opened.insert(month, sheet);
        });
        sheet
    }
}
