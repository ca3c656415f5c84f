//! The sheet that units and counties fill in with Excel: written for a desk, and read back by its
//! headers, wherever its columns stand by then.

mod read;
mod write;

pub use read::read;
pub use write::workbook;

use battle_map::view::report_sheet::SheetColumn;

/// The header of the column that says from which version of a report its row was written.
const VERSION: &str = "校验码(请勿改动)";

/// The header of a column; that of the figures to look at names their month by itself.
const fn header(column: SheetColumn) -> &'static str {
    match column {
        SheetColumn::Number => "项目编号",
        SheetColumn::Name => "项目名称",
        SheetColumn::Before => "累计完成(万元)",
        SheetColumn::Month => "当月完成(万元)",
        SheetColumn::NextMonth => "下月计划(万元)",
        SheetColumn::Progress => "形象进度",
        SheetColumn::Problem => "存在问题",
        SheetColumn::Reason => "核减原因",
        SheetColumn::Version => VERSION,
    }
}
