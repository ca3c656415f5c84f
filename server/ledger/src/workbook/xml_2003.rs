//! Workbooks that Excel 2003 and many portals write as one XML file (`SpreadsheetML`), mostly under
//! the name `.xls`.

use std::collections::HashMap;

use calamine::Data;
use quick_xml::{
    Reader,
    events::{BytesStart, Event},
};

use super::{
    cell,
    markup::{self, attribute},
    shown::NumberLooks,
};
use crate::{
    error::{Quantity, Unreadable},
    sheet::{
        CellValue, Merged, Sheet,
        builder::{Limits, SheetBuilder},
    },
};

/// The visible sheets of a workbook, in their order.
///
/// # Errors
/// When it is damaged or larger than the limits.
pub fn read(bytes: &[u8], limits: Limits) -> Result<Vec<Sheet>, Unreadable> {
    let text = markup::text(bytes, None)?;
    let mut reader = Reader::from_str(&text);
    reader.config_mut().expand_empty_elements = true;
    let mut walk = Walk::new(limits);
    loop {
        match reader.read_event().map_err(damaged)? {
            Event::Start(element) => walk.start(&element)?,
            Event::End(element) => walk.end(element.local_name().as_ref())?,
            Event::Text(text) => walk.text.push_str(&text.xml10_content()),
            Event::CData(text) => walk.text.push_str(&text.xml10_content()),
            Event::GeneralRef(name) => walk.text.push_str(&markup::reference(&name)),
            Event::Eof if walk.ended => return Ok(walk.sheets),
            Event::Eof => return Err(Unreadable::CutOff),
            _ => {}
        }
    }
}

/// A walk over the elements of a workbook.
struct Walk {
    limits: Limits,
    sheets: Vec<Sheet>,
    sheet: Option<SheetBuilder>,
    /// The number formats of the styles.
    formats: HashMap<String, NumberLooks>,
    style: String,
    row: u32,
    /// The next column.
    column: u16,
    cell: OpenCell,
    text: String,
    /// Whether what follows is a note beside the cell.
    in_comment: bool,
    ended: bool,
}

/// A cell while it is read.
#[derive(Default)]
struct OpenCell {
    kind: Option<String>,
    style: Option<String>,
    across: u16,
    down: u32,
    formula: bool,
    value: String,
}

impl Walk {
    fn new(limits: Limits) -> Self {
        Self {
            limits,
            sheets: Vec::new(),
            sheet: None,
            formats: HashMap::new(),
            style: String::new(),
            row: 0,
            column: 0,
            cell: OpenCell::default(),
            text: String::new(),
            in_comment: false,
            ended: false,
        }
    }

    fn start(&mut self, element: &BytesStart<'_>) -> Result<(), Unreadable> {
        let number = |name: &str| attribute(element, name)?.parse::<u32>().ok();
        let hidden = || attribute(element, "Hidden").is_some_and(|hidden| hidden == "1");
        match element.local_name().as_ref() {
            "Style" => self.style = attribute(element, "ID").unwrap_or_default(),
            "NumberFormat" => {
                let format = attribute(element, "Format").unwrap_or_default();
                let code = if format == "Percent" { "0.00%" } else { &format };
                self.formats.insert(self.style.clone(), NumberLooks::of(code, None));
            }
            "Worksheet" => self.open_sheet(attribute(element, "Name").unwrap_or_default())?,
            "Column" => {
                let first = number("Index").map_or(self.column, narrow);
                let last = first.saturating_add(number("Span").map_or(0, narrow));
                if let Some(sheet) = self.sheet.as_mut().filter(|_| hidden()) {
                    sheet.hide_columns((first.saturating_sub(1), last.saturating_sub(1)));
                }
                self.column = last.saturating_add(1);
            }
            "Row" => {
                self.row = number("Index").unwrap_or(self.row.saturating_add(1));
                self.column = 0;
                if let Some(sheet) = self.sheet.as_mut().filter(|_| hidden()) {
                    sheet.hide_rows((self.row, self.row));
                }
            }
            "Cell" => {
                self.column =
                    number("Index").map_or(self.column, |at| narrow(at.saturating_sub(1)));
                self.cell = OpenCell {
                    style: attribute(element, "StyleID"),
                    across: number("MergeAcross").map_or(0, narrow),
                    down: number("MergeDown").unwrap_or(0),
                    formula: attribute(element, "Formula").is_some(),
                    ..OpenCell::default()
                };
            }
            "Comment" => self.in_comment = true,
            "Data" if !self.in_comment => {
                self.cell.kind = attribute(element, "Type");
                self.text.clear();
            }
            "Table" => (self.row, self.column) = (0, 1),
            "Visible" => self.text.clear(),
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &str) -> Result<(), Unreadable> {
        match name {
            "Comment" => self.in_comment = false,
            "Data" if !self.in_comment => self.cell.value = std::mem::take(&mut self.text),
            "Cell" => self.close_cell()?,
            "Visible" if self.text.trim() != "SheetVisible" => {
                self.sheet = None;
            }
            "Worksheet" => self.close_sheet(),
            "Workbook" => self.ended = true,
            _ => {}
        }
        Ok(())
    }

    fn open_sheet(&mut self, name: String) -> Result<(), Unreadable> {
        if self.sheets.len() >= self.limits.sheets {
            let (what, limit) = (Quantity::Sheets, self.limits.sheets);
            return Err(Unreadable::TooLarge { what, limit });
        }
        self.sheet = Some(SheetBuilder::new(&name, self.limits));
        (self.row, self.column) = (0, 1);
        Ok(())
    }

    fn close_sheet(&mut self) {
        if let Some(sheet) = self.sheet.take() {
            self.limits = sheet.left();
            self.sheets.push(sheet.finish());
        }
    }

    fn close_cell(&mut self) -> Result<(), Unreadable> {
        let (row, column) = (self.row, self.column);
        let value = self.value();
        let cell = std::mem::take(&mut self.cell);
        self.column = column.saturating_add(cell.across).saturating_add(1);
        let Some(sheet) = &mut self.sheet else { return Ok(()) };
        if cell.across > 0 || cell.down > 0 {
            let rows = (row, row.saturating_add(cell.down));
            sheet.merge(Merged { rows, columns: (column, column.saturating_add(cell.across)) })?;
        }
        value.map_or(Ok(()), |value| sheet.push(row, column.into(), value))
    }

    /// What the cell holds under the format of its style.
    fn value(&self) -> Option<CellValue> {
        let looks = self.cell.style.as_ref().and_then(|style| self.formats.get(style));
        let text = &self.cell.value;
        let data = match self.cell.kind.as_deref() {
            Some("Number") => text.trim().parse().map_or_else(|_| words(text), Data::Float),
            Some("DateTime") => Data::DateTimeIso(text.trim().to_owned()),
            Some("Boolean") => Data::Bool(text.trim() == "1"),
            Some("Error") => return Some(CellValue::Error(text.trim().to_owned())),
            Some(_) => words(text),
            None if self.cell.formula => return Some(CellValue::FormulaWithoutValue),
            None => return None,
        };
        cell::value(data, looks, false)
    }
}

fn words(text: &str) -> Data {
    Data::String(text.to_owned())
}

fn narrow(number: u32) -> u16 {
    u16::try_from(number).unwrap_or(u16::MAX)
}

fn damaged(error: quick_xml::Error) -> Unreadable {
    match error {
        quick_xml::Error::Syntax(_) => Unreadable::CutOff,
        other => Unreadable::Damaged(other.to_string()),
    }
}
