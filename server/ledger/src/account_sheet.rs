//! The sheet of new accounts with their initial passwords, to be handed out; its words are those of
//! the papers, hence Chinese.

use rust_xlsxwriter::{Format, FormatBorder, Workbook};

use crate::LedgerError;

/// One account as the sheet shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountRow {
    /// The unit or county that it is bound to.
    pub of: String,
    /// The role in words.
    pub role: String,
    /// The name to sign in with.
    pub name: String,
    /// The password for the first sign-in.
    pub password: String,
}

/// The columns with their widths in characters.
const COLUMNS: [(&str, f64); 5] =
    [("单位", 36.0), ("角色", 16.0), ("账号", 32.0), ("初始密码", 22.0), ("网址", 36.0)];

/// The workbook; `address` is where one signs in.
///
/// # Errors
/// When it cannot be put together.
pub fn workbook(rows: &[AccountRow], address: &str) -> Result<Vec<u8>, LedgerError> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.set_name("账号单")?;
    sheet.set_landscape();
    let bold = Format::new().set_bold();
    let plain = Format::new().set_border(FormatBorder::Hair);
    let title = "账号单：初始密码只用一次，首次登录后须修改。";
    sheet.write_string_with_format(0, 0, title, &bold)?;
    for (column, (header, width)) in (0..).zip(COLUMNS) {
        sheet.write_string_with_format(1, column, header, &bold)?;
        sheet.set_column_width(column, width)?;
    }
    sheet.set_freeze_panes(2, 0)?;
    for (line, row) in (2..).zip(rows) {
        // Text, so that no spreadsheet takes a password for a number.
        let cells = [&row.of, &row.role, &row.name, &row.password].map(String::as_str);
        for (column, cell) in (0..).zip(cells.into_iter().chain([address])) {
            sheet.write_string_with_format(line, column, cell, &plain)?;
        }
    }
    Ok(workbook.save_to_buffer()?)
}
