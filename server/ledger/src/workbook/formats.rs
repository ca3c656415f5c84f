//! How the columns of an `.xlsx` write their numbers and dates. Only a matter of appearance: what
//! cannot be read here is left out, and no file is refused for it.

use std::{
    collections::BTreeMap,
    io::{Read, Seek},
};

use calamine::Xlsx;

use super::shown::{Looks, NumberLooks};

/// Rows that are looked at: those below are written like those above.
const ROWS: u32 = 300;
/// Cells that are looked at.
const CELLS: u32 = 20_000;
/// The longest format that a spreadsheet takes.
const LONGEST: usize = 255;

/// The commonest format of each column that has one.
pub fn formats<R: Read + Seek>(workbook: &mut Xlsx<R>, sheet: &str) -> BTreeMap<u16, String> {
    let Ok(mut reader) = workbook.worksheet_cells_reader(sheet) else { return BTreeMap::new() };
    // A workbook without styles has nothing to look for, and is not walked through for it.
    if reader.styles().len() < 2 {
        return BTreeMap::new();
    }
    let mut counts: BTreeMap<(u16, usize), u32> = BTreeMap::new();
    for _ in 0..CELLS {
        let Ok(Some((row, column, style))) = reader.next_style_id() else { break };
        if row >= ROWS {
            break;
        }
        let told = reader.styles().get(style).and_then(|style| style.number_format.as_ref());
        let told = told.is_some_and(|format| says_something(&format.format_code));
        if let (true, Ok(column)) = (told, u16::try_from(column)) {
            *counts.entry((column, style)).or_default() += 1;
        }
    }
    let mut common: BTreeMap<u16, (u32, usize)> = BTreeMap::new();
    for ((column, style), count) in counts {
        let most = common.entry(column).or_default();
        *most = (*most).max((count, style));
    }
    let code = |style: usize| reader.styles().get(style)?.number_format.as_ref();
    let named = |(column, (_, style))| Some((column, code(style)?.format_code.clone()));
    common.into_iter().filter_map(named).collect()
}

/// Whether a format changes what numbers say: what was read is what it shows, and under the same
/// format would be changed once more.
fn changes(code: &str) -> bool {
    let looks = NumberLooks::of(code, None);
    [1.0, 1e5, 1e9]
        .into_iter()
        .filter_map(|number| looks.of_number(number))
        .any(|looks| matches!(looks, Looks::Month | Looks::Year | Looks::Moved { .. }))
}

/// Whether a format makes numbers look otherwise than they would.
fn says_something(code: &str) -> bool {
    !code.is_empty()
        && code.len() <= LONGEST
        && code != "@"
        && !code.eq_ignore_ascii_case("general")
        && !changes(code)
}
