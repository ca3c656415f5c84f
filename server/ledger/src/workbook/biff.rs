//! The number formats of an old workbook's cells (MS-XLS), which its parser reads and keeps to itself:
//! which cells are shown as months, shares or in another unit than their column.

use std::collections::HashMap;

use super::{
    compound::{stream, u16_at, u32_at},
    shown::NumberLooks,
};

/// The version of workbooks since 1997; older ones name their formats in a code page of their own.
const BIFF8: u16 = 0x0600;

const BOF: u16 = 0x0809;
const EOF: u16 = 0x000a;
const SHEET: u16 = 0x0085;
const FORMAT: u16 = 0x041e;
const STYLE: u16 = 0x00e0;
const FORMULA: u16 = 0x0006;
const NUMBER: u16 = 0x0203;
const RK: u16 = 0x027e;
const SEVERAL_RK: u16 = 0x00bd;

/// The formats of a workbook.
pub struct XlsFormats {
    stream: Vec<u8>,
    /// By the number of a cell's style.
    styles: Vec<NumberLooks>,
    /// Where each sheet begins in the stream.
    sheets: HashMap<String, usize>,
}

impl XlsFormats {
    /// The formats of a workbook; none where it cannot be taken apart here, or none of them changes
    /// what a number says.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        let stream = stream(bytes, &["Workbook", "Book"])?;
        let mut codes: HashMap<u16, String> = HashMap::new();
        let (mut used, mut sheets) = (Vec::new(), HashMap::new());
        for (kind, data) in (Records { stream: &stream, at: 0 }) {
            match kind {
                BOF if u16_at(data, 0)? != BIFF8 => return None,
                EOF => break,
                FORMAT => drop(codes.insert(u16_at(data, 0)?, text(data.get(2..)?, true)?)),
                STYLE => used.push(u16_at(data, 2)?),
                SHEET => {
                    let start = usize::try_from(u32_at(data, 0)?).ok()?;
                    sheets.insert(text(data.get(6..)?, false)?, start);
                }
                _ => {}
            }
        }
        let looks = |number: &u16| {
            let code = codes.get(number).map_or_else(|| built_in(*number), String::as_str);
            NumberLooks::of(code, Some((*number).into()))
        };
        let styles: Vec<NumberLooks> = used.iter().map(looks).collect();
        styles.iter().any(NumberLooks::matters).then_some(Self { stream, styles, sheets })
    }

    /// The cells of a sheet whose format changes what they say, by row and column from 0.
    pub fn of_sheet(&self, name: &str) -> HashMap<(u32, u32), &NumberLooks> {
        let mut cells = HashMap::new();
        let Some(start) = self.sheets.get(name) else { return cells };
        let mut depth = 0_u32;
        for (kind, data) in (Records { stream: &self.stream, at: *start }) {
            match kind {
                // Charts stand within a sheet, as sheets of their own.
                BOF => depth += 1,
                EOF if depth <= 1 => break,
                EOF => depth -= 1,
                NUMBER | RK | FORMULA if depth == 1 => self.note(data, 0, &mut cells),
                SEVERAL_RK if depth == 1 => {
                    for place in 0..data.len().saturating_sub(6) / 6 {
                        self.note(data, place, &mut cells);
                    }
                }
                _ => {}
            }
        }
        cells
    }

    /// Notes a number; `place` is that among several side by side, which share row and first column.
    fn note<'a>(
        &'a self,
        data: &[u8],
        place: usize,
        cells: &mut HashMap<(u32, u32), &'a NumberLooks>,
    ) {
        let looks = u16_at(data, 4 + place * 6).and_then(|style| self.looks(style));
        let first = u16_at(data, 0).zip(u16_at(data, 2));
        if let (Some((row, column)), Some(looks)) = (first, looks) {
            let right = u32::try_from(place).unwrap_or_default();
            cells.insert((row.into(), u32::from(column) + right), looks);
        }
    }

    fn looks(&self, style: u16) -> Option<&NumberLooks> {
        self.styles.get(usize::from(style)).filter(|looks| looks.matters())
    }
}

/// The formats that a workbook need not write down.
const fn built_in(number: u16) -> &'static str {
    match number {
        9 => "0%",
        10 => "0.00%",
        17 => "mmm-yy",
        _ => "general",
    }
}

/// A text after its length in one byte, or in two.
fn text(data: &[u8], wide_length: bool) -> Option<String> {
    let (length, after) = if wide_length {
        (u16_at(data, 0)?.into(), data.get(2..)?)
    } else {
        (usize::from(*data.first()?), data.get(1..)?)
    };
    let (flags, after) = after.split_first()?;
    if flags & 1 == 0 {
        return after.get(..length).map(|bytes| bytes.iter().map(|b| char::from(*b)).collect());
    }
    let wide = after.get(..length * 2)?.chunks_exact(2);
    let units: Vec<u16> = wide.filter_map(|unit| u16_at(unit, 0)).collect();
    Some(String::from_utf16_lossy(&units))
}

/// The records of a stream from a place on: their kinds and data.
struct Records<'a> {
    stream: &'a [u8],
    at: usize,
}

impl<'a> Iterator for Records<'a> {
    type Item = (u16, &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let kind = u16_at(self.stream, self.at)?;
        let length = usize::from(u16_at(self.stream, self.at + 2)?);
        let data = self.stream.get(self.at + 4..self.at + 4 + length)?;
        self.at += 4 + length;
        Some((kind, data))
    }
}
