//! The cells of an `.xlsx` whose formats change what they say. The parser gives a cell's value or its
//! style, so that the sheet is walked through once more before, and only where a format of the
//! workbook changes anything.

use std::io::{Read, Seek};

use calamine::Xlsx;

use super::shown::NumberLooks;

/// The formats that change what cells say, and those cells in their order.
#[derive(Debug, Default)]
pub struct Formatted {
    formats: Vec<NumberLooks>,
    /// Row and column from 0, and the place of its format; the next one last.
    cells: Vec<(u32, u32, usize)>,
}

impl Formatted {
    /// Looks a sheet through, up to so many cells. What cannot be read here is left to those who
    /// read the values.
    pub fn of<R: Read + Seek>(workbook: &mut Xlsx<R>, sheet: &str, most: usize) -> Self {
        let Ok(mut reader) = workbook.worksheet_cells_reader(sheet) else { return Self::default() };
        let formats = reader.styles().iter().map(|style| {
            style.number_format.as_ref().map_or_else(NumberLooks::default, |format| {
                NumberLooks::of(&format.format_code, format.format_id)
            })
        });
        let formats: Vec<NumberLooks> = formats.collect();
        let matters: Vec<bool> = formats.iter().map(NumberLooks::matters).collect();
        let mut cells = Vec::new();
        if matters.contains(&true) {
            while let Ok(Some((row, column, style))) = reader.next_style_id() {
                if cells.len() >= most {
                    break;
                }
                if matters.get(style) == Some(&true) {
                    cells.push((row, column, style));
                }
            }
        }
        cells.reverse();
        Self { formats, cells }
    }

    /// The format of a cell; cells are asked for in their order.
    pub fn next(&mut self, cell: (u32, u32)) -> Option<&NumberLooks> {
        let (.., format) = self.cells.pop_if(|(row, column, _)| (*row, *column) == cell)?;
        self.formats.get(format)
    }
}
