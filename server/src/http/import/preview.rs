//! What a ledger would do, as the page shows it, with the mark by which a preview is known again.

use std::sync::Arc;

use battle_map::{
    board::Board,
    model::ledger::{Corrections, Ledger},
    rules::import::plan,
    view::import_preview::{self, ImportPreview, MendedLine},
};
use battle_map_app::preview_file::wire::Marked;
use battle_map_ledger::{ReadLedger, intake, words::Field};

use super::aside;
use crate::{
    clock,
    http::upload::{self, RefusedAnswer, failed},
};

/// What is said of layouts now, and of the others what is remembered.
pub fn corrections(board: &Board, said: Option<&[Corrections]>) -> Vec<Corrections> {
    let mut all = said.unwrap_or_default().to_vec();
    for known in &board.corrections {
        if all.iter().all(|said| said.layout != known.layout) {
            all.push(known.as_ref().clone());
        }
    }
    all
}

/// The ledger that goes in; none while rows are rejected that nobody chose to leave out.
pub fn confirmed(read: &ReadLedger, preview: &ImportPreview, partial: bool) -> Option<Ledger> {
    let good = preview.rejected.is_empty() || partial && !preview.is_barred();
    read.ledger.clone().filter(|_| good)
}

pub fn preview(board: &Board, read: &ReadLedger) -> ImportPreview {
    let preview = compared(board, read);
    let cells = intake::cells(read, &preview.rejected);
    let mended = read.mended.iter().cloned();
    let mended = mended.map(|it| MendedLine { cell: it.cell, before: it.before });
    ImportPreview {
        sheets: read.sheets.clone(),
        tops: read.tops.clone(),
        fields: Field::all().map(|field| field.code().to_owned()).collect(),
        corrections: read.corrections.clone(),
        cells,
        mended: mended.collect(),
        ..preview
    }
}

fn compared(board: &Board, read: &ReadLedger) -> ImportPreview {
    let Some(ledger) = &read.ledger else {
        let (rejected, warnings) = (read.rejected.clone(), read.warnings.clone());
        return import_preview::unread_preview(rejected, warnings);
    };
    let planned = plan(board, ledger, clock::now());
    let rejected = intake::rejected(read, planned.rejected.clone());
    let warnings = intake::warnings(read, planned.warnings.clone());
    import_preview::import_preview(board, ledger, &planned, rejected, warnings)
}

/// A preview with the mark by which it is known again.
pub async fn marked(
    board: Arc<Board>,
    read: Arc<ReadLedger>,
) -> Result<Marked<ImportPreview>, RefusedAnswer> {
    let work = move || {
        let preview = preview(&board, &read);
        Ok::<_, serde_json::Error>(Marked { mark: upload::mark(&preview)?, preview })
    };
    aside(work).await?.map_err(|error| failed(&error))
}
