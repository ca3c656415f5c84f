//! What somebody says of the chosen file alone: cells that are mended, and rows that are a header. It
//! is kept in a form of its own under the file's fingerprint, so that it survives a reload and is never
//! sent with another file, whose rows have other numbers.

use battle_map::{
    model::ledger::{HeaderDepth, MendedCell, NamedHeader},
    view::import_preview::MendedLine,
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::Importing;
use crate::{form::Typed, json};

/// What was said of one file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mending {
    /// Cells with what they should have said.
    #[serde(default)]
    pub cells: Vec<MendedCell>,
    /// The rows of headers.
    #[serde(default)]
    pub headers: Vec<NamedHeader>,
}

impl Mending {
    /// Mends a cell that says `before`; the same text leaves it as it is.
    pub fn mend(&mut self, cell: MendedCell, before: &str) {
        self.cells.retain(|known| !known.is_about(&cell.sheet, cell.row, &cell.column));
        if cell.text.trim() != before {
            self.cells.push(cell);
        }
    }

    /// Names a sheet's header, in place of an earlier one; `None` leaves it to be found.
    pub fn name_header(&mut self, sheet: &str, rows: Option<(u32, HeaderDepth)>) {
        self.headers.retain(|known| known.sheet != sheet);
        let named = rows.map(|(row, depth)| NamedHeader { sheet: sheet.to_owned(), row, depth });
        self.headers.extend(named);
    }
}

/// The fingerprint of a file (FNV-1a of its bytes, and their number): a draft finds its file by it.
pub fn fingerprint(bytes: &[u8]) -> String {
    let mix = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    let hash = bytes.iter().fold(0xcbf2_9ce4_8422_2325, mix);
    format!("{hash:016x}-{}", bytes.len())
}

/// What was said of the file with that fingerprint.
pub fn said(typed: &Typed, file: &str) -> Mending {
    json::read(typed.get(file)).unwrap_or_default()
}

fn keep(typed: &mut Typed, file: &str, mending: &Mending) {
    let text = serde_json::to_string(mending).unwrap_or_default();
    typed.set(file, if *mending == Mending::default() { String::new() } else { text });
}

impl Importing {
    /// What is said of the chosen file, followed.
    #[must_use]
    pub fn mending(self) -> Mending {
        self.mending.get()
    }

    /// What the file says in a cell that was mended for the preview that is shown.
    #[must_use]
    pub fn before(self, cell: &MendedCell) -> Option<String> {
        self.shown.with_untracked(|shown| {
            let mended = &shown.as_ref()?.0.preview.mended;
            let own = |line: &&MendedLine| line.cell.is_about(&cell.sheet, cell.row, &cell.column);
            mended.iter().find(own).map(|line| line.before.clone())
        })
    }

    /// Says something of the chosen file; the next preview knows it.
    pub fn mend(self, change: impl FnOnce(&mut Mending)) {
        self.fingerprint.with_untracked(|file| {
            self.mended().change("", |typed| {
                let mut mending = said(typed, file);
                change(&mut mending);
                keep(typed, file, &mending);
            });
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(text: &str) -> MendedCell {
        let (column, text) = ("总投资".to_owned(), text.to_owned());
        MendedCell { sheet: String::new(), row: 9, column, text }
    }

    #[test]
    fn the_last_word_on_a_cell_counts_and_what_the_file_says_is_no_word() {
        let mut mending = Mending::default();
        mending.mend(cell("9000"), "九千");
        mending.mend(cell("9001"), "九千");
        assert_eq!(mending.cells, [cell("9001")]);
        mending.mend(cell("九千 "), "九千");
        assert_eq!(mending, Mending::default());
    }

    #[test]
    fn what_is_said_of_one_file_is_not_said_of_another_and_survives_being_written_down() {
        let (file, other) = (fingerprint(b"a"), fingerprint(b"b"));
        let mut mending = Mending::default();
        mending.mend(cell("9000"), "");
        mending.name_header("岳池县", Some((3, HeaderDepth::ONE)));
        let mut typed = Typed::default();
        keep(&mut typed, &file, &mending);
        let kept: Typed = serde_json::from_str(&serde_json::to_string(&typed).unwrap()).unwrap();
        assert_eq!(said(&kept, &file), mending);
        assert_eq!(said(&kept, &other), Mending::default());
        keep(&mut typed, &file, &Mending::default());
        assert_eq!(typed, Typed::default());
    }
}
