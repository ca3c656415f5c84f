//! The ledger's pages below the first.

use battle_map::view::ledger_table::{TableLine, TableQuery, TableView};
use leptos::prelude::*;

use super::line::LedgerLine;
use crate::parts::sheets::SheetQuery;

impl SheetQuery for TableQuery {
    type Sheet = Vec<TableLine>;

    fn page(&self) -> u32 {
        self.page
    }

    fn on_page(&self, page: u32) -> Self {
        Self { page, ..self.clone() }
    }

    fn sheet(view: TableView) -> Option<Vec<TableLine>> {
        Some(view.lines).filter(|lines| !lines.is_empty())
    }
}

/// The rows of one page.
pub fn rows(lines: Signal<Option<Vec<TableLine>>>) -> AnyView {
    let rows = move || {
        let lines = lines.get().unwrap_or_default().into_iter();
        lines.map(|line| view! { <LedgerLine line /> }).collect_view()
    };
    rows.into_any()
}
