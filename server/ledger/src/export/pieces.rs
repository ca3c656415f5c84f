//! A file on its way out, piece by piece: nobody who downloads a ledger of ten thousand projects
//! makes the server hold the whole file in memory.

use std::{
    fs::File,
    io::{Read, Seek},
};

use rust_xlsxwriter::{Workbook, XlsxError};

use crate::LedgerError;

/// A piece has at least so many bytes, but for the last, and hardly more.
const PIECE: usize = 32 * 1024;

/// The bytes of a file, in order; it ends with the first error.
pub type Pieces = Box<dyn Iterator<Item = Result<Vec<u8>, LedgerError>> + Send>;

/// Lines gathered into pieces. Each line is made when its piece is asked for.
pub(super) fn of_lines(mut lines: impl Iterator<Item = String> + Send + 'static) -> Pieces {
    Box::new(std::iter::from_fn(move || {
        let mut piece = Vec::new();
        while piece.len() < PIECE {
            let Some(line) = lines.next() else { break };
            piece.extend_from_slice(line.as_bytes());
        }
        (!piece.is_empty()).then_some(Ok(piece))
    }))
}

/// A workbook put together in a temporary file without a name, and read from there. The file is
/// gone with the pieces.
///
/// # Errors
/// When the workbook cannot be put together, or there is no place for temporary files.
pub(super) fn of_workbook(mut workbook: Workbook) -> Result<Pieces, LedgerError> {
    let mut file = tempfile::tempfile().map_err(XlsxError::from)?;
    workbook.save_to_writer(&mut file)?;
    file.rewind().map_err(XlsxError::from)?;
    Ok(Box::new(std::iter::from_fn(move || next(&mut file).transpose())))
}

fn next(file: &mut File) -> Result<Option<Vec<u8>>, LedgerError> {
    let mut piece = Vec::with_capacity(PIECE);
    file.by_ref().take(PIECE as u64).read_to_end(&mut piece).map_err(XlsxError::from)?;
    Ok((!piece.is_empty()).then_some(piece))
}

/// All pieces as one.
///
/// # Errors
/// The first of theirs.
pub fn whole(pieces: Pieces) -> Result<Vec<u8>, LedgerError> {
    let mut bytes = Vec::new();
    for piece in pieces {
        bytes.extend(piece?);
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use std::io::{self, Cursor};

    use super::*;

    #[test]
    fn lines_are_gathered_in_order_and_made_only_when_asked_for() {
        let line = |number: u32| format!("{number:09}\n");
        let pieces: Vec<_> = of_lines((0..10_000).map(line)).map(Result::unwrap).collect();
        assert_eq!(pieces.len(), 4);
        assert!(pieces.iter().all(|piece| piece.len() < PIECE + 10));
        assert_eq!(pieces.concat(), (0..10_000).map(line).collect::<String>().into_bytes());

        let (asked, made) = std::sync::mpsc::channel();
        let lines = (0..10_000).map(move |number| {
            asked.send(number).unwrap();
            line(number)
        });
        drop(of_lines(lines).next());
        assert_eq!(made.try_iter().count(), PIECE.div_ceil(10));
    }

    #[test]
    fn nothing_is_no_piece() {
        assert_eq!(of_lines(std::iter::empty()).count(), 0);
    }

    #[test]
    fn a_workbook_is_the_same_in_pieces_as_in_memory() {
        let workbook = || {
            let mut workbook = Workbook::new();
            let sheet = workbook.add_worksheet();
            for row in 0..10_000 {
                sheet.write_number(row, 0, row * 7919 % 10_007).unwrap();
            }
            workbook
        };
        let pieces: Vec<_> = of_workbook(workbook()).unwrap().map(Result::unwrap).collect();
        assert!(pieces.len() > 1, "{}", pieces.len());
        let in_memory = workbook().save_to_buffer().unwrap();
        assert_eq!(sheet(pieces.concat()), sheet(in_memory));
    }

    fn sheet(workbook: Vec<u8>) -> String {
        let mut archive = zip::ZipArchive::new(Cursor::new(workbook)).unwrap();
        io::read_to_string(archive.by_name("xl/worksheets/sheet1.xml").unwrap()).unwrap()
    }
}
