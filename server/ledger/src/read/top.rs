//! The top of a sheet as somebody has to see it who says where its header is and what its columns are.

use battle_map::model::ledger::{SheetTop, TopRow};

use crate::{
    header::Header,
    sheet::{Sheet, SheetRow},
};

/// How many filled rows are shown from the top.
const ROWS: usize = 12;
/// How many rows below the header are shown, wherever it stands.
const SAMPLES: usize = 3;
/// How many cells of a row are shown.
const CELLS: usize = 60;
/// How many characters of a cell are shown.
const CHARACTERS: usize = 24;

/// The first filled rows of a sheet, and those that follow its header.
pub fn top(sheet: &Sheet, header: Option<&Header>) -> SheetTop {
    let after = header.map_or(u32::MAX, |header| header.last_row);
    let first = sheet.rows.iter().take(ROWS);
    let below = sheet.rows.iter().skip(ROWS).filter(|row| row.number > after).take(SAMPLES);
    SheetTop { rows: first.chain(below).map(shown).collect() }
}

fn shown(row: &SheetRow) -> TopRow {
    let cells = row.cells.iter().take(CELLS);
    let cells =
        cells.map(|(index, value)| (*index, value.text().chars().take(CHARACTERS).collect()));
    TopRow { number: row.number, cells: cells.collect() }
}
