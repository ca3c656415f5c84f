//! The number formats of an old workbook's cells (MS-XLS), which its parser reads and keeps to itself:
//! which cells are shown as months, shares or in another unit than their column, and what it hides.

use std::collections::HashMap;

use encoding_rs::{Encoding, GBK, WINDOWS_1252};

use super::{
    compound::{stream, u16_at, u32_at},
    shown::NumberLooks,
};
use crate::sheet::Unseen;

/// The version of workbooks since 1997.
const BIFF8: u16 = 0x0600;
/// The version of Excel 95, whose words are in the code page that the workbook names.
const BIFF5: u16 = 0x0500;
/// The number of the code page of Chinese words.
const CHINESE: u16 = 936;

const BOF: u16 = 0x0809;
const EOF: u16 = 0x000a;
const SHEET: u16 = 0x0085;
const CODE_PAGE: u16 = 0x0042;
const ROW: u16 = 0x0208;
const COLUMNS: u16 = 0x007d;
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
    /// The formats of a workbook; none where it cannot be taken apart here.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        Self::of_stream(stream(bytes, &["Workbook", "Book"])?)
    }

    fn of_stream(stream: Vec<u8>) -> Option<Self> {
        let mut codes: HashMap<u16, String> = HashMap::new();
        let (mut used, mut sheets) = (Vec::new(), HashMap::new());
        let mut page: Option<&'static Encoding> = None;
        for (kind, data) in (Records { stream: &stream, at: 0 }) {
            match kind {
                BOF => match u16_at(data, 0)? {
                    BIFF8 => page = None,
                    BIFF5 => page = Some(WINDOWS_1252),
                    _ => return None,
                },
                EOF => break,
                CODE_PAGE if page.is_some() && u16_at(data, 0)? == CHINESE => page = Some(GBK),
                FORMAT => drop(codes.insert(u16_at(data, 0)?, text(data.get(2..)?, true, page)?)),
                STYLE => used.push(u16_at(data, 2)?),
                SHEET => {
                    let start = usize::try_from(u32_at(data, 0)?).ok()?;
                    sheets.insert(text(data.get(6..)?, false, page)?, start);
                }
                _ => {}
            }
        }
        let looks = |number: &u16| {
            let code = codes.get(number).map_or_else(|| built_in(*number), String::as_str);
            NumberLooks::of(code, Some((*number).into()))
        };
        let styles: Vec<NumberLooks> = used.iter().map(looks).collect();
        Some(Self { stream, styles, sheets })
    }

    /// The cells of a sheet whose format changes what they say, by row and column from 0.
    pub fn of_sheet(&self, name: &str) -> HashMap<(u32, u32), &NumberLooks> {
        let mut cells = HashMap::new();
        for (kind, data) in self.own_records(name) {
            match kind {
                NUMBER | RK | FORMULA => self.note(data, 0, &mut cells),
                SEVERAL_RK => {
                    for place in 0..data.len().saturating_sub(6) / 6 {
                        self.note(data, place, &mut cells);
                    }
                }
                _ => {}
            }
        }
        cells
    }

    /// The rows and columns of a sheet that are hidden.
    pub fn unseen(&self, name: &str) -> Unseen {
        /// The marks of a hidden row and of hidden columns among the flags of their records.
        const HIDDEN_ROW: u16 = 0x20;
        const HIDDEN_COLUMNS: u16 = 1;
        let mut unseen = Unseen::default();
        for (kind, data) in self.own_records(name) {
            let place = u16_at(data, 0);
            let has = |at, mark| u16_at(data, at).is_some_and(|flags| flags & mark != 0);
            match kind {
                ROW if has(12, HIDDEN_ROW) => {
                    let number = place.map(|row| u32::from(row) + 1);
                    unseen.rows.extend(number.map(|row| (row, row)));
                }
                COLUMNS if has(8, HIDDEN_COLUMNS) => {
                    unseen.columns.extend(place.zip(u16_at(data, 2)));
                }
                _ => {}
            }
        }
        unseen
    }

    /// The records of a sheet, without those of the charts within it, which are sheets of their own.
    fn own_records(&self, name: &str) -> impl Iterator<Item = (u16, &[u8])> {
        let at = self.sheets.get(name).copied().unwrap_or(self.stream.len());
        let depths = Records { stream: &self.stream, at }.scan(0_u32, |depth, (kind, data)| {
            match kind {
                BOF => *depth += 1,
                EOF if *depth <= 1 => return None,
                EOF => *depth -= 1,
                _ => {}
            }
            Some((*depth, kind, data))
        });
        depths.filter(|(depth, ..)| *depth == 1).map(|(_, kind, data)| (kind, data))
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

/// A text after its length in one byte, or in two; in a code page its length is always one byte.
fn text(data: &[u8], wide_length: bool, page: Option<&'static Encoding>) -> Option<String> {
    if let Some(page) = page {
        let (length, after) = data.split_first()?;
        return Some(page.decode(after.get(..usize::from(*length))?).0.into_owned());
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    fn record(kind: u16, data: &[u8]) -> Vec<u8> {
        let length = u16::try_from(data.len()).unwrap().to_le_bytes();
        [&kind.to_le_bytes()[..], &length, data].concat()
    }

    #[test]
    fn formats_and_hidden_places_of_excel_95_are_found() {
        let named = |head: &[u8], words: &str| {
            let words = GBK.encode(words).0.into_owned();
            [head, &[u8::try_from(words.len()).unwrap()], &words].concat()
        };
        let bof = record(BOF, &BIFF5.to_le_bytes());
        let book = |start: u32| {
            let sheet = [&start.to_le_bytes()[..], &[0, 0]].concat();
            [
                bof.clone(),
                record(CODE_PAGE, &CHINESE.to_le_bytes()),
                record(FORMAT, &named(&[164, 0], "yyyy\"年\"m\"月\"")),
                record(STYLE, &[0, 0, 164, 0]),
                record(SHEET, &named(&sheet, "台账")),
                record(EOF, &[]),
            ]
            .concat()
        };
        let start = book(0).len();
        let mut stream = book(u32::try_from(start).unwrap());
        stream.extend(bof.clone());
        stream.extend(record(COLUMNS, &[2, 0, 3, 0, 0, 0, 0, 0, 1, 0]));
        stream.extend(record(ROW, &[4, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0x20, 0, 0, 0]));
        stream.extend(record(NUMBER, &[4, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]));
        stream.extend(record(EOF, &[]));
        let formats = XlsFormats::of_stream(stream).unwrap();
        assert_eq!(formats.of_sheet("台账").into_keys().collect::<Vec<_>>(), [(4, 1)]);
        let unseen = formats.unseen("台账");
        assert_eq!((unseen.rows, unseen.columns), (vec![(5, 5)], vec![(2, 3)]));
    }
}
