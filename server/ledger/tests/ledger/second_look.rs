//! What real ledgers did to the reader: each kind of fault with its neighbours and the right values.

use battle_map::{
    model::ledger::LedgerRow,
    value::{LedgerDate, Money, MoneyUnit, Text},
};
use battle_map_ledger::{ReadLedger, read};
use rust_xlsxwriter::{Format, Workbook};

use crate::support::{codes, options};

mod files;
mod headers;
mod list_class;
mod lost_digits;
mod places;
mod sheets;
mod shown;
mod status;
mod years;

/// What a test writes into a cell.
enum Put<'a> {
    Words(&'a str),
    Number(f64),
    /// A number and the format that shows it.
    As(f64, &'a str),
}

/// A workbook of one sheet, filled from A1 on.
fn workbook(rows: &[Vec<Put<'_>>]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for (row, cells) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(cells) {
            match cell {
                Put::Words(text) => drop(sheet.write_string(row, column, *text).unwrap()),
                Put::Number(number) => drop(sheet.write_number(row, column, *number).unwrap()),
                Put::As(number, format) => {
                    let format = Format::new().set_num_format(*format);
                    sheet.write_number_with_format(row, column, *number, &format).unwrap();
                }
            }
        }
    }
    workbook.save_to_buffer().unwrap()
}

fn read_file(file: &[u8]) -> ReadLedger {
    read(file, &options("台账")).unwrap()
}

fn rows(read: &ReadLedger) -> &[LedgerRow] {
    read.ledger.as_ref().map_or(&[], |ledger| &ledger.rows)
}

fn wan(money: Option<Money>) -> String {
    money.map_or_else(|| "-".to_owned(), |money| money.exact(MoneyUnit::Wan))
}

fn day(date: Option<LedgerDate>) -> String {
    date.map_or_else(|| "-".to_owned(), |date| date.to_string())
}

fn words(text: Option<&Text>) -> &str {
    text.map_or("-", Text::as_str)
}

/// The warnings without those that say which period was assumed.
fn warned(read: &ReadLedger) -> Vec<(u32, &str, &str)> {
    let mut warnings = codes(&read.warnings);
    warnings.retain(|(.., code)| *code != "period-assumed");
    warnings
}
